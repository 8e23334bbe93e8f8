// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/integers.h"
#include <tconv/engine/kernels/dot_kernels.h>

using support::integers;
using tconv::DotJob;
using tconv::Index;
using tconv::InstructionSet;

namespace {

/// Σ over the lanes of one row and tap.
template <typename T>
T total(const T* lanes, Index count)
{
    T sum = 0;
    for (Index l = 0; l < count; ++l)
        sum += lanes[l];
    return sum;
}

template <typename T>
void checkKernel(InstructionSet set, Index rows, Index taps, Index values)
{
    const tconv::DotKernels<T>& kernels = tconv::dotKernels<T>(set);
    const auto x = integers<T>(4 * values, 8);
    const auto y = integers<T>(4 * values + 100, 5);
    const Index perRow = tconv::kMostDotTaps * kernels.lanes;
    std::vector<T> sums(static_cast<std::size_t>(rows * perRow), T(2));
    DotJob<T> job;
    job.values = values;
    for (Index r = 0; r < rows; ++r) {
        job.rows[r] = x.data() + r * values;
        job.sums[r] = sums.data() + r * perRow;
    }
    for (Index t = 0; t < taps; ++t)
        job.taps[t] = y.data() + 7 * t;
    kernels.kernel(rows, taps)(job);
    CAPTURE(std::string(name(set)), sizeof(T), rows, taps, values);
    for (Index r = 0; r < rows; ++r)
        for (Index t = 0; t < tconv::kMostDotTaps; ++t) {
            T expected = static_cast<T>(2 * kernels.lanes); // what was there is kept
            for (Index j = 0; t < taps && j < values; ++j)
                expected += job.rows[r][j] * job.taps[t][j];
            CHECK(total(job.sums[r] + t * kernels.lanes, kernels.lanes) == expected);
        }
}

template <typename T>
void checkSet(InstructionSet set)
{
    for (Index rows = 1; rows <= tconv::dotKernels<T>(set).mostRows; ++rows)
        for (Index taps = 1; taps <= tconv::kMostDotTaps; ++taps)
            for (const Index values : {1, 2, 3, 8, 15, 16, 17, 63, 64, 100})
                checkKernel<T>(set, rows, taps, values);
}

} // namespace

TEST_CASE("Every dot kernel adds the inner products of its rows and taps", "[dot_kernels]")
{
    for (const InstructionSet set : tconv::availableInstructionSets()) {
        checkSet<float>(set);
        checkSet<double>(set);
    }
}
