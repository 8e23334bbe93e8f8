// SPDX-License-Identifier: MIT
#include "commands/explain_matrix.h"

#include "commands/failure.h"
#include "commands/json.h"
#include <tconv/base/number_text.h>
#include <tconv/explain/sum_text.h>
#include <tconv/explain/terms.h>
#include <tconv/matrix/layer_matrix.h>

#include <array>
#include <optional>
#include <ostream>

namespace {

using tconv::Cell;
using tconv::Experiment;
using tconv::Index;
using tconv::MatrixEntry;
using tconv::MatrixStructure;
using tconv::Notation;
using tconv::PlaneCell;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::Rational;

/// One sample's numbers, by the indices of the matrix.
class Numbers {
public:
    Numbers(const Experiment& experiment, const MatrixStructure& structure, Index sample)
        : m_experiment(experiment)
        , m_structure(structure)
        , m_sample(sample)
    {
    }

    const Rational& x(Index column) const
    {
        const PlaneCell at = m_structure.columnCell(column);
        return m_experiment.input.at(m_sample, at.channel, at.cell);
    }
    const Rational& value(const MatrixEntry& entry) const
    {
        return m_experiment.weight.values()[static_cast<std::size_t>(entry.weight)];
    }
    Rational product(const MatrixEntry& entry) const { return x(entry.column) * value(entry); }

    std::string inputCell(Index column) const
    {
        return fourIndices(m_structure.columnCell(column));
    }
    std::string outputCell(Index row) const { return fourIndices(m_structure.rowCell(row)); }
    /// As the weight tensor is indexed: the second index counts within the group.
    std::string kernelCell(const MatrixEntry& entry) const
    {
        const auto [in, out, tap] = weightPlace(entry);
        return jsonList(std::array{in, out, tap.row, tap.column});
    }
    std::string tapName(const MatrixEntry& entry) const
    {
        const auto [in, out, tap] = weightPlace(entry);
        return tconv::tapName(m_experiment, in, out, tap, Notation::Text);
    }

private:
    struct WeightPlace {
        Index in;
        Index out;
        Cell tap;
    };

    WeightPlace weightPlace(const MatrixEntry& entry) const
    {
        const tconv::Shape4& shape = m_experiment.weight.shape();
        const Index plane = shape.height * shape.width;
        const Index place = entry.weight % plane;
        return {entry.weight / (plane * shape.channels),
                entry.weight / plane % shape.channels,
                {place / shape.width, place % shape.width}};
    }
    std::string fourIndices(const PlaneCell& at) const
    {
        return jsonList(std::array{m_sample, at.channel, at.cell.row, at.cell.column});
    }

    const Experiment& m_experiment;
    const MatrixStructure& m_structure;
    Index m_sample;
};

std::string element(const char* vector, Index index)
{
    return std::string(vector) + "[" + std::to_string(index) + "]";
}

std::string factor(const Rational& value)
{
    return tconv::factorText(value, Notation::Text, tconv::NumberStyle::Automatic);
}

/// y[6] = x[1]·K[2,1] + x[3]·K[0,1] + b = 2·8 + 4·2 + 10 = 34
std::string rowText(const Numbers& numbers, Index row, const std::vector<MatrixEntry>& entries,
                    const std::optional<Rational>& bias, const Rational& sum)
{
    tconv::SumText text;
    text.name = element("y", row);
    const auto add = [&text](const std::string& symbols, const std::string& values) {
        const char* plus = text.symbolic.empty() ? "" : " + ";
        text.symbolic += plus + symbols;
        text.numeric += plus + values;
    };
    Index written = 0;
    for (const MatrixEntry& entry : entries)
        if (written++ < tconv::kMaxWrittenTerms)
            add(element("x", entry.column) + "·" + numbers.tapName(entry),
                factor(numbers.x(entry.column)) + "·" + factor(numbers.value(entry)));
    if (written > tconv::kMaxWrittenTerms)
        add("…", "…");
    if (bias)
        add("b", factor(*bias));
    text.value = tconv::numberText(sum);
    return text.line();
}

void printRow(const Experiment& experiment, const MatrixStructure& structure, Index sample,
              Index row, bool asJson, Streams streams)
{
    const Numbers numbers(experiment, structure, sample);
    const Rational bias = tconv::biasValue(experiment, structure.rowCell(row).channel);
    const std::vector<MatrixEntry> entries = structure.row(row);
    Rational sum = bias;
    std::vector<std::string> list;
    for (const MatrixEntry& entry : entries) {
        sum += numbers.product(entry);
        list.push_back(jsonObject({{"column", std::to_string(entry.column)},
                                   {"input", numbers.inputCell(entry.column)},
                                   {"kernel", numbers.kernelCell(entry)},
                                   {"value", jsonNumber(numbers.value(entry))},
                                   {"product", jsonNumber(numbers.product(entry))}}));
    }
    const std::string text =
        rowText(numbers, row, entries, experiment.bias ? std::optional(bias) : std::nullopt, sum);
    if (!asJson)
        streams.out << text << '\n';
    else
        streams.out << jsonObject({{"row", std::to_string(row)},
                                   {"output", numbers.outputCell(row)},
                                   {"value", jsonNumber(sum)},
                                   {"entries", jsonList(list)},
                                   {"bias", jsonNumber(bias)},
                                   {"text", jsonText(text)}})
                    << '\n';
}

/// x[3] = 4 goes to: y[5] += K[0,0]·x[3] = 1·4 = 4, one line for each place.
std::string columnText(const Numbers& numbers, Index column,
                       const std::vector<MatrixEntry>& entries)
{
    const std::string x = element("x", column);
    std::string text =
        x + " = " + tconv::numberText(numbers.x(column)) +
        (entries.empty() ? " goes nowhere: padding crops all of its stamp" : " goes to:");
    for (const MatrixEntry& entry : entries)
        text += "\n" + element("y", entry.row) + " += " + numbers.tapName(entry) + "·" + x + " = " +
                factor(numbers.value(entry)) + "·" + factor(numbers.x(column)) + " = " +
                tconv::numberText(numbers.product(entry));
    return text;
}

void printColumn(const Experiment& experiment, const MatrixStructure& structure, Index sample,
                 Index column, bool asJson, Streams streams)
{
    const Numbers numbers(experiment, structure, sample);
    const std::vector<MatrixEntry> entries = structure.column(column);
    const std::string text = columnText(numbers, column, entries);
    if (!asJson) {
        streams.out << text << '\n';
        return;
    }
    std::vector<std::string> list;
    for (const MatrixEntry& entry : entries)
        list.push_back(jsonObject({{"row", std::to_string(entry.row)},
                                   {"output", numbers.outputCell(entry.row)},
                                   {"kernel", numbers.kernelCell(entry)},
                                   {"value", jsonNumber(numbers.value(entry))},
                                   {"product", jsonNumber(numbers.product(entry))}}));
    streams.out << jsonObject({{"column", std::to_string(column)},
                               {"input", numbers.inputCell(column)},
                               {"value", jsonNumber(numbers.x(column))},
                               {"entries", jsonList(list)},
                               {"text", jsonText(text)}})
                << '\n';
}

} // namespace

int explainMatrix(const Experiment& experiment, const std::vector<Index>& row,
                  const std::vector<Index>& column, bool asJson, Streams streams)
{
    const MatrixStructure structure = structureOf(experiment);
    const bool isRow = !row.empty();
    const std::vector<Index>& asked = isRow ? row : column;
    const Index sample = asked.size() == 2 ? asked.front() : 0;
    const Index index = asked.back();
    const Index samples = experiment.input.shape().batch;
    const Index size = (isRow ? structure.rows() : structure.columns()).value();
    if (sample < 0 || sample >= samples)
        return report(Problem{ProblemCode::SampleOutOfRange, {}, {sample, samples - 1}}, asJson,
                      streams);
    if (index < 0 || index >= size)
        return report(Problem{isRow ? ProblemCode::RowOutOfRange : ProblemCode::ColumnOutOfRange,
                              {},
                              {index, size - 1}},
                      asJson, streams);
    (isRow ? printRow : printColumn)(experiment, structure, sample, index, asJson, streams);
    return kDone;
}
