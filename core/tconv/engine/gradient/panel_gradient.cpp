// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/gradient/panel_gradient.h>
#include <tconv/engine/gradient/patch_panel.h>
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/executor.h>
#include <tconv/engine/threads/thread_pool.h>

#include <algorithm>
#include <limits>
#include <optional>

namespace tconv {

namespace {

constexpr Index kSliceSteps = 512; ///< positions that are summed in T before double takes over
constexpr Index kFewestPieces = 8; ///< fewer would leave threads without work

template <typename T>
void addTo(double* sums, const T* values, Index count)
{
    for (Index i = 0; i < count; ++i)
        sums[i] += static_cast<double>(values[i]);
}

template <typename T>
class PanelGradient final : public GradientExecutor<T> {
public:
    PanelGradient(const LayerShape& shape, InstructionSet instructions, int threads);

    /// Takes all the memory that runs need. Nothing: it is there.
    std::optional<Problem> prepare();

    RunState run(const T* input, const T* gradOutput, T* gradWeight, int threads,
                 RunMonitor* monitor) override;
    std::string describe() const override;

private:
    /// A row of taps of a group, and some of its columns.
    struct Unit {
        Index group = 0;
        Index rowTap = 0;
        Index column = 0;
    };

    Index units() const { return m_shape.options.groups * m_shape.kernel.height * m_columnTiles; }
    Index columns() const { return m_shape.kernel.width * m_shape.outPerGroup; }
    Index tileValues() const { return m_kernel.rows * m_kernel.columns; }
    Unit unitOf(Index index) const;
    double* sumsOf(Index split, Index unit, Index block)
    {
        return m_sums.data() + ((split * units() + unit) * m_panel.blocks() + block) * tileValues();
    }

    void multiply(Index unit, Index split, const PatchPanel& panel, T* products,
                  const RunMonitor* monitor);
    void store(Index unit, Index block, T* gradWeight);

    LayerShape m_shape;
    int m_threads = 1;
    PatchLayout m_layout;
    TileKernel<T> m_kernel;
    Index m_columnTiles = 1;
    Index m_splits = 1; ///< parts into which a panel's positions are cut, with sums of their own
    PackedPanel<T> m_panel;
    Buffer<Index> m_offsets; ///< of the first tap of each position in the panel's pixels
    Buffer<double> m_sums;
    Buffer<T> m_products; ///< a tile for each thread
};

template <typename T>
PanelGradient<T>::PanelGradient(const LayerShape& shape, InstructionSet instructions, int threads)
    : m_shape(shape)
    , m_threads(threads)
    , m_layout(patchLayout(shape, sizeof(T)))
    , m_kernel(cheapestKernel(tileKernels<T>(instructions), shape.inPerGroup,
                              shape.kernel.width * shape.outPerGroup))
    , m_columnTiles(ceilDivided(columns(), m_kernel.columns))
    , m_splits(std::clamp<Index>(ceilDivided(kFewestPieces, units()), 1, kFewestPieces))
{
}

template <typename T>
std::optional<Problem> PanelGradient<T>::prepare()
{
    constexpr Index kMost = std::numeric_limits<Index>::max();
    if (m_layout.panels() > 0) {
        auto panel = PackedPanel<T>::make(m_shape, m_layout, m_kernel.rows, m_kernel.columns);
        if (!panel)
            return panel.problem();
        m_panel = std::move(panel).value();
        auto offsets = Buffer<Index>::make(m_layout.positions(), "the table of positions");
        if (!offsets)
            return offsets.problem();
        m_offsets = std::move(offsets).value();
        for (Index k = 0; k < m_layout.positions(); ++k)
            m_offsets[k] = m_layout.pixel(k) * m_shape.outPerGroup;
    }
    const Index blocks = ceilDivided(m_shape.inPerGroup, m_kernel.rows);
    auto sums = Buffer<double>::make(
        checkedProduct({m_splits, units(), blocks, tileValues()}).value_or(kMost), "the sums");
    if (!sums)
        return sums.problem();
    m_sums = std::move(sums).value();
    auto products = Buffer<T>::make(tileValues() * m_threads, "the scratch memory");
    if (!products)
        return products.problem();
    m_products = std::move(products).value();
    return std::nullopt;
}

template <typename T>
typename PanelGradient<T>::Unit PanelGradient<T>::unitOf(Index index) const
{
    return {index / m_columnTiles / m_shape.kernel.height,
            index / m_columnTiles % m_shape.kernel.height,
            index % m_columnTiles * m_kernel.columns};
}

template <typename T>
RunState PanelGradient<T>::run(const T* input, const T* gradOutput, T* gradWeight, int threads,
                               RunMonitor* monitor)
{
    const Index pieces = units() * m_splits;
    if (monitor != nullptr)
        monitor->start(m_layout.panels() * pieces);
    ThreadPool& pool = sharedThreadPool();
    pool.forEach(m_splits * units(), threads, [&](Index piece, int) {
        const Index values = m_panel.blocks() * tileValues();
        if (!isCancelled(monitor))
            std::fill_n(m_sums.data() + piece * values, values, 0.0);
    });
    for (Index index = 0; index < m_layout.panels() && !isCancelled(monitor); ++index) {
        const PatchPanel panel = m_layout.panel(index);
        pool.forEach(m_panel.pieces(), threads, [&](Index piece, int) {
            if (!isCancelled(monitor))
                m_panel.packPiece(piece, panel, input, gradOutput);
        });
        pool.forEach(pieces, threads, [&](Index piece, int slot) {
            if (isCancelled(monitor))
                return;
            multiply(piece / m_splits, piece % m_splits, panel,
                     m_products.data() + slot * tileValues(), monitor);
            if (monitor != nullptr)
                monitor->advance(1);
        });
    }
    if (isCancelled(monitor))
        return RunState::Cancelled;
    const Index blocks = ceilDivided(m_shape.inPerGroup, m_kernel.rows);
    pool.forEach(units() * blocks, threads,
                 [&](Index part, int) { store(part / blocks, part % blocks, gradWeight); });
    return RunState::Finished;
}

/// Adds the products of a split's positions to the sums of a unit, slice by slice, so that the
/// pixels of a slice come from the first or second cache for all blocks of channels.
template <typename T>
void PanelGradient<T>::multiply(Index index, Index split, const PatchPanel& panel, T* products,
                                const RunMonitor* monitor)
{
    const Unit unit = unitOf(index);
    const Index positions = panel.images * panel.rows * panel.columns;
    const Index slices = ceilDivided(positions, kSliceSteps);
    const T* pixels = m_panel.pixels(unit.group) +
                      unit.rowTap * m_layout.columnSlots() * m_shape.outPerGroup + unit.column;
    for (Index slice = split * slices / m_splits; slice < (split + 1) * slices / m_splits;
         ++slice) {
        const Index first = slice * kSliceSteps;
        const Index steps = std::min(kSliceSteps, positions - first);
        for (Index block = 0; block < m_panel.blocks() && !isCancelled(monitor); ++block) {
            m_kernel.run({.a = m_panel.inputs(unit.group, block) + first * m_kernel.rows,
                          .b = pixels,
                          .offsets = m_offsets.data() + first,
                          .steps = steps,
                          .c = products,
                          .cStride = m_kernel.columns});
            addTo(sumsOf(split, index, block), products, tileValues());
        }
    }
}

template <typename T>
void PanelGradient<T>::store(Index index, Index block, T* gradWeight)
{
    const Unit unit = unitOf(index);
    const Index channels = std::min(m_kernel.rows, m_shape.inPerGroup - block * m_kernel.rows);
    const Index end = std::min(m_kernel.columns, columns() - unit.column);
    for (Index m = 0; m < channels; ++m) {
        const Index from = unit.group * m_shape.inPerGroup + block * m_kernel.rows + m;
        for (Index j = 0; j < end; ++j) {
            double sum = 0.0;
            for (Index split = 0; split < m_splits && m_layout.panels() > 0; ++split)
                sum += sumsOf(split, index, block)[m * m_kernel.columns + j];
            const Index columnTap = (unit.column + j) / m_shape.outPerGroup;
            const Index channel = (unit.column + j) % m_shape.outPerGroup;
            gradWeight[((from * m_shape.outPerGroup + channel) * m_shape.kernel.height +
                        unit.rowTap) *
                           m_shape.kernel.width +
                       columnTap] = static_cast<T>(sum);
        }
    }
}

template <typename T>
std::string PanelGradient<T>::describe() const
{
    const Index bytes = m_panel.bytes() +
                        (m_offsets.size() + m_sums.size()) * static_cast<Index>(sizeof(double)) +
                        m_products.size() * static_cast<Index>(sizeof(T));
    return "tiles of " + std::to_string(m_kernel.rows) + " channels x " +
           std::to_string(m_kernel.columns) + " taps; " + std::to_string(m_layout.panels()) +
           " panels in " + std::to_string(units() * m_splits) + " chunks for up to " +
           std::to_string(m_threads) + " threads; " + std::to_string(bytes) + " bytes";
}

} // namespace

template <typename T>
Result<std::unique_ptr<GradientExecutor<T>>>
makePanelGradient(const LayerShape& shape, InstructionSet instructions, int threads)
{
    auto executor = std::make_unique<PanelGradient<T>>(shape, instructions, threads);
    if (const std::optional<Problem> problem = executor->prepare())
        return *problem;
    return std::unique_ptr<GradientExecutor<T>>(std::move(executor));
}

template Result<std::unique_ptr<GradientExecutor<float>>> makePanelGradient(const LayerShape&,
                                                                            InstructionSet, int);
template Result<std::unique_ptr<GradientExecutor<double>>> makePanelGradient(const LayerShape&,
                                                                             InstructionSet, int);

} // namespace tconv
