// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/kernels/row_kernels.h>
#include <tconv/engine/paths/path_rows.h>
#include <tconv/engine/paths/row_executor.h>
#include <tconv/engine/paths/row_layout.h>
#include <tconv/engine/paths/window_row.h>

#include <algorithm>
#include <limits>

namespace tconv {

namespace {

/// Which part of the output a chunk is.
struct Piece {
    Index image = 0;
    Index group = 0;
    Index row = 0; ///< the first, of each phase
    Index column = 0;
};

template <typename T>
class RowExecutor final : public Executor<T> {
public:
    RowExecutor(const LayerShape& shape, InstructionSet instructions)
        : m_shape(shape)
        , m_rows(phasesAlong(Axis::Height, shape))
        , m_columns(phasesAlong(Axis::Width, shape))
        , m_layout(rowLayout(shape, m_rows, m_columns, sizeof(T)).value())
        , m_window(shape.inPerGroup * m_layout.windowRows * m_layout.pitch)
        , m_kernel(rowKernel<T>(instructions, columnPhases()))
        , m_phaseKernel(rowKernel<T>(instructions, 1))
        , m_isStreamed(m_kernel != nullptr && isWorthStreaming<T>(shape.outputValues()))
    {
        if (m_kernel == nullptr)
            m_phaseValues =
                std::min(m_layout.columns, std::max<Index>(32, kPhasesValues / columnPhases()));
    }

    /// Takes all the memory that runs need. Nothing: it is there.
    std::optional<Problem> prepare(int threads)
    {
        auto taps = rowTaps<T>(m_shape, m_rows, m_columns, m_layout);
        if (!taps)
            return taps.problem();
        m_taps = std::move(taps).value();
        auto bias = Buffer<T>::make(m_shape.outChannels(), "the biases");
        if (!bias)
            return bias.problem();
        m_bias = std::move(bias).value();
        m_slotValues = m_window + columnPhases() * m_phaseValues;
        auto scratch = Buffer<T>::make(
            checkedProduct(m_slotValues, threads).value_or(std::numeric_limits<Index>::max()),
            "the scratch memory");
        if (!scratch)
            return scratch.problem();
        m_scratch = std::move(scratch).value();
        return std::nullopt;
    }

    void pack(const LayerValues<T>& values, const RunMonitor* /*monitor*/) override
    {
        packWeights(m_shape, m_rows, m_columns, values.weight, m_taps);
        std::ranges::copy(values.bias, m_bias.data());
    }

    Index chunks() const override
    {
        return m_shape.batch * m_shape.options.groups * m_layout.bands * m_layout.parts;
    }

    std::string particulars() const override
    {
        return "bands of " + std::to_string(m_layout.rows) + " x " +
               std::to_string(m_layout.columns) + " positions, " +
               std::to_string(m_rows.phases.size() * m_columns.phases.size()) + " phases" +
               (m_isStreamed ? ", past the caches" : "");
    }

    Index bytes() const override
    {
        return (m_taps.weights.size() + m_bias.size() + m_scratch.size()) *
                   static_cast<Index>(sizeof(T)) +
               m_taps.offsets.size() * static_cast<Index>(sizeof(Index));
    }

    void compute(Index chunk, int slot, const T* input, T* output,
                 const RunMonitor* monitor) override
    {
        const Piece piece = pieceOf(chunk);
        T* window = m_scratch.data() + slot * m_slotValues;
        const Index reach = m_layout.windowRows - m_layout.rows;
        fillRows(piece, 0, reach, input, window);
        const Index rows = std::min(m_layout.rows, m_rows.longest() - piece.row);
        for (Index q = 0; q < rows; ++q) {
            fillRows(piece, q + reach, q + reach + 1, input, window);
            fetchRow(piece, q + reach + 1, input);
            for (Index channel = 0; channel < m_shape.outPerGroup; ++channel) {
                if (isCancelled(monitor))
                    return;
                computeRows(piece, q, channel, window, output);
            }
        }
        if (m_isStreamed)
            finishStreams();
    }

private:
    static constexpr Index kPhasesValues = 2048; ///< of all phases at once: in the first cache

    Index columnPhases() const { return static_cast<Index>(m_columns.phases.size()); }

    Piece pieceOf(Index chunk) const
    {
        Piece piece;
        piece.column = chunk % m_layout.parts * m_layout.columns;
        chunk /= m_layout.parts;
        piece.row = chunk % m_layout.bands * m_layout.rows;
        chunk /= m_layout.bands;
        piece.group = chunk % m_shape.options.groups;
        piece.image = chunk / m_shape.options.groups;
        return piece;
    }

    /// Input row `row` of the window in a channel of the group; nullptr: there is none.
    const T* inputRow(const Piece& piece, Index channel, Index row, const T* input) const
    {
        const Index i = piece.row + row + m_layout.firstShift.height;
        if (i < 0 || i >= m_shape.input.height)
            return nullptr;
        const Index plane =
            (piece.image * m_shape.options.groups + piece.group) * m_shape.inPerGroup + channel;
        return input + (plane * m_shape.input.height + i) * m_shape.input.width;
    }

    /// Rows [first, end) of the window, of all channels.
    void fillRows(const Piece& piece, Index first, Index end, const T* input, T* window) const
    {
        for (Index channel = 0; channel < m_shape.inPerGroup; ++channel)
            for (Index row = first; row < end; ++row) {
                T* target = window + (channel * m_layout.windowRows + row) * m_layout.pitch;
                if (const T* source = inputRow(piece, channel, row, input))
                    fillWindowRow(source, m_shape.input.width, 1,
                                  piece.column + m_layout.firstShift.width, m_layout.pitch, target);
                else
                    std::fill_n(target, m_layout.pitch, T(0));
            }
    }

    /// Asks for what the next row needs, so that it comes from memory while this one is computed.
    void fetchRow(const Piece& piece, Index row, const T* input) const
    {
        constexpr Index kLine = 64 / sizeof(T);
        const Index end = std::min(piece.column + m_layout.columns, m_shape.input.width);
        for (Index channel = 0; channel < m_shape.inPerGroup; ++channel)
            if (const T* source = inputRow(piece, channel, row, input))
                for (Index j = piece.column; j < end; j += kLine)
                    __builtin_prefetch(source + j, 0, 2);
    }

    /// The rows of all phases at position q of the piece.
    void computeRows(const Piece& piece, Index q, Index channelOfGroup, T* window, T* output) const
    {
        const Index channel = piece.group * m_shape.outPerGroup + channelOfGroup;
        T* plane = output + (piece.image * m_shape.outChannels() + channel) * m_shape.outputPlane();
        const Index phases = static_cast<Index>(m_rows.phases.size());
        const Index first = piece.column * columnPhases();
        for (Index b = 0; b < phases; ++b) {
            const Index y = (piece.row + q) * phases + b;
            if (y >= m_shape.output.height)
                return;
            RowJob<T> job;
            job.bias = m_bias[channel];
            job.values = std::min(m_layout.columns * columnPhases(), m_shape.output.width - first);
            job.target = plane + y * m_shape.output.width + first;
            job.isStreamed = m_isStreamed;
            const T* from = window + q * m_layout.pitch;
            if (m_kernel == nullptr) {
                computeByPhases(job, channel, b, from, window + m_window);
                continue;
            }
            for (Index p = 0; p < columnPhases(); ++p)
                job.phases[static_cast<std::size_t>(p)] =
                    m_taps.phase(channel, b * columnPhases() + p, from);
            m_kernel(job);
        }
    }

    /// The same for any number of column phases: one after the other, then side by side.
    void computeByPhases(const RowJob<T>& whole, Index channel, Index rowPhase, const T* from,
                         T* scratch) const
    {
        const Index phases = columnPhases();
        RowJob<T> job;
        job.bias = whole.bias;
        for (Index done = 0; done * phases < whole.values; done += m_phaseValues) {
            const Index left = whole.values - done * phases;
            const Index count = std::min(m_phaseValues, (left + phases - 1) / phases);
            job.values = count;
            for (Index p = 0; p < phases; ++p) {
                job.phases[0] = m_taps.phase(channel, rowPhase * phases + p, from + done);
                job.target = scratch + p * m_phaseValues;
                m_phaseKernel(job);
            }
            T* target = whole.target + done * phases;
            for (Index p = 0; p < phases; ++p)
                for (Index r = 0; r * phases + p < std::min(left, count * phases); ++r)
                    target[r * phases + p] = scratch[p * m_phaseValues + r];
        }
    }

    LayerShape m_shape;
    AxisPhases m_rows;
    AxisPhases m_columns;
    RowLayout m_layout;
    Index m_window = 0; ///< values of the window
    RowKernel<T> m_kernel = nullptr;
    RowKernel<T> m_phaseKernel = nullptr;
    bool m_isStreamed = false;
    Index m_phaseValues = 0; ///< of each phase, where phases are computed one after the other
    Index m_slotValues = 0;  ///< scratch of a thread: the window, then the phases
    RowTaps<T> m_taps;
    Buffer<T> m_bias;
    Buffer<T> m_scratch;
};

} // namespace

bool isRowsPossible(const LayerShape& shape)
{
    return hasFewPhases(shape) && rowLayout(shape, phasesAlong(Axis::Height, shape),
                                            phasesAlong(Axis::Width, shape), sizeof(double));
}

template <typename T>
Result<std::unique_ptr<Executor<T>>> makeRowExecutor(const LayerShape& shape,
                                                     InstructionSet instructions, int threads)
{
    auto executor = std::make_unique<RowExecutor<T>>(shape, instructions);
    if (const std::optional<Problem> problem = executor->prepare(threads))
        return *problem;
    return std::unique_ptr<Executor<T>>(std::move(executor));
}

template <typename T>
double rowsNanoseconds(const LayerShape& shape, InstructionSet instructions)
{
    // Measured over 1 to 16 channels, kernels of 2 to 7 and widths of 8 to 2048, on one thread.
    constexpr double kStart = 400.0;
    constexpr double kRow = 21.0;
    constexpr double kVector[] = {0.27, 0.32, 0.49};  // one product of a vector
    constexpr double kStored[] = {0.06, 0.025, 0.01}; // four bytes of the output
    constexpr double kOneByOne = 0.4; // the same where phases are interleaved one by one
    const auto set = static_cast<std::size_t>(instructions);
    const Index lanes = (Index(16) << set) / static_cast<Index>(sizeof(T));
    const Index phases = std::min(shape.options.stride.width, shape.output.width);
    const Index positions = (shape.output.width + phases - 1) / phases;
    const Index vectors = (positions + lanes - 1) / lanes;
    const bool isDirect = rowKernel<T>(instructions, phases) != nullptr;
    const auto outputs = static_cast<double>(shape.outputValues()) * sizeof(T) / 4;
    const double rows = static_cast<double>(shape.batch * shape.outChannels()) *
                        static_cast<double>(shape.output.height * (isDirect ? 1 : phases));
    const double products = static_cast<double>(multiplyAdds(shape)) *
                            static_cast<double>(vectors) / static_cast<double>(positions);
    return kStart + kRow * rows + kVector[set] * products +
           (isDirect ? kStored[set] : kOneByOne) * outputs +
           0.1 * static_cast<double>(shape.inputValues()) * sizeof(T) / 4;
}

template Result<std::unique_ptr<Executor<float>>> makeRowExecutor(const LayerShape&, InstructionSet,
                                                                  int);
template Result<std::unique_ptr<Executor<double>>> makeRowExecutor(const LayerShape&,
                                                                   InstructionSet, int);
template double rowsNanoseconds<float>(const LayerShape&, InstructionSet);
template double rowsNanoseconds<double>(const LayerShape&, InstructionSet);

} // namespace tconv
