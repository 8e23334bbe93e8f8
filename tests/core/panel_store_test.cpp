// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/integers.h"
#include <tconv/engine/kernels/panel_store.h>
#include <tconv/engine/kernels/row_kernels.h>

#include <string>
#include <vector>

using support::integers;
using tconv::Index;
using tconv::InstructionSet;
using tconv::PanelStore;

namespace {

struct Case {
    Index phases = 1;
    Index values = 0;
    Index start = 0; ///< where the rows begin, in values behind an aligned address
    bool isStreamed = false;
};

template <typename T>
void checkStore(InstructionSet set, const Case& c)
{
    constexpr Index kChannels = 3;
    constexpr Index kAround = 40;
    const Index longest = c.values / c.phases + 1;
    const auto sums = integers<T>(c.phases * kChannels * longest, 9);
    const auto bias = integers<T>(kChannels, 5);
    PanelStore<T> store{.sums = sums.data(),
                        .phases = c.phases,
                        .phaseStride = kChannels * longest,
                        .channelStride = longest,
                        .channels = kChannels,
                        .bias = bias.data(),
                        .values = c.values,
                        .targetStride = c.values + kAround + 1,
                        .isStreamed = c.isStreamed};
    std::vector<T> output(static_cast<std::size_t>(kChannels * store.targetStride + 2 * kAround),
                          T(99));
    std::vector<T> expected = output;
    const Index first = kAround / 2 + c.start;
    for (Index m = 0; m < kChannels; ++m)
        for (Index v = 0; v < c.values; ++v)
            expected[static_cast<std::size_t>(first + m * store.targetStride + v)] =
                bias[static_cast<std::size_t>(m)] +
                sums[static_cast<std::size_t>(v % c.phases * store.phaseStride + m * longest +
                                              v / c.phases)];
    store.target = output.data() + first;
    tconv::panelStoreKernel<T>(set, c.phases)(store);
    tconv::finishStreams();
    CAPTURE(std::string(name(set)), sizeof(T), c.phases, c.values, c.start, c.isStreamed);
    CHECK(bool(output == expected)); // also that nothing beside the rows is written
}

template <typename T>
void checkSet(InstructionSet set)
{
    for (const Index phases : {1, 2, 3, 4, 7})
        for (const bool isStreamed : {false, true})
            for (Index start = 0; start < 17; start += isStreamed ? 1 : 5)
                for (const Index values : {0, 1, 2, 7, 8, 16, 31, 33, 64, 96, 129})
                    checkStore<T>(set, {phases, values, start, isStreamed});
}

} // namespace

TEST_CASE("Panels are stored side by side with the bias and nothing else is written",
          "[panel_store]")
{
    for (const InstructionSet set : tconv::availableInstructionSets()) {
        checkSet<float>(set);
        checkSet<double>(set);
    }
}
