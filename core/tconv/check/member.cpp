// SPDX-License-Identifier: MIT
#include <tconv/check/member.h>

#include <algorithm>

namespace tconv {

namespace {

Size2 exchanged(Size2 size)
{
    return {size.width, size.height};
}

/// What the stamps cover together.
Size2 covered(const Experiment& experiment, const Understanding& is)
{
    Size2 input = experiment.input.shape().plane();
    const Size2 kernel = orientedSize(experiment.weight.shape().plane(), is.orientation);
    if (is.inputTransposed)
        input = exchanged(input);
    Size2 size;
    for (const Axis axis : kAxes)
        size[axis] = (input[axis] - 1) * is.step[axis] + is.dilation[axis] * (kernel[axis] - 1) + 1;
    return size;
}

} // namespace

Understanding rightUnderstanding(const Experiment& experiment)
{
    const ConvTranspose2dOptions& options = experiment.options;
    Understanding right;
    right.step = options.stride;
    right.dilation = options.dilation;
    right.cropBegin = options.padding;
    right.cropEnd = options.padding;
    right.extend = options.outputPadding;
    return right;
}

std::optional<Member> memberOf(const Experiment& experiment, const Understanding& is)
{
    Member member;
    Imagined& imagined = member.imagined;
    imagined.orientation = is.orientation;
    imagined.step = is.step;
    imagined.dilation = is.dilation;
    imagined.overlap = is.overlap;
    imagined.bias = is.bias;
    imagined.windowStart = {is.cropBegin.height, is.cropBegin.width};
    member.inputTransposed = is.inputTransposed;
    member.resultTransposed = is.resultTransposed;
    if (is.ownBlocks)
        member.taps = experiment.options.stride;
    const Size2 full = covered(experiment, is);
    const Size2 right = outputSize(experiment.input.shape().plane(),
                                   experiment.weight.shape().plane(), experiment.options);
    for (const Axis axis : kAxes) {
        const Index natural = full[axis] - is.cropBegin[axis] - is.cropEnd[axis];
        const Index size = natural + is.extend[axis];
        imagined.windowSize[axis] = is.rightFrame ? right[axis] : size;
        if (natural < 1 || size < 1)
            return std::nullopt;
        if (is.rightFrame && size < right[axis])
            member.filled[axis] = size;
        if (is.extendedByZeros && is.extend[axis] > 0)
            member.filled[axis] = std::min(member.filled[axis], natural);
    }
    return member;
}

Size2 resultSize(const Member& member)
{
    const Size2 size = member.imagined.windowSize;
    return member.resultTransposed ? exchanged(size) : size;
}

} // namespace tconv
