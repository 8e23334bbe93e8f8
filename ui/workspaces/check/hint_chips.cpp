// SPDX-License-Identifier: MIT
#include "workspaces/check/hint_chips.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QToolButton>

#include <algorithm>

namespace {

constexpr int kGap = 6;
constexpr int kLast = static_cast<int>(Settings::HintLevel::Full);

} // namespace

HintChips::HintChips(Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_chips(new QButtonGroup(this))
{
    setAccessibleName(tr("Hints"));
    using Level = Settings::HintLevel;
    addChip(Level::Count, tr("How many are wrong"), tr("Only the number of wrong cells"));
    addChip(Level::Where, tr("Where"), tr("Right and wrong cells are marked"));
    addChip(Level::Rule, tr("Which rule"), tr("The mistake is named, where it is a known one"));
    addChip(Level::Full, tr("Full explanation"),
            tr("The first wrong cell worked out, and the right result"));
    const auto follow = [this] {
        m_chips->button(static_cast<int>(m_settings.hintLevel()))->setChecked(true);
    };
    connect(&settings, &Settings::changed, this, follow);
    connect(m_chips, &QButtonGroup::idClicked, this,
            [this](int id) { m_settings.setHintLevel(static_cast<Settings::HintLevel>(id)); });
    follow();
}

void HintChips::addChip(Settings::HintLevel level, const QString& text, const QString& tip)
{
    auto* chip = new QToolButton(this);
    chip->setText(text);
    chip->setToolTip(tip);
    chip->setAccessibleName(text);
    chip->setAccessibleDescription(tip);
    chip->setCheckable(true);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setProperty("chip", true);
    m_chips->addButton(chip, static_cast<int>(level));
}

int HintChips::widthOf(int first, int last) const
{
    int width = 0;
    for (int id = first; id <= last; ++id)
        width += m_chips->button(id)->sizeHint().width() + (id > first ? kGap : 0);
    return width;
}

QSize HintChips::sizeHint() const
{
    return {widthOf(0, kLast), m_chips->button(0)->sizeHint().height()};
}

/// Two rows where one does not fit; their height is kept in any case.
QSize HintChips::minimumSizeHint() const
{
    const int height = m_chips->button(0)->sizeHint().height();
    return {std::max(widthOf(0, 1), widthOf(2, kLast)), 2 * height + kGap};
}

void HintChips::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void HintChips::arrange()
{
    const bool isNarrow = width() < widthOf(0, kLast);
    int left = 0;
    int top = 0;
    for (int id = 0; id <= kLast; ++id) {
        QAbstractButton* chip = m_chips->button(id);
        if (isNarrow && id == 2) {
            left = 0;
            top += chip->sizeHint().height() + kGap;
        }
        chip->setGeometry(QRect(QPoint(left, top), chip->sizeHint()));
        left += chip->width() + kGap;
    }
}

void HintChips::choose(Settings::HintLevel level)
{
    m_chips->button(static_cast<int>(level))->click();
}
