// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/catalogue.h>

#include <string>
#include <vector>

namespace tconv {

/// What an experiment cannot tell about the mistakes of a topic.
struct ExerciseQuality {
    std::vector<std::string> invisible;         ///< give the right result
    std::vector<std::vector<std::string>> ties; ///< give the same wrong result as each other

    /// How many mistakes are not told apart.
    Index losses() const;
};

/// For Topic::ShapeOnly the mistakes are the shape models, for the size of the whole output.
/// \pre checkExperiment(experiment) is empty
ExerciseQuality qualityOf(const Experiment& experiment, Topic topic);

} // namespace tconv
