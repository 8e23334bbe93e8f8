// SPDX-License-Identifier: MIT
#include "panels/given_panel.h"

#include "canvas/grid_view.h"
#include "canvas/plane_strip.h"
#include "panels/heading.h"
#include <tconv/base/number_text.h>

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace {

constexpr double kPitch = 36;
constexpr double kMostHeight = 190; ///< of one grid; larger ones shrink and scroll

QString sizeText(tconv::Size2 size)
{
    return QStringLiteral("%1 × %2").arg(size.height).arg(size.width);
}

} // namespace

GivenPanel::GivenPanel(Lab& lab, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_highlights(lab)
    , m_inputContent(lab, m_highlights, TensorContent::Kind::Input)
    , m_kernelContent(lab, m_highlights, TensorContent::Kind::Kernel)
{
    setAccessibleName(tr("Given"));
    m_highlights.setMarksSteps(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(new PlaneStrip(lab, PlaneStrip::Kind::Input, this));
    m_input = addGrid(m_inputTitle, m_inputContent);
    layout->addSpacing(6);
    m_kernel = addGrid(m_kernelTitle, m_kernelContent);
    layout->addSpacing(6);
    m_bias = new QLabel(this);
    layout->addWidget(m_bias);
    connect(&lab.document(), &LabDocument::changed, this, &GivenPanel::refresh);
    connect(&lab.selection(), &Selection::planesChanged, this, &GivenPanel::refresh);
    connect(&lab.settings(), &Settings::changed, this, &GivenPanel::refresh);
    refresh();
}

GridView* GivenPanel::addGrid(QLabel*& title, TensorContent& content)
{
    title = new QLabel(this);
    auto* view = new GridView(content, this);
    view->setLargestPitch(kPitch);
    view->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout()->addWidget(title);
    layout()->addWidget(view);
    return view;
}

QString GivenPanel::biasText() const
{
    return m_bias->text();
}

void GivenPanel::refresh()
{
    showHeading(*m_inputTitle, {tr("Input X"), sizeText(m_inputContent.size())});
    showHeading(*m_kernelTitle, {tr("Kernel K"), sizeText(m_kernelContent.size())});
    for (GridView* view : {m_input, m_kernel}) {
        const double natural = view->naturalSize(kPitch).height();
        view->setFixedHeight(static_cast<int>(std::ceil(std::min(natural, kMostHeight))));
    }
    const auto& bias = m_lab.document().experiment().bias;
    const auto channel = static_cast<std::size_t>(m_lab.selection().plane().outputChannel);
    m_bias->setVisible(bias && channel < bias->size());
    if (!m_bias->isHidden())
        m_bias->setText(tr("Bias b = %1")
                            .arg(QString::fromStdString(tconv::numberText(
                                (*bias)[channel], m_lab.settings().numberStyle()))));
}

void GivenPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}
