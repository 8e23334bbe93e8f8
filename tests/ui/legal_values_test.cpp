// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "panels/legal_values.h"

#include <utility>

using tconv::Axis;
using tconv::Index;

namespace {

/// 2x2 input, 3x3 kernel, stride 2, padding 1, output_padding 1.
LayerSettings upsampling()
{
    LayerSettings settings;
    settings.input = {1, 1, 2, 2};
    settings.layer.kernelSize = {3, 3};
    settings.layer.options.stride = {2, 2};
    settings.layer.options.padding = {1, 1};
    settings.layer.options.outputPadding = {1, 1};
    return settings;
}

std::pair<Index, Index> range(const LayerSettings& settings, const Place& place)
{
    const tconv::Bounds bounds = legalBounds(settings, place);
    return {bounds.least, bounds.most};
}

using Range = std::pair<Index, Index>;

} // namespace

TEST_CASE("The legal range of each argument follows from the others", "[legal_values]")
{
    const LayerSettings settings = upsampling();
    CHECK(range(settings, {Argument::OutputPadding}) == Range{0, 1});
    CHECK(range(settings, {Argument::Padding}) == Range{0, 2});       // 6 cells, 2 must stay
    CHECK(range(settings, {Argument::Stride}) == Range{2, kOpenEnd}); // above output_padding
    CHECK(range(settings, {Argument::Dilation}) == Range{1, kOpenEnd});
    CHECK(range(settings, {Argument::KernelSize}) == Range{1, kOpenEnd});
    CHECK(range(settings, {Argument::Groups}) == Range{1, 1});

    LayerSettings cropped = settings;
    cropped.layer.options.padding = {3, 3};
    CHECK(range(cropped, {Argument::InputSize}) == Range{3, kOpenEnd}); // (H-1)2 - 6 + 4 >= 1
    CHECK(range(cropped, {Argument::KernelSize}) == Range{4, kOpenEnd});
}

TEST_CASE("A locked pair may be what both axes allow", "[legal_values]")
{
    LayerSettings settings = upsampling();
    settings.layer.options.stride = {5, 3};
    CHECK(range(settings, {Argument::OutputPadding, Axis::Height}) == Range{0, 4});
    CHECK(range(settings, {Argument::OutputPadding, Axis::Width}) == Range{0, 2});
    CHECK(range(settings, {Argument::OutputPadding, Axis::Height, true}) == Range{0, 2});
}

TEST_CASE("Another axis that breaks a rule does not narrow this one", "[legal_values]")
{
    LayerSettings settings = upsampling();
    settings.layer.options.padding.width = 100;
    CHECK(range(settings, {Argument::Stride, Axis::Height}) == Range{2, kOpenEnd});
}

TEST_CASE("Steps from an illegal number lead to the nearest legal one", "[legal_values]")
{
    LayerSettings settings = upsampling();
    settings.layer.options.outputPadding = {9, 9};
    CHECK(stepped(settings, {Argument::OutputPadding}, -1) == 1);
    CHECK(stepped(settings, {Argument::OutputPadding}, 1) == std::nullopt);
    CHECK(stepped(settings, {Argument::Stride}, 1) == 10);
    CHECK(stepped(settings, {Argument::Stride}, -1) == std::nullopt);
}

TEST_CASE("Steps of counts go from one divisor to the next", "[legal_values]")
{
    LayerSettings settings = upsampling();
    settings.layer.inChannels = 12;
    settings.layer.outChannels = 18;
    CHECK(stepped(settings, {Argument::Groups}, 1) == 2);
    CHECK(stepped(settings, {Argument::Groups}, 3) == 6);
    CHECK(stepped(settings, {Argument::Groups}, 10) == 6);
    CHECK(stepped(settings, {Argument::Groups}, -1) == std::nullopt);
    CHECK(legalChoices(settings, {Argument::Groups}) == std::vector<Index>{1, 2, 3, 6});
    settings.layer.options.groups = 6;
    CHECK(stepped(settings, {Argument::InChannels}, 1) == 18);
    CHECK(stepped(settings, {Argument::InChannels}, -1) == 6);
}

TEST_CASE("A slider reaches a usual size or the number itself", "[legal_values]")
{
    LayerSettings settings = upsampling();
    CHECK(legalChoices(settings, {Argument::Stride}).back() == 8);
    CHECK(legalChoices(settings, {Argument::Stride}).front() == 2);
    settings.layer.options.stride = {20, 20};
    CHECK(legalChoices(settings, {Argument::Stride}).back() == 20);
    settings.layer.options.stride = {Index(1) << 62, 1};
    CHECK(legalChoices(settings, {Argument::Stride}).size() <= 513);
}
