// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/member.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tconv {

/// The parts of an understanding that a deviation settles, as bits: two deviations that settle the
/// same one contradict each other, except for windows, which can be changed twice.
enum Part : unsigned {
    kOrientation = 1,
    kStep = 2,
    kDilation = 4,
    kOverlap = 8,
    kBias = 16,
    kWindow = 32,
    kInput = 64,
    kResult = 128,
    kTaps = 256,
};

/// One way to deviate from what is right. Where it is a mistake of the catalogue it has its id.
struct DeviationRule {
    std::string_view id;
    unsigned parts = 0;
    std::string_view clause; ///< "the kernel was rotated by 180°"; # stands for a number
    std::string_view right;  ///< a sentence
    int rarity = 0;
    /// Changes one axis of an understanding. \param number what # stands for
    void (*alongAxis)(const AxisSettings& settings, const AxisSettings& other, Axis axis,
                      Index number, Understanding& understanding) = nullptr;
    /// Changes what has no axis. At least one of the two is there.
    void (*asWhole)(Understanding& understanding) = nullptr;
    bool oneAxisToo = false; ///< whether people may do so along one axis only
};

std::span<const DeviationRule> deviationRules();

enum class Along { BothAxes, Height, Width };

/// A rule put to use.
struct Deviation {
    const DeviationRule* rule = nullptr;
    Along along = Along::BothAxes;
    Size2 numbers; ///< what # stands for, by axis

    void apply(const Experiment& experiment, Understanding& understanding) const;
    int rarity() const;
    std::string clause() const;
};

/// Every deviation that changes the right member of this experiment, rules with numbers once for
/// each number worth trying. In an order in which windows may be changed one after the other.
/// \pre checkExperiment(experiment) is empty
std::vector<Deviation> deviationsOf(const Experiment& experiment);

/// "The kernel was rotated by 180°, and the result was not cropped".
std::string titleOf(std::span<const Deviation> deviations);
/// What is right about each, in one text.
std::string sentenceOf(std::span<const Deviation> deviations);

} // namespace tconv
