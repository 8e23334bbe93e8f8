// SPDX-License-Identifier: MIT
#include <tconv/base/wide.h>
#include <tconv/layer/conv2d_layer.h>
#include <tconv/layer/legality.h>

#include <algorithm>

namespace tconv {

namespace {

/// The words that both kinds of layer share.
ConvTranspose2dOptions shared(const Conv2dOptions& options)
{
    return {.stride = options.stride,
            .padding = options.padding,
            .dilation = options.dilation,
            .groups = options.groups};
}

Index saturated(Wide value)
{
    return static_cast<Index>(std::min(value, Wide(kMaxExtent)));
}

Wide paddedInput(const AxisSettings& settings)
{
    return Wide(settings.input) + 2 * Wide(settings.padding);
}

Wide dilatedKernel(const AxisSettings& settings)
{
    return Wide(settings.dilation) * (Wide(settings.kernel) - 1) + 1;
}

bool isSign(const Problem& problem)
{
    return problem.code == ProblemCode::PaddingNegative ||
           problem.code == ProblemCode::StrideNotPositive ||
           problem.code == ProblemCode::DilationNotPositive;
}

std::vector<Problem> checkChannels(const Conv2dLayer& layer, Index inputChannels, Index biasSize)
{
    std::vector<Problem> problems;
    if (layer.outChannels == 0)
        problems.push_back({ProblemCode::OutChannelsZero});
    const ConvTranspose2dLayer counts{.inChannels = layer.inChannels,
                                      .outChannels = layer.outChannels,
                                      .options = shared(layer.options)};
    std::ranges::copy(checkConstruction(counts), std::back_inserter(problems));
    if (layer.inChannels == 0)
        problems.push_back({ProblemCode::InChannelsZero});
    if (inputChannels != layer.inChannels)
        problems.push_back(
            {ProblemCode::InputChannelsMismatch, {}, {layer.inChannels, inputChannels}});
    if (biasSize != layer.outChannels)
        problems.push_back({ProblemCode::BiasShapeMismatch, {}, {layer.outChannels, biasSize}});
    return problems;
}

std::vector<Problem> checkSizes(const Conv2dLayer& layer, Shape4 input)
{
    std::vector<Problem> problems;
    for (const Axis axis : kAxes) {
        const AxisSettings settings =
            along(axis, input.plane(), layer.kernelSize, shared(layer.options));
        const Index kernel = saturated(dilatedKernel(settings));
        const Index padded = saturated(paddedInput(settings));
        if (std::max(kernel, padded) >= kMaxExtent)
            problems.push_back({ProblemCode::SizeTooLarge,
                                axis,
                                {kMaxExtent, kMaxExtent - 1},
                                "the padded input or the dilated kernel"});
        else if (kernel > padded)
            problems.push_back({ProblemCode::KernelLargerThanInput, axis, {kernel, padded}});
    }
    if (!problems.empty())
        return problems;
    const Size2 output = conv2dOutputSize(input.plane(), layer.kernelSize, layer.options);
    checkElements(problems, "the number of input values",
                  {input.batch, input.channels, input.height, input.width});
    checkElements(problems, "the number of weight values",
                  {layer.outChannels, layer.inChannels / layer.options.groups,
                   layer.kernelSize.height, layer.kernelSize.width});
    checkElements(problems, "the number of output values",
                  {input.batch, layer.outChannels, output.height, output.width});
    return problems;
}

} // namespace

Index conv2dOutputSize(const AxisSettings& settings)
{
    const Wide room = paddedInput(settings) - dilatedKernel(settings);
    return room < 0 ? 0 : saturated(room / settings.stride + 1);
}

Size2 conv2dOutputSize(Size2 input, Size2 kernel, const Conv2dOptions& options)
{
    return {conv2dOutputSize(along(Axis::Height, input, kernel, shared(options))),
            conv2dOutputSize(along(Axis::Width, input, kernel, shared(options)))};
}

std::vector<Problem> checkConv2d(const Conv2dLayer& layer, Shape4 input,
                                 std::optional<Index> biasSize)
{
    std::vector<Problem> problems =
        checkSettings(input.plane(), layer.kernelSize, shared(layer.options));
    const auto firstOther = std::stable_partition(problems.begin(), problems.end(), isSign);
    const std::vector<Problem> channels =
        checkChannels(layer, input.channels, biasSize.value_or(layer.outChannels));
    problems.insert(firstOther, channels.begin(), channels.end());
    return problems.empty() ? checkSizes(layer, input) : problems;
}

} // namespace tconv
