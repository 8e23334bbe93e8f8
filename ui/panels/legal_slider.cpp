// SPDX-License-Identifier: MIT
#include "panels/legal_slider.h"

#include "panels/argument_text.h"
#include "panels/code_label.h"
#include "panels/legal_values.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>

LegalSlider::LegalSlider(QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_range(new QLabel(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_name);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_range);
    m_name->setFont(codeFont());
    m_range->setProperty("role", QStringLiteral("muted"));
    m_slider->installEventFilter(this);
    m_slider->setPageStep(2);
    m_slider->setMinimumSize(40, 20); // the handle is higher than the groove's hint
    for (QLabel* label : {m_name, m_range})
        label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_slider->setWhatsThis(tr("Sets the number of the field that was used last, within what is "
                              "legal with the other numbers as they are."));
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        if (position >= 0 && position < static_cast<int>(m_choices.size()))
            Q_EMIT valueChosen(m_place, m_choices[static_cast<std::size_t>(position)]);
    });
    connect(m_slider, &QSlider::sliderReleased, this, &LegalSlider::released);
    setPlace(m_place);
}

void LegalSlider::setPlace(const Place& place)
{
    m_place = place;
    updateName();
}

void LegalSlider::showSettings(const LayerSettings& settings)
{
    const QSignalBlocker blocker(m_slider);
    if (!m_slider->isSliderDown()) { // a range that moves under the pointer runs away from it
        m_choices = legalChoices(settings, m_place);
        updateRange();
    }
    const tconv::Index value = valueAt(settings, m_place);
    const auto choice = std::lower_bound(m_choices.begin(), m_choices.end(), value);
    m_slider->setValue(static_cast<int>(choice - m_choices.begin()));
}

void LegalSlider::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_name)
        updateName();
}

bool LegalSlider::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut)
        Q_EMIT released();
    if (event->type() == QEvent::Wheel && !m_slider->hasFocus()) {
        event->ignore(); // the panel scrolls instead
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LegalSlider::updateName()
{
    const bool isOneOfTwo = isPair(m_place.argument) && !m_place.isLocked;
    const QString axis = !isOneOfTwo                           ? QString()
                         : m_place.axis == tconv::Axis::Height ? tr(" H", "height")
                                                               : tr(" W", "width");
    m_name->setText(argumentHtml(m_place.argument) + axis.toHtmlEscaped());
    m_slider->setAccessibleName(tr("%1, slider").arg(accessibleNameOf(m_place)));
}

void LegalSlider::updateRange()
{
    m_slider->setEnabled(m_choices.size() > 1);
    m_slider->setRange(0, std::max(0, static_cast<int>(m_choices.size()) - 1));
    if (m_choices.empty())
        m_range->setText(tr("none"));
    else
        m_range->setText(tr("%1 to %2").arg(m_choices.front()).arg(m_choices.back()));
    m_slider->setToolTip(m_choices.empty() ? tr("No value is legal now")
                                           : tr("Legal now: %1").arg(m_range->text()));
}
