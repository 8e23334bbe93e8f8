// SPDX-License-Identifier: MIT
#include "workspaces/check/matrix_answer.h"

#include <tconv/matrix/recipe.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <vector>

using tconv::Cell;
using tconv::Index;
using tconv::Rational;
using Level = Settings::HintLevel;

namespace {

using Numbers = tconv::Tensor4<Rational>;

QString tr(const char* text)
{
    return QCoreApplication::translate("MatrixAnswer", text);
}

QString cellText(const char* symbol, Index channel, bool hasChannels, Cell cell)
{
    return hasChannels ? QStringLiteral("%1[%2,%3,%4]")
                             .arg(QLatin1String(symbol))
                             .arg(channel)
                             .arg(cell.row)
                             .arg(cell.column)
                       : QStringLiteral("%1[%2,%3]")
                             .arg(QLatin1String(symbol))
                             .arg(cell.row)
                             .arg(cell.column);
}

QString numberText(Index number)
{
    return QString::number(number).replace(QLatin1Char('-'), QChar(u'−'));
}

/// The numbers of a row that are not 0, in order; nothing where a cell is open.
std::optional<std::vector<Rational>> nonzeros(const tconv::Answer& answer, Index row)
{
    std::vector<Rational> values;
    for (Index column = 0; column < answer.cells.shape().width; ++column) {
        const auto& cell = answer.cells.at(0, 0, {row, column});
        if (!cell)
            return std::nullopt;
        if (!cell->value.is_zero())
            values.push_back(cell->value);
    }
    return values;
}

std::vector<Rational> nonzeros(const Numbers& right, Index row)
{
    std::vector<Rational> values;
    for (Index column = 0; column < right.shape().width; ++column)
        if (!right.at(0, 0, {row, column}).is_zero())
            values.push_back(right.at(0, 0, {row, column}));
    return values;
}

bool hasSamePlaces(const tconv::Answer& answer, const Numbers& right, Index row)
{
    for (Index column = 0; column < right.shape().width; ++column) {
        const auto& cell = answer.cells.at(0, 0, {row, column});
        if (!cell || cell->value.is_zero() != right.at(0, 0, {row, column}).is_zero())
            return false;
    }
    return true;
}

/// In which way a row is wrong.
QString rowRule(const tconv::Answer& answer, const Numbers& right, Index row)
{
    const auto given = nonzeros(answer, row);
    std::vector<Rational> wanted = nonzeros(right, row);
    if (!given)
        return tr("Some cells are still open.");
    if (*given == wanted)
        return tr("The kernel values are right and in order, but not all in their columns: count "
                  "the zeros before them and between the kernel's rows.");
    const bool hasPlaces = hasSamePlaces(answer, right, row);
    std::ranges::reverse(wanted);
    if (*given == wanted)
        return tr("The kernel values are in reverse order: a row of V holds K as it is, not "
                  "rotated.");
    if (hasPlaces)
        return tr("The columns are right, the values in them are not.");
    return given->size() == wanted.size()
               ? tr("The number of values is right, some values and columns are not.")
               : tr("%1 values are not 0; there should be %2.")
                     .arg(given->size())
                     .arg(wanted.size());
}

QString rowTaps(const tconv::MatrixStructure& structure, Index row)
{
    const bool hasChannels = structure.layer().outChannels > 1;
    QStringList taps;
    for (Index channel = 0; channel < structure.layer().outChannels; ++channel) {
        const Index start = channel * structure.output().height * structure.output().width;
        for (const tconv::RecipeSegment& segment :
             tconv::recipeOf(structure, row, channel).segments)
            if (segment.tap)
                taps.append(tr("%1 in column %2")
                                .arg(cellText("K", channel, hasChannels, *segment.tap))
                                .arg(start + segment.first));
    }
    constexpr qsizetype kMost = 12;
    const qsizetype rest = taps.size() - kMost;
    taps = taps.mid(0, kMost);
    if (rest > 0)
        taps.append(tr("and %1 more").arg(rest));
    return taps.isEmpty() ? tr("All of it is 0.")
                          : tr("Right: %1; all else is 0.").arg(taps.join(QStringLiteral(", ")));
}

bool isWrong(const tconv::Answer& answer, const Numbers& right, Index row)
{
    for (Index column = 0; column < right.shape().width; ++column)
        if (const auto& cell = answer.cells.at(0, 0, {row, column});
            cell && !cell->matches(right.at(0, 0, {row, column})))
            return true;
    return false;
}

} // namespace

tconv::Shape4 matrixShape(const tconv::MatrixStructure& structure)
{
    return {1, 1, structure.columns().value_or(0), structure.rows().value_or(0)};
}

QString matrixRefusal(const tconv::MatrixStructure& structure)
{
    const auto rows = structure.columns();
    const auto columns = structure.rows();
    if (rows && columns && *rows <= kMostAnswerRows && *columns <= kMostAnswerColumns)
        return {};
    return tr("V would have %L1 rows and %L2 columns. By hand it is filled in up to %3 × %4: take "
              "a smaller input or fewer channels.")
        .arg(rows.value_or(0))
        .arg(columns.value_or(0))
        .arg(kMostAnswerRows)
        .arg(kMostAnswerColumns);
}

Numbers matrixNumbers(const tconv::Experiment& experiment, const tconv::MatrixStructure& structure)
{
    Numbers numbers(matrixShape(structure));
    for (Index row = 0; row < numbers.shape().height; ++row)
        for (const tconv::MatrixEntry& entry : structure.column(row))
            numbers.at(0, 0, {row, entry.row}) =
                experiment.weight.values()[static_cast<std::size_t>(entry.weight)];
    return numbers;
}

tconv::Comparison compareMatrix(const tconv::Answer& answer, const Numbers& right)
{
    tconv::Comparison comparison;
    comparison.expectedShape = right.shape();
    for (Index row = 0; row < right.shape().height; ++row)
        for (Index column = 0; column < right.shape().width; ++column) {
            const tconv::Place place{0, 0, {row, column}};
            const auto& cell = answer.cells.at(0, 0, place.cell);
            if (!cell)
                comparison.open.push_back(place);
            else if (cell->matches(right.at(0, 0, place.cell)))
                ++comparison.right;
            else
                comparison.wrong.push_back(place);
        }
    if (!comparison.wrong.empty())
        comparison.verdict = tconv::Verdict::Wrong;
    else if (!comparison.open.empty())
        comparison.verdict = tconv::Verdict::Partial;
    return comparison;
}

QString matrixRowName(const tconv::MatrixStructure& structure, Index row, Level level)
{
    const tconv::PlaneCell input = structure.columnCell(row);
    const tconv::ConvTranspose2dOptions& options = structure.layer().options;
    const Cell corner{input.cell.row * options.stride.height - options.padding.height,
                      input.cell.column * options.stride.width - options.padding.width};
    const QString name = cellText("X", input.channel, structure.layer().inChannels > 1, input.cell);
    if (level < Level::Rule)
        return tr("Row %1: input cell %2.").arg(row).arg(name);
    return tr("Row %1: input cell %2. Its kernel window begins at row %3, column %4 of the output.")
        .arg(row)
        .arg(name)
        .arg(numberText(corner.row), numberText(corner.column));
}

QString matrixRowWords(const tconv::MatrixStructure& structure, const tconv::Answer& answer,
                       const Numbers& right, Index row, Level level)
{
    if (level < Level::Rule || !isWrong(answer, right, row))
        return {};
    const QString rule = rowRule(answer, right, row);
    return level == Level::Full ? rule + QLatin1Char(' ') + rowTaps(structure, row) : rule;
}
