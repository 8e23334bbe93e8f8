// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/kernels/panel_store.h>
#include <tconv/engine/kernels/row_kernels.h>
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/output_tile.h>
#include <tconv/engine/paths/path_rows.h>
#include <tconv/engine/paths/polyphase_executor.h>
#include <tconv/engine/paths/polyphase_layout.h>
#include <tconv/engine/paths/polyphase_weights.h>
#include <tconv/engine/paths/polyphase_window.h>

#include <algorithm>
#include <limits>

namespace tconv {

namespace {

template <typename T>
class PolyphaseExecutor final : public Executor<T> {
public:
    PolyphaseExecutor(const LayerShape& shape, InstructionSet instructions, int threads)
        : m_shape(shape)
        , m_threads(threads)
        , m_rows(phasesAlong(Axis::Height, shape))
        , m_columns(phasesAlong(Axis::Width, shape))
        , m_layout(polyphaseLayout(shape, m_rows, m_columns, sizeof(T),
                                   mostPositions(shape, m_rows, m_columns, threads)))
        , m_kernel(
              cheapestKernel(tileKernels<T>(instructions), shape.outPerGroup, m_layout.positions))
        , m_store(panelStoreKernel<T>(instructions, columnPhases()))
        , m_isStreamed(m_layout.columns * columnPhases() >= kLongRow &&
                       isWorthStreaming<T>(shape.outputValues()))
        , m_window(shape, m_layout, m_kernel.columns)
    {
    }

    /// Takes all the memory that runs need. Nothing: it is there.
    std::optional<Problem> prepare()
    {
        auto weights = polyphaseWeights<T>(m_shape, m_rows, m_columns, m_layout, m_window.plane(),
                                           m_kernel.rows);
        if (!weights)
            return weights.problem();
        m_weights = std::move(weights).value();
        auto bias = Buffer<T>::make(m_shape.outChannels(), "the biases");
        if (!bias)
            return bias.problem();
        m_bias = std::move(bias).value();
        constexpr Index kMost = std::numeric_limits<Index>::max();
        m_windowValues = m_window.values().value_or(kMost);
        m_slotValues = checkedSum(m_windowValues, 2 * columnPhases() * phaseSums()).value_or(kMost);
        auto scratch = Buffer<T>::make(checkedProduct(m_slotValues, m_threads).value_or(kMost),
                                       "the scratch memory");
        if (!scratch)
            return scratch.problem();
        m_scratch = std::move(scratch).value();
        m_tiling = OutputTiling::of(m_shape, m_layout, m_weights.blocks, m_threads);
        return std::nullopt;
    }

    void pack(const LayerValues<T>& values, const RunMonitor* monitor) override
    {
        packWeights(m_shape, m_rows, m_columns, values.weight, monitor, m_weights);
        std::ranges::copy(values.bias, m_bias.data());
    }

    Index chunks() const override { return m_tiling.chunks(m_layout); }

    std::string particulars() const override
    {
        return "tiles of " + std::to_string(m_kernel.rows) + " channels x " +
               std::to_string(m_kernel.columns) + " positions, " +
               std::to_string(m_rows.phases.size() * m_columns.phases.size()) + " phases";
    }

    Index bytes() const override
    {
        return (m_weights.values.size() + m_bias.size() + m_scratch.size()) *
                   static_cast<Index>(sizeof(T)) +
               m_weights.offsets.size() * static_cast<Index>(sizeof(Index));
    }

    void compute(Index chunk, int slot, const T* input, T* output,
                 const RunMonitor* monitor) override
    {
        const OutputTile tile = m_tiling.tile(m_layout, chunk);
        T* window = m_scratch.data() + slot * m_slotValues;
        T* sums = window + m_windowValues;
        m_window.fill(tile, input, window);
        InputAhead<T> ahead = aheadOf(chunk, tile, input);
        // Each panel is stored while the next one is computed: what has just been written cannot be
        // read at once in other pieces.
        const Index sumsOfPanel = columnPhases() * phaseSums();
        Place before;
        Index turn = 0;
        for (Index rowPhase = 0; rowPhase < rowPhases(); ++rowPhase)
            for (Index block = tile.firstBlock; block < tile.endBlock; ++block)
                for (Index panel = 0; panel < m_window.panels(); ++panel, ++turn) {
                    if (isCancelled(monitor))
                        return;
                    const Place place{rowPhase, block, panel};
                    multiplyPanel(tile.group, place, window, sums + turn % 2 * sumsOfPanel, ahead);
                    if (turn > 0)
                        storePanel(tile, before, sums + (turn - 1) % 2 * sumsOfPanel, output);
                    before = place;
                }
        if (turn > 0)
            storePanel(tile, before, sums + (turn - 1) % 2 * sumsOfPanel, output);
        if (m_isStreamed)
            finishStreams();
    }

private:
    /// What is computed at once: all column phases of a block of channels at a panel's positions.
    struct Place {
        Index rowPhase = 0;
        Index block = 0;
        Index panel = 0;
    };

    Index rowPhases() const { return static_cast<Index>(m_rows.phases.size()); }
    Index columnPhases() const { return static_cast<Index>(m_columns.phases.size()); }

    /// Sums of a phase of a panel.
    Index phaseSums() const { return m_kernel.rows * m_kernel.columns; }

    /// The input of the chunk that this thread probably computes next, a piece for each product;
    /// nothing where it is near anyway, or the second cache has no room for two windows.
    InputAhead<T> aheadOf(Index chunk, const OutputTile& tile, const T* input) const
    {
        constexpr Index kBytes = sizeof(T);
        const bool isNear = m_shape.inputValues() * kBytes <= Index(8) << 20;
        if (isNear || m_windowValues * kBytes > kWindowBytes || chunk + m_threads >= chunks())
            return {};
        const Index pieces =
            (tile.endBlock - tile.firstBlock) * rowPhases() * columnPhases() * m_window.panels();
        return m_window.ahead(m_tiling.tile(m_layout, chunk + m_threads), input, pieces);
    }

    void multiplyPanel(Index group, const Place& place, const T* window, T* sums,
                       InputAhead<T>& ahead) const
    {
        for (Index columnPhase = 0; columnPhase < columnPhases(); ++columnPhase) {
            const auto& phase = m_weights.phases[static_cast<std::size_t>(
                place.rowPhase * columnPhases() + columnPhase)];
            TileProduct<T> product{.a = m_weights.weightsOf(group, phase, place.block),
                                   .b = window + place.panel * m_window.panel(),
                                   .offsets = m_weights.offsets.data() + phase.firstOffset,
                                   .steps = phase.steps,
                                   .c = sums + columnPhase * phaseSums(),
                                   .cStride = m_kernel.columns};
            if (place.block + 1 < m_weights.blocks && phase.steps > 0) {
                // The weights of the next block come from far away, a part with each panel.
                const Index part =
                    phase.steps * m_kernel.rows * Index(sizeof(T)) / m_window.panels();
                product.ahead = reinterpret_cast<const char*>(
                                    m_weights.weightsOf(group, phase, place.block + 1)) +
                                place.panel * part;
                product.aheadStep = part / phase.steps;
            }
            ahead.askForNext();
            m_kernel.run(product);
        }
    }

    /// Writes the values of a panel: those of its positions that are not in a gap.
    void storePanel(const OutputTile& tile, const Place& place, const T* sums, T* output) const
    {
        const Index channel = tile.group * m_shape.outPerGroup + place.block * m_kernel.rows;
        const Index phases = columnPhases();
        PanelStore<T> store{
            .phases = phases,
            .phaseStride = phaseSums(),
            .channelStride = m_kernel.columns,
            .channels = std::min(m_kernel.rows, m_shape.outPerGroup - place.block * m_kernel.rows),
            .bias = m_bias.data() + channel,
            .targetStride = m_shape.outputPlane(),
            .isStreamed = m_isStreamed};
        const AxisPhase& rowPhase = m_rows.phases[static_cast<std::size_t>(place.rowPhase)];
        const Index rows = std::min(m_layout.rows, rowPhase.outputs - tile.row);
        const Index first = place.panel * m_kernel.columns;
        const Index end = std::min(first + m_kernel.columns, m_layout.positions);
        Index count = 0;
        for (Index j = first; j < end; j += count) {
            const Index line = j / m_layout.pitch;
            const Index column = j % m_layout.pitch;
            const Index image = line / m_layout.imageRows;
            const Index row = line % m_layout.imageRows;
            count = std::min(end - j, m_layout.pitch - column);
            const Index x = (tile.column + column) * phases;
            store.values = std::min(std::min(count, m_layout.columns - column) * phases,
                                    m_shape.output.width - x);
            if (store.values <= 0 || row >= rows || image >= tile.images)
                continue;
            const Index y = (tile.row + row) * m_rows.stride + place.rowPhase;
            const Index plane = (tile.image + image) * m_shape.outChannels() + channel;
            store.sums = sums + j - first;
            store.target = output + plane * m_shape.outputPlane() + y * m_shape.output.width + x;
            m_store(store);
        }
    }

    /// Shorter pieces of rows share too many lines of memory with others to be streamed.
    static constexpr Index kLongRow = 128;

    LayerShape m_shape;
    int m_threads = 1;
    AxisPhases m_rows;
    AxisPhases m_columns;
    PolyphaseLayout m_layout;
    TileKernel<T> m_kernel;
    PanelStoreKernel<T> m_store = nullptr;
    bool m_isStreamed = false;
    PolyphaseWindow<T> m_window;
    Index m_windowValues = 0;
    Index m_slotValues = 0; ///< scratch of a thread: the window, then the sums of two panels
    OutputTiling m_tiling;
    PolyphaseWeights<T> m_weights;
    Buffer<T> m_bias;
    Buffer<T> m_scratch;
};

} // namespace

template <typename T>
Result<std::unique_ptr<Executor<T>>> makePolyphaseExecutor(const LayerShape& shape,
                                                           InstructionSet instructions, int threads)
{
    auto executor = std::make_unique<PolyphaseExecutor<T>>(shape, instructions, threads);
    if (const std::optional<Problem> problem = executor->prepare())
        return *problem;
    return std::unique_ptr<Executor<T>>(std::move(executor));
}

template Result<std::unique_ptr<Executor<float>>> makePolyphaseExecutor(const LayerShape&,
                                                                        InstructionSet, int);
template Result<std::unique_ptr<Executor<double>>> makePolyphaseExecutor(const LayerShape&,
                                                                         InstructionSet, int);

} // namespace tconv
