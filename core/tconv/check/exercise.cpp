// SPDX-License-Identifier: MIT
#include <tconv/check/exercise.h>

#include <array>

namespace tconv {

namespace {

constexpr std::array<std::string_view, 8> kTopics{
    "stride", "padding", "output-padding", "dilation", "overlap", "bias", "matrix", "shape"};
constexpr std::array<std::string_view, 3> kLevels{"easy", "medium", "hard"};

} // namespace

std::string_view topicName(Topic topic)
{
    return kTopics[static_cast<std::size_t>(topic)];
}

std::optional<Topic> topicNamed(std::string_view name)
{
    for (std::size_t i = 0; i < kTopics.size(); ++i)
        if (kTopics[i] == name)
            return static_cast<Topic>(i);
    return std::nullopt;
}

std::string_view levelName(Level level)
{
    return kLevels[static_cast<std::size_t>(level)];
}

std::optional<Level> levelNamed(std::string_view name)
{
    for (std::size_t i = 0; i < kLevels.size(); ++i)
        if (kLevels[i] == name)
            return static_cast<Level>(i);
    return std::nullopt;
}

Exercise makeExercise(const ExerciseRequest& request, Index variant)
{
    Exercise exercise{request, variant, {}, {}, {}};
    exercise.experiment.input = Tensor4<Rational>({1, 1, 2, 2}, Rational(variant + 1));
    exercise.experiment.weight = Tensor4<Rational>({1, 1, 2, 2}, Rational(2));
    return exercise;
}

} // namespace tconv
