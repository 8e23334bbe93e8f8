// SPDX-License-Identifier: MIT
#include <tconv/check/dice.h>
#include <tconv/check/exercise.h>
#include <tconv/check/exercise_draw.h>
#include <tconv/check/exercise_quality.h>

#include <array>

namespace tconv {

namespace {

constexpr std::array<std::string_view, kTopicCount> kTopics{
    "stride", "padding", "output-padding", "dilation", "overlap", "bias", "matrix", "shape"};
constexpr std::array<std::string_view, kLevelCount> kLevels{"easy", "medium", "hard"};

/// Drawings are tried until one shows every mistake; then the best one is taken.
constexpr std::uint64_t kAttempts = 60;

template <typename Name, std::size_t Count>
std::optional<Name> named(std::string_view name, const std::array<std::string_view, Count>& names)
{
    for (std::size_t i = 0; i < Count; ++i)
        if (names[i] == name)
            return static_cast<Name>(i);
    return std::nullopt;
}

std::string titleOf(const ExerciseRequest& request, Index variant)
{
    return "Exercise " + std::to_string(request.seed) + "-" + std::to_string(variant + 1) + ": " +
           std::string(topicName(request.topic)) + ", " + std::string(levelName(request.level));
}

} // namespace

std::string_view topicName(Topic topic)
{
    return kTopics[static_cast<std::size_t>(topic)];
}

std::optional<Topic> topicNamed(std::string_view name)
{
    return named<Topic>(name, kTopics);
}

std::string_view levelName(Level level)
{
    return kLevels[static_cast<std::size_t>(level)];
}

std::optional<Level> levelNamed(std::string_view name)
{
    return named<Level>(name, kLevels);
}

Exercise makeExercise(const ExerciseRequest& request, Index variant)
{
    Exercise best{request, variant, {}, {}, {}};
    std::optional<ExerciseQuality> bestQuality;
    for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
        Dice dice{request.seed, static_cast<std::uint64_t>(request.topic),
                  static_cast<std::uint64_t>(request.level), static_cast<std::uint64_t>(variant),
                  attempt};
        Experiment drawn = drawExperiment(request, variant, dice);
        ExerciseQuality quality = qualityOf(drawn, request.topic);
        if (bestQuality && quality.losses() >= bestQuality->losses())
            continue;
        best.experiment = std::move(drawn);
        bestQuality = std::move(quality);
        if (bestQuality->losses() == 0)
            break;
    }
    best.experiment.title = titleOf(request, variant);
    best.invisible = std::move(bestQuality->invisible);
    best.ties = std::move(bestQuality->ties);
    return best;
}

} // namespace tconv
