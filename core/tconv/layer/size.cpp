// SPDX-License-Identifier: MIT
#include <tconv/base/wide.h>
#include <tconv/layer/size.h>

#include <algorithm>

namespace tconv {

namespace {

// Clamped, so that no sum of two products overflows.
Wide wide(Index value)
{
    constexpr Index kLargest = Index(1) << 62;
    return std::clamp(value, -kLargest, kLargest);
}

Index saturated(Wide value)
{
    return static_cast<Index>(std::clamp(value, Wide(-kMaxExtent), Wide(kMaxExtent)));
}

Wide wideFullSize(const AxisSettings& s)
{
    return (wide(s.input) - 1) * wide(s.stride) + wide(s.dilation) * (wide(s.kernel) - 1) + 1;
}

} // namespace

AxisSettings along(Axis axis, Size2 input, Size2 kernel, const ConvTranspose2dOptions& options)
{
    return {.input = input[axis],
            .kernel = kernel[axis],
            .stride = options.stride[axis],
            .padding = options.padding[axis],
            .outputPadding = options.outputPadding[axis],
            .dilation = options.dilation[axis]};
}

Index fullSize(const AxisSettings& settings)
{
    return saturated(wideFullSize(settings));
}

Index outputSize(const AxisSettings& settings)
{
    return saturated(wideFullSize(settings) - 2 * wide(settings.padding) +
                     wide(settings.outputPadding));
}

Size2 outputSize(Size2 input, Size2 kernel, const ConvTranspose2dOptions& options)
{
    return {outputSize(along(Axis::Height, input, kernel, options)),
            outputSize(along(Axis::Width, input, kernel, options))};
}

CanvasGeometry canvasGeometry(Size2 input, Size2 kernel, const ConvTranspose2dOptions& options)
{
    CanvasGeometry geometry;
    for (const Axis axis : kAxes) {
        const AxisSettings settings = along(axis, input, kernel, options);
        geometry.full[axis] = fullSize(settings);
        geometry.output[axis] = outputSize(settings);
        geometry.canvas[axis] =
            std::max(geometry.full[axis], settings.padding + geometry.output[axis]);
    }
    geometry.windowStart = {options.padding.height, options.padding.width};
    return geometry;
}

std::vector<Index> sizesThatConv2dMapsTo(const AxisSettings& settings)
{
    AxisSettings smallest = settings;
    smallest.outputPadding = 0;
    const Index first = outputSize(smallest);
    if (first < 1 || settings.stride < 1)
        return {};
    constexpr Index kMostWorthListing = 64;
    std::vector<Index> sizes;
    for (Index i = 0; i < std::min(settings.stride, kMostWorthListing); ++i)
        sizes.push_back(first + i);
    return sizes;
}

std::vector<FormulaPiece> sizeFormula(const AxisSettings& s)
{
    using Argument = LayerArgument;
    const auto number = [](Index value) {
        const std::string text = std::to_string(value);
        return value < 0 ? "(" + text + ")" : text;
    };
    return {{"(", {}},        {number(s.input), Argument::Input},
            {" - 1) * ", {}}, {number(s.stride), Argument::Stride},
            {" - 2 * ", {}},  {number(s.padding), Argument::Padding},
            {" + ", {}},      {number(s.dilation), Argument::Dilation},
            {" * (", {}},     {number(s.kernel), Argument::KernelSize},
            {" - 1) + ", {}}, {number(s.outputPadding), Argument::OutputPadding},
            {" + 1 = ", {}},  {std::to_string(outputSize(s)), {}}};
}

std::string sizeFormulaText(const AxisSettings& settings)
{
    std::string text;
    for (const FormulaPiece& piece : sizeFormula(settings))
        text += piece.text;
    return text;
}

} // namespace tconv
