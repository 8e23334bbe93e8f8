// SPDX-License-Identifier: MIT
#include <tconv/engine/convolution/convolution_estimates.h>
#include <tconv/engine/kernels/channel_kernels.h>
#include <tconv/engine/kernels/tile_choice.h>

namespace tconv {

namespace {

template <typename T>
Index lanesOf(InstructionSet instructions)
{
    return (Index(16) << static_cast<int>(instructions)) / static_cast<Index>(sizeof(T));
}

/// Rows of one channel of the output, of all images and groups.
double rowsOf(const ConvolutionShape& shape)
{
    const LayerShape& sizes = shape.sizes;
    return static_cast<double>(sizes.batch * sizes.options.groups * sizes.output.height);
}

/// Rows that a window takes the input apart into.
double windowRows(const ConvolutionShape& shape)
{
    return rowsOf(shape) * static_cast<double>(shape.sizes.inPerGroup * shape.residues());
}

} // namespace

template <typename T>
double plainConvolutionNanoseconds(const ConvolutionShape& shape, InstructionSet /*instructions*/)
{
    constexpr double kStart = 30.0;
    constexpr double kProduct = 0.4;
    constexpr double kRow = 4.0; // under one row of taps
    constexpr double kTap = 0.7; // of a row
    const double rows =
        rowsOf(shape) * static_cast<double>(shape.sizes.outPerGroup * shape.sizes.inPerGroup *
                                            shape.sizes.kernel.height);
    return kStart + kProduct * static_cast<double>(shape.multiplyAdds()) +
           rows * (kRow + kTap * static_cast<double>(shape.sizes.kernel.width));
}

template <typename T>
double tileConvolutionNanoseconds(const ConvolutionShape& shape, InstructionSet instructions)
{
    constexpr double kStart = 55.0;
    constexpr double kVector[] = {0.265, 0.2, 0.21}; // one product of a vector
    constexpr double kWindowRow = 6.5;
    constexpr double kWindowValue = sizeof(T) == 4 ? 0.2 : 0.3;
    constexpr double kOutput = 0.25;
    const auto set = static_cast<std::size_t>(instructions);
    const double vectors =
        static_cast<double>(shape.multiplyAdds()) / static_cast<double>(lanesOf<T>(instructions));
    const auto width = static_cast<double>(shape.sizes.output.width);
    return kStart + kVector[set] * vectors +
           windowRows(shape) * (kWindowRow + kWindowValue * width) +
           kOutput * static_cast<double>(shape.sizes.outputValues());
}

template <typename T>
double rowConvolutionNanoseconds(const ConvolutionShape& shape, InstructionSet instructions)
{
    constexpr double kStart = 20.0;
    constexpr double kCall = 10.0;                     // one row of a block of channels
    constexpr double kVector[] = {0.215, 0.157, 0.15}; // one product of a vector
    constexpr double kSingle[] = {0.9, 1.05, 1.08};    // one step of a block, vector by vector
    constexpr double kWindowRow = 8.3;
    constexpr double kWindowValue = sizeof(T) == 4 ? 0.12 : 0.24;
    constexpr double kOneByOne = 0.18; // more where the stride is more than 2
    const auto set = static_cast<std::size_t>(instructions);
    const Index blocks = ceilDivided(shape.sizes.outPerGroup, kMostChannelRows);
    const Index channels = ceilDivided(shape.sizes.outPerGroup, blocks);
    const Index lanes = lanesOf<T>(instructions);
    const Index width = shape.sizes.output.width;
    const Index step = channelKernel<T>(instructions, channels).step;
    const Index vectors = ceilDivided(width, step) * step / lanes;
    const double products =
        width >= step ? kVector[set] * static_cast<double>(shape.sizes.outPerGroup * vectors)
                      : kSingle[set] * static_cast<double>(blocks * ceilDivided(width, lanes));
    const double value = kWindowValue + (shape.columns.stride > 2 ? kOneByOne : 0.0);
    return kStart +
           rowsOf(shape) * (kCall * static_cast<double>(blocks) +
                            products * static_cast<double>(shape.steps())) +
           windowRows(shape) * (kWindowRow + value * static_cast<double>(width));
}

template double plainConvolutionNanoseconds<float>(const ConvolutionShape&, InstructionSet);
template double plainConvolutionNanoseconds<double>(const ConvolutionShape&, InstructionSet);
template double tileConvolutionNanoseconds<float>(const ConvolutionShape&, InstructionSet);
template double tileConvolutionNanoseconds<double>(const ConvolutionShape&, InstructionSet);
template double rowConvolutionNanoseconds<float>(const ConvolutionShape&, InstructionSet);
template double rowConvolutionNanoseconds<double>(const ConvolutionShape&, InstructionSet);

} // namespace tconv
