// SPDX-License-Identifier: MIT
#include "panels/explanation_text.h"

#include "canvas/theme.h"
#include <tconv/explain/sum_text.h>
#include <tconv/explain/terms.h>
#include <tconv/explain/zero_insertion.h>

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace {

using tconv::Notation;

/// The words of this file, for translators.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Explanation)
};

QString fromStd(const std::string& text)
{
    return QString::fromStdString(text);
}

/// X[0,1] becomes X with a subscript.
QString withSubscripts(const QString& text)
{
    static const QRegularExpression brackets(QStringLiteral("\\[([0-9,]+)\\]"));
    QString html = text.toHtmlEscaped();
    return html.replace(brackets, QStringLiteral("<sub>\\1</sub>"));
}

QString colored(const QString& text, QColor color)
{
    return QStringLiteral("<span style='color:%1'><b>%2</b></span>").arg(color.name(), text);
}

QString bold(const QString& text)
{
    return QStringLiteral("<b>%1</b>").arg(text);
}

/// Gathers what all functions below need.
struct Context {
    explicit Context(const Lab& lab)
        : experiment(lab.document().shownExperiment())
        , geometry(lab.document().shownEvaluation().geometry)
        , plane(lab.selection().plane())
        , inputChannel(lab.selection().inputChannel())
        , style(lab.settings().numberStyle())
    {
    }

    QString factor(const tconv::Rational& value, Notation notation = Notation::Text) const
    {
        return fromStd(tconv::factorText(value, notation, style));
    }

    const tconv::Experiment& experiment;
    const tconv::CanvasGeometry& geometry;
    tconv::ShownPlane plane;
    tconv::Index inputChannel;
    tconv::NumberStyle style;
};

QString sumDetail(const Context& context, tconv::Cell cell)
{
    const auto terms = tconv::termsOf(context.experiment, context.plane.outputChannel, cell);
    QString detail = terms.empty()
                         ? Words::tr("No product lands here: the cell holds the bias alone.")
                     : terms.size() == 1 ? Words::tr("One product lands here.")
                                         : Words::tr("%1 products land here.").arg(terms.size());
    if (terms.empty() && !context.experiment.bias)
        detail = Words::tr("No product lands here, so the cell stays 0.");
    if (!context.geometry.isKept(cell))
        detail +=
            QLatin1Char(' ') + Words::tr("padding crops this cell: it is no part of the output.");
    return detail;
}

Explanation explainSum(const Context& context, tconv::Cell cell)
{
    const tconv::SumText text =
        tconv::sumText(context.experiment, context.plane, cell, Notation::Text, context.style);
    const tconv::SumText latex =
        tconv::sumText(context.experiment, context.plane, cell, Notation::Latex, context.style);
    Explanation explanation;
    explanation.formula = fromStd(text.name).toHtmlEscaped();
    if (!text.numeric.empty() && text.numeric != text.value)
        explanation.formula += QStringLiteral(" = ") + fromStd(text.numeric).toHtmlEscaped();
    explanation.formula += QStringLiteral(" = ") + bold(fromStd(text.value));
    explanation.symbols = withSubscripts(fromStd(text.symbolic));
    explanation.detail = sumDetail(context, cell);
    explanation.text = fromStd(text.line());
    explanation.latex = fromStd(latex.line());
    return explanation;
}

QString rowsAndColumns(tconv::Cell first, tconv::Cell last)
{
    const auto span = [](tconv::Index from, tconv::Index to) {
        return from == to ? QString::number(from) : QStringLiteral("%1…%2").arg(from).arg(to);
    };
    return Words::tr("rows %1, columns %2 of the canvas")
        .arg(span(first.row, last.row), span(first.column, last.column));
}

QString productCount(const std::vector<tconv::LandedTerm>& landed)
{
    const auto cropped =
        std::count_if(landed.begin(), landed.end(), [](const auto& term) { return !term.kept; });
    return cropped == 0 ? Words::tr("%1 products, all inside the crop frame.").arg(landed.size())
                        : Words::tr("%1 products, %2 of them cropped by padding.")
                              .arg(landed.size())
                              .arg(cropped);
}

Explanation explainInput(const Context& context, tconv::Cell cell)
{
    const auto landed =
        tconv::stampOf(context.experiment, context.plane.outputChannel, context.inputChannel, cell);
    const tconv::Rational& value =
        context.experiment.input.at(context.plane.sample, context.inputChannel, cell);
    const auto name = [&](Notation notation) {
        return fromStd(tconv::inputName(context.experiment, context.inputChannel, cell, notation));
    };
    Explanation explanation;
    explanation.formula =
        QStringLiteral("%1·K = %2·K → %3")
            .arg(name(Notation::Text), colored(context.factor(value), Theme::current().stamp),
                 rowsAndColumns(landed.front().canvas, landed.back().canvas));
    explanation.detail =
        Words::tr("The whole stamp of this input cell.") + QLatin1Char(' ') + productCount(landed);
    explanation.text = QStringLiteral("%1·K = %2·K → %3")
                           .arg(name(Notation::Text), context.factor(value),
                                rowsAndColumns(landed.front().canvas, landed.back().canvas));
    explanation.latex = QStringLiteral("%1 K = %2 K")
                            .arg(name(Notation::Latex), context.factor(value, Notation::Latex));
    return explanation;
}

Explanation explainTap(const Context& context, tconv::Cell tap)
{
    const auto landed = tconv::productsOfTap(context.experiment, context.plane.outputChannel,
                                             context.inputChannel, tap);
    const tconv::LandedTerm& first = landed.front();
    const auto name = [&](Notation notation) {
        return fromStd(tconv::tapName(context.experiment, context.inputChannel,
                                      first.term.weightChannel, tap, notation));
    };
    const tconv::ConvTranspose2dOptions& options = context.experiment.options;
    const QString place = QStringLiteral("canvas[%1·i + %2, %3·j + %4]")
                              .arg(options.stride.height)
                              .arg(first.canvas.row)
                              .arg(options.stride.width)
                              .arg(first.canvas.column);
    const QString value = context.factor(tconv::weightValue(context.experiment, first.term));
    Explanation explanation;
    explanation.formula =
        QStringLiteral("%1 = %2 → %3 += X[i,j]·%4")
            .arg(name(Notation::Text), colored(value, Theme::current().stamp), place, value);
    explanation.detail = Words::tr("Everything that this kernel tap makes.") + QLatin1Char(' ') +
                         productCount(landed);
    explanation.text =
        QStringLiteral("%1 = %2: %3 += X[i,j]·%2").arg(name(Notation::Text), value, place);
    explanation.latex = QStringLiteral("%1 = %2").arg(name(Notation::Latex), value);
    return explanation;
}

/// before + product = after on the cell that the step's stamp touched last.
Explanation explainStamp(const Context& context, const Lab& lab, tconv::Cell cell)
{
    const tconv::Index number = lab.playback().step();
    const tconv::ScatterStep step = lab.scatterStep(number);
    const auto stamp = lab.stamp(number);
    const auto found = std::find_if(stamp.begin(), stamp.end(),
                                    [&](const auto& stamped) { return stamped.canvas == cell; });
    const tconv::Term term{
        step.inputChannel, step.input,
        tconv::weightChannelFor(tconv::layerOf(context.experiment), context.plane.outputChannel),
        found->tap};
    const auto canvasName = QStringLiteral("canvas[%1,%2]").arg(cell.row).arg(cell.column);
    const QString product =
        context.factor(tconv::inputValue(context.experiment, context.plane.sample, term)) +
        QStringLiteral("·") + context.factor(tconv::weightValue(context.experiment, term));
    const QString before = context.factor(found->before);
    const QString after = fromStd(tconv::numberText(found->after, context.style));
    const QString symbols = fromStd(
        tconv::inputName(context.experiment, step.inputChannel, step.input, Notation::Text) + "·" +
        tconv::tapName(context.experiment, step.inputChannel, term.weightChannel, found->tap,
                       Notation::Text));
    Explanation explanation;
    explanation.formula =
        QStringLiteral("%1 = %2 + %3 = %4")
            .arg(canvasName, before, colored(product, Theme::current().stamp), bold(after));
    explanation.symbols = withSubscripts(symbols);
    explanation.detail = Words::tr("before + product = after · %1 so far")
                             .arg(fromStd(tconv::canvasCellName(context.experiment, context.plane,
                                                                cell, Notation::Text)));
    explanation.text = QStringLiteral("%1 = %2 + %3 = %4").arg(canvasName, before, product, after);
    explanation.latex =
        QStringLiteral("%1 + %2 = %3")
            .arg(before, QString(product).replace(QStringLiteral("·"), QStringLiteral(" \\cdot ")),
                 after);
    return explanation;
}

Explanation explainBeginning(const Context& context)
{
    Explanation explanation;
    explanation.formula = Words::tr("Nothing is stamped yet.");
    explanation.detail =
        context.experiment.bias
            ? Words::tr("The canvas starts from the bias; each step stamps one input cell times K.")
            : Words::tr("The canvas starts from 0; each step stamps one input cell times K.");
    return explanation;
}

/// "2" where both axes agree, else "2 × 3".
QString bothAxes(tconv::Size2 size)
{
    return size.height == size.width ? QString::number(size.height)
                                     : QStringLiteral("%1 × %2").arg(size.height).arg(size.width);
}

QString planeText(tconv::Size2 size)
{
    return QStringLiteral("%1\u00a0×\u00a0%2").arg(size.height).arg(size.width);
}

Explanation explainStretching(const tconv::BorderedGeometry& geometry)
{
    const tconv::Size2 zeros{geometry.stride.height - 1, geometry.stride.width - 1};
    Explanation explanation;
    explanation.formula = Words::tr("1. Stretch: stride−1 = %1 zeros in between → %2")
                              .arg(bothAxes(zeros), bold(planeText(geometry.stretched)));
    explanation.detail =
        zeros.height == 0 && zeros.width == 0
            ? Words::tr("With stride 1 nothing is put between them.")
            : Words::tr("stride is how far apart the input's values come to lie: %1.")
                  .arg(bothAxes(geometry.stride));
    return explanation;
}

Explanation explainBorder(const Context& context, const tconv::BorderedGeometry& geometry)
{
    const auto along = [&](tconv::Index dilation, tconv::Index kernel, tconv::Index padding,
                           tconv::Index border) {
        return QStringLiteral("%1·(%2−1)−%3 = %4")
            .arg(dilation)
            .arg(kernel)
            .arg(padding)
            .arg(border < 0 ? QStringLiteral("−%1").arg(-border) : QString::number(border));
    };
    const tconv::Size2 padding = context.experiment.options.padding;
    const QString rows = along(geometry.dilation.height, geometry.kernel.height, padding.height,
                               geometry.border.height);
    const QString columns =
        along(geometry.dilation.width, geometry.kernel.width, padding.width, geometry.border.width);
    Explanation explanation;
    explanation.formula = Words::tr("2. Border: d·(k−1)−p = %1 → %2")
                              .arg(rows == columns ? rows : rows + QStringLiteral(" × ") + columns,
                                   bold(planeText(geometry.bordered)));
    explanation.detail = geometry.border.height < 0 || geometry.border.width < 0
                             ? Words::tr("A negative border crops: the hatched cells are gone.")
                             : Words::tr("dilation·(kernel−1)−padding on every side.");
    if (geometry.far.height > 0 || geometry.far.width > 0)
        explanation.detail +=
            QLatin1Char(' ') + Words::tr("output_padding adds %1 more below and on the right.")
                                   .arg(bothAxes(geometry.far));
    return explanation;
}

/// How the gather picture is built, before its first window.
Explanation explainGatherStage(const Context& context, tconv::Index stage)
{
    const tconv::BorderedGeometry geometry = tconv::borderedGeometry(context.experiment);
    Explanation explanation;
    switch (stage) {
    case 0:
        explanation.formula = Words::tr("Nothing is gathered yet.");
        explanation.detail = Words::tr("Three steps build the picture: stretch the input, add the "
                                       "border, rotate the kernel. Then each step is one sum.");
        return explanation;
    case 1:
        explanation = explainStretching(geometry);
        break;
    case 2:
        explanation = explainBorder(context, geometry);
        break;
    default:
        explanation.formula = Words::tr("3. Rotate the kernel by 180°: K[a,b] goes to [%1−a,%2−b]")
                                  .arg(geometry.kernel.height - 1)
                                  .arg(geometry.kernel.width - 1);
        explanation.detail = Words::tr("Slid over the bordered input one cell at a time, its "
                                       "products add up to what the stamps give.");
    }
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    explanation.text =
        QString(explanation.formula).remove(tags).replace(QChar(0xa0), QLatin1Char(' '));
    return explanation;
}

Explanation explainCroppedStamp(const Context& context, const Lab& lab)
{
    const tconv::ScatterStep step = lab.scatterStep(lab.playback().step());
    Explanation explanation;
    explanation.formula = Words::tr("All products of %1 fall outside the crop frame.")
                              .arg(fromStd(tconv::inputName(context.experiment, step.inputChannel,
                                                            step.input, Notation::Text)));
    explanation.detail = Words::tr("padding crops them: the output does not change in this step.");
    explanation.text = explanation.formula;
    return explanation;
}

} // namespace

Explanation explain(const Lab& lab, const Highlights& highlights)
{
    const Context context(lab);
    const Target target = lab.selection().active();
    if (context.experiment.input.shape().batch == 0)
        return {Words::tr("The batch holds no sample, so there is nothing to compute."),
                {},
                {},
                {},
                {}};
    if (target.kind == Target::Kind::Input)
        return explainInput(context, target.cell);
    if (target.kind == Target::Kind::Tap)
        return explainTap(context, target.cell);
    if (target.kind == Target::Kind::Canvas)
        return explainSum(context, target.cell);
    if (lab.playback().mode() == StepMode::Gather && !lab.gatheredCell())
        return explainGatherStage(context, lab.playback().step());
    if (lab.playback().step() == 0)
        return explainBeginning(context);
    const std::optional<tconv::Cell> cell = highlights.explainedCell();
    if (!cell)
        return explainCroppedStamp(context, lab);
    return lab.playback().mode() == StepMode::Gather ? explainSum(context, *cell)
                                                     : explainStamp(context, lab, *cell);
}
