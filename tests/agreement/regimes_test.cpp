// SPDX-License-Identifier: MIT
// Four routes that share no index arithmetic, over every named regime: the scatter, the
// correlation of the zero-inserted input, the product with the stored matrix, and the adjoint of
// Conv2d; and the matrix itself against Conv2d of unit vectors.
#include "catch.hpp"
#include "support/tensors.h"
#include <tconv/experiment/evaluation.h>
#include <tconv/explain/zero_insertion.h>
#include <tconv/matrix/adjoint.h>
#include <tconv/matrix/conv2d.h>
#include <tconv/matrix/layer_matrix.h>

#include <algorithm>

using namespace tconv;
using support::difference;
using support::exactValues;

namespace {

struct Channels {
    Index in = 1;
    Index outPerGroup = 1;
    Index groups = 1;
};

/// Small integers of both signs without a pattern that a swapped axis would keep.
Tensor4<Rational> uneven(Shape4 shape, Index seed)
{
    Tensor4<Rational> values(shape);
    Index next = seed;
    for (Rational& value : values.values()) {
        next = (next * 37 + 11) % 101;
        value = next - 50;
    }
    return values;
}

Experiment uneven(Size2 input, Size2 kernel, const ConvTranspose2dOptions& options,
                  Channels channels = {}, Index batch = 1)
{
    Experiment experiment;
    experiment.input = uneven({batch, channels.in, input.height, input.width}, 3);
    experiment.weight = uneven({channels.in, channels.outPerGroup, kernel.height, kernel.width}, 7);
    experiment.options = options;
    experiment.options.groups = channels.groups;
    return experiment;
}

void addBias(Experiment& experiment)
{
    experiment.bias.emplace();
    for (Index c = 0; c < layerOf(experiment).outChannels; ++c)
        experiment.bias->push_back(Rational(2 * c - 5, 3));
}

/// Each column of V by Conv2d of a unit vector, against the compressed arrays.
void checkThatMatrixIsConv2d(const Experiment& experiment, const Shape4& output)
{
    const auto built =
        LayerMatrix<Rational>::build(structureOf(experiment), experiment.weight.values());
    REQUIRE(built.ok());
    const LayerMatrix<Rational>& matrix = built.value();
    Tensor4<Rational> unit({1, output.channels, output.height, output.width});
    REQUIRE(matrix.rows() == unit.size());
    std::size_t nonzeros = 0;
    for (Index row = 0; row < matrix.rows(); ++row) {
        unit.values()[static_cast<std::size_t>(row)] = 1;
        const Tensor4<Rational> column = forwardOf(experiment, unit);
        unit.values()[static_cast<std::size_t>(row)] = 0;
        REQUIRE(matrix.columns() == column.size());
        for (Index at = 0; at < column.size(); ++at) {
            const Rational value = matrix.v().coeff(at, row);
            REQUIRE(value == column.values()[static_cast<std::size_t>(at)]);
            nonzeros += value.is_zero() ? 0 : 1;
        }
    }
    const auto zeros = std::ranges::count(matrix.values(), Rational(0));
    CHECK(nonzeros + static_cast<std::size_t>(zeros) == matrix.values().size());
}

void checkThatRoutesAgree(const Experiment& experiment)
{
    const Evaluation evaluation = evaluate(experiment);
    REQUIRE(evaluation.ok());
    const Tensor4<Rational> scattered = exactValues(evaluation.output());
    REQUIRE(scattered.shape() == evaluation.outputShape());
    CHECK(difference(gatherByZeroInsertion(experiment), scattered) == "equal");
    CHECK(difference(gatherByAdjoint(experiment, scattered.shape().plane()), scattered) == "equal");
    CHECK(difference(multiplyOut(experiment).value(), scattered) == "equal");
    for (Index n = 0; n < experiment.input.shape().batch; ++n)
        CHECK(adjointCheck(experiment, n).value().equal());
    checkThatMatrixIsConv2d(experiment, scattered.shape());
}

} // namespace

TEST_CASE("Routes agree where stamps leave gaps", "[agreement]")
{
    const Index kernel = GENERATE(1, 2, 3);
    const Index excess = GENERATE(1, 2);
    const Index padding = GENERATE(0, 1);
    CAPTURE(kernel, excess, padding);
    checkThatRoutesAgree(
        uneven({3, 4}, {kernel, kernel + 1},
               {.stride = {kernel + excess, kernel + 1 + excess}, .padding = {padding, 0}}));
}

TEST_CASE("Routes agree where stamps touch", "[agreement]")
{
    const Index kernel = GENERATE(1, 2, 3, 4);
    const Index padding = GENERATE(0, 1);
    CAPTURE(kernel, padding);
    checkThatRoutesAgree(uneven({3, 2}, {kernel, kernel + 1},
                                {.stride = {kernel, kernel + 1}, .padding = {0, padding}}));
}

TEST_CASE("Routes agree where stamps overlap", "[agreement]")
{
    const Index kernel = GENERATE(3, 4, 5);
    const Index stride = GENERATE(1, 2);
    const Index padding = GENERATE(0, 1, 2);
    CAPTURE(kernel, stride, padding);
    checkThatRoutesAgree(
        uneven({3, 4}, {kernel, kernel - 1}, {.stride = {stride, 1}, .padding = {padding, 1}}));
}

TEST_CASE("Routes agree where padding reaches beyond the kernel", "[agreement]")
{
    const Index stride = GENERATE(1, 2, 3);
    const Index padding = GENERATE(3, 4);
    CAPTURE(stride, padding);
    checkThatRoutesAgree(
        uneven({9, 8}, {2, 1}, {.stride = {stride, stride + 1}, .padding = {padding, 3}}));
}

TEST_CASE("Routes agree where output_padding brings back or adds cells", "[agreement]")
{
    const Index stride = GENERATE(2, 3);
    const Index outputPadding = GENERATE(0, 1, 2);
    const Index padding = GENERATE(0, 1, 2);
    if (outputPadding >= stride)
        return;
    CAPTURE(stride, outputPadding, padding);
    Experiment experiment = uneven(
        {3, 2}, {3, 4},
        {.stride = {stride, 3}, .padding = {padding, 1}, .outputPadding = {outputPadding, 2}});
    addBias(experiment); // what lies beyond the stamps shows it
    checkThatRoutesAgree(experiment);
}

TEST_CASE("Routes agree where dilation allows an output_padding of a stride or more", "[agreement]")
{
    const Index outputPadding = GENERATE(1, 2);
    const Index padding = GENERATE(0, 1, 2);
    const Index kernel = GENERATE(1, 2, 3);
    CAPTURE(outputPadding, padding, kernel);
    checkThatRoutesAgree(uneven({5, 4}, {kernel, 2},
                                {.stride = {1, 2},
                                 .padding = {padding, 0},
                                 .outputPadding = {outputPadding, 3},
                                 .dilation = {3, 4}}));
}

TEST_CASE("Routes agree for every dilation and stride with or without a common divisor",
          "[agreement]")
{
    const Index dilation = GENERATE(1, 2, 3, 4);
    const Index stride = GENERATE(1, 2, 3, 4);
    const Index kernel = GENERATE(2, 3);
    CAPTURE(dilation, stride, kernel);
    checkThatRoutesAgree(
        uneven({4, 3}, {kernel, kernel + 1},
               {.stride = {stride, 2}, .padding = {1, 0}, .dilation = {dilation, 2}}));
}

TEST_CASE("Routes agree where the two axes have nothing in common", "[agreement]")
{
    const ConvTranspose2dOptions high{
        .stride = {3, 1}, .padding = {2, 0}, .outputPadding = {2, 1}, .dilation = {1, 2}};
    const ConvTranspose2dOptions wide{
        .stride = {1, 3}, .padding = {0, 2}, .outputPadding = {1, 2}, .dilation = {2, 1}};
    const bool isHigh = GENERATE(true, false);
    const Size2 input = GENERATE(Size2{1, 5}, Size2{5, 1}, Size2{2, 4});
    const Size2 kernel = GENERATE(Size2{4, 1}, Size2{1, 4}, Size2{3, 2});
    CAPTURE(isHigh, input.height, input.width, kernel.height, kernel.width);
    const ConvTranspose2dOptions& options = isHigh ? high : wide;
    if (const Size2 size = outputSize(input, kernel, options); size.height < 1 || size.width < 1)
        return;
    checkThatRoutesAgree(uneven(input, kernel, options));
}

TEST_CASE("Routes agree for channels and groups and depthwise layers and batches", "[agreement]")
{
    const Channels channels = GENERATE(Channels{2, 3, 1}, Channels{3, 1, 1}, Channels{4, 2, 2},
                                       Channels{4, 1, 2}, Channels{3, 1, 3}, Channels{2, 3, 2});
    const Index batch = GENERATE(1, 2, 3);
    const bool hasBias = GENERATE(false, true);
    CAPTURE(channels.in, channels.outPerGroup, channels.groups, batch, hasBias);
    Experiment experiment =
        uneven({2, 3}, {3, 2},
               {.stride = {2, 1}, .padding = {1, 0}, .outputPadding = {1, 1}, .dilation = {1, 2}},
               channels, batch);
    if (hasBias)
        addBias(experiment);
    checkThatRoutesAgree(experiment);
}

TEST_CASE("Routes agree on a single cell and on a kernel of zeros", "[agreement]")
{
    const Index kernel = GENERATE(1, 3);
    const Index batch = GENERATE(1, 2);
    CAPTURE(kernel, batch);
    Experiment experiment = uneven({1, 1}, {kernel, kernel},
                                   {.padding = {kernel / 2, 0}, .dilation = {1, 2}}, {}, batch);
    addBias(experiment);
    checkThatRoutesAgree(experiment);
    for (Rational& value : experiment.weight.values())
        value = 0;
    checkThatRoutesAgree(experiment);
}

TEST_CASE("Routes agree on fractions and on numbers beyond 128 bits", "[agreement]")
{
    Experiment experiment =
        uneven({3, 2}, {2, 3}, {.stride = {2, 2}, .padding = {0, 1}}, {2, 2, 1}, 2);
    const Rational factor = GENERATE(Rational("1/7"), Rational("-1000000000000000000000/3"));
    for (Rational& value : experiment.weight.values())
        value *= factor;
    for (Rational& value : experiment.input.values())
        value *= factor;
    addBias(experiment);
    checkThatRoutesAgree(experiment);
}
