// SPDX-License-Identifier: MIT
#include "panels/layer_settings.h"

#include "document/experiment_edits.h"
#include "document/lab_document.h"

#include <algorithm>
#include <array>

using tconv::Axis;
using tconv::Bounds;
using tconv::Index;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::Size2;

namespace {

/// The pair that an argument is. \pre isPair(argument), and it is not the input's size
Size2& pairIn(tconv::ConvTranspose2dLayer& layer, Argument argument)
{
    switch (argument) {
    case Argument::KernelSize:
        return layer.kernelSize;
    case Argument::Padding:
        return layer.options.padding;
    case Argument::OutputPadding:
        return layer.options.outputPadding;
    case Argument::Dilation:
        return layer.options.dilation;
    default:
        return layer.options.stride;
    }
}

Size2 pairOf(const LayerSettings& settings, Argument argument)
{
    tconv::ConvTranspose2dLayer layer = settings.layer;
    return argument == Argument::InputSize ? settings.input.plane() : pairIn(layer, argument);
}

Index singleOf(const LayerSettings& settings, Argument argument)
{
    switch (argument) {
    case Argument::InChannels:
        return settings.layer.inChannels;
    case Argument::OutChannels:
        return settings.layer.outChannels;
    default:
        return settings.layer.options.groups;
    }
}

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

/// The argument whose number a problem is about.
std::optional<Argument> argumentOf(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::StrideNotPositive:
        return Argument::Stride;
    case ProblemCode::PaddingNegative:
    case ProblemCode::OutputSizeTooSmall:
        return Argument::Padding;
    case ProblemCode::OutputPaddingNegative:
    case ProblemCode::OutputPaddingTooLarge:
        return Argument::OutputPadding;
    case ProblemCode::DilationNotPositive:
        return Argument::Dilation;
    case ProblemCode::KernelSizeNotPositive:
        return Argument::KernelSize;
    case ProblemCode::InputSpatialSizeZero:
        return Argument::InputSize;
    case ProblemCode::GroupsNotPositive:
    case ProblemCode::InChannelsNotDivisibleByGroups:
    case ProblemCode::OutChannelsNotDivisibleByGroups:
        return Argument::Groups;
    case ProblemCode::InputChannelsMismatch:
    case ProblemCode::InChannelsZero:
        return Argument::InChannels;
    case ProblemCode::OutChannelsZero:
        return Argument::OutChannels;
    case ProblemCode::NegativeDimension:
        for (const Argument argument :
             {Argument::InChannels, Argument::OutChannels, Argument::KernelSize})
            if (problem.detail == nameOf(argument))
                return argument;
        return Argument::InputSize;
    default:
        return std::nullopt;
    }
}

} // namespace

std::string_view nameOf(Argument argument)
{
    constexpr std::array<std::string_view, 9> kNames{
        "in_channels",    "out_channels", "kernel_size", "stride", "padding",
        "output_padding", "dilation",     "groups",      "input"};
    return kNames.at(static_cast<std::size_t>(argument));
}

bool isPair(Argument argument)
{
    return argument != Argument::InChannels && argument != Argument::OutChannels &&
           argument != Argument::Groups;
}

std::optional<tconv::LayerArgument> inFormula(Argument argument)
{
    switch (argument) {
    case Argument::KernelSize:
        return tconv::LayerArgument::KernelSize;
    case Argument::Stride:
        return tconv::LayerArgument::Stride;
    case Argument::Padding:
        return tconv::LayerArgument::Padding;
    case Argument::OutputPadding:
        return tconv::LayerArgument::OutputPadding;
    case Argument::Dilation:
        return tconv::LayerArgument::Dilation;
    case Argument::InputSize:
        return tconv::LayerArgument::Input;
    default:
        return std::nullopt;
    }
}

std::vector<Axis> Place::axes() const
{
    if (isLocked && isPair(argument))
        return {tconv::kAxes.begin(), tconv::kAxes.end()};
    return {axis};
}

LayerSettings settingsOf(const tconv::Experiment& experiment)
{
    return {tconv::layerOf(experiment), experiment.input.shape()};
}

tconv::Result<tconv::Experiment> withSettings(const tconv::Experiment& experiment,
                                              const LayerSettings& settings)
{
    tconv::Result<tconv::Experiment> result = withLayer(experiment, settings.layer);
    if (!result || result.value().input.shape() == settings.input)
        return result;
    return withInputShape(std::move(result).value(), settings.input);
}

bool exceedsWindow(const tconv::Experiment& experiment)
{
    const std::vector<Problem> problems =
        tconv::checkExperiment(experiment, LabDocument::windowLimits());
    return std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
        return problem.code == ProblemCode::SizeTooLarge;
    });
}

Index valueAt(const LayerSettings& settings, const Place& place)
{
    return isPair(place.argument) ? pairOf(settings, place.argument)[place.axis]
                                  : singleOf(settings, place.argument);
}

LayerSettings withValue(LayerSettings settings, const Place& place, Index value)
{
    switch (place.argument) {
    case Argument::InChannels:
        settings.layer.inChannels = value;
        settings.input.channels = value;
        return settings;
    case Argument::OutChannels:
        settings.layer.outChannels = value;
        return settings;
    case Argument::Groups:
        settings.layer.options.groups = value;
        return settings;
    case Argument::InputSize:
        for (const Axis axis : place.axes())
            (axis == Axis::Height ? settings.input.height : settings.input.width) = value;
        return settings;
    default:
        for (const Axis axis : place.axes())
            pairIn(settings.layer, place.argument)[axis] = value;
        return settings;
    }
}

std::string valueText(const LayerSettings& settings, Argument argument)
{
    if (!isPair(argument))
        return std::to_string(singleOf(settings, argument));
    const Size2 pair = pairOf(settings, argument);
    return "(" + std::to_string(pair.height) + ", " + std::to_string(pair.width) + ")";
}

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

bool concerns(const Problem& problem, const LayerSettings& settings, const Place& place)
{
    const bool isChannelCount = (problem.code == ProblemCode::InChannelsNotDivisibleByGroups &&
                                 place.argument == Argument::InChannels) ||
                                (problem.code == ProblemCode::OutChannelsNotDivisibleByGroups &&
                                 place.argument == Argument::OutChannels);
    if (isChannelCount)
        return true;
    if (argumentOf(problem) != place.argument)
        return false;
    if (!isPair(place.argument))
        return true;
    return problem.axis ? *problem.axis == place.axis
                        : valueAt(settings, place) == problem.numbers.at(0);
}

std::optional<NearestLegal> nearestLegal(const Problem& problem, const LayerSettings& settings)
{
    const std::optional<Argument> argument = argumentOf(problem);
    if (!argument)
        return std::nullopt;
    Place place{*argument};
    if (!concerns(problem, settings, place))
        place.axis = Axis::Width;
    const Index now = valueAt(settings, place);
    Index value = now;
    switch (problem.code) {
    case ProblemCode::InChannelsNotDivisibleByGroups:
    case ProblemCode::OutChannelsNotDivisibleByGroups:
        value = problem.numbers.at(2);
        break;
    case ProblemCode::InputChannelsMismatch:
        return NearestLegal{place, problem.numbers.at(0)};
    default: {
        const Bounds bounds = legalBounds(settings, place);
        value = std::max(bounds.least, std::min(now, bounds.most));
    }
    }
    return value == now ? std::nullopt : std::optional(NearestLegal{place, value});
}
