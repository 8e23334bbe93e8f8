// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/experiment_edits.h"
#include <tconv/experiment/evaluation.h>

using tconv::Cell;
using tconv::Experiment;
using tconv::Index;
using tconv::ProblemCode;
using tconv::Rational;
using tconv::Shape4;

namespace {

tconv::Tensor4<Rational> counted(Shape4 shape)
{
    tconv::Tensor4<Rational> tensor(shape);
    for (std::size_t i = 0; i < tensor.values().size(); ++i)
        tensor.values()[i] = Rational(i + 1);
    return tensor;
}

/// X (2, 4, 2, 3), K (4, 3, 3, 2) with two groups, so six output channels.
Experiment grouped()
{
    Experiment experiment;
    experiment.input = counted({2, 4, 2, 3});
    experiment.weight = counted({4, 3, 3, 2});
    experiment.options.groups = 2;
    experiment.bias = std::vector<Rational>{1, 2, 3, 4, 5, 6};
    return experiment;
}

std::vector<ProblemCode> problemsOf(const Experiment& experiment)
{
    std::vector<ProblemCode> codes;
    for (const tconv::Problem& problem : tconv::checkExperiment(experiment))
        codes.push_back(problem.code);
    return codes;
}

} // namespace

TEST_CASE("A new input size keeps the cells that both have and fills with zeros",
          "[experiment_edits]")
{
    const Experiment before = grouped();
    const Experiment after = withInputSize(before, {3, 2});
    CHECK(after.input.shape() == Shape4{2, 4, 3, 2});
    CHECK(after.input.at(1, 3, {1, 1}) == before.input.at(1, 3, {1, 1}));
    CHECK(after.input.at(1, 3, {2, 1}) == 0);
    CHECK(after.weight == before.weight);
    CHECK(tconv::checkExperiment(after).empty());
}

TEST_CASE("A new kernel size keeps the taps that both have and fills with zeros",
          "[experiment_edits]")
{
    const Experiment before = grouped();
    const Experiment after = withKernelSize(before, {2, 4});
    CHECK(after.weight.shape() == Shape4{4, 3, 2, 4});
    CHECK(after.weight.at(3, 2, {1, 1}) == before.weight.at(3, 2, {1, 1}));
    CHECK(after.weight.at(3, 2, {1, 3}) == 0);
    CHECK(after.input == before.input);
}

TEST_CASE("A new batch size leaves the layer alone", "[experiment_edits]")
{
    const Experiment before = grouped();
    CHECK(withBatch(before, 3).input.shape() == Shape4{3, 4, 2, 3});
    CHECK(withBatch(before, 0).input.shape() == Shape4{0, 4, 2, 3});
    CHECK(tconv::checkExperiment(withBatch(before, 0)).empty());
    CHECK(tconv::layerOf(withBatch(before, 3)) == tconv::layerOf(before));
}

TEST_CASE("New input channels change the input and the weight together", "[experiment_edits]")
{
    const Experiment after = withInChannels(grouped(), 6);
    CHECK(after.input.shape().channels == 6);
    CHECK(after.weight.shape().batch == 6);
    CHECK(tconv::checkExperiment(after).empty());
    // Groups do not divide 5: a legal document that breaks a rule.
    CHECK(problemsOf(withInChannels(grouped(), 5)) ==
          std::vector{ProblemCode::InChannelsNotDivisibleByGroups});
}

TEST_CASE("New output channels change the weight and the length of the bias", "[experiment_edits]")
{
    const Experiment after = withOutChannels(grouped(), 8);
    CHECK(tconv::layerOf(after).outChannels == 8);
    CHECK(after.weight.shape().channels == 4);
    CHECK(after.bias == std::vector<Rational>{1, 2, 3, 4, 5, 6, 0, 0});
    CHECK(tconv::checkExperiment(after).empty());
    CHECK(withOutChannels(grouped(), 4).bias == std::vector<Rational>{1, 2, 3, 4});
}

TEST_CASE("Output channels that the groups do not divide are refused by name", "[experiment_edits]")
{
    const Experiment before = grouped();
    CHECK(withOutChannels(before, 5) == before);
    tconv::ConvTranspose2dLayer layer = tconv::layerOf(before);
    layer.outChannels = 5;
    const tconv::Result<Experiment> result = withLayer(before, layer);
    REQUIRE_FALSE(result);
    CHECK(result.problem().code == ProblemCode::OutChannelsNotDivisibleByGroups);
    CHECK(result.problem().numbers == std::vector<Index>{5, 2, 1});
}

TEST_CASE("New groups keep the number of output channels", "[experiment_edits]")
{
    const Experiment after = withGroups(grouped(), 1);
    CHECK(after.options.groups == 1);
    CHECK(after.weight.shape().channels == 6);
    CHECK(tconv::layerOf(after).outChannels == 6);
    CHECK(after.bias->size() == 6);
    CHECK(withGroups(grouped(), 4) == grouped()); // 6 channels cannot be divided by 4
    CHECK(problemsOf(withGroups(grouped(), 3)) ==
          std::vector{ProblemCode::InChannelsNotDivisibleByGroups});
    CHECK(problemsOf(withGroups(grouped(), 0)) == std::vector{ProblemCode::GroupsNotPositive});
}

TEST_CASE("Channels and groups that only fit together can be set together", "[experiment_edits]")
{
    tconv::ConvTranspose2dLayer layer = tconv::layerOf(grouped());
    layer.inChannels = 3;
    layer.outChannels = 9;
    layer.options.groups = 3;
    layer.options.stride = {2, 1};
    layer.kernelSize = {1, 1};
    layer.bias = false;
    const tconv::Result<Experiment> after = withLayer(grouped(), layer);
    REQUIRE(after);
    CHECK(tconv::layerOf(after.value()) == layer);
    CHECK(tconv::checkExperiment(after.value()).empty());
}

TEST_CASE("The bias comes as zeros and goes altogether", "[experiment_edits]")
{
    const Experiment without = withBias(grouped(), false);
    CHECK_FALSE(without.bias);
    CHECK(withBias(without, true).bias == std::vector<Rational>(6));
    CHECK(withBias(grouped(), true) == grouped());
}

TEST_CASE("One number changes and no other", "[experiment_edits]")
{
    Experiment expected = grouped();
    expected.input.at(1, 2, {0, 2}) = Rational(1, 3);
    CHECK(withInputCell(grouped(), 1, 2, {0, 2}, Rational(1, 3)) == expected);

    expected = grouped();
    expected.weight.at(3, 2, {2, 1}) = -7;
    CHECK(withWeightCell(grouped(), 3, 2, {2, 1}, -7) == expected);

    expected = grouped();
    expected.bias->at(4) = 9;
    CHECK(withBiasValue(grouped(), 4, 9) == expected);
}

TEST_CASE("A size that nobody could want is refused before anything is allocated",
          "[experiment_edits]")
{
    const Experiment before = grouped();
    const Index huge = GENERATE(Index(1'000'000'000), Index(1) << 62);
    CHECK(withInputSize(before, {huge, huge}) == before);
    CHECK(withKernelSize(before, {huge, 1}) == before);
    CHECK(withBatch(before, huge) == before);
    CHECK(withInChannels(before, huge) == before);
    CHECK(withOutChannels(before, huge) == before);
    const tconv::Result<Experiment> result = withInputShape(before, {2, 4, huge, 3});
    REQUIRE_FALSE(result);
    CHECK(result.problem().code == ProblemCode::SizeTooLarge);
    CHECK(withKernelSize(before, {-1, 3}) == before);
    CHECK(withBatch(before, -1) == before);
}

TEST_CASE("Sizes of zero are documents that break a rule", "[experiment_edits]")
{
    CHECK(problemsOf(withKernelSize(grouped(), {0, 2})) ==
          std::vector{ProblemCode::KernelSizeNotPositive});
    CHECK(problemsOf(withInputSize(grouped(), {2, 0})) ==
          std::vector{ProblemCode::InputSpatialSizeZero});
    CHECK(problemsOf(withOutChannels(grouped(), 0)) == std::vector{ProblemCode::OutChannelsZero});
}

TEST_CASE("A whole new input brings its channels into the weight", "[experiment_edits]")
{
    const tconv::Result<Experiment> after = withInput(grouped(), counted({1, 2, 5, 5}));
    REQUIRE(after);
    CHECK(after.value().input == counted({1, 2, 5, 5}));
    CHECK(after.value().weight.shape() == Shape4{2, 3, 3, 2});
    CHECK(tconv::checkExperiment(after.value()).empty());
}

TEST_CASE("A whole new weight brings its channels into the input and the bias",
          "[experiment_edits]")
{
    const tconv::Result<Experiment> after = withWeight(grouped(), counted({6, 1, 2, 2}));
    REQUIRE(after);
    CHECK(after.value().weight == counted({6, 1, 2, 2}));
    CHECK(after.value().input.shape() == Shape4{2, 6, 2, 3});
    CHECK(after.value().bias == std::vector<Rational>{1, 2});
    CHECK(tconv::checkExperiment(after.value()).empty());
}
