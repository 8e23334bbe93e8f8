// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/check/exercise_draw.h>
#include <tconv/experiment/evaluation.h>

#include <set>

using namespace tconv;

namespace {

Experiment drawn(Topic topic, Level level, Index variant, std::uint64_t attempt = 0)
{
    Dice dice{3, static_cast<std::uint64_t>(variant), attempt};
    return drawExperiment({3, topic, level}, variant, dice);
}

/// Whether the option that the topic is about is more than its default.
bool isAbout(const Experiment& experiment, Topic topic)
{
    const ConvTranspose2dOptions& options = experiment.options;
    const Size2 kernel = experiment.weight.shape().plane();
    switch (topic) {
    case Topic::Stride:
        return options.stride.height > 1 && options.stride.width > 1;
    case Topic::Padding:
        return options.padding != Size2{0, 0};
    case Topic::OutputPadding:
        return options.outputPadding != Size2{0, 0};
    case Topic::Dilation:
        return options.dilation != Size2{1, 1};
    case Topic::Overlap:
        return kernel.height > options.stride.height && kernel.width > options.stride.width;
    case Topic::Bias:
        return experiment.bias && experiment.bias->front() != 0;
    case Topic::MatrixForm:
        return experiment.input.size() <= 6;
    case Topic::ShapeOnly:
        return options.stride.height > 1;
    }
    return false;
}

} // namespace

TEST_CASE("Drawn experiments are legal and about their topic at every level", "[exercise]")
{
    for (int topic = 0; topic < kTopicCount; ++topic)
        for (int level = 0; level < kLevelCount; ++level)
            for (Index variant = 0; variant < 50; ++variant) {
                CAPTURE(topic, level, variant);
                const Experiment experiment =
                    drawn(static_cast<Topic>(topic), static_cast<Level>(level), variant);
                CHECK(checkExperiment(experiment).empty());
                CHECK(isAbout(experiment, static_cast<Topic>(topic)));
            }
}

TEST_CASE("What is to be calculated stays within a person's patience", "[exercise]")
{
    const std::array<Index, kLevelCount> most{24, 54, 108};
    for (const Topic topic : {Topic::Stride, Topic::Overlap, Topic::Bias, Topic::Dilation})
        for (int level = 0; level < kLevelCount; ++level)
            for (Index variant = 0; variant < 50; ++variant)
                CHECK(productCount(drawn(topic, static_cast<Level>(level), variant)).value() <=
                      most[static_cast<std::size_t>(level)]);
}

TEST_CASE("The first four input values of no two variants are alike", "[exercise]")
{
    // Beyond the 840 choices of four different numbers out of seven.
    std::set<std::vector<Rational>> seen;
    constexpr Index variants = 2000;
    for (Index variant = 0; variant < variants; ++variant) {
        const auto values = drawn(Topic::Overlap, Level::Easy, variant).input.values();
        seen.insert({values.begin(), values.begin() + 4});
    }
    CHECK(seen.size() == variants);
}

TEST_CASE("The first values of a variant do not depend on the attempt", "[exercise]")
{
    const auto one = drawn(Topic::Padding, Level::Hard, 8, 1).input.values();
    const auto other = drawn(Topic::Padding, Level::Hard, 8, 2).input.values();
    CHECK(std::equal(one.begin(), one.begin() + 4, other.begin()));
    CHECK(one != other);
}
