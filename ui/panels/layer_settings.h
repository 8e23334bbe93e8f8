// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/experiment/experiment.h>
#include <tconv/layer/size.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the fields of the layer panel stand for.

/// The arguments of the call, and the size of its input.
enum class Argument {
    InChannels,
    OutChannels,
    KernelSize,
    Stride,
    Padding,
    OutputPadding,
    Dilation,
    Groups,
    InputSize,
};

/// "kernel_size"; "input" for the input's size.
std::string_view nameOf(Argument argument);
/// Whether it has a height and a width.
bool isPair(Argument argument);
/// The argument as the size formula knows it; nothing for channels and groups.
std::optional<tconv::LayerArgument> inFormula(Argument argument);

/// One number of the call: an axis of a pair (or both, locked together), or a single number.
struct Place {
    Argument argument = Argument::Stride;
    tconv::Axis axis = tconv::Axis::Height;
    bool isLocked = false;

    std::vector<tconv::Axis> axes() const;
    friend bool operator==(const Place&, const Place&) = default;
};

/// The numbers that a person wants; an experiment may be unable to hold them.
struct LayerSettings {
    tconv::ConvTranspose2dLayer layer;
    tconv::Shape4 input;

    friend bool operator==(const LayerSettings&, const LayerSettings&) = default;
};

LayerSettings settingsOf(const tconv::Experiment& experiment);
/// The experiment with these settings; the problem names what an experiment cannot hold.
tconv::Result<tconv::Experiment> withSettings(const tconv::Experiment& experiment,
                                              const LayerSettings& settings);

/// Whether the window does not take so many numbers (see LabDocument::windowLimits()).
bool exceedsWindow(const tconv::Experiment& experiment);

tconv::Index valueAt(const LayerSettings& settings, const Place& place);
LayerSettings withValue(LayerSettings settings, const Place& place, tconv::Index value);
/// "(2, 2)" or "1".
std::string valueText(const LayerSettings& settings, Argument argument);
