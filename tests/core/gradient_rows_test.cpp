// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/gradient/gradient_rows.h>

using tconv::ConvTranspose2dLayer;
using tconv::GradientPath;
using tconv::InstructionSet;
using tconv::LayerShape;

namespace {

LayerShape square(tconv::Index channels, tconv::Index groups, tconv::Index size)
{
    return tconv::layerShape({.inChannels = channels,
                              .outChannels = channels,
                              .kernelSize = {4, 4},
                              .options = {.stride = {2, 2}, .padding = {1, 1}, .groups = groups}},
                             {1, channels, size, size});
}

} // namespace

TEST_CASE("The weight's gradient goes by rows where channels are few", "[gradient_rows]")
{
    for (const InstructionSet set : tconv::availableInstructionSets()) {
        const auto chosen = [&](const LayerShape& shape) {
            return tconv::chooseGradient<float>(shape, set, {}).path;
        };
        CHECK(chosen(square(1, 1, 1024)) == GradientPath::Rows);
        CHECK(chosen(square(16, 16, 256)) == GradientPath::Rows);
        CHECK(chosen(square(64, 1, 64)) == GradientPath::Panels);
        CHECK(chosen(square(16, 1, 4)) == GradientPath::Panels);
    }
}

TEST_CASE("A wish for a gradient's path is followed where it is possible", "[gradient_rows]")
{
    const auto chosen = [](const LayerShape& shape, GradientPath wish) {
        return tconv::chooseGradient<double>(shape, InstructionSet::Portable, wish).path;
    };
    for (const GradientPath path : {GradientPath::Panels, GradientPath::Rows}) {
        CHECK(chosen(square(1, 1, 1024), path) == path);
        CHECK(chosen(square(64, 1, 4), path) == path);
    }
    // A quarter of a million weights in a group: their sums would not stay in a cache.
    CHECK(chosen(square(128, 1, 4), GradientPath::Rows) == GradientPath::Panels);
    CHECK(name(GradientPath::Panels) == "panels");
    CHECK(name(GradientPath::Rows) == "rows");
}
