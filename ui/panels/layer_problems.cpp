// SPDX-License-Identifier: MIT
#include "panels/layer_problems.h"

#include "panels/legal_values.h"

#include <algorithm>

using tconv::Bounds;
using tconv::Index;
using tconv::Problem;
using tconv::ProblemCode;

namespace {

/// The argument whose number a problem is about.
std::optional<Argument> argumentOf(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::StrideNotPositive:
        return Argument::Stride;
    case ProblemCode::PaddingNegative:
    case ProblemCode::OutputSizeTooSmall:
        return Argument::Padding;
    case ProblemCode::OutputPaddingNegative:
    case ProblemCode::OutputPaddingTooLarge:
        return Argument::OutputPadding;
    case ProblemCode::DilationNotPositive:
        return Argument::Dilation;
    case ProblemCode::KernelSizeNotPositive:
        return Argument::KernelSize;
    case ProblemCode::InputSpatialSizeZero:
        return Argument::InputSize;
    case ProblemCode::GroupsNotPositive:
    case ProblemCode::InChannelsNotDivisibleByGroups:
    case ProblemCode::OutChannelsNotDivisibleByGroups:
        return Argument::Groups;
    case ProblemCode::InputChannelsMismatch:
    case ProblemCode::InChannelsZero:
        return Argument::InChannels;
    case ProblemCode::OutChannelsZero:
        return Argument::OutChannels;
    case ProblemCode::NegativeDimension:
        for (const Argument argument :
             {Argument::InChannels, Argument::OutChannels, Argument::KernelSize})
            if (problem.detail == nameOf(argument))
                return argument;
        return Argument::InputSize;
    default:
        return std::nullopt;
    }
}

} // namespace

bool concerns(const Problem& problem, const LayerSettings& settings, const Place& place)
{
    const bool isChannelCount = (problem.code == ProblemCode::InChannelsNotDivisibleByGroups &&
                                 place.argument == Argument::InChannels) ||
                                (problem.code == ProblemCode::OutChannelsNotDivisibleByGroups &&
                                 place.argument == Argument::OutChannels);
    if (isChannelCount)
        return true;
    if (argumentOf(problem) != place.argument)
        return false;
    if (!isPair(place.argument))
        return true;
    return problem.axis ? *problem.axis == place.axis
                        : valueAt(settings, place) == problem.numbers.at(0);
}

bool isTooLarge(const std::vector<Problem>& problems)
{
    return !problems.empty() && problems.front().code == ProblemCode::SizeTooLarge;
}

Problem forBothAxes(const std::vector<Problem>& problems)
{
    Problem both = problems.front();
    both.axis.reset();
    for (auto other = problems.begin() + 1; other != problems.end(); ++other) {
        Problem same = *other;
        same.axis.reset();
        if (same == both)
            return both;
    }
    return problems.front();
}

std::optional<NearestLegal> nearestLegal(const Problem& problem, const LayerSettings& settings)
{
    const std::optional<Argument> argument = argumentOf(problem);
    if (!argument)
        return std::nullopt;
    Place place{*argument};
    if (!concerns(problem, settings, place))
        place.axis = tconv::Axis::Width;
    const Index now = valueAt(settings, place);
    Index value = now;
    switch (problem.code) {
    case ProblemCode::InChannelsNotDivisibleByGroups:
    case ProblemCode::OutChannelsNotDivisibleByGroups:
        value = problem.numbers.at(2);
        break;
    case ProblemCode::InputChannelsMismatch:
        return NearestLegal{place, problem.numbers.at(0)};
    default: {
        const Bounds bounds = legalBounds(settings, place);
        value = std::max(bounds.least, std::min(now, bounds.most));
    }
    }
    return value == now ? std::nullopt : std::optional(NearestLegal{place, value});
}
