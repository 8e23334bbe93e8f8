// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/integers.h"
#include <tconv/engine/paths/row_parts.h>

using support::integers;
using tconv::ConvolutionAxis;
using tconv::Index;
using tconv::InstructionSet;

namespace {

template <typename T>
void checkParts(InstructionSet set, const ConvolutionAxis& axis, Index first, Index count)
{
    const auto row = integers<T>(axis.input, 3);
    constexpr Index kPitch = 90;
    const auto parts = static_cast<Index>(axis.residues.size());
    for (const bool isThere : {true, false}) {
        std::vector<T> target(static_cast<std::size_t>(parts * kPitch), T(99));
        std::vector<T> expected = target;
        for (Index part = 0; part < parts; ++part)
            for (Index j = 0; j < count; ++j) {
                const Index at =
                    (first + j) * axis.stride + axis.residues[static_cast<std::size_t>(part)];
                const bool hasValue = isThere && first + j >= 0 && at < axis.input;
                expected[static_cast<std::size_t>(part * kPitch + j)] =
                    hasValue ? row[static_cast<std::size_t>(at)] : T(0);
            }
        tconv::fillRowParts(isThere ? row.data() : nullptr, axis, tconv::splitKernel<T>(set), first,
                            count, target.data(), kPitch);
        CAPTURE(std::string(name(set)), axis.input, axis.stride, first, count, isThere);
        CHECK(bool(target == expected)); // also that nothing beside the parts is written
    }
}

} // namespace

TEST_CASE("A row is taken apart by the remainders that its taps read", "[row_parts]")
{
    const std::vector<std::pair<Index, std::vector<Index>>> strides{
        {1, {0}}, {2, {0, 1}}, {2, {1}}, {3, {0, 2}}, {4, {1, 2, 3}}};
    for (const InstructionSet set : tconv::availableInstructionSets())
        for (const auto& [stride, residues] : strides)
            for (const Index input : {5, 6, 63, 64, 65, 129})
                for (const Index first : {-40, -3, 0, 2, 30, 70})
                    for (const Index count : {1, 7, 33, 80}) {
                        ConvolutionAxis axis{stride, input, 1, residues, {}, 0, 0};
                        checkParts<float>(set, axis, first, count);
                        checkParts<double>(set, axis, first, count);
                    }
}
