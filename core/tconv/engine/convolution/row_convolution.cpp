// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/convolution/convolution_weights.h>
#include <tconv/engine/convolution/row_convolution.h>
#include <tconv/engine/kernels/channel_kernels.h>
#include <tconv/engine/kernels/row_kernels.h>
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/row_layout.h>
#include <tconv/engine/paths/row_parts.h>

#include <algorithm>
#include <limits>

namespace tconv {

namespace {

/// The pieces of a convolution: those of stride 1 over the parts of its channels.
std::optional<RowLayout> layoutOf(const ConvolutionShape& shape, Index bytesOfValue)
{
    LayerShape parts = shape.sizes;
    parts.inPerGroup *= std::max<Index>(1, shape.residues());
    return rowLayout(parts, partPhases(shape.rows), partPhases(shape.columns), bytesOfValue);
}

/// Which part of the output a chunk is.
struct Piece {
    Index image = 0;
    Index group = 0;
    Index row = 0; ///< the first
    Index column = 0;
};

template <typename T>
class RowConvolution final : public Executor<T> {
public:
    RowConvolution(const ConvolutionShape& shape, InstructionSet instructions)
        : m_shape(shape)
        , m_layout(layoutOf(shape, sizeof(T)).value())
        , m_instructions(instructions)
        , m_split(splitKernel<T>(instructions))
        , m_plane(m_layout.windowRows * m_layout.pitch)
        , m_window(shape.sizes.inPerGroup * shape.residues() * m_plane)
        , m_isStreamed(shape.sizes.outPerGroup == 1 &&
                       isWorthStreaming<T>(shape.sizes.outputValues()))
    {
    }

    /// Takes all the memory that runs need. Nothing: it is there.
    std::optional<Problem> prepare(int threads)
    {
        // Blocks of equal size: 5 channels are 3 and 2, not 4 and 1.
        const Index channels = m_shape.sizes.outPerGroup;
        const Index blocks = ceilDivided(channels, kMostChannelRows);
        auto weights = convolutionWeights<T>(
            m_shape, {m_plane, m_layout.pitch, m_layout.firstShift}, ceilDivided(channels, blocks));
        if (!weights)
            return weights.problem();
        m_weights = std::move(weights).value();
        auto bias = Buffer<T>::make(m_shape.sizes.outChannels(), "the biases");
        if (!bias)
            return bias.problem();
        m_bias = std::move(bias).value();
        auto scratch = Buffer<T>::make(
            checkedProduct(m_window, threads).value_or(std::numeric_limits<Index>::max()),
            "the scratch memory");
        if (!scratch)
            return scratch.problem();
        m_scratch = std::move(scratch).value();
        return std::nullopt;
    }

    void pack(const LayerValues<T>& values, const RunMonitor* monitor) override
    {
        packWeights(m_shape, values.weight, monitor, m_weights);
        std::ranges::copy(values.bias, m_bias.data());
    }

    Index chunks() const override
    {
        return m_shape.sizes.batch * m_shape.sizes.options.groups * m_layout.bands * m_layout.parts;
    }

    std::string particulars() const override
    {
        return "bands of " + std::to_string(m_layout.rows) + " x " +
               std::to_string(m_layout.columns) + " positions, " +
               std::to_string(m_weights.blockRows) + " channels at once" +
               (m_isStreamed ? ", past the caches" : "");
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
        const LayerShape& sizes = m_shape.sizes;
        const Piece piece = pieceOf(chunk);
        T* window = m_scratch.data() + slot * m_window;
        const Index reach = m_layout.windowRows - m_layout.rows;
        const Index rows = std::min(m_layout.rows, sizes.output.height - piece.row);
        for (Index q = -reach; q < rows; ++q) {
            if (isCancelled(monitor))
                return;
            fillRow(piece, q + reach, input, window);
            for (Index block = 0; q >= 0 && block < m_weights.blocks; ++block)
                computeRow(piece, q, block, window, output);
        }
        if (m_isStreamed)
            finishStreams();
    }

private:
    Piece pieceOf(Index chunk) const
    {
        Piece piece;
        piece.column = chunk % m_layout.parts * m_layout.columns;
        chunk /= m_layout.parts;
        piece.row = chunk % m_layout.bands * m_layout.rows;
        chunk /= m_layout.bands;
        piece.group = chunk % m_shape.sizes.options.groups;
        piece.image = chunk / m_shape.sizes.options.groups;
        return piece;
    }

    /// Row `row` of all parts of all channels of the window.
    void fillRow(const Piece& piece, Index row, const T* input, T* window) const
    {
        const LayerShape& sizes = m_shape.sizes;
        const auto rowParts = static_cast<Index>(m_shape.rows.residues.size());
        const auto columnParts = static_cast<Index>(m_shape.columns.residues.size());
        const Index from = (piece.row + row + m_layout.firstShift.height) * m_shape.rows.stride;
        const Index plane = piece.image * sizes.inChannels() + piece.group * sizes.inPerGroup;
        for (Index part = 0; part < sizes.inPerGroup * rowParts; ++part) {
            const Index at =
                from + m_shape.rows.residues[static_cast<std::size_t>(part % rowParts)];
            const bool isInside = at >= 0 && at < sizes.input.height;
            const T* source = isInside
                                  ? input + ((plane + part / rowParts) * sizes.input.height + at) *
                                                sizes.input.width
                                  : nullptr;
            fillRowParts(source, m_shape.columns, m_split, piece.column + m_layout.firstShift.width,
                         m_layout.pitch,
                         window + part * columnParts * m_plane + row * m_layout.pitch, m_plane);
        }
    }

    /// Row q of the piece in the channels of a block.
    void computeRow(const Piece& piece, Index q, Index block, const T* window, T* output) const
    {
        const LayerShape& sizes = m_shape.sizes;
        const Index first = block * m_weights.blockRows;
        const Index channels = std::min(m_weights.blockRows, sizes.outPerGroup - first);
        const Index channel = piece.group * sizes.outPerGroup + first;
        const Index plane = piece.image * sizes.outChannels() + channel;
        T* target = output + (plane * sizes.output.height + piece.row + q) * sizes.output.width +
                    piece.column;
        const T* weights = m_weights.weightsOf(piece.group, block);
        const T* from = window + q * m_layout.pitch;
        const Index values = std::min(m_layout.columns, sizes.output.width - piece.column);
        if (m_isStreamed) {
            RowJob<T> job;
            job.phases[0] = {m_weights.offsets.data(), weights, m_weights.steps, from};
            job.bias = m_bias[channel];
            job.values = values;
            job.target = target;
            job.isStreamed = m_isStreamed;
            rowKernel<T>(m_instructions, 1)(job);
            return;
        }
        ChannelJob<T> job{.from = from,
                          .offsets = m_weights.offsets.data(),
                          .weights = weights,
                          .weightStride = m_weights.blockRows,
                          .taps = m_weights.steps,
                          .bias = m_bias.data() + channel,
                          .values = values};
        for (Index c = 0; c < channels; ++c)
            job.targets[c] = target + c * sizes.outputPlane();
        channelKernel<T>(m_instructions, channels).run(job);
    }

    ConvolutionShape m_shape;
    RowLayout m_layout;
    InstructionSet m_instructions;
    SplitKernel<T> m_split = nullptr;
    Index m_plane = 0;  ///< values of the window from a part of a channel to the next
    Index m_window = 0; ///< values of the window
    bool m_isStreamed = false;
    ConvolutionWeights<T> m_weights;
    Buffer<T> m_bias;
    Buffer<T> m_scratch;
};

} // namespace

bool isRowConvolutionPossible(const ConvolutionShape& shape)
{
    return shape.residues() <= kMaxPhases && layoutOf(shape, sizeof(double));
}

template <typename T>
Result<std::unique_ptr<Executor<T>>> makeRowConvolution(const ConvolutionShape& shape,
                                                        InstructionSet instructions, int threads)
{
    auto executor = std::make_unique<RowConvolution<T>>(shape, instructions);
    if (const std::optional<Problem> problem = executor->prepare(threads))
        return *problem;
    return std::unique_ptr<Executor<T>>(std::move(executor));
}

template Result<std::unique_ptr<Executor<float>>> makeRowConvolution(const ConvolutionShape&,
                                                                     InstructionSet, int);
template Result<std::unique_ptr<Executor<double>>> makeRowConvolution(const ConvolutionShape&,
                                                                      InstructionSet, int);

} // namespace tconv
