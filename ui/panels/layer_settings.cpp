// SPDX-License-Identifier: MIT
#include "panels/layer_settings.h"

#include "document/experiment_edits.h"
#include "document/lab_document.h"

#include <algorithm>
#include <array>

using tconv::Axis;
using tconv::Index;
using tconv::Problem;
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
        return problem.code == tconv::ProblemCode::SizeTooLarge;
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
