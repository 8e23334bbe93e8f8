// SPDX-License-Identifier: MIT
#include <tconv/engine/gradient/gradient_estimates.h>
#include <tconv/engine/kernels/dot_kernels.h>
#include <tconv/engine/kernels/tile_choice.h>

#include <algorithm>

namespace tconv {

template <typename T>
double panelGradientNanoseconds(const LayerShape& shape, InstructionSet instructions)
{
    constexpr double kStart[] = {500.0, 600.0, 800.0};
    constexpr double kVector[] = {0.19, 0.13, 0.1}; // one product of a vector
    constexpr double kInput = 0.8;                  // one value that is packed
    constexpr double kPixel = sizeof(T) == 4 ? 0.3 : 0.4;
    constexpr double kPosition[] = {1.4, 1.5, 2.6}; // one position under one row of taps
    constexpr double kWeight = 2.6;
    const auto set = static_cast<std::size_t>(instructions);
    const Index lanes = (Index(16) << set) / static_cast<Index>(sizeof(T));
    const auto step = [&](Axis axis) {
        return static_cast<double>(std::min(shape.options.stride[axis], shape.kernel[axis]));
    };
    const auto positions = static_cast<double>(shape.batch * shape.inputPlane());
    const double pixels = positions * step(Axis::Height) * step(Axis::Width);
    const auto rowTaps = static_cast<double>(shape.options.groups * shape.kernel.height);
    return kStart[set] +
           kVector[set] * static_cast<double>(multiplyAdds(shape)) / static_cast<double>(lanes) +
           kInput * static_cast<double>(shape.inputValues()) +
           kPixel * pixels * static_cast<double>(shape.outChannels()) +
           kPosition[set] * positions * rowTaps +
           kWeight * static_cast<double>(shape.weightValues());
}

template <typename T>
double dotGradientNanoseconds(const LayerShape& shape, InstructionSet instructions)
{
    constexpr double kRow = 25.0;                    // of the output's gradient
    constexpr double kValue = 0.1;                   // of such a row
    constexpr double kCall = 6.0;                    // one row with up to four taps
    constexpr double kVector[] = {0.18, 0.22, 0.15}; // one product of a vector
    constexpr double kSums = 8.0;                    // moving one weight's sums
    constexpr double kChunks = 32.0;
    constexpr double kVectorsUntilMove = 512.0;
    const auto set = static_cast<std::size_t>(instructions);
    const Index vectors = ceilDivided(shape.input.width, dotKernels<T>(instructions).lanes);
    const auto planes = static_cast<double>(shape.batch * shape.outChannels());
    const double rows = planes * static_cast<double>(shape.output.height);
    const double pairs =
        planes * static_cast<double>(shape.inPerGroup * shape.input.height * shape.kernel.height);
    const double calls = static_cast<double>(ceilDivided(shape.kernel.width, kMostDotTaps));
    const double moves =
        kChunks +
        static_cast<double>(shape.batch * shape.output.height * vectors) / kVectorsUntilMove;
    return kRow * rows + kValue * static_cast<double>(shape.outputValues()) +
           pairs *
               (kCall * calls + kVector[set] * static_cast<double>(shape.kernel.width * vectors)) +
           kSums * moves * static_cast<double>(shape.weightValues());
}

template double panelGradientNanoseconds<float>(const LayerShape&, InstructionSet);
template double panelGradientNanoseconds<double>(const LayerShape&, InstructionSet);
template double dotGradientNanoseconds<float>(const LayerShape&, InstructionSet);
template double dotGradientNanoseconds<double>(const LayerShape&, InstructionSet);

} // namespace tconv
