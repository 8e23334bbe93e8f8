// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/tensors.h"
#include <tconv/experiment/experiment.h>
#include <tconv/layer/legality.h>

using namespace tconv;
using support::counting;

TEST_CASE("The layer of an experiment follows from its tensors", "[experiment]")
{
    Experiment experiment;
    experiment.input = counting({2, 4, 3, 3});
    experiment.weight = counting({4, 3, 2, 5});
    experiment.options = {.stride = {2, 1}, .groups = 2};
    const ConvTranspose2dLayer expected{.inChannels = 4,
                                        .outChannels = 6,
                                        .kernelSize = {2, 5},
                                        .options = {.stride = {2, 1}, .groups = 2},
                                        .bias = false};
    CHECK(layerOf(experiment) == expected);
    experiment.bias.emplace(6);
    CHECK(layerOf(experiment).bias);
}

TEST_CASE("Illegal groups make a layer that the rules can name", "[experiment]")
{
    Experiment experiment;
    experiment.weight = counting({4, 3, 1, 1});
    experiment.options.groups = -2;
    CHECK(layerOf(experiment).outChannels == 3);
    experiment.options.groups = Index(1) << 62; // three times as many do not fit 64 bits
    CHECK(layerOf(experiment).outChannels > 0);
    CHECK(checkConstruction(layerOf(experiment)).front().code ==
          ProblemCode::InChannelsNotDivisibleByGroups);
}

TEST_CASE("The products of all stamps are counted with those that are cropped", "[experiment]")
{
    Experiment experiment;
    experiment.input = counting({2, 4, 3, 5});
    experiment.weight = counting({4, 3, 2, 2});
    experiment.options = {.padding = {1, 1}, .groups = 2};
    CHECK(productCount(experiment) == 2 * 4 * 15 * 3 * 4);
    experiment.input = Tensor4<Rational>({0, 4, 3, 5});
    CHECK(productCount(experiment) == 0);
}

TEST_CASE("Groups are contiguous", "[experiment]")
{
    ConvTranspose2dLayer layer{.inChannels = 6, .outChannels = 4};
    layer.options.groups = 2;
    CHECK(firstInputChannelFor(layer, 0) == 0);
    CHECK(firstInputChannelFor(layer, 1) == 0);
    CHECK(firstInputChannelFor(layer, 2) == 3);
    CHECK(firstInputChannelFor(layer, 3) == 3);
    CHECK(weightChannelFor(layer, 0) == 0);
    CHECK(weightChannelFor(layer, 1) == 1);
    CHECK(weightChannelFor(layer, 2) == 0);
    CHECK(weightChannelFor(layer, 3) == 1);
}

TEST_CASE("Resizing keeps the cells that both shapes have", "[experiment]")
{
    const Tensor4<Rational> grown = resized(counting({1, 1, 2, 3}), {1, 2, 3, 2});
    const Tensor4<Rational> expected({1, 2, 3, 2}, {1, 2, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0});
    CHECK(support::difference(grown, expected) == "equal");
    const Tensor4<Rational> shrunk = resized(counting({2, 2, 2, 2}), {1, 2, 1, 2});
    CHECK(support::difference(shrunk, Tensor4<Rational>({1, 2, 1, 2}, {1, 2, 5, 6})) == "equal");
}

TEST_CASE("Experiments are equal when nothing at all differs", "[experiment]")
{
    Experiment experiment;
    experiment.input = counting({1, 1, 2, 2});
    experiment.weight = counting({1, 1, 2, 2});
    const auto differsBy = [&](const auto& change) {
        Experiment other = experiment;
        change(other);
        return !(other == experiment);
    };
    CHECK_FALSE(differsBy([](Experiment&) {}));
    CHECK(differsBy([](Experiment& other) { other.title = "t"; }));
    CHECK(differsBy([](Experiment& other) { other.notes = "n"; }));
    CHECK(differsBy([](Experiment& other) { other.input.at(0, 0, {1, 1}) += 1; }));
    CHECK(differsBy([](Experiment& other) { other.input = counting({1, 1, 4, 1}); }));
    CHECK(differsBy([](Experiment& other) { other.weight.at(0, 0, {1, 1}) += 1; }));
    CHECK(differsBy([](Experiment& other) { other.bias.emplace(1); }));
    CHECK(differsBy([](Experiment& other) { other.options.groups = 2; }));
    CHECK(differsBy([](Experiment& other) { other.unknownKeys.emplace_back("k", "1"); }));
}
