// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/paths/stamp_canvas.h>
#include <tconv/engine/paths/stamps_executor.h>
#include <tconv/engine/paths/stamps_layout.h>
#include <tconv/engine/paths/stamps_weights.h>

#include <algorithm>
#include <array>
#include <limits>

namespace tconv {

namespace {

constexpr Index kMostPixels = 12; ///< of any pixel kernel

/// Which part of the output a chunk is.
struct Chunk {
    Index image = 0; ///< the first
    Index images = 0;
    Index group = 0;
    Index set = 0;
    Index channel = 0; ///< the first, within the group
    Index channels = 0;
};

template <typename T>
class StampsExecutor final : public Executor<T> {
public:
    StampsExecutor(const LayerShape& shape, const StampsLayout& layout, StampsWeights<T> weights)
        : m_shape(shape)
        , m_layout(layout)
        , m_weights(std::move(weights))
        , m_tileValues(kMostPixels * m_weights.mostColumns())
        , m_slotValues(m_tileValues + layout.images * layout.setChannels * layout.canvasPlane())
    {
        m_places = {.channels = layout.setChannels,
                    .kernel = shape.kernel,
                    .channelStep = layout.canvasPlane(),
                    .rowStep = shape.options.dilation.height * layout.canvas.width,
                    .columnStep = shape.options.dilation.width};
    }

    /// Takes the rest of the memory that runs need. Nothing: it is there.
    std::optional<Problem> prepare(int threads)
    {
        constexpr Index kMost = std::numeric_limits<Index>::max();
        auto scratch = Buffer<T>::make(checkedProduct(m_slotValues, threads).value_or(kMost),
                                       "the scratch memory");
        if (!scratch)
            return scratch.problem();
        auto bias = Buffer<T>::make(m_shape.outChannels(), "the biases");
        if (!bias)
            return bias.problem();
        m_scratch = std::move(scratch).value();
        m_bias = std::move(bias).value();
        return std::nullopt;
    }

    void pack(const LayerValues<T>& values, const RunMonitor* monitor) override
    {
        m_weights.pack(m_shape, values, monitor);
        std::ranges::copy(values.bias, m_bias.data());
    }

    Index chunks() const override
    {
        return m_layout.parts * m_shape.options.groups * m_layout.sets;
    }

    std::string particulars() const override
    {
        return "stamps of " + std::to_string(m_layout.setChannels) + " channels, " +
               std::to_string(m_layout.images) + " images at a time, " +
               (m_layout.isStored ? "stored" : "added");
    }

    Index bytes() const override
    {
        return m_weights.bytes() +
               (m_bias.size() + m_scratch.size()) * static_cast<Index>(sizeof(T));
    }

    void compute(Index index, int slot, const T* input, T* output,
                 const RunMonitor* monitor) override
    {
        const Chunk chunk = chunkOf(index);
        T* scratch = m_scratch.data() + slot * m_slotValues;
        const T* from =
            input + (chunk.image * m_shape.inChannels() + chunk.group * m_shape.inPerGroup) *
                        m_shape.inputPlane();
        T* to = output + (chunk.image * m_shape.outChannels() + chunk.group * m_shape.outPerGroup +
                          chunk.channel) *
                             m_shape.outputPlane();
        if (m_layout.isStored) {
            storeStamps(chunk, from, scratch, to, monitor);
            return;
        }
        addStamps(chunk, from, scratch, monitor);
        if (!isCancelled(monitor))
            cutOutChunk(chunk, scratch + m_tileValues, to);
    }

private:
    Chunk chunkOf(Index index) const
    {
        Chunk chunk;
        const Index sets = m_shape.options.groups * m_layout.sets;
        chunk.set = index % sets;
        chunk.group = chunk.set / m_layout.sets;
        chunk.channel = chunk.set % m_layout.sets * m_layout.setChannels;
        chunk.channels = std::min(m_layout.setChannels, m_shape.outPerGroup - chunk.channel);
        chunk.image = index / sets * m_layout.images;
        chunk.images = std::min(m_layout.images, m_shape.batch - chunk.image);
        return chunk;
    }

    /// The offset in the input of pixel i of a chunk.
    Index inputOffset(Index i) const
    {
        const Index plane = m_shape.inputPlane();
        return i / plane * m_shape.inChannels() * plane + i % plane;
    }

    /// What is the same for all tiles.
    PixelProduct<T> productOf(const T* input) const
    {
        static constexpr PixelTap kOnlyTap{};
        return {.input = input,
                .taps = &kOnlyTap,
                .tapCount = 1,
                .channels = m_shape.inPerGroup,
                .channelStride = m_shape.inputPlane()};
    }

    using Offsets = std::array<Index, kMostPixels>;

    /// The offsets of the pixels from `first` on; those beyond the last repeat it.
    Offsets offsetsOf(Index first, Index count) const
    {
        Offsets offsets{};
        for (Index p = 0; p < kMostPixels; ++p)
            offsets[static_cast<std::size_t>(p)] = inputOffset(first + std::min(p, count - 1));
        return offsets;
    }

    void storeStamps(const Chunk& chunk, const T* input, T* scratch, T* output,
                     const RunMonitor* monitor) const;
    void storeTile(PixelProduct<T> product, const typename ColumnCut<T>::Block& block,
                   const PixelKernel<T>& kernel, Index count, T* scratch, T* output) const;
    void addStamps(const Chunk& chunk, const T* input, T* scratch, const RunMonitor* monitor) const;
    void addTile(Index first, Index count, const Chunk& chunk, const T* stamps, T* canvases) const;
    void cutOutChunk(const Chunk& chunk, const T* canvases, T* output) const;

    LayerShape m_shape;
    StampsLayout m_layout;
    StampsWeights<T> m_weights;
    StampPlaces m_places;
    Index m_tileValues = 0; ///< scratch of a thread: the stamps of a tile, then the canvases
    Index m_slotValues = 0;
    Buffer<T> m_bias;
    Buffer<T> m_scratch;
};

/// Where the stamps are the output, all pixels take a block of columns before the next.
template <typename T>
void StampsExecutor<T>::storeStamps(const Chunk& chunk, const T* input, T* scratch, T* output,
                                    const RunMonitor* monitor) const
{
    const ColumnCut<T>& cut = m_weights.cutOf(chunk.set);
    PixelProduct<T> product = productOf(input);
    const Index imageValues = m_shape.outChannels() * m_shape.outputPlane();
    for (Index i = 0; i < cut.blocks(); ++i) {
        const auto block = cut.block(i);
        m_weights.take(chunk.set, block, product);
        for (Index first = 0, count = 0; first < chunk.images; first += count) {
            if (isCancelled(monitor))
                return;
            const PixelKernel<T>& kernel = block.kernels->forNextOf(chunk.images - first);
            count = std::min(kernel.pixels, chunk.images - first);
            const Offsets offsets = offsetsOf(first, count);
            product.pixels = offsets.data();
            storeTile(product, block, kernel, count, scratch,
                      output + first * imageValues + block.first);
        }
    }
}

/// A tile that is not full passes by the scratch memory.
template <typename T>
void StampsExecutor<T>::storeTile(PixelProduct<T> product,
                                  const typename ColumnCut<T>::Block& block,
                                  const PixelKernel<T>& kernel, Index count, T* scratch,
                                  T* output) const
{
    const Index imageValues = m_shape.outChannels() * m_shape.outputPlane();
    const bool isFull = count == kernel.pixels && block.columns == block.kernels->columns;
    product.result = isFull ? output : scratch;
    product.resultStride = isFull ? imageValues : block.kernels->columns;
    kernel.run(product);
    for (Index p = 0; p < count && !isFull; ++p)
        std::copy_n(scratch + p * product.resultStride, block.columns, output + p * imageValues);
}

/// Adds the stamps of all pixels of a chunk on its canvases, a tile of pixels after the other.
template <typename T>
void StampsExecutor<T>::addStamps(const Chunk& chunk, const T* input, T* scratch,
                                  const RunMonitor* monitor) const
{
    const ColumnCut<T>& cut = m_weights.cutOf(chunk.set);
    T* canvases = scratch + m_tileValues;
    const T* bias = m_bias.data() + chunk.group * m_shape.outPerGroup + chunk.channel;
    for (Index i = 0; i < chunk.images * m_layout.setChannels; ++i)
        std::fill_n(canvases + i * m_layout.canvasPlane(), m_layout.canvasPlane(),
                    bias[std::min(i % m_layout.setChannels, chunk.channels - 1)]);
    PixelProduct<T> product = productOf(input);
    product.resultStride = cut.filledUp();
    const Index pixels = chunk.images * m_shape.inputPlane();
    for (Index first = 0, count = 0; first < pixels && !isCancelled(monitor); first += count) {
        const Index left = pixels - first;
        count = std::min(cut.block(0).kernels->forNextOf(left).pixels, left);
        const Offsets offsets = offsetsOf(first, count);
        product.pixels = offsets.data();
        for (Index i = 0; i < cut.blocks(); ++i) {
            const auto block = cut.block(i);
            m_weights.take(chunk.set, block, product);
            product.result = scratch + block.first;
            block.kernels->forNextOf(left).run(product);
        }
        addTile(first, count, chunk, scratch, canvases);
    }
}

template <typename T>
void StampsExecutor<T>::addTile(Index first, Index count, const Chunk& chunk, const T* stamps,
                                T* canvases) const
{
    const Index plane = m_shape.inputPlane();
    const Index width = m_shape.input.width;
    const Size2 stride = m_shape.options.stride;
    const Index stampStep = m_weights.cutOf(chunk.set).filledUp();
    StampPlaces places = m_places;
    places.channels = chunk.channels;
    for (Index p = 0; p < count; ++p) {
        const Index image = (first + p) / plane;
        const Index pixel = (first + p) % plane;
        addStamp(stamps + p * stampStep, places,
                 canvases + image * m_layout.setChannels * m_layout.canvasPlane() +
                     pixel / width * stride.height * m_layout.canvas.width +
                     pixel % width * stride.width);
    }
}

/// The output begins `padding` cells inside the canvas.
template <typename T>
void StampsExecutor<T>::cutOutChunk(const Chunk& chunk, const T* canvases, T* output) const
{
    const T* bias = m_bias.data() + chunk.group * m_shape.outPerGroup + chunk.channel;
    for (Index image = 0; image < chunk.images; ++image)
        for (Index channel = 0; channel < chunk.channels; ++channel)
            cutOut(canvases + (image * m_layout.setChannels + channel) * m_layout.canvasPlane(),
                   m_layout.canvas, m_shape.options.padding, bias[channel],
                   output + (image * m_shape.outChannels() + channel) * m_shape.outputPlane(),
                   m_shape.output);
}

} // namespace

template <typename T>
Result<std::unique_ptr<Executor<T>>> makeStampsExecutor(const LayerShape& shape,
                                                        InstructionSet instructions, int threads)
{
    const StampsLayout layout = stampsLayout(shape, stampsNanoseconds<T>(shape, instructions));
    auto weights = StampsWeights<T>::make(shape, layout, instructions);
    if (!weights)
        return weights.problem();
    auto executor = std::make_unique<StampsExecutor<T>>(shape, layout, std::move(weights).value());
    if (const std::optional<Problem> problem = executor->prepare(threads))
        return *problem;
    return std::unique_ptr<Executor<T>>(std::move(executor));
}

template Result<std::unique_ptr<Executor<float>>> makeStampsExecutor(const LayerShape&,
                                                                     InstructionSet, int);
template Result<std::unique_ptr<Executor<double>>> makeStampsExecutor(const LayerShape&,
                                                                      InstructionSet, int);

} // namespace tconv
