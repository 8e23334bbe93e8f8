// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/paths/row_layout.h>

#include <algorithm>
#include <limits>

namespace tconv {

namespace {

constexpr Index kWindowBytes = Index(256) << 10;   ///< stays in the second cache beside the output
constexpr Index kMostWindowBytes = Index(4) << 20; ///< beyond: the other paths do better
constexpr Index kMostColumns = 4096;
constexpr Index kFewestColumns = 256;
constexpr Index kFewestRows = 4;
constexpr Index kFewestPieces = 8; ///< fewer would leave threads without work

Index ceilDivided(Index a, Index b)
{
    return (a + b - 1) / b;
}

/// Values of a window of `rows` rows of one channel per column: saturates.
Index rowsOfAllChannels(const LayerShape& shape, Index rows)
{
    return checkedProduct(shape.inPerGroup, rows).value_or(std::numeric_limits<Index>::max());
}

/// The columns of a piece: whole rows, unless they are so wide that few of them fill the cache.
void cutColumns(RowLayout& layout, const LayerShape& shape, const AxisPhases& columns,
                Index fewestRows, Index bytesOfValue)
{
    const Index wanted =
        std::clamp(kWindowBytes / bytesOfValue / rowsOfAllChannels(shape, fewestRows),
                   kFewestColumns, kMostColumns);
    layout.parts = ceilDivided(columns.longest(), wanted);
    layout.columns = ceilDivided(columns.longest(), layout.parts);
    const Index reach = columns.lastShift - columns.firstShift;
    layout.pitch = ceilDivided(layout.columns + reach + kRowOverrun, 16) * 16;
}

void cutRows(RowLayout& layout, const LayerShape& shape, const AxisPhases& rows, Index bytesOfValue)
{
    const Index reach = rows.lastShift - rows.firstShift;
    const Index fitting = kWindowBytes / bytesOfValue / layout.pitch / shape.inPerGroup - reach;
    const Index planes = std::max<Index>(1, shape.batch) * shape.options.groups * layout.parts;
    const Index shared = ceilDivided(rows.longest() * planes, kFewestPieces);
    // A band reads `reach` rows that its neighbours read too.
    const Index fewest = std::max(kFewestRows, reach);
    const Index wanted =
        std::clamp<Index>(std::max(std::min(fitting, shared), fewest), 1, rows.longest());
    layout.bands = ceilDivided(rows.longest(), wanted);
    layout.rows = ceilDivided(rows.longest(), layout.bands);
    layout.windowRows = layout.rows + reach;
}

} // namespace

std::optional<RowLayout> rowLayout(const LayerShape& shape, const AxisPhases& rows,
                                   const AxisPhases& columns, Index bytesOfValue)
{
    RowLayout layout;
    layout.firstShift = {rows.firstShift, columns.firstShift};
    cutColumns(layout, shape, columns, rows.lastShift - rows.firstShift + kFewestRows,
               bytesOfValue);
    cutRows(layout, shape, rows, bytesOfValue);
    const std::optional<Index> bytes =
        checkedProduct({shape.inPerGroup, layout.windowRows, layout.pitch, bytesOfValue});
    if (!bytes || *bytes > kMostWindowBytes)
        return std::nullopt;
    return layout;
}

namespace {

/// Calls visit(k, phase tap of the rows, of the columns, channel) for all taps, in their order.
template <typename Visit>
void forEachTap(const LayerShape& shape, const AxisPhases& rows, const AxisPhases& columns,
                const Visit& visit)
{
    Index k = 0;
    for (const AxisPhase& rowPhase : rows.phases)
        for (const AxisPhase& columnPhase : columns.phases)
            for (Index channel = 0; channel < shape.inPerGroup; ++channel)
                for (const PhaseTap& row : rowPhase.taps)
                    for (const PhaseTap& column : columnPhase.taps)
                        visit(k++, row, column, channel);
}

} // namespace

template <typename T>
Result<RowTaps<T>> rowTaps(const LayerShape& shape, const AxisPhases& rows,
                           const AxisPhases& columns, const RowLayout& layout)
{
    RowTaps<T> packed;
    Index taps = 0;
    for (const AxisPhase& row : rows.phases)
        for (const AxisPhase& column : columns.phases) {
            const Index own =
                shape.inPerGroup * static_cast<Index>(row.taps.size() * column.taps.size());
            packed.phases.push_back({taps, own});
            taps += own;
        }
    auto offsets = Buffer<Index>::make(taps, "the table of taps");
    if (!offsets)
        return offsets.problem();
    auto weights = Buffer<T>::make(
        checkedProduct(taps, shape.outChannels()).value_or(std::numeric_limits<Index>::max()),
        "the packed weights");
    if (!weights)
        return weights.problem();
    packed.offsets = std::move(offsets).value();
    packed.weights = std::move(weights).value();
    forEachTap(shape, rows, columns,
               [&](Index k, const PhaseTap& row, const PhaseTap& column, Index channel) {
                   packed.offsets[k] = layout.offset(channel, row.shift, column.shift);
               });
    return packed;
}

template <typename T>
void packWeights(const LayerShape& shape, const AxisPhases& rows, const AxisPhases& columns,
                 std::span<const T> weight, RowTaps<T>& packed)
{
    const auto packTap = [&](Index k, const PhaseTap& row, const PhaseTap& column, Index channel) {
        for (Index out = 0; out < shape.outChannels(); ++out) {
            const Index from = out / shape.outPerGroup * shape.inPerGroup + channel;
            const Index source =
                (from * shape.outPerGroup + out % shape.outPerGroup) * shape.kernelPlane() +
                row.tap * shape.kernel.width + column.tap;
            packed.weights[out * packed.offsets.size() + k] =
                weight[static_cast<std::size_t>(source)];
        }
    };
    forEachTap(shape, rows, columns, packTap);
}

template Result<RowTaps<float>> rowTaps(const LayerShape&, const AxisPhases&, const AxisPhases&,
                                        const RowLayout&);
template Result<RowTaps<double>> rowTaps(const LayerShape&, const AxisPhases&, const AxisPhases&,
                                         const RowLayout&);
template void packWeights(const LayerShape&, const AxisPhases&, const AxisPhases&,
                          std::span<const float>, RowTaps<float>&);
template void packWeights(const LayerShape&, const AxisPhases&, const AxisPhases&,
                          std::span<const double>, RowTaps<double>&);

} // namespace tconv
