// SPDX-License-Identifier: MIT
#include "workspaces/matrix/matrix_explanation.h"

#include <tconv/explain/sum_text.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MatrixExplanation)
};

QString rowDetail(const MatrixModel& model, tconv::Index row)
{
    const std::vector<tconv::MatrixEntry> all = model.structure().row(row);
    const auto entries = std::count_if(all.begin(), all.end(), [&](const auto& entry) {
        return !model.picture().value(entry.weight).is_zero();
    });
    const QString place = Words::tr("Row %1 of Vᵀ (%2 of %3)")
                              .arg(model.rowName(row))
                              .arg(row)
                              .arg(model.structure().rows().value());
    return entries == 0
               ? Words::tr("%1 holds only zeros: no product reaches this cell.").arg(place)
               : Words::tr("%1 times x; its nonzeros: %2. By row this is the gather, by column "
                           "the scatter.")
                     .arg(place)
                     .arg(entries);
}

QString columnDetail(const MatrixModel& model, tconv::Index column)
{
    return Words::tr("Column %1 of Vᵀ (%2 of %3), a row of V: the stamp without what padding "
                     "crops.")
        .arg(model.columnName(column))
        .arg(column)
        .arg(model.structure().columns().value());
}

/// "y += x01 · column x01 = 2 · (4, 5, 6, …)".
QString columnFormula(const Lab& lab, const MatrixModel& model, tconv::Index column)
{
    constexpr std::size_t kMostWritten = 9;
    const tconv::NumberStyle style = lab.settings().numberStyle();
    const tconv::PlaneCell input = model.structure().columnCell(column);
    const tconv::Experiment& experiment = lab.document().shownExperiment();
    if (experiment.input.shape().batch == 0)
        return {};
    const tconv::Rational& x =
        experiment.input.at(lab.selection().sample(), input.channel, input.cell);
    QStringList numbers;
    for (const tconv::MatrixEntry& entry : model.structure().column(column)) {
        if (static_cast<std::size_t>(numbers.size()) == kMostWritten) {
            numbers << QStringLiteral("…");
            break;
        }
        numbers << QString::fromStdString(
            tconv::numberText(model.picture().value(entry.weight), style));
    }
    if (numbers.isEmpty())
        return Words::tr("Column %1 of Vᵀ is empty: padding crops this whole stamp.")
            .arg(model.columnName(column));
    return QStringLiteral("y += %1 · Vᵀ[:, %2] = %3 · (%4)")
        .arg(model.columnName(column))
        .arg(column)
        .arg(QString::fromStdString(tconv::factorText(x, tconv::Notation::Text, style)),
             numbers.join(QStringLiteral(", ")));
}

} // namespace

Explanation explainInMatrix(const Lab& lab, const Highlights& highlights, const MatrixModel& model)
{
    Explanation explanation = explain(lab, highlights);
    const MatrixMarks marks = model.marks();
    const Target target = lab.selection().active();
    if (marks.row)
        explanation.detail = rowDetail(model, *marks.row);
    else if (marks.column) {
        explanation.detail = columnDetail(model, *marks.column);
        explanation.formula = columnFormula(lab, model, *marks.column);
        explanation.text = explanation.formula;
        explanation.symbols.clear();
    } else if (marks.weight)
        explanation.detail = Words::tr("One tap of the kernel: a diagonal of equal entries in each "
                                       "block of Vᵀ, one for each input cell that keeps it.");
    else if (target.kind == Target::Kind::Canvas)
        explanation.detail =
            Words::tr("padding crops this cell of the canvas: Vᵀ has no row for it.");
    return explanation;
}
