// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/problem.h>
#include <tconv/experiment/experiment.h>
#include <tconv/layer/legality.h>
#include <tconv/layer/size.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the fields of the layer panel stand for, and what is legal in each of them now. The rules
// themselves are asked of tconv/layer, never restated.

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

/// What is legal now with the other numbers as they are. Where nothing but memory ends it, `most`
/// is kOpenEnd.
tconv::Bounds legalBounds(const LayerSettings& settings, const Place& place);
inline constexpr tconv::Index kOpenEnd = tconv::Index(1) << 16;

/// Where a number of steps up or down leads within what is legal now: for channels and groups from
/// one divisor to the next. Nothing where there is no legal value in that direction.
std::optional<tconv::Index> stepped(const LayerSettings& settings, const Place& place, int steps);
/// The legal values that a slider offers, in order: open ends stop at a usual size, or at the
/// value where that is larger. Empty where nothing is legal.
std::vector<tconv::Index> legalChoices(const LayerSettings& settings, const Place& place);

/// Whether the problem is about this number.
bool concerns(const tconv::Problem& problem, const LayerSettings& settings, const Place& place);

struct NearestLegal {
    Place place;
    tconv::Index value = 0;
};
/// The change of one number that mends the problem, where there is one.
std::optional<NearestLegal> nearestLegal(const tconv::Problem& problem,
                                         const LayerSettings& settings);
