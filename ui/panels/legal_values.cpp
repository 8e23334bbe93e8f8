// SPDX-License-Identifier: MIT
#include "panels/legal_values.h"

#include <algorithm>
#include <cstdlib>

using tconv::Axis;
using tconv::Bounds;
using tconv::Index;
using tconv::Size2;

namespace {

/// Whether this axis alone breaks no rule, whatever the other one is like.
bool isLegalAlong(Axis axis, const LayerSettings& settings)
{
    const auto squared = [axis](Size2 size) { return Size2{size[axis], size[axis]}; };
    tconv::ConvTranspose2dOptions options = settings.layer.options;
    options.stride = squared(options.stride);
    options.padding = squared(options.padding);
    options.outputPadding = squared(options.outputPadding);
    options.dilation = squared(options.dilation);
    return tconv::checkOptions(squared(settings.input.plane()), squared(settings.layer.kernelSize),
                               options)
        .empty();
}

/// The least legal value of an argument that only makes the output larger; 1 where none is legal.
Index leastLegal(const LayerSettings& settings, const Place& place)
{
    const auto isLegal = [&](Index value) {
        return isLegalAlong(place.axis, withValue(settings, place, value));
    };
    if (isLegal(1) || !isLegal(kOpenEnd))
        return 1;
    Index illegal = 1;
    Index legal = kOpenEnd;
    while (legal - illegal > 1) {
        const Index middle = illegal + (legal - illegal) / 2;
        (isLegal(middle) ? legal : illegal) = middle;
    }
    return legal;
}

Bounds boundsAlong(Axis axis, const LayerSettings& settings, Argument argument)
{
    const tconv::ConvTranspose2dLayer& layer = settings.layer;
    if (argument == Argument::Padding)
        return tconv::paddingBounds(axis, settings.input.plane(), layer.kernelSize, layer.options);
    if (argument == Argument::OutputPadding)
        return tconv::outputPaddingBounds(axis, settings.input.plane(), layer.kernelSize,
                                          layer.options);
    return {leastLegal(settings, {argument, axis}), kOpenEnd};
}

bool canBeConstructed(const LayerSettings& settings)
{
    return tconv::checkConstruction(settings.layer).empty();
}

/// The next number of channels or groups that makes a layer.
std::optional<Index> nextCount(const LayerSettings& settings, const Place& place, Index from,
                               Index direction)
{
    const Bounds bounds = legalBounds(settings, place);
    constexpr Index kMostTries = 4096;
    const Index last = direction > 0 ? std::min(bounds.most, from + kMostTries)
                                     : std::max(bounds.least, from - kMostTries);
    for (Index value = from; value != last;) {
        value += direction;
        if (canBeConstructed(withValue(settings, place, value)))
            return value;
    }
    return std::nullopt;
}

std::optional<Index> steppedCount(const LayerSettings& settings, const Place& place, int steps)
{
    const Bounds bounds = legalBounds(settings, place);
    const Index direction = steps > 0 ? 1 : -1;
    const Index now = valueAt(settings, place);
    if (direction > 0 ? now >= bounds.most : now <= bounds.least)
        return std::nullopt;
    Index value = std::clamp(now, bounds.least - 1, bounds.most + 1);
    for (int i = 0; i < std::abs(steps); ++i) {
        const std::optional<Index> next = nextCount(settings, place, value, direction);
        if (!next)
            break;
        value = *next;
    }
    return canBeConstructed(withValue(settings, place, value)) && value != now
               ? std::optional(value)
               : std::nullopt;
}

/// How far a slider goes where nothing but memory ends it.
Index usualMost(Argument argument)
{
    switch (argument) {
    case Argument::Stride:
    case Argument::Dilation:
        return 8;
    case Argument::KernelSize:
        return 11;
    default:
        return 16;
    }
}

} // namespace

Bounds legalBounds(const LayerSettings& settings, const Place& place)
{
    if (place.argument == Argument::Groups)
        return {
            1, std::max<Index>(1, std::min(settings.layer.inChannels, settings.layer.outChannels))};
    if (!isPair(place.argument))
        return {1, kOpenEnd};
    Bounds bounds{0, kOpenEnd};
    for (const Axis axis : place.axes()) {
        const Bounds along = boundsAlong(axis, settings, place.argument);
        bounds.least = std::max(bounds.least, along.least);
        bounds.most = std::min(bounds.most, along.most);
    }
    return bounds;
}

std::optional<Index> stepped(const LayerSettings& settings, const Place& place, int steps)
{
    if (!isPair(place.argument))
        return steppedCount(settings, place, steps);
    const Bounds bounds = legalBounds(settings, place);
    if (bounds.least > bounds.most)
        return std::nullopt;
    const Index now = valueAt(settings, place);
    const Index wanted =
        std::clamp(now, bounds.least - std::abs(steps), bounds.most + std::abs(steps)) + steps;
    const Index value = std::clamp(wanted, bounds.least, bounds.most);
    const bool goesOn = steps > 0 ? value > now : value < now;
    return goesOn ? std::optional(value) : std::nullopt;
}

std::vector<Index> legalChoices(const LayerSettings& settings, const Place& place)
{
    Bounds bounds = legalBounds(settings, place);
    constexpr Index kMostChoices = 512;
    const Index usual = std::max(usualMost(place.argument), valueAt(settings, place));
    if (bounds.most == kOpenEnd)
        bounds.most = std::clamp(usual, bounds.least, kOpenEnd);
    bounds.most = std::min(bounds.most, bounds.least + kMostChoices);
    std::vector<Index> choices;
    for (Index value = bounds.least; value <= bounds.most; ++value)
        if (isPair(place.argument) || canBeConstructed(withValue(settings, place, value)))
            choices.push_back(value);
    return choices;
}
