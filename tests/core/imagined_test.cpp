// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include "support/golden.h"
#include "support/regimes.h"
#include <tconv/check/imagined.h>
#include <tconv/experiment/evaluation.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

using namespace tconv;
using support::defaultExample;
using support::difference;
using support::exactValues;
using support::grid;
using support::richExample;

namespace {

constexpr std::array kOrientations{
    Orientation::AsIs,          Orientation::Rotated180,  Orientation::FlippedLeftRight,
    Orientation::FlippedUpDown, Orientation::Transposed,  Orientation::AntiTransposed,
    Orientation::RotatedLeft,   Orientation::RotatedRight};
constexpr std::array kOverlaps{Overlap::Sum, Overlap::Last, Overlap::First, Overlap::Average,
                               Overlap::Maximum};
constexpr std::array kBiasUses{BiasUse::Everywhere, BiasUse::Nowhere, BiasUse::PerStamp,
                               BiasUse::WhereStamped};

using Rows = std::vector<std::vector<Rational>>;

Rows transposed(const Rows& rows)
{
    Rows result(rows.front().size());
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            result[i].push_back(row[i]);
    return result;
}

Rows upsideDown(Rows rows)
{
    std::reverse(rows.begin(), rows.end());
    return rows;
}

/// All orientations from two elementary moves.
Rows oriented(const Rows& rows, Orientation orientation)
{
    const auto leftRight = [](const Rows& r) { return transposed(upsideDown(transposed(r))); };
    switch (orientation) {
    case Orientation::AsIs:
        return rows;
    case Orientation::Rotated180:
        return leftRight(upsideDown(rows));
    case Orientation::FlippedLeftRight:
        return leftRight(rows);
    case Orientation::FlippedUpDown:
        return upsideDown(rows);
    case Orientation::Transposed:
        return transposed(rows);
    case Orientation::AntiTransposed:
        return leftRight(upsideDown(transposed(rows)));
    case Orientation::RotatedLeft:
        return upsideDown(transposed(rows));
    case Orientation::RotatedRight:
        return leftRight(transposed(rows));
    }
    return {};
}

/// What the stamps leave on each cell of one output plane, in the order of the stamps.
std::map<Cell, std::vector<Rational>>
contributions(const Experiment& experiment, const Imagined& imagined, Index sample, Index output)
{
    const Shape4& input = experiment.input.shape();
    const Shape4& weight = experiment.weight.shape();
    const Index perGroup = input.channels / experiment.options.groups;
    const Index group = output / weight.channels;
    std::map<Cell, std::vector<Rational>> found;
    for (Index i = 0; i < input.height; ++i)
        for (Index j = 0; j < input.width; ++j) {
            std::map<Cell, Rational> stamp;
            for (Index c = group * perGroup; c < (group + 1) * perGroup; ++c) {
                Rows kernel;
                const auto plane = experiment.weight.plane(c, output % weight.channels);
                for (Index a = 0; a < weight.height; ++a) {
                    kernel.emplace_back();
                    for (Index b = 0; b < weight.width; ++b)
                        kernel.back().push_back(plane(a, b));
                }
                kernel = oriented(kernel, imagined.orientation);
                for (std::size_t a = 0; a < kernel.size(); ++a)
                    for (std::size_t b = 0; b < kernel[a].size(); ++b)
                        stamp[{i * imagined.step.height + Index(a) * imagined.dilation.height,
                               j * imagined.step.width + Index(b) * imagined.dilation.width}] +=
                            experiment.input.at(sample, c, {i, j}) * kernel[a][b];
            }
            for (const auto& [cell, value] : stamp)
                found[cell].push_back(value);
        }
    return found;
}

Rational combined(const std::vector<Rational>& values, Overlap overlap)
{
    const auto sum = [&] { return std::accumulate(values.begin(), values.end(), Rational()); };
    switch (overlap) {
    case Overlap::Sum:
        return sum();
    case Overlap::Last:
        return values.back();
    case Overlap::First:
        return values.front();
    case Overlap::Average:
        return sum() / Rational(values.size());
    case Overlap::Maximum:
        return *std::max_element(values.begin(), values.end());
    }
    return {};
}

Rational biasOn(std::size_t stamps, BiasUse use, const Rational& bias)
{
    switch (use) {
    case BiasUse::Everywhere:
        return bias;
    case BiasUse::Nowhere:
        return 0;
    case BiasUse::PerStamp:
        return bias * Rational(stamps);
    case BiasUse::WhereStamped:
        return stamps > 0 ? bias : Rational();
    }
    return {};
}

Tensor4<Rational> byTheDefinition(const Experiment& experiment, const Imagined& imagined)
{
    Tensor4<Rational> result({experiment.input.shape().batch, layerOf(experiment).outChannels,
                              imagined.windowSize.height, imagined.windowSize.width});
    const Shape4& shape = result.shape();
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c) {
            const auto all = contributions(experiment, imagined, n, c);
            const Rational bias = experiment.bias ? experiment.bias->at(std::size_t(c)) : 0;
            for (Index row = 0; row < shape.height; ++row)
                for (Index column = 0; column < shape.width; ++column) {
                    const auto here = all.find(imagined.windowStart + Cell{row, column});
                    const std::size_t stamps = here == all.end() ? 0 : here->second.size();
                    result.at(n, c, {row, column}) =
                        biasOn(stamps, imagined.bias, bias) +
                        (stamps > 0 ? combined(here->second, imagined.overlap) : Rational());
                }
        }
    return result;
}

/// Every orientation with every overlap, and with steps, windows and uses of the bias that change
/// along the way.
std::vector<Imagined> manyWays()
{
    std::vector<Imagined> ways;
    Index turn = 0;
    for (const Orientation orientation : kOrientations)
        for (const Overlap overlap : kOverlaps) {
            Imagined way;
            way.orientation = orientation;
            way.overlap = overlap;
            way.step = {1 + turn % 3, 1 + turn % 2};
            way.dilation = {1 + turn % 2, 1 + turn % 3};
            way.windowStart = {turn % 4 - 2, turn % 3 - 1};
            way.windowSize = {4 + turn % 5, 3 + turn % 7};
            way.bias = kBiasUses[std::size_t(turn % 4)];
            ways.push_back(way);
            ++turn;
        }
    return ways;
}

Experiment smallRich()
{
    Experiment experiment = richExample();
    experiment.input = support::unevenNumbers({2, 4, 2, 3}, 5);
    experiment.weight = support::unevenNumbers({4, 3, 3, 2}, 9);
    return experiment;
}

} // namespace

TEST_CASE("The right member of the family is the layer")
{
    for (const golden::Json& sample : golden::cases("convt2d_valid.json")) {
        const Experiment experiment = golden::experiment(sample);
        const Evaluation evaluation = evaluate(experiment);
        if (!evaluation.ok() || evaluation.outputShape().elements() == 0 ||
            evaluation.products > 20'000)
            continue;
        INFO(experiment.title);
        REQUIRE(difference(imagine(experiment, asItIs(experiment)),
                           exactValues(evaluation.output())) == "equal");
    }
}

TEST_CASE("Every imagined layer is what its stamps in words make")
{
    const Experiment experiment = smallRich();
    for (const Imagined& way : manyWays()) {
        INFO(int(way.orientation) << " " << int(way.overlap) << " " << int(way.bias));
        REQUIRE(difference(imagine(experiment, way), byTheDefinition(experiment, way)) == "equal");
    }
}

TEST_CASE("Imagined layers stay exact for fractions and for numbers of any size")
{
    Experiment fractions = smallRich();
    for (Rational& value : fractions.input.values())
        value /= 7;
    fractions.bias->front() = Rational(1, 11);
    Experiment wide = fractions; // 128 bits
    for (Rational& value : wide.weight.values())
        value *= Rational(BigInteger(1) << 70);
    Experiment vast = wide; // rationals
    for (Rational& value : vast.input.values())
        value *= Rational(BigInteger(1) << 70);
    REQUIRE(prepareOperands(fractions).index() == 0);
    REQUIRE(prepareOperands(wide).index() == 1);
    REQUIRE(prepareOperands(vast).index() == 2);
    for (const Experiment& experiment : {fractions, wide, vast})
        for (const Imagined& way : manyWays())
            REQUIRE(difference(imagine(experiment, way), byTheDefinition(experiment, way)) ==
                    "equal");
}

TEST_CASE("A bias for each stamp is exact where 64 bits hold it only once")
{
    Experiment experiment = defaultExample();
    const Rational bias(BigInteger(1) << 61);
    experiment.bias = {bias};
    Imagined way = asItIs(experiment);
    way.bias = BiasUse::PerStamp;
    REQUIRE(prepareOperands(experiment).index() == 0);
    CHECK(imagine(experiment, way).at(0, 0, {1, 1}) == 36 + 4 * bias);
}

TEST_CASE("The four turned kernels of a rectangle are what a person sees")
{
    Experiment experiment;
    experiment.input = grid(1, 1, {1});
    experiment.weight = grid(2, 3, {1, 2, 3, 4, 5, 6});
    const auto stamp = [&](Orientation orientation) {
        Imagined way;
        way.orientation = orientation;
        way.windowSize = imaginedCanvasSize(experiment, way);
        return imagine(experiment, way);
    };
    CHECK(stamp(Orientation::Transposed) == grid(3, 2, {1, 4, 2, 5, 3, 6}));
    CHECK(stamp(Orientation::AntiTransposed) == grid(3, 2, {6, 3, 5, 2, 4, 1}));
    CHECK(stamp(Orientation::RotatedLeft) == grid(3, 2, {3, 6, 2, 5, 1, 4}));
    CHECK(stamp(Orientation::RotatedRight) == grid(3, 2, {4, 1, 5, 2, 6, 3}));
    CHECK(stamp(Orientation::FlippedLeftRight) == grid(2, 3, {3, 2, 1, 6, 5, 4}));
    CHECK(stamp(Orientation::FlippedUpDown) == grid(2, 3, {4, 5, 6, 1, 2, 3}));
}

TEST_CASE("A canvas counts the stamps on each cell and is used again")
{
    const Experiment experiment = defaultExample();
    const auto operands = std::get<Operands<std::int64_t>>(prepareOperands(experiment));
    ImaginedCanvas<std::int64_t> canvas;
    Imagined way = asItIs(experiment);
    way.overlap = Overlap::Average;
    imagineCanvas(experiment, operands, way, canvas);
    CHECK(canvas.size == Size2{5, 5});
    CHECK(canvas.stamps == std::vector<std::int32_t>{1, 1, 2, 1, 1, 1, 1, 2, 1, 1, 2, 2, 4,
                                                     2, 2, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1});
    CHECK(canvas.values[12] == 36); // still the sum of four
    way.step = {4, 4};
    way.dilation = {1, 2};
    imagineCanvas(experiment, operands, way, canvas);
    CHECK(canvas.size == Size2{7, 9});
    CHECK(canvas.stamps[3] == 0);
    CHECK(canvas.values[3] == 0);
    CHECK(canvas.values.size() == 63);
}
