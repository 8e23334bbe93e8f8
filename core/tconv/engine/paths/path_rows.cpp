// SPDX-License-Identifier: MIT
#include <tconv/engine/paths/path_rows.h>
#include <tconv/engine/paths/pixels_executor.h>
#include <tconv/engine/paths/polyphase_executor.h>
#include <tconv/engine/paths/row_executor.h>
#include <tconv/engine/paths/scatter_executor.h>
#include <tconv/engine/paths/stamps_executor.h>
#include <tconv/engine/paths/stamps_layout.h>

#include <array>

namespace tconv {

namespace {

template <typename T>
constexpr std::array kRows{
    PathRow<T>{EnginePath::Scatter, false, [](const LayerShape&) { return true; },
               scatterNanoseconds<T>, makeScatterExecutor<T>},
    PathRow<T>{EnginePath::Polyphase, true, isPolyphasePossible, polyphaseNanoseconds<T>,
               makePolyphaseExecutor<T>},
    PathRow<T>{EnginePath::Stamps, false, isStampsPossible, stampsNanoseconds<T>,
               makeStampsExecutor<T>},
    PathRow<T>{EnginePath::Rows, true, isRowsPossible, rowsNanoseconds<T>, makeRowExecutor<T>},
    PathRow<T>{EnginePath::Pixels, false, isPixelsPossible, pixelsNanoseconds<T>,
               makePixelsExecutor<T>},
};

} // namespace

template <typename T>
std::span<const PathRow<T>> pathRows()
{
    return kRows<T>;
}

template <typename T>
double productsPerNanosecond(InstructionSet instructions)
{
    constexpr double kFloats[] = {18.0, 50.0, 100.0};
    return kFloats[static_cast<int>(instructions)] * 4.0 / sizeof(T);
}

template std::span<const PathRow<float>> pathRows<float>();
template std::span<const PathRow<double>> pathRows<double>();
template double productsPerNanosecond<float>(InstructionSet);
template double productsPerNanosecond<double>(InstructionSet);

} // namespace tconv
