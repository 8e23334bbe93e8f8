// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include "support/golden.h"
#include <tconv/experiment/evaluation.h>
#include <tconv/explain/zero_insertion.h>

using namespace tconv;
using support::defaultExample;
using support::difference;
using support::exactValues;
using support::grid;
using support::richExample;

TEST_CASE("The stages of the gather show zeros and border and the rotated kernel",
          "[zero_insertion]")
{
    const ZeroInsertion stages = zeroInsertion(defaultExample(), 0, 0, 0);
    const Tensor4<Rational> stretched = grid(3, 3,
                                             {1, 0, 2, //
                                              0, 0, 0, //
                                              3, 0, 4});
    // 1 (3 - 1) - 1 = 1 on each side, and output_padding 1 more at the far edges
    const Tensor4<Rational> bordered = grid(6, 6, {0, 0, 0, 0, 0, 0, //
                                                   0, 1, 0, 2, 0, 0, //
                                                   0, 0, 0, 0, 0, 0, //
                                                   0, 3, 0, 4, 0, 0, //
                                                   0, 0, 0, 0, 0, 0, //
                                                   0, 0, 0, 0, 0, 0});
    CHECK(difference(stages.stretched, stretched) == "equal");
    CHECK(stages.border == Size2{1, 1});
    CHECK(difference(stages.bordered, bordered) == "equal");
    CHECK(difference(stages.rotated, grid(3, 3, {9, 8, 7, 6, 5, 4, 3, 2, 1})) == "equal");
}

TEST_CASE("A padding larger than the kernel crops the stretched input", "[zero_insertion]")
{
    Experiment experiment;
    experiment.input = support::counting({1, 1, 3, 4});
    experiment.weight = support::counting({1, 1, 1, 2});
    experiment.options = {.stride = {2, 1}, .padding = {2, 2}};
    const ZeroInsertion stages = zeroInsertion(experiment, 0, 0, 0);
    CHECK(stages.border == Size2{-2, -1});
    CHECK(difference(stages.bordered, grid(1, 2, {6, 7})) == "equal");
}

namespace {

/// Stride, dilation, a border that crops, a far edge: nothing is the same along both axes.
std::vector<Experiment> manyBorders()
{
    std::vector<Experiment> all{defaultExample(), richExample()};
    Experiment crops;
    crops.input = support::counting({1, 1, 3, 4});
    crops.weight = support::counting({1, 1, 2, 3});
    crops.options = {.stride = {2, 1}, .padding = {2, 2}, .outputPadding = {1, 0}};
    all.push_back(crops);
    Experiment dilated = crops;
    dilated.options = {
        .stride = {3, 2}, .padding = {0, 3}, .outputPadding = {2, 3}, .dilation = {2, 4}};
    all.push_back(dilated);
    return all;
}

} // namespace

TEST_CASE("The closed form says of every bordered cell which input value it holds",
          "[zero_insertion]")
{
    for (const Experiment& experiment : manyBorders()) {
        const ZeroInsertion stages = zeroInsertion(experiment, 0, 0, 0);
        const BorderedGeometry geometry = borderedGeometry(experiment);
        CHECK(geometry.stretched == stages.stretched.shape().plane());
        CHECK(geometry.border == stages.border);
        REQUIRE(geometry.bordered == stages.bordered.shape().plane());
        for (Index row = 0; row < geometry.bordered.height; ++row)
            for (Index column = 0; column < geometry.bordered.width; ++column) {
                const Cell cell{row, column};
                CAPTURE(row, column);
                const std::optional<Cell> input = geometry.inputAt(cell);
                const Rational value = input ? experiment.input.at(0, 0, *input) : Rational(0);
                CHECK(stages.bordered.at(0, 0, cell) == value);
                if (input)
                    CHECK(geometry.placeOf(*input) == cell);
            }
    }
}

TEST_CASE("The closed form lays the rotated kernel where the window's products are",
          "[zero_insertion]")
{
    for (const Experiment& experiment : manyBorders()) {
        const ZeroInsertion stages = zeroInsertion(experiment, 0, 0, 0);
        const BorderedGeometry geometry = borderedGeometry(experiment);
        const Cell output{1, 0};
        const auto products = windowProducts(stages, experiment.options.dilation, output);
        for (const WindowProduct& product : products) {
            CHECK(geometry.rotatedOver(product.bordered, output) == product.rotated);
            CHECK(experiment.weight.at(0, 0, geometry.turned(product.rotated)) ==
                  stages.rotated.at(0, 0, product.rotated));
        }
        CHECK(geometry.windowStart(output) == products.front().bordered);
        CHECK(geometry.windowEnd(output) == products.back().bordered);
        Index covered = 0;
        for (Index row = 0; row < geometry.bordered.height; ++row)
            for (Index column = 0; column < geometry.bordered.width; ++column)
                covered += geometry.rotatedOver({row, column}, output) ? 1 : 0;
        CHECK(covered == static_cast<Index>(products.size()));
    }
}

TEST_CASE("The far edge is what output_padding adds", "[zero_insertion]")
{
    const BorderedGeometry geometry = borderedGeometry(defaultExample());
    CHECK(geometry.isFar({5, 0}));
    CHECK(geometry.isFar({0, 5}));
    CHECK_FALSE(geometry.isFar({4, 4}));
    CHECK_FALSE(geometry.isFar({6, 0})); // outside
    CHECK(geometry.isStretched({3, 3}));
    CHECK_FALSE(geometry.isStretched({4, 3}));
}

TEST_CASE("The stages belong to the sample and channels asked for", "[zero_insertion]")
{
    const Experiment experiment = richExample();
    const ZeroInsertion stages = zeroInsertion(experiment, 1, 2, 1);
    CHECK(stages.stretched.shape() == Shape4{1, 1, 3, 3});
    CHECK(stages.stretched.at(0, 0, {2, 1}) == experiment.input.at(1, 2, {1, 1}));
    CHECK(stages.rotated.at(0, 0, {0, 0}) == experiment.weight.at(2, 1, {2, 1}));
    CHECK(stages.border == Size2{1 * 2 - 1, 2 * 1 - 0});
}

TEST_CASE("The products under every window add up to the output", "[zero_insertion]")
{
    const Experiment experiment = richExample();
    const Evaluation evaluation = evaluate(experiment);
    const NumberTensor output = evaluation.output();
    const Size2 size = output.shape().plane();
    for (Index row = 0; row < size.height; ++row)
        for (Index column = 0; column < size.width; ++column) {
            Rational sum = experiment.bias->at(4); // channel 4: the second group's second
            for (const Index from : {2, 3}) {
                const ZeroInsertion stages = zeroInsertion(experiment, 1, from, 1);
                const auto products =
                    windowProducts(stages, experiment.options.dilation, {row, column});
                CHECK(products.size() == 6);
                for (const WindowProduct& product : products) {
                    CHECK(product.value == stages.bordered.at(0, 0, product.bordered) *
                                               stages.rotated.at(0, 0, product.rotated));
                    sum += product.value;
                }
            }
            CAPTURE(row, column);
            CHECK(sum == output.exact(1, 4, {row, column}));
        }
}

TEST_CASE("Every golden output of PyTorch is gathered exactly", "[zero_insertion][golden]")
{
    const golden::Json cases = golden::cases("convt2d_valid.json");
    CHECK(cases.size() == 62);
    for (const golden::Json& sample : cases) {
        INFO(sample.at("id"));
        CHECK(difference(gatherByZeroInsertion(golden::experiment(sample)),
                         golden::tensor(sample.at("y"))) == "equal");
    }
}

TEST_CASE("An empty batch is gathered to an empty output", "[zero_insertion]")
{
    Experiment experiment;
    experiment.input = Tensor4<Rational>({0, 2, 3, 3});
    experiment.weight = support::counting({2, 3, 2, 2});
    CHECK(gatherByZeroInsertion(experiment).shape() == Shape4{0, 3, 4, 4});
}
