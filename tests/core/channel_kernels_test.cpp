// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/integers.h"
#include <tconv/engine/kernels/channel_kernels.h>
#include <tconv/engine/kernels/row_kernels.h>

using support::integers;
using tconv::ChannelJob;
using tconv::Index;
using tconv::InstructionSet;

namespace {

template <typename T>
void checkKernel(InstructionSet set, Index channels, Index taps, Index values)
{
    constexpr Index kStride = 5;
    const Index pitch = values + 40;
    const auto input = integers<T>(values + 30 + tconv::kRowOverrun, 8);
    const auto weights = integers<T>(kStride * 24, 5);
    const auto bias = integers<T>(tconv::kMostChannelRows, 2);
    std::vector<Index> offsets;
    for (Index k = 0; k < taps; ++k)
        offsets.push_back((k * 7) % 23); // neither sorted nor aligned
    std::vector<T> output(static_cast<std::size_t>(tconv::kMostChannelRows * pitch), T(99));
    std::vector<T> expected = output;
    ChannelJob<T> job{.from = input.data(),
                      .offsets = offsets.data(),
                      .weights = weights.data(),
                      .weightStride = kStride,
                      .taps = taps,
                      .bias = bias.data(),
                      .values = values};
    for (Index c = 0; c < channels; ++c) {
        job.targets[c] = output.data() + c * pitch + 3;
        for (Index r = 0; r < values; ++r) {
            T sum = job.bias[c];
            for (Index k = 0; k < taps; ++k)
                sum += job.weights[k * kStride + c] *
                       job.from[offsets[static_cast<std::size_t>(k)] + r];
            expected[static_cast<std::size_t>(c * pitch + 3 + r)] = sum;
        }
    }
    tconv::channelKernel<T>(set, channels).run(job);
    CAPTURE(std::string(name(set)), sizeof(T), channels, taps, values);
    CHECK(bool(output == expected)); // also that nothing beside the rows is written
}

template <typename T>
void checkSet(InstructionSet set)
{
    for (Index channels = 1; channels <= tconv::kMostChannelRows; ++channels)
        for (const Index taps : {0, 1, 2, 9, 24})
            for (const Index values : {1, 2, 7, 16, 33, 63, 64, 129, 300})
                checkKernel<T>(set, channels, taps, values);
}

} // namespace

TEST_CASE("Every channel kernel is the sum over its taps and writes nothing else",
          "[channel_kernels]")
{
    for (const InstructionSet set : tconv::availableInstructionSets()) {
        checkSet<float>(set);
        checkSet<double>(set);
    }
}
