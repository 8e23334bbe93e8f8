// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/integers.h"
#include <tconv/engine/kernels/tile_kernels.h>

#include <string>
#include <vector>

using support::integers;
using tconv::Index;
using tconv::InstructionSet;
using tconv::TileKernel;

namespace {

template <typename T>
void checkKernel(const TileKernel<T>& kernel, Index steps)
{
    const auto a = integers<T>(steps * kernel.rows, 5);
    const auto b = integers<T>(3 * steps + kernel.columns, 8);
    std::vector<Index> offsets;
    for (Index k = 0; k < steps; ++k)
        offsets.push_back((k * 7) % (3 * steps)); // neither sorted nor aligned
    const Index stride = kernel.columns + 3;
    const std::vector<T> untouched(static_cast<std::size_t>(kernel.rows * stride), T(99));
    std::vector<T> expected = untouched;
    for (Index m = 0; m < kernel.rows; ++m)
        for (Index j = 0; j < kernel.columns; ++j) {
            T sum = 0;
            for (Index k = 0; k < steps; ++k)
                sum += a[static_cast<std::size_t>(k * kernel.rows + m)] *
                       b[static_cast<std::size_t>(offsets[static_cast<std::size_t>(k)] + j)];
            expected[static_cast<std::size_t>(m * stride + j)] = sum;
        }
    for (const char* ahead :
         {static_cast<const char*>(nullptr), reinterpret_cast<const char*>(a.data())}) {
        std::vector<T> c = untouched;
        kernel.run({.a = a.data(),
                    .b = b.data(),
                    .offsets = offsets.data(),
                    .steps = steps,
                    .c = c.data(),
                    .cStride = stride,
                    .ahead = ahead,
                    .aheadStep = 4});
        CHECK(bool(c == expected)); // also that nothing beside the tile is written
    }
}

template <typename T>
void checkSet(InstructionSet set)
{
    Index rows = 0;
    for (const TileKernel<T>& kernel : tconv::tileKernels<T>(set)) {
        CAPTURE(std::string(name(set)), kernel.rows, kernel.columns, sizeof(T));
        CHECK(kernel.rows > rows);
        rows = kernel.rows;
        for (const Index steps : {0, 1, 2, 25})
            checkKernel(kernel, steps);
    }
    CHECK(rows > 0);
}

} // namespace

TEST_CASE("Every tile of every instruction set is the product of its matrices", "[tile_kernels]")
{
    for (const InstructionSet set : tconv::availableInstructionSets()) {
        checkSet<float>(set);
        checkSet<double>(set);
    }
}
