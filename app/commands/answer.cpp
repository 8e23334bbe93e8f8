// SPDX-License-Identifier: MIT
#include "commands/answer.h"

#include "commands/files.h"
#include "commands/json.h"
#include <tconv/experiment/evaluation.h>
#include <tconv/experiment/grid_text.h>

#include <array>
#include <functional>
#include <limits>

using tconv::Cell;
using tconv::Index;
using tconv::NumberTensor;
using tconv::Rational;
using tconv::Shape4;

namespace {

/// Calls visit(n, c, cell) for every value, in NCHW order.
template <typename Visit>
void forEachPlace(const Shape4& shape, Visit visit)
{
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < shape.height; ++row)
                for (Index column = 0; column < shape.width; ++column)
                    visit(n, c, Cell{row, column});
}

/// The text of every value, asked for by its flat index, from the first to the last.
template <typename ExactText>
std::function<std::string(Index)> cellTexts(const Answer& answer, std::atomic<double>& done,
                                            ExactText exactText)
{
    const Shape4 shape = answer.values.shape();
    const auto count = static_cast<double>(*shape.elements());
    return [&answer, &done, shape, count, exactText](Index flat) {
        done.store(static_cast<double>(flat) / count, std::memory_order_relaxed);
        const Index plane = flat / (shape.height * shape.width);
        const Index place = flat % (shape.height * shape.width);
        const Index n = plane / shape.channels;
        const Index c = plane % shape.channels;
        const Cell cell{place / shape.width, place % shape.width};
        if (answer.values.arithmetic() == tconv::Arithmetic::Exact)
            return std::string(exactText(answer.values.exact(n, c, cell)));
        const double value = answer.values.approximate(n, c, cell);
        return answer.isFloat32 ? jsonNumber(static_cast<float>(value)) : jsonNumber(value);
    };
}

std::vector<Index> sizesOf(const Answer& answer)
{
    const Shape4& shape = answer.values.shape();
    const std::array sizes{shape.batch, shape.channels, shape.height, shape.width};
    return {sizes.end() - answer.rank, sizes.end()};
}

bool isInteger(const Rational& value)
{
    return denominator(value) == 1;
}

bool allIntegers(const NumberTensor& values)
{
    bool all = values.arithmetic() == tconv::Arithmetic::Exact;
    if (all)
        forEachPlace(values.shape(), [&](Index n, Index c, Cell cell) {
            all = all && isInteger(values.exact(n, c, cell));
        });
    return all;
}

template <typename T>
tconv::Tensor4<T> rounded(const NumberTensor& values)
{
    std::vector<T> numbers;
    forEachPlace(values.shape(), [&](Index n, Index c, Cell cell) {
        numbers.push_back(static_cast<T>(values.approximate(n, c, cell)));
    });
    return {values.shape(), std::move(numbers)};
}

Loaded<std::string> integerNpy(const Answer& answer)
{
    std::vector<std::int64_t> numbers;
    std::optional<Failure> failure;
    forEachPlace(answer.values.shape(), [&](Index n, Index c, Cell cell) {
        const Rational value = answer.values.exact(n, c, cell);
        if (value < std::numeric_limits<std::int64_t>::min() ||
            value > std::numeric_limits<std::int64_t>::max())
            failure = {"integer_overflow", "The output has " + tconv::numberText(value) +
                                               ", which int64 does not hold; write it as text, or "
                                               "save the input as float64."};
        else
            numbers.push_back(numerator(value).convert_to<std::int64_t>());
    });
    if (failure)
        return *failure;
    return writeNpy(tconv::Tensor4<std::int64_t>(answer.values.shape(), std::move(numbers)),
                    answer.rank);
}

} // namespace

Loaded<Answer> answerOf(const LoadedExperiment& loaded)
{
    const tconv::Evaluation evaluation = evaluate(loaded.experiment, kExactLimits);
    if (!evaluation.ok())
        return Failure(evaluation.problems.front());
    const bool isPlane = loaded.inputRank == 2 && evaluation.outputShape().channels == 1;
    return Answer{.values = evaluation.output(), .rank = isPlane ? 2 : 4};
}

std::string jsonOf(const Answer& answer, std::atomic<double>& done)
{
    const std::vector<Index> sizes = sizesOf(answer);
    const auto cell =
        cellTexts(answer, done, [](const Rational& value) { return jsonNumber(value); });
    const std::string_view arithmetic =
        answer.isFloat32 ? "float32" : tconv::arithmeticName(answer.values.arithmetic());
    return jsonObject({{"shape", jsonList(sizes)},
                       {"output", jsonNested(sizes, cell)},
                       {"arithmetic", jsonText(arithmetic)}});
}

std::optional<Failure> tableFailure(const std::string& path, const Shape4& shape)
{
    const std::string suffix = suffixOf(path);
    const Index planes = shape.batch * shape.channels;
    if ((suffix != "csv" && suffix != "tsv") || planes == 1)
        return std::nullopt;
    return usageFailure("A table holds one plane, and the output has " + std::to_string(planes) +
                        "; write it as .npy or .txt.");
}

Loaded<std::string> gridOf(const Answer& answer, const std::string& path, std::atomic<double>& done)
{
    using tconv::GridFormat;
    const Shape4& shape = answer.values.shape();
    const std::string suffix = suffixOf(path);
    const GridFormat format = suffix == "csv"   ? GridFormat::Csv
                              : suffix == "tsv" ? GridFormat::Tsv
                                                : GridFormat::Python;
    const auto cell = cellTexts(
        answer, done, [format](const Rational& value) { return gridCell(value, format); });
    if (format == GridFormat::Python)
        return (shape.batch == 0 ? "[]" : nestedText(shape, answer.rank, 0, cell)) + "\n";
    if (std::optional<Failure> failure = tableFailure(path, shape))
        return *failure;
    return gridText(
               shape.plane(), [&](Cell at) { return cell(at.row * shape.width + at.column); },
               format) +
           "\n";
}

Loaded<std::string> npyOf(const Answer& answer)
{
    if (answer.isFloat32)
        return writeNpy(rounded<float>(answer.values), answer.rank);
    if (allIntegers(answer.values))
        return integerNpy(answer);
    return writeNpy(rounded<double>(answer.values), answer.rank);
}
