// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/interleave.h>
#include <tconv/engine/output_tile.h>
#include <tconv/engine/path_rows.h>
#include <tconv/engine/polyphase_executor.h>
#include <tconv/engine/polyphase_layout.h>
#include <tconv/engine/polyphase_weights.h>
#include <tconv/engine/polyphase_window.h>
#include <tconv/engine/row_kernels.h>
#include <tconv/engine/tile_choice.h>

#include <algorithm>
#include <limits>

namespace tconv {

namespace {

template <typename T>
class PolyphaseExecutor final : public Executor<T> {
public:
    PolyphaseExecutor(const LayerShape& shape, InstructionSet instructions)
        : m_shape(shape)
        , m_rows(phasesAlong(Axis::Height, shape))
        , m_columns(phasesAlong(Axis::Width, shape))
        , m_layout(polyphaseLayout(shape, m_rows, m_columns, sizeof(T)))
        , m_kernel(
              cheapestKernel(tileKernels<T>(instructions), shape.outPerGroup, m_layout.positions))
        , m_store(m_layout.columns * columnPhases() >= kShortRow
                      ? rowKernel<T>(instructions, columnPhases())
                      : nullptr)
        , m_isStreamed(m_store != nullptr && m_layout.columns * columnPhases() >= kLongRow &&
                       isWorthStreaming<T>(shape.outputValues()))
        , m_window(shape, m_layout, m_kernel.columns)
        , m_positions(m_window.positions())
    {
    }

    /// Takes all the memory that runs need. Nothing: it is there.
    std::optional<Problem> prepare(int threads)
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
        m_threads = threads;
        constexpr Index kMost = std::numeric_limits<Index>::max();
        m_windowValues = m_window.values().value_or(kMost);
        const Index products = columnPhases() * m_kernel.rows * m_positions + kRowOverrun;
        m_slotValues = checkedSum(m_windowValues, products).value_or(kMost);
        auto scratch = Buffer<T>::make(checkedProduct(m_slotValues, threads).value_or(kMost),
                                       "the scratch memory");
        if (!scratch)
            return scratch.problem();
        m_scratch = std::move(scratch).value();
        m_tiling = OutputTiling::of(m_shape, m_layout, m_weights.blocks, threads);
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
        T* products = window + m_windowValues;
        m_window.fill(tile, input, window);
        InputAhead<T> ahead = aheadOf(chunk, tile, input);
        for (Index rowPhase = 0; rowPhase < rowPhases(); ++rowPhase)
            for (Index block = tile.firstBlock; block < tile.endBlock; ++block) {
                if (isCancelled(monitor))
                    return;
                multiplyBlock(tile.group, rowPhase, block, window, products, ahead);
                storeBlock(tile, rowPhase, block, products, output);
            }
        if (m_isStreamed)
            finishStreams();
    }

private:
    Index rowPhases() const { return static_cast<Index>(m_rows.phases.size()); }
    Index columnPhases() const { return static_cast<Index>(m_columns.phases.size()); }

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

    /// The products of all column phases with a block of output channels.
    void multiplyBlock(Index group, Index rowPhase, Index block, const T* window, T* products,
                       InputAhead<T>& ahead) const
    {
        for (Index columnPhase = 0; columnPhase < columnPhases(); ++columnPhase) {
            const auto& phase = phaseOf(rowPhase, columnPhase);
            TileProduct<T> product{.a = m_weights.weightsOf(group, phase, block),
                                   .offsets = m_weights.offsets.data() + phase.firstOffset,
                                   .steps = phase.steps,
                                   .cStride = m_positions};
            const char* next = weightsAfter(group, rowPhase, columnPhase, block);
            const Index part = phase.steps * m_kernel.rows * Index(sizeof(T)) / m_window.panels();
            product.aheadStep = phase.steps > 0 ? part / phase.steps : 0;
            for (Index panel = 0; panel < m_window.panels(); ++panel) {
                product.b = window + panel * m_window.panel();
                product.c =
                    products + columnPhase * m_kernel.rows * m_positions + panel * m_kernel.columns;
                product.ahead = next != nullptr ? next + panel * part : nullptr;
                ahead.askForNext();
                m_kernel.run(product);
            }
        }
    }

    /// The weights that are read next, for the cache: they come from far away, once for a tile.
    const char* weightsAfter(Index group, Index rowPhase, Index columnPhase, Index block) const
    {
        if (columnPhase + 1 < columnPhases())
            return reinterpret_cast<const char*>(
                m_weights.weightsOf(group, phaseOf(rowPhase, columnPhase + 1), block));
        if (block + 1 < m_weights.blocks)
            return reinterpret_cast<const char*>(
                m_weights.weightsOf(group, phaseOf(rowPhase, 0), block + 1));
        return nullptr;
    }

    const typename PolyphaseWeights<T>::Phase& phaseOf(Index rowPhase, Index columnPhase) const
    {
        return m_weights.phases[static_cast<std::size_t>(rowPhase * columnPhases() + columnPhase)];
    }

    /// Interleaves the phases of each row, adds the bias and stores each value of the output once.
    void storeBlock(const OutputTile& tile, Index rowPhase, Index block, const T* products,
                    T* output) const
    {
        const Index first = block * m_kernel.rows;
        const Index channels = std::min(m_kernel.rows, m_shape.outPerGroup - first);
        const AxisPhase& phase = m_rows.phases[static_cast<std::size_t>(rowPhase)];
        const Index rows = std::min(m_layout.rows, phase.outputs - tile.row);
        const Index column = tile.column * columnPhases();
        RowJob<T> job;
        for (RowPhase<T>& columnPhase : job.phases) // the products as they are: one tap of weight 1
            columnPhase = {&kHere, &kOnce, 1, nullptr};
        job.values = std::min(m_layout.columns * columnPhases(), m_shape.output.width - column);
        job.isStreamed = m_isStreamed;
        for (Index m = 0; m < channels; ++m) {
            const Index channel = tile.group * m_shape.outPerGroup + first + m;
            job.bias = m_bias[channel];
            for (Index image = 0; image < tile.images; ++image) {
                T* plane = output + ((tile.image + image) * m_shape.outChannels() + channel) *
                                        m_shape.outputPlane();
                const T* source =
                    products + m * m_positions + image * m_layout.imageRows * m_layout.pitch;
                for (Index i = 0; i < rows; ++i) {
                    const Index y = (tile.row + i) * m_rows.stride + rowPhase;
                    job.target = plane + y * m_shape.output.width + column;
                    storeRow(source + i * m_layout.pitch, job);
                }
            }
        }
    }

    void storeRow(const T* source, RowJob<T>& job) const
    {
        const Index phases = columnPhases();
        const Index phaseValues = m_kernel.rows * m_positions;
        if (m_store != nullptr) {
            for (Index b = 0; b < phases; ++b)
                job.phases[static_cast<std::size_t>(b)].from = source + b * phaseValues;
            m_store(job);
            return;
        }
        if (phases == 2) {
            interleavePair(source, source + phaseValues, job.bias, job.values / 2, job.target);
            if (job.values % 2 == 1)
                job.target[job.values - 1] = source[job.values / 2] + job.bias;
            return;
        }
        for (Index b = 0; b < phases; ++b)
            for (Index j = 0; j * phases + b < job.values; ++j)
                job.target[j * phases + b] = source[b * phaseValues + j] + job.bias;
    }

    /// For shorter rows the call of a kernel costs more than it saves.
    static constexpr Index kShortRow = 64;
    /// Shorter pieces of rows share too many lines of memory with others to be streamed.
    static constexpr Index kLongRow = 128;
    static constexpr Index kHere = 0;
    static constexpr T kOnce = 1;

    LayerShape m_shape;
    AxisPhases m_rows;
    AxisPhases m_columns;
    PolyphaseLayout m_layout;
    TileKernel<T> m_kernel;
    RowKernel<T> m_store = nullptr; ///< none: rows are short, or of phases that have no kernel
    bool m_isStreamed = false;
    PolyphaseWindow<T> m_window;
    Index m_threads = 1;
    Index m_positions = 0; ///< of a tile, filled up to whole kernels
    Index m_windowValues = 0;
    Index m_slotValues = 0; ///< scratch of a thread: the window, then the products
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
    auto executor = std::make_unique<PolyphaseExecutor<T>>(shape, instructions);
    if (const std::optional<Problem> problem = executor->prepare(threads))
        return *problem;
    return std::unique_ptr<Executor<T>>(std::move(executor));
}

template Result<std::unique_ptr<Executor<float>>> makePolyphaseExecutor(const LayerShape&,
                                                                        InstructionSet, int);
template Result<std::unique_ptr<Executor<double>>> makePolyphaseExecutor(const LayerShape&,
                                                                         InstructionSet, int);

} // namespace tconv
