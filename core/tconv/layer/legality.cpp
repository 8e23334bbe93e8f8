// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/layer/legality.h>
#include <tconv/layer/size.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace tconv {

namespace {

using Problems = std::vector<Problem>;

void append(Problems& problems, Problems more)
{
    problems.insert(problems.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
}

/// One problem for each axis on which the value is below the least that is legal.
void checkLeast(Problems& problems, ProblemCode code, Size2 values, Index least)
{
    for (const Axis axis : kAxes)
        if (values[axis] < least)
            problems.push_back({code, axis, {values[axis]}});
}

bool divides(Index groups, Index channels)
{
    return groups > 0 && channels % groups == 0;
}

/// The divisor of both channel counts that is closest to the groups asked for.
Index nearestGroups(const ConvTranspose2dLayer& layer)
{
    constexpr Index kFarthest = 1'000'000; // numbers of this size are no channel counts
    const Index largest = std::gcd(layer.inChannels, layer.outChannels);
    const Index asked = std::min(layer.options.groups, largest);
    for (Index distance = 0; distance < std::min(asked, kFarthest); ++distance)
        for (const Index groups :
             {asked - distance, std::min(asked, largest - distance) + distance})
            if (divides(groups, layer.inChannels) && divides(groups, layer.outChannels))
                return groups;
    return 1;
}

Problems checkDivisibility(const ConvTranspose2dLayer& layer)
{
    Problems problems;
    const Index groups = layer.options.groups;
    if (groups <= 0)
        return problems; // has its own problem
    if (layer.inChannels % groups != 0)
        problems.push_back({ProblemCode::InChannelsNotDivisibleByGroups,
                            {},
                            {layer.inChannels, groups, nearestGroups(layer)}});
    if (layer.outChannels % groups != 0)
        problems.push_back({ProblemCode::OutChannelsNotDivisibleByGroups,
                            {},
                            {layer.outChannels, groups, nearestGroups(layer)}});
    return problems;
}

/// The largest padding that leaves one output cell; -1 when there is none.
Index largestPadding(AxisSettings settings)
{
    settings.padding = 0;
    const Index uncropped = outputSize(settings);
    return uncropped < 1 ? -1 : (uncropped - 1) / 2;
}

void checkOutputPadding(Problems& problems, Size2 input, Size2 kernel,
                        const ConvTranspose2dOptions& options)
{
    for (const Axis axis : kAxes) {
        const AxisSettings s = along(axis, input, kernel, options);
        if (s.outputPadding >= s.stride && s.outputPadding >= s.dilation)
            problems.push_back({ProblemCode::OutputPaddingTooLarge,
                                axis,
                                {s.outputPadding, s.stride, s.dilation}});
    }
}

void checkOutputSize(Problems& problems, Size2 input, Size2 kernel,
                     const ConvTranspose2dOptions& options)
{
    for (const Axis axis : kAxes) {
        const AxisSettings s = along(axis, input, kernel, options);
        const Index size = outputSize(s);
        if (size < 1)
            problems.push_back({ProblemCode::OutputSizeTooSmall, axis, {size, largestPadding(s)}});
        const Index largest = std::max(size, fullSize(s));
        if (largest >= kMaxExtent)
            problems.push_back(
                {ProblemCode::SizeTooLarge, axis, {largest, kMaxExtent - 1}, "the output"});
    }
}

void checkChannels(Problems& problems, const ConvTranspose2dLayer& layer, Index inputChannels,
                   Index biasSize)
{
    if (layer.inChannels == 0)
        problems.push_back({ProblemCode::InChannelsZero});
    append(problems, checkDivisibility(layer));
    if (inputChannels != layer.inChannels)
        problems.push_back(
            {ProblemCode::InputChannelsMismatch, {}, {layer.inChannels, inputChannels}});
    if (biasSize != layer.outChannels)
        problems.push_back({ProblemCode::BiasShapeMismatch, {}, {layer.outChannels, biasSize}});
    if (layer.outChannels == 0)
        problems.push_back({ProblemCode::OutChannelsZero});
}

} // namespace

Problems checkConstruction(const ConvTranspose2dLayer& layer)
{
    Problems problems;
    if (layer.options.groups <= 0)
        problems.push_back({ProblemCode::GroupsNotPositive, {}, {layer.options.groups}});
    append(problems, checkDivisibility(layer));
    if (layer.inChannels < 0)
        problems.push_back({ProblemCode::NegativeDimension, {}, {layer.inChannels}, "in_channels"});
    if (layer.outChannels < 0)
        problems.push_back(
            {ProblemCode::NegativeDimension, {}, {layer.outChannels}, "out_channels"});
    for (const Axis axis : kAxes)
        if (layer.kernelSize[axis] < 0)
            problems.push_back(
                {ProblemCode::NegativeDimension, axis, {layer.kernelSize[axis]}, "kernel_size"});
    return problems;
}

void checkElements(Problems& problems, const char* what, std::initializer_list<Index> sizes)
{
    const Index elements = checkedProduct(sizes).value_or(std::numeric_limits<Index>::max());
    if (elements > kMaxTensorElements)
        problems.push_back({ProblemCode::SizeTooLarge, {}, {elements, kMaxTensorElements}, what});
}

Problems checkSettings(Size2 input, Size2 kernel, const ConvTranspose2dOptions& options)
{
    Problems problems;
    checkLeast(problems, ProblemCode::PaddingNegative, options.padding, 0);
    checkLeast(problems, ProblemCode::OutputPaddingNegative, options.outputPadding, 0);
    checkLeast(problems, ProblemCode::StrideNotPositive, options.stride, 1);
    checkLeast(problems, ProblemCode::InputSpatialSizeZero, input, 1);
    checkLeast(problems, ProblemCode::KernelSizeNotPositive, kernel, 1);
    checkLeast(problems, ProblemCode::DilationNotPositive, options.dilation, 1);
    return problems;
}

Problems checkOptions(Size2 input, Size2 kernel, const ConvTranspose2dOptions& options)
{
    Problems problems = checkSettings(input, kernel, options);
    if (!problems.empty())
        return problems; // sizes mean nothing yet
    checkOutputPadding(problems, input, kernel, options);
    checkOutputSize(problems, input, kernel, options);
    return problems;
}

Problems checkForward(const ConvTranspose2dLayer& layer, std::span<const Index> inputShape,
                      std::optional<Index> biasSize)
{
    if (inputShape.size() != 3 && inputShape.size() != 4)
        return {{ProblemCode::InputRank, {}, {static_cast<Index>(inputShape.size())}}};
    const Index batch = inputShape.size() == 4 ? inputShape[0] : 1;
    const std::span<const Index> sizes = inputShape.last(3);
    const Size2 input{sizes[1], sizes[2]};

    Problems problems;
    if (layer.options.groups <= 0)
        problems.push_back({ProblemCode::GroupsNotPositive, {}, {layer.options.groups}});
    if (batch < 0)
        problems.push_back({ProblemCode::NegativeDimension, {}, {batch}, "the batch size"});
    Problems channels;
    checkChannels(channels, layer, sizes[0], biasSize.value_or(layer.outChannels));
    Problems options = checkOptions(input, layer.kernelSize, layer.options);
    // PyTorch checks the signs of padding, output_padding and stride, then the channels, then the
    // rest: so the channels come right behind those three.
    const auto isSign = [](const Problem& problem) {
        return problem.code == ProblemCode::PaddingNegative ||
               problem.code == ProblemCode::OutputPaddingNegative ||
               problem.code == ProblemCode::StrideNotPositive;
    };
    const auto firstOther = std::find_if_not(options.begin(), options.end(), isSign);
    options.insert(firstOther, channels.begin(), channels.end());
    append(problems, std::move(options));
    if (!problems.empty())
        return problems;
    const Size2 output = outputSize(input, layer.kernelSize, layer.options);
    checkElements(problems, "the number of input values",
                  {batch, layer.inChannels, input.height, input.width});
    checkElements(problems, "the number of weight values",
                  {layer.inChannels, layer.outChannels / layer.options.groups,
                   layer.kernelSize.height, layer.kernelSize.width});
    checkElements(problems, "the number of output values",
                  {batch, layer.outChannels, output.height, output.width});
    return problems;
}

Result<Size2> outputPaddingFor(std::span<const Index> asked, std::size_t inputRank, Size2 input,
                               Size2 kernel, const ConvTranspose2dOptions& options)
{
    if (asked.size() != 2 && asked.size() != inputRank)
        return Problem{ProblemCode::OutputSizeWrongLength,
                       {},
                       {static_cast<Index>(asked.size()), static_cast<Index>(inputRank)}};
    const std::span<const Index> last = asked.last(2);
    const Size2 size{last[0], last[1]};
    Size2 outputPadding;
    for (const Axis axis : kAxes) {
        AxisSettings settings = along(axis, input, kernel, options);
        settings.outputPadding = 0;
        const Index smallest = outputSize(settings);
        const Index largest = smallest + std::min(settings.stride, kMaxExtent) - 1;
        if (size[axis] < smallest || size[axis] > largest)
            return Problem{
                ProblemCode::OutputSizeOutOfRange, axis, {size[axis], smallest, largest}};
        outputPadding[axis] = size[axis] - smallest;
    }
    return outputPadding;
}

Bounds paddingBounds(Axis axis, Size2 input, Size2 kernel, const ConvTranspose2dOptions& options)
{
    return {0, std::max<Index>(0, largestPadding(along(axis, input, kernel, options)))};
}

Bounds outputPaddingBounds(Axis axis, Size2 input, Size2 kernel,
                           const ConvTranspose2dOptions& options)
{
    AxisSettings settings = along(axis, input, kernel, options);
    settings.outputPadding = 0;
    const Index most = std::max<Index>(0, std::max(settings.stride, settings.dilation) - 1);
    return {std::min(std::max<Index>(0, 1 - outputSize(settings)), most), most};
}

} // namespace tconv
