// SPDX-License-Identifier: MIT
#include <tconv/check/exercise_draw.h>
#include <tconv/experiment/evaluation.h>
#include <tconv/layer/legality.h>
#include <tconv/layer/placement.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

namespace tconv {

namespace {

/// What a level asks of a person.
struct Effort {
    Size2 leastInput;
    Size2 mostInput;
    Size2 leastKernel;
    Size2 mostKernel;
    Index products;    ///< at most
    Index outputCells; ///< at most
    Index leastWeight; ///< of the kernel's values
    Index mostWeight;
    Index mostInputValue;
};

constexpr std::array<Effort, kLevelCount> kEfforts{{
    {{2, 2}, {2, 2}, {2, 2}, {3, 3}, 24, 42, 1, 4, 7},
    {{2, 2}, {3, 3}, {2, 2}, {3, 3}, 54, 80, -2, 5, 9},
    {{2, 2}, {3, 4}, {2, 2}, {4, 4}, 108, 130, -4, 6, 9},
}};

/// V has a cell for each pair of an input cell and an output cell: less of both.
constexpr std::array<Effort, kLevelCount> kMatrixEfforts{{
    {{2, 2}, {2, 2}, {2, 2}, {2, 2}, 24, 12, 1, 4, 7},
    {{2, 2}, {2, 3}, {2, 2}, {2, 3}, 36, 20, 1, 6, 9},
    {{2, 2}, {2, 3}, {2, 2}, {3, 3}, 54, 30, -3, 6, 9},
}};

/// A size alone costs nothing to compute, so the sizes may be those of real layers.
constexpr std::array<Effort, kLevelCount> kShapeEfforts{{
    {{3, 3}, {8, 8}, {2, 2}, {4, 4}, 1024, 1600, 1, 4, 7},
    {{4, 4}, {16, 16}, {2, 2}, {5, 5}, 6400, 6400, 1, 4, 9},
    {{5, 5}, {24, 24}, {2, 2}, {7, 7}, 28224, 28000, 1, 4, 9},
}};

const Effort& effortOf(const ExerciseRequest& request)
{
    const auto level = static_cast<std::size_t>(request.level);
    if (request.topic == Topic::MatrixForm)
        return kMatrixEfforts[level];
    if (request.topic == Topic::ShapeOnly)
        return kShapeEfforts[level];
    return kEfforts[level];
}

/// One of 0 … most on each axis, and not 0 on both where the topic is about it.
Size2 drawSome(Dice& dice, Index most, bool isTopic)
{
    Size2 drawn = dice.between({0, 0}, {most, most});
    if (isTopic && drawn == Size2{0, 0})
        drawn[dice.between(0, 1) == 0 ? Axis::Height : Axis::Width] = std::max<Index>(1, most);
    return drawn;
}

ConvTranspose2dOptions drawOptions(const ExerciseRequest& request, Dice& dice)
{
    const Topic topic = request.topic;
    const bool isEasy = request.level == Level::Easy;
    const bool isHard = request.level == Level::Hard;
    const bool isShape = topic == Topic::ShapeOnly;
    const bool isMatrix = topic == Topic::MatrixForm;
    const bool isOutputPadding = topic == Topic::OutputPadding;
    const bool needsStride =
        topic == Topic::Stride || topic == Topic::Bias || isOutputPadding || isShape;
    const bool needsPadding = topic == Topic::Padding || isOutputPadding;
    const Index leastStride = needsStride ? 2 : 1;
    const Index mostStride = isMatrix && isEasy ? 1 : 3;

    ConvTranspose2dOptions options;
    options.stride = dice.between({leastStride, leastStride}, {mostStride, mostStride});
    if (needsPadding || !isEasy)
        options.padding = drawSome(dice, isHard ? 2 : 1, needsPadding);
    if (topic == Topic::Dilation || (isShape && !isEasy) || (isHard && !isMatrix))
        options.dilation = dice.between({1, 1}, {isHard ? 3 : 2, isHard ? 3 : 2});
    if (topic == Topic::Dilation && options.dilation == Size2{1, 1})
        options.dilation = {2, 2};
    if (isOutputPadding || isHard || (!isEasy && (isShape || topic == Topic::Padding)))
        options.outputPadding = drawSome(dice, isOutputPadding ? 2 : 1, isOutputPadding);
    return options;
}

/// The k-th choice of four different numbers out of 1 … most, in some order.
std::array<Index, 4> fourNumbers(Index k, Index most)
{
    std::vector<Index> left;
    for (Index number = 1; number <= most; ++number)
        left.push_back(number);
    std::array<Index, 4> chosen{};
    for (Index& number : chosen) {
        const auto count = static_cast<Index>(left.size());
        const auto place = left.begin() + k % count;
        number = *place;
        left.erase(place);
        k /= count;
    }
    return chosen;
}

/// Steps through all choices of four numbers in an order that the seed decides; after the last
/// one the first number grows, so that no variant repeats another.
std::array<Index, 4> firstValues(const ExerciseRequest& request, Index variant, Index most)
{
    const Index choices = most * (most - 1) * (most - 2) * (most - 3);
    Dice dice{request.seed, static_cast<std::uint64_t>(request.topic)};
    const Index start = dice.between(0, choices - 1);
    // A prime beyond all factors of `choices`, so that its multiples reach every choice.
    const Index stride = 7919;
    std::array<Index, 4> values = fourNumbers((start + variant % choices * stride) % choices, most);
    values.front() += variant / choices * most;
    return values;
}

void fillInput(Experiment& experiment, const ExerciseRequest& request, Index variant, Dice& dice)
{
    const Index most = effortOf(request).mostInputValue;
    std::vector<Rational>& values = experiment.input.values();
    for (Rational& value : values)
        value = dice.between(request.level == Level::Hard ? -most : 0, most);
    const std::array<Index, 4> first = firstValues(request, variant, most);
    std::copy(first.begin(), first.end(), values.begin());
}

void fillWeight(Experiment& experiment, const Effort& effort, Dice& dice)
{
    for (Rational& value : experiment.weight.values())
        value = dice.between(effort.leastWeight, effort.mostWeight);
}

/// The share of the output's cells on which at least one product lands.
double coveredShare(const Experiment& experiment)
{
    double share = 1;
    for (const Axis axis : kAxes) {
        const AxisSettings settings = along(axis, experiment.input.shape().plane(),
                                            experiment.weight.shape().plane(), experiment.options);
        const Index size = outputSize(settings);
        Index covered = 0;
        for (Index position = 0; position < size; ++position)
            if (!pairsLandingOn(position + settings.padding, settings).empty())
                ++covered;
        share *= static_cast<double>(covered) / static_cast<double>(size);
    }
    return share;
}

bool suitsTopic(const Experiment& experiment, Topic topic)
{
    const ConvTranspose2dOptions& options = experiment.options;
    const Size2 kernel = experiment.weight.shape().plane();
    const auto overlaps = [&](Axis axis) { return kernel[axis] > options.stride[axis]; };
    if (topic == Topic::Overlap)
        return overlaps(Axis::Height) && overlaps(Axis::Width);
    return true;
}

bool isWithin(const Experiment& experiment, const Effort& effort)
{
    const Size2 output = outputSize(experiment.input.shape().plane(),
                                    experiment.weight.shape().plane(), experiment.options);
    return productCount(experiment).value_or(effort.products + 1) <= effort.products &&
           output.height >= 3 && output.width >= 3 &&
           output.height * output.width <= effort.outputCells;
}

/// A picture of nothing but the bias teaches little; where the bias is the topic some cells must
/// have nothing else.
constexpr double kLeastCovered = 0.6;
constexpr double kLeastCoveredForBias = 0.35;

/// Far more than it takes: about one drawing in five is suitable where the fewest are.
constexpr int kDrawings = 10'000;

bool isSuitable(const Experiment& experiment, const Effort& effort, Topic topic)
{
    return checkOptions(experiment.input.shape().plane(), experiment.weight.shape().plane(),
                        experiment.options)
               .empty() &&
           isWithin(experiment, effort) && suitsTopic(experiment, topic) &&
           coveredShare(experiment) >=
               (topic == Topic::Bias ? kLeastCoveredForBias : kLeastCovered);
}

} // namespace

Experiment drawExperiment(const ExerciseRequest& request, Index variant, Dice& dice)
{
    const Effort& effort = effortOf(request);
    Experiment drawn;
    for (int drawing = 0; drawing < kDrawings; ++drawing) {
        const Size2 input = dice.between(effort.leastInput, effort.mostInput);
        const Size2 kernel = dice.between(effort.leastKernel, effort.mostKernel);
        drawn.options = drawOptions(request, dice);
        drawn.input = Tensor4<Rational>({1, 1, input.height, input.width});
        drawn.weight = Tensor4<Rational>({1, 1, kernel.height, kernel.width});
        if (isSuitable(drawn, effort, request.topic))
            break;
    }
    assert(isSuitable(drawn, effort, request.topic));
    fillInput(drawn, request, variant, dice);
    fillWeight(drawn, effort, dice);
    if (request.topic == Topic::Bias || request.level == Level::Hard)
        drawn.bias = std::vector<Rational>{Rational(dice.between(1, 9))};
    return drawn;
}

} // namespace tconv
