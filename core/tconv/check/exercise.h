// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/catalogue.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tconv {

/// How much a person has to calculate, and how many options are not the default at once.
enum class Level { Easy, Medium, Hard };

/// "stride", "padding", "output-padding", "dilation", "overlap", "bias", "matrix", "shape": the
/// names on the command line. Nothing for an unknown one.
std::string_view topicName(Topic topic);
std::optional<Topic> topicNamed(std::string_view name);
std::string_view levelName(Level level); ///< "easy", "medium", "hard"
std::optional<Level> levelNamed(std::string_view name);

inline constexpr int kTopicCount = 8;
inline constexpr int kLevelCount = 3;

struct ExerciseRequest {
    std::uint64_t seed = 1;
    Topic topic = Topic::Stride;
    Level level = Level::Medium;

    friend bool operator==(const ExerciseRequest&, const ExerciseRequest&) = default;
};

/// One task: the person computes the output (or V, or the size) of the experiment by hand.
struct Exercise {
    ExerciseRequest request;
    Index variant = 0;
    Experiment experiment; ///< small integers, legal; its title names seed and variant
    /// Mistakes of the topic (shape models for Topic::ShapeOnly) whose result is the right one
    /// here, and groups of mistakes with the same result: what this exercise cannot tell.
    std::vector<std::string> invisible;
    std::vector<std::vector<std::string>> ties;
};

/// The same request and variant always make the same exercise, on every machine. No two variants
/// of one request have the same experiment: their first four input values differ.
/// Every mistake of the topic gives a result that is wrong and unlike every other's, or the
/// exercise says which do not. \pre variant >= 0
Exercise makeExercise(const ExerciseRequest& request, Index variant);

} // namespace tconv
