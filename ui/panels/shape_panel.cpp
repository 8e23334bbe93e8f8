// SPDX-License-Identifier: MIT
#include "panels/shape_panel.h"

#include "canvas/theme.h"
#include "panels/code_label.h"
#include "panels/shape_text.h"
#include "panels/wrap_label.h"

#include <QEvent>
#include <QFrame>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

namespace {

constexpr int kHangingCharacters = 4; ///< "H = "

QString plain(const QLabel* label)
{
    return QTextDocumentFragment::fromHtml(label->text())
        .toPlainText()
        .replace(QChar::Nbsp, QLatin1Char(' '));
}

/// A paragraph whose second line begins below the first number.
QString hanging(const QString& html, const QFont& font)
{
    const int indent = QFontMetrics(font).horizontalAdvance(QLatin1Char('0')) * kHangingCharacters;
    return QStringLiteral("<p style=\"margin:0 0 4px %1px; text-indent:-%1px; "
                          "line-height:130%\">%2</p>")
        .arg(indent)
        .arg(html);
}

} // namespace

ShapePanel::ShapePanel(Lab& lab, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
{
    build();
    connect(&m_lab.document(), &LabDocument::changed, this, &ShapePanel::refresh);
    refresh();
}

void ShapePanel::build()
{
    setAccessibleName(tr("Shape"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* card = new QFrame(this);
    card->setProperty("card", true);
    auto* inCard = new QVBoxLayout(card);
    inCard->setContentsMargins(12, 10, 10, 10);
    inCard->setSpacing(4);
    inCard->addWidget(m_formula = new WrapLabel(card));
    inCard->addWidget(m_output = new WrapLabel(card));
    layout->addWidget(card);
    layout->addWidget(m_conv2d = new WrapLabel(this, 2));
    for (QLabel* label : {m_formula, m_output, m_conv2d})
        label->setTextFormat(Qt::RichText);
    m_formula->setFont(codeFont());
    m_output->setFont(codeFont());
    m_formula->setAccessibleName(tr("Size formula"));
    m_formula->setToolTip(tr("(input − 1)·stride − 2·padding + dilation·(kernel_size − 1) + "
                             "output_padding + 1"));
    m_formula->setWhatsThis(tr("The size of the output along each axis. Every number has the "
                               "colour of the argument that it comes from."));
    m_output->setAccessibleName(tr("Output shape"));
    m_output->setToolTip(tr("Samples, channels, height, width"));
    m_conv2d->setAccessibleName(tr("Sizes of the Conv2d"));
    m_conv2d->setWhatsThis(tr("With a stride above 1, a Conv2d maps several sizes to the same one. "
                              "Going back, output_padding says which of them is meant."));
}

void ShapePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_conv2d)
        refresh();
}

void ShapePanel::refresh()
{
    m_formula->setText(formulas());
    m_output->setText(output());
    m_conv2d->setText(conv2d());
}

QString ShapePanel::formulas() const
{
    const QString height = tr("H", "height of the output");
    const QString width = tr("W", "width of the output");
    const tconv::AxisSettings vertical = along(tconv::Axis::Height);
    const tconv::AxisSettings horizontal = along(tconv::Axis::Width);
    const QString second =
        areAxesAlike() ? resultHtml(width, horizontal) : formulaHtml(width, horizontal);
    return hanging(formulaHtml(height, vertical), codeFont()) + hanging(second, codeFont());
}

QString ShapePanel::output() const
{
    const Theme& theme = Theme::current();
    const tconv::Evaluation& evaluation = m_lab.document().evaluation();
    const QString name = QStringLiteral("<span style=\"color:%1\">output</span>&nbsp;=&nbsp;")
                             .arg(theme.muted.name());
    if (!evaluation.ok())
        return QStringLiteral("%1<span style=\"color:%2\">%3</span>")
            .arg(name, theme.wrong.name(), tr("none: rule broken"));
    const tconv::Shape4 shape = evaluation.outputShape();
    return name + QStringLiteral("(%1, %2, %3, %4)")
                      .arg(shape.batch)
                      .arg(shape.channels)
                      .arg(shape.height)
                      .arg(shape.width);
}

QString ShapePanel::conv2d() const
{
    const QString conv2d = tr("Conv2d with the same options");
    const QString vertical = conv2dHtml(conv2d, along(tconv::Axis::Height));
    if (areAxesAlike())
        return vertical;
    const QString horizontal =
        conv2dHtml(vertical.isEmpty() ? conv2d : tr("it", "the Conv2d"), along(tconv::Axis::Width));
    QStringList sentences;
    if (!vertical.isEmpty())
        sentences += tr("Height: %1").arg(vertical);
    if (!horizontal.isEmpty())
        sentences += tr("Width: %1").arg(horizontal);
    return sentences.join(QStringLiteral("<br>"));
}

tconv::AxisSettings ShapePanel::along(tconv::Axis axis) const
{
    const tconv::Experiment& experiment = m_lab.document().experiment();
    return tconv::along(axis, experiment.input.shape().plane(), experiment.weight.shape().plane(),
                        experiment.options);
}

bool ShapePanel::areAxesAlike() const
{
    return tconv::sizeFormulaText(along(tconv::Axis::Height)) ==
           tconv::sizeFormulaText(along(tconv::Axis::Width));
}

QString ShapePanel::formulaText() const
{
    return plain(m_formula);
}

QString ShapePanel::outputText() const
{
    return plain(m_output);
}

QString ShapePanel::conv2dText() const
{
    return plain(m_conv2d);
}
