// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/catalogue.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tconv {

enum class Level { Easy, Medium, Hard };

/// "stride", "padding", "output-padding", "dilation", "overlap", "bias", "matrix", "shape": the
/// names on the command line. Nothing for an unknown one.
std::string_view topicName(Topic topic);
std::optional<Topic> topicNamed(std::string_view name);
std::string_view levelName(Level level); ///< "easy", "medium", "hard"
std::optional<Level> levelNamed(std::string_view name);

struct ExerciseRequest {
    std::uint64_t seed = 1;
    Topic topic = Topic::Stride;
    Level level = Level::Medium;
};

/// One task: the person computes the output (or V, or the size) of the experiment by hand.
struct Exercise {
    ExerciseRequest request;
    Index variant = 0;
    Experiment experiment; ///< small integers, legal; its title names seed and variant
    /// Mistakes of the topic that this exercise cannot show, and groups that give the same grid.
    std::vector<std::string> invisible;
    std::vector<std::vector<std::string>> ties;
};

/// The same request and variant always make the same exercise, on every machine; no two variants
/// of one request have the same experiment.
Exercise makeExercise(const ExerciseRequest& request, Index variant);

} // namespace tconv
