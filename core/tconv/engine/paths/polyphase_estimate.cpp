// SPDX-License-Identifier: MIT
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/path_rows.h>
#include <tconv/engine/paths/polyphase_executor.h>
#include <tconv/engine/paths/polyphase_layout.h>

#include <algorithm>

namespace tconv {

namespace {

bool hasShortReach(const AxisSettings& settings)
{
    return settings.dilation * (settings.kernel - 1) / settings.stride < kMaxReach;
}

} // namespace

bool isPolyphasePossible(const LayerShape& shape)
{
    return hasFewPhases(shape) && std::ranges::all_of(kAxes, [&](Axis axis) {
               return hasShortReach(along(axis, shape.input, shape.kernel, shape.options));
           });
}

template <typename T>
double polyphaseNanoseconds(const LayerShape& shape, InstructionSet instructions)
{
    constexpr double kStart = 105.0;
    constexpr double kCall = 12.0; // of a kernel
    constexpr double kRow = 6.0;
    const AxisPhases rows = phasesAlong(Axis::Height, shape);
    const AxisPhases columns = phasesAlong(Axis::Width, shape);
    const PolyphaseLayout layout =
        polyphaseLayout(shape, rows, columns, sizeof(T), mostPositions(shape, rows, columns, 1));
    const TileKernel<T> kernel =
        cheapestKernel(tileKernels<T>(instructions), shape.outPerGroup, layout.positions);
    // Gaps between rows and images are computed too, and what fills up a tile.
    const double tiles = static_cast<double>(layout.imageTiles * layout.rowTiles) *
                         static_cast<double>(layout.columnTiles * shape.options.groups);
    const double kernels =
        tiles * static_cast<double>(ceilDivided(shape.outPerGroup, kernel.rows) *
                                    ceilDivided(layout.positions, kernel.columns));
    const double products = kernels * static_cast<double>(kernel.rows * kernel.columns) *
                            static_cast<double>(shape.kernelPlane() * shape.inPerGroup);
    // A step loads a vector for each column besides the sums, see cheapestKernel(); the shorter the
    // vectors, the less that counts.
    constexpr double kOfProducts[] = {1.65, 1.45, 1.15};
    const double rate = kOfProducts[static_cast<int>(instructions)] *
                        productsPerNanosecond<T>(instructions) * static_cast<double>(kernel.rows) /
                        static_cast<double>(kernel.rows + 2);
    const double calls = kernels * static_cast<double>(rows.phases.size() * columns.phases.size());
    return kStart + kCall * calls + products / rate +
           kRow * static_cast<double>(shape.batch * shape.outChannels()) *
               static_cast<double>(shape.output.height) +
           0.14 * static_cast<double>(shape.outputValues()) +
           0.23 * static_cast<double>(shape.inputValues());
}

template double polyphaseNanoseconds<float>(const LayerShape&, InstructionSet);
template double polyphaseNanoseconds<double>(const LayerShape&, InstructionSet);

} // namespace tconv
