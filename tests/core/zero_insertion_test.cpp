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
