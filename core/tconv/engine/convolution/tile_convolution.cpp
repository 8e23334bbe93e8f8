// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/convolution/convolution_weights.h>
#include <tconv/engine/convolution/tile_convolution.h>
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/output_tile.h>
#include <tconv/engine/paths/polyphase_layout.h>
#include <tconv/engine/paths/row_parts.h>

#include <algorithm>
#include <limits>

namespace tconv {

namespace {

/// The tiles of a convolution: those of stride 1 over the parts of its channels.
PolyphaseLayout layoutOf(const ConvolutionShape& shape, Index bytesOfValue)
{
    LayerShape parts = shape.sizes;
    parts.inPerGroup *= std::max<Index>(1, shape.residues());
    return polyphaseLayout(parts, partPhases(shape.rows), partPhases(shape.columns), bytesOfValue,
                           kSharedPositions);
}

template <typename T>
class TileConvolution final : public Executor<T> {
public:
    TileConvolution(const ConvolutionShape& shape, InstructionSet instructions)
        : m_shape(shape)
        , m_layout(layoutOf(shape, sizeof(T)))
        , m_kernel(cheapestKernel(tileKernels<T>(instructions), shape.sizes.outPerGroup,
                                  m_layout.positions))
        , m_split(splitKernel<T>(instructions))
        , m_positions(ceilDivided(m_layout.positions, m_kernel.columns) * m_kernel.columns)
        , m_plane(windowPlane<T>(m_layout.reach + m_positions))
    {
    }

    /// Takes all the memory that runs need. Nothing: it is there.
    std::optional<Problem> prepare(int threads)
    {
        auto weights = convolutionWeights<T>(
            m_shape, {m_plane, m_layout.pitch, m_layout.firstShift}, m_kernel.rows);
        if (!weights)
            return weights.problem();
        m_weights = std::move(weights).value();
        auto bias = Buffer<T>::make(m_shape.sizes.outChannels(), "the biases");
        if (!bias)
            return bias.problem();
        m_bias = std::move(bias).value();

        constexpr Index kMost = std::numeric_limits<Index>::max();
        m_window =
            checkedProduct({m_plane, m_shape.sizes.inPerGroup, m_shape.residues()}).value_or(kMost);
        m_slotValues = checkedSum(m_window, m_kernel.rows * m_positions).value_or(kMost);
        auto scratch = Buffer<T>::make(checkedProduct(m_slotValues, threads).value_or(kMost),
                                       "the scratch memory");
        if (!scratch)
            return scratch.problem();
        m_scratch = std::move(scratch).value();
        m_tiling = OutputTiling::of(m_shape.sizes, m_layout, m_weights.blocks, threads,
                                    m_shape.residues());
        return std::nullopt;
    }

    void pack(const LayerValues<T>& values, const RunMonitor* monitor) override
    {
        packWeights(m_shape, values.weight, monitor, m_weights);
        std::ranges::copy(values.bias, m_bias.data());
    }

    Index chunks() const override { return m_tiling.chunks(m_layout); }

    std::string particulars() const override
    {
        return "tiles of " + std::to_string(m_kernel.rows) + " channels x " +
               std::to_string(m_kernel.columns) + " positions";
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
        T* products = window + m_window;
        for (Index c = 0; c < m_shape.sizes.inPerGroup && !isCancelled(monitor); ++c)
            fillChannel(tile, c, input, window + c * m_shape.residues() * m_plane);
        for (Index block = tile.firstBlock; block < tile.endBlock; ++block) {
            if (isCancelled(monitor))
                return;
            const T* weights = m_weights.weightsOf(tile.group, block);
            for (Index j = 0; j < m_positions; j += m_kernel.columns)
                m_kernel.run({.a = weights,
                              .b = window + j,
                              .offsets = m_weights.offsets.data(),
                              .steps = m_weights.steps,
                              .c = products + j,
                              .cStride = m_positions});
            storeBlock(tile, block, products, output);
        }
    }

private:
    /// All parts of a channel, of all images of the tile.
    void fillChannel(const OutputTile& tile, Index channel, const T* input, T* window) const
    {
        const LayerShape& sizes = m_shape.sizes;
        const auto columnParts = static_cast<Index>(m_shape.columns.residues.size());
        for (Index image = 0; image < tile.images; ++image) {
            const Index plane =
                (tile.image + image) * sizes.inChannels() + tile.group * sizes.inPerGroup + channel;
            T* target = window + image * m_layout.imageRows * m_layout.pitch;
            for (const Index residue : m_shape.rows.residues) {
                fillRows(tile, residue, input + plane * sizes.inputPlane(), target);
                target += columnParts * m_plane;
            }
        }
    }

    /// The rows of a remainder, taken apart, with zeros where there is no input.
    void fillRows(const OutputTile& tile, Index residue, const T* plane, T* target) const
    {
        const Size2 input = m_shape.sizes.input;
        const Index first = tile.row + m_layout.firstShift.height;
        const Index count = m_layout.rows + m_layout.lastShift.height - m_layout.firstShift.height;
        for (Index i = first; i < first + count; ++i, target += m_layout.pitch) {
            const Index at = i * m_shape.rows.stride + residue;
            const bool isInside = at >= 0 && at < input.height;
            fillRowParts(isInside ? plane + at * input.width : nullptr, m_shape.columns, m_split,
                         tile.column + m_layout.firstShift.width, m_layout.pitch, target, m_plane);
        }
    }

    void storeBlock(const OutputTile& tile, Index block, const T* products, T* output) const
    {
        const LayerShape& sizes = m_shape.sizes;
        const Index first = block * m_kernel.rows;
        const Index channels = std::min(m_kernel.rows, sizes.outPerGroup - first);
        const Index rows = std::min(m_layout.rows, sizes.output.height - tile.row);
        const Index columns = std::min(m_layout.columns, sizes.output.width - tile.column);
        for (Index m = 0; m < channels; ++m) {
            const Index channel = tile.group * sizes.outPerGroup + first + m;
            const T bias = m_bias[channel];
            for (Index image = 0; image < tile.images; ++image) {
                T* to =
                    output +
                    ((tile.image + image) * sizes.outChannels() + channel) * sizes.outputPlane() +
                    tile.row * sizes.output.width + tile.column;
                const T* from =
                    products + m * m_positions + image * m_layout.imageRows * m_layout.pitch;
                for (Index i = 0; i < rows; ++i, to += sizes.output.width, from += m_layout.pitch)
                    std::transform(from, from + columns, to,
                                   [bias](T value) { return value + bias; });
            }
        }
    }

    ConvolutionShape m_shape;
    PolyphaseLayout m_layout;
    TileKernel<T> m_kernel;
    SplitKernel<T> m_split = nullptr;
    Index m_positions = 0;  ///< of a tile, filled up to whole kernels
    Index m_plane = 0;      ///< values of the window from a part of a channel to the next
    Index m_window = 0;     ///< values of the window
    Index m_slotValues = 0; ///< scratch of a thread: the window, then the products
    OutputTiling m_tiling;
    ConvolutionWeights<T> m_weights;
    Buffer<T> m_bias;
    Buffer<T> m_scratch;
};

} // namespace

template <typename T>
Result<std::unique_ptr<Executor<T>>> makeTileConvolution(const ConvolutionShape& shape,
                                                         InstructionSet instructions, int threads)
{
    auto executor = std::make_unique<TileConvolution<T>>(shape, instructions);
    if (const std::optional<Problem> problem = executor->prepare(threads))
        return *problem;
    return std::unique_ptr<Executor<T>>(std::move(executor));
}

template Result<std::unique_ptr<Executor<float>>> makeTileConvolution(const ConvolutionShape&,
                                                                      InstructionSet, int);
template Result<std::unique_ptr<Executor<double>>> makeTileConvolution(const ConvolutionShape&,
                                                                       InstructionSet, int);

} // namespace tconv
