// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/integers.h"
#include <tconv/engine/kernels/row_kernels.h>

#include <string>
#include <vector>

using support::integers;
using tconv::Index;
using tconv::InstructionSet;
using tconv::RowJob;

namespace {

/// Phases with 0, 1, 2 … taps more than `taps`, or all with as many.
struct Case {
    Index phases = 1;
    Index taps = 0;
    bool isEven = false;
    Index values = 0;
    Index start = 0; ///< where the row begins, in values behind an aligned address
    bool isStreamed = false;
};

template <typename T>
void checkKernel(InstructionSet set, const Case& c)
{
    constexpr Index kAround = 40;
    const Index longest = c.values / c.phases + 1;
    const auto input = integers<T>(longest + 50 + tconv::kRowOverrun, 8);
    const auto weights = integers<T>(24, 5);
    std::vector<Index> offsets;
    for (Index k = 0; k < 24; ++k)
        offsets.push_back((k * 7) % 23); // neither sorted nor aligned
    RowJob<T> job;
    job.bias = 3;
    job.values = c.values;
    job.isStreamed = c.isStreamed;
    for (Index p = 0; p < c.phases; ++p) {
        const Index taps = c.isEven ? c.taps : c.taps + p;
        job.phases[static_cast<std::size_t>(p)] = {offsets.data() + p, weights.data() + 2 * p, taps,
                                                   input.data() + p};
    }
    std::vector<T> output(static_cast<std::size_t>(c.values + 2 * kAround), T(99));
    std::vector<T> expected = output;
    // The allocator aligns to 16 bytes; the kernels take any start.
    const Index first = kAround / 2 + c.start;
    for (Index v = 0; v < c.values; ++v) {
        const auto& phase = job.phases[static_cast<std::size_t>(v % c.phases)];
        T sum = job.bias;
        for (Index k = 0; k < phase.taps; ++k)
            sum += phase.weights[k] * phase.from[phase.offsets[k] + v / c.phases];
        expected[static_cast<std::size_t>(first + v)] = sum;
    }
    job.target = output.data() + first;
    tconv::rowKernel<T>(set, c.phases)(job);
    tconv::finishStreams();
    CAPTURE(std::string(name(set)), sizeof(T), c.phases, c.taps, c.values, c.start, c.isStreamed);
    CHECK(bool(output == expected)); // also that nothing beside the row is written
}

template <typename T>
void checkSet(InstructionSet set)
{
    for (const Index phases : {1, 2, 4})
        for (const Index taps : {0, 1, 2, 3, 4, 6, 9, 12})
            for (const bool isEven : {false, true})
                for (const bool isStreamed : {false, true})
                    for (Index start = 0; start < 17; start += isStreamed ? 1 : 5)
                        for (const Index values : {1, 2, 7, 16, 33, 64, 127, 129, 700})
                            checkKernel<T>(set, {phases, taps, isEven, values, start, isStreamed});
}

} // namespace

TEST_CASE("Every row kernel is the sum over its taps and writes nothing else", "[row_kernels]")
{
    for (const InstructionSet set : tconv::availableInstructionSets()) {
        checkSet<float>(set);
        checkSet<double>(set);
    }
}

TEST_CASE("Row kernels are compiled for the phases that fit into registers", "[row_kernels]")
{
    for (const InstructionSet set : tconv::availableInstructionSets()) {
        CHECK(tconv::rowKernel<float>(set, 2) != nullptr);
        CHECK(tconv::rowKernel<float>(set, 3) == nullptr);
        CHECK(tconv::rowKernel<double>(set, 8) == nullptr);
    }
}
