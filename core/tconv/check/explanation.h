// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/diagnosis.h>

#include <functional>
#include <optional>
#include <vector>

namespace tconv {

/// A finding on its way: with its rank, and with how to make the same mistake elsewhere.
struct Explanation {
    Finding finding; ///< its grid is filled in last, for those that are listed
    int rarity = 0;  ///< of all its parts together; 0 is what people do most
    /// What the same mistake makes of an experiment; nothing where it cannot be made there.
    /// Empty where only this one answer is explained. \pre checkExperiment(experiment) is empty
    std::function<std::optional<Tensor4<Rational>>(const Experiment&)> redo;
};

} // namespace tconv
