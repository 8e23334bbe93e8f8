// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/column_cut.h>
#include <tconv/engine/path_rows.h>
#include <tconv/engine/stamp_adding.h>
#include <tconv/engine/stamps_executor.h>
#include <tconv/engine/stamps_layout.h>

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
    StampsExecutor(const LayerShape& shape, InstructionSet instructions)
        : m_shape(shape)
        , m_layout(stampsLayout(shape, stampsNanoseconds<T>(shape, instructions)))
        , m_cut(m_layout.setChannels * shape.kernelPlane(), instructions)
        , m_lastCut((shape.outPerGroup - (m_layout.sets - 1) * m_layout.setChannels) *
                        shape.kernelPlane(),
                    instructions)
        , m_setWeights(m_cut.filledUp() * shape.inPerGroup)
    {
        m_places = {.channels = m_layout.setChannels,
                    .kernel = shape.kernel,
                    .channelStep = m_layout.canvasPlane(),
                    .rowStep = shape.options.dilation.height * m_layout.canvas.width,
                    .columnStep = shape.options.dilation.width};
    }

    /// Takes all the memory that runs need. Nothing: it is there.
    std::optional<Problem> prepare(const LayerValues<T>& values, int threads)
    {
        const Index sets = m_shape.options.groups * m_layout.sets;
        constexpr Index kMost = std::numeric_limits<Index>::max();
        m_tileValues = kMostPixels * m_cut.filledUp();
        m_slotValues =
            m_tileValues + m_layout.images * m_layout.setChannels * m_layout.canvasPlane();
        auto weights = Buffer<T>::make(checkedProduct(sets, m_setWeights).value_or(kMost),
                                       "the packed weights");
        if (!weights)
            return weights.problem();
        auto start = Buffer<T>::make(sets * m_cut.filledUp(), "the biases");
        if (!start)
            return start.problem();
        auto scratch = Buffer<T>::make(checkedProduct(m_slotValues, threads).value_or(kMost),
                                       "the scratch memory");
        if (!scratch)
            return scratch.problem();
        auto bias = Buffer<T>::make(m_shape.outChannels(), "the biases");
        if (!bias)
            return bias.problem();
        std::ranges::copy(values.bias, bias.value().data());
        m_bias = std::move(bias).value();
        m_weights = std::move(weights).value();
        m_start = std::move(start).value();
        m_scratch = std::move(scratch).value();
        for (Index set = 0; set < sets; ++set)
            packSet(values, set);
        return std::nullopt;
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
        return (m_weights.size() + m_start.size() + m_bias.size() + m_scratch.size()) *
               static_cast<Index>(sizeof(T));
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
            cutOut(chunk, scratch + m_tileValues, to);
    }

private:
    const ColumnCut<T>& cutOf(Index set) const
    {
        return set % m_layout.sets == m_layout.sets - 1 ? m_lastCut : m_cut;
    }

    /// `set` counts those of all groups.
    void packSet(const LayerValues<T>& values, Index set)
    {
        const ColumnCut<T>& cut = cutOf(set);
        const Index group = set / m_layout.sets;
        const Index firstChannel = set % m_layout.sets * m_layout.setChannels;
        const Index rowValues = m_shape.outPerGroup * m_shape.kernelPlane();
        const T* rows = values.weight.data() + group * m_shape.inPerGroup * rowValues +
                        firstChannel * m_shape.kernelPlane();
        packColumns(
            cut, m_shape.inPerGroup,
            [&](Index row, Index column) { return rows[row * rowValues + column]; },
            m_weights.data() + set * m_setWeights);
        if (values.bias.empty() || !m_layout.isStored)
            return;
        const T* bias = values.bias.data() + group * m_shape.outPerGroup + firstChannel;
        for (Index column = 0; column < cut.columns(); ++column)
            m_start[set * m_cut.filledUp() + column] = bias[column / m_shape.kernelPlane()];
    }

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

    /// What is the same for all tiles of a chunk.
    PixelProduct<T> productOf(const Chunk& chunk, const T* input) const
    {
        static constexpr PixelTap kOnlyTap{};
        return {.input = input,
                .taps = &kOnlyTap,
                .tapCount = 1,
                .channels = m_shape.inPerGroup,
                .channelStride = m_shape.inputPlane(),
                .weights = m_weights.data() + chunk.set * m_setWeights};
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
    void addTile(Index first, Index count, const StampPlaces& places, const T* stamps,
                 T* canvases) const;
    void cutOut(const Chunk& chunk, const T* canvases, T* output) const;
    void cutOutPlane(const T* canvas, T bias, T* output) const;

    LayerShape m_shape;
    StampsLayout m_layout;
    ColumnCut<T> m_cut;     ///< of all sets but
    ColumnCut<T> m_lastCut; ///< that of the last of each group
    StampPlaces m_places;
    Index m_setWeights = 0; ///< from a set's weights to the next
    Index m_tileValues = 0; ///< scratch of a thread: the stamps of a tile, then the canvases
    Index m_slotValues = 0;
    Buffer<T> m_weights;
    Buffer<T> m_start; ///< where each column's sums begin: stored, its bias, else 0
    Buffer<T> m_bias;
    Buffer<T> m_scratch;
};

/// Where the stamps are the output, all pixels take a block of columns before the next.
template <typename T>
void StampsExecutor<T>::storeStamps(const Chunk& chunk, const T* input, T* scratch, T* output,
                                    const RunMonitor* monitor) const
{
    const ColumnCut<T>& cut = cutOf(chunk.set);
    PixelProduct<T> product = productOf(chunk, input);
    const T* weights = product.weights;
    const Index imageValues = m_shape.outChannels() * m_shape.outputPlane();
    for (Index i = 0; i < cut.blocks(); ++i) {
        const auto block = cut.block(i);
        product.weights = weights + block.first * m_shape.inPerGroup;
        product.start = m_start.data() + chunk.set * m_cut.filledUp() + block.first;
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
    const ColumnCut<T>& cut = cutOf(chunk.set);
    T* canvases = scratch + m_tileValues;
    const T* bias = m_bias.data() + chunk.group * m_shape.outPerGroup + chunk.channel;
    for (Index i = 0; i < chunk.images * m_layout.setChannels; ++i)
        std::fill_n(canvases + i * m_layout.canvasPlane(), m_layout.canvasPlane(),
                    bias[std::min(i % m_layout.setChannels, chunk.channels - 1)]);
    PixelProduct<T> product = productOf(chunk, input);
    const T* weights = product.weights;
    product.resultStride = cut.filledUp();
    StampPlaces places = m_places;
    places.channels = chunk.channels;
    const Index pixels = chunk.images * m_shape.inputPlane();
    for (Index first = 0, count = 0; first < pixels && !isCancelled(monitor); first += count) {
        const Index left = pixels - first;
        count = std::min(cut.block(0).kernels->forNextOf(left).pixels, left);
        const Offsets offsets = offsetsOf(first, count);
        product.pixels = offsets.data();
        for (Index i = 0; i < cut.blocks(); ++i) {
            const auto block = cut.block(i);
            product.weights = weights + block.first * m_shape.inPerGroup;
            product.start = m_start.data() + chunk.set * m_cut.filledUp() + block.first;
            product.result = scratch + block.first;
            block.kernels->forNextOf(left).run(product);
        }
        addTile(first, count, places, scratch, canvases);
    }
}

template <typename T>
void StampsExecutor<T>::addTile(Index first, Index count, const StampPlaces& places,
                                const T* stamps, T* canvases) const
{
    const Index plane = m_shape.inputPlane();
    const Index width = m_shape.input.width;
    const Size2 stride = m_shape.options.stride;
    const Index stampStep =
        cutOf(places.channels == m_layout.setChannels ? 0 : m_layout.sets - 1).filledUp();
    for (Index p = 0; p < count; ++p) {
        const Index image = (first + p) / plane;
        const Index pixel = (first + p) % plane;
        addStamp(stamps + p * stampStep, places,
                 canvases + image * m_layout.setChannels * m_layout.canvasPlane() +
                     pixel / width * stride.height * m_layout.canvas.width +
                     pixel % width * stride.width);
    }
}

template <typename T>
void StampsExecutor<T>::cutOut(const Chunk& chunk, const T* canvases, T* output) const
{
    const T* bias = m_bias.data() + chunk.group * m_shape.outPerGroup + chunk.channel;
    for (Index image = 0; image < chunk.images; ++image)
        for (Index channel = 0; channel < chunk.channels; ++channel)
            cutOutPlane(canvases +
                            (image * m_layout.setChannels + channel) * m_layout.canvasPlane(),
                        bias[channel],
                        output + (image * m_shape.outChannels() + channel) * m_shape.outputPlane());
}

/// The output begins `padding` cells inside the canvas; where output_padding makes it reach beyond
/// the canvas there is only the bias.
template <typename T>
void StampsExecutor<T>::cutOutPlane(const T* canvas, T bias, T* output) const
{
    const Size2 padding = m_shape.options.padding;
    const Size2 size = m_shape.output;
    const Index columns = std::clamp<Index>(m_layout.canvas.width - padding.width, 0, size.width);
    for (Index y = 0; y < size.height; ++y, output += size.width) {
        const Index row = y + padding.height;
        const Index inside = row < m_layout.canvas.height ? columns : 0;
        if (inside > 0)
            std::copy_n(canvas + row * m_layout.canvas.width + padding.width, inside, output);
        std::fill_n(output + inside, size.width - inside, bias);
    }
}

} // namespace

bool isStampsPossible(const LayerShape& shape)
{
    const Size2 canvas = stampsCanvas(shape);
    return shape.kernel.height <= kMaxStamp && shape.kernel.width <= kMaxStamp &&
           shape.kernelPlane() <= kMaxStamp && canvas.height <= kMaxCanvas &&
           canvas.width <= kMaxCanvas && canvas.height * canvas.width <= kMaxCanvas;
}

template <typename T>
Result<std::unique_ptr<Executor<T>>> makeStampsExecutor(const LayerShape& shape,
                                                        const LayerValues<T>& values,
                                                        InstructionSet instructions, int threads)
{
    auto executor = std::make_unique<StampsExecutor<T>>(shape, instructions);
    if (const std::optional<Problem> problem = executor->prepare(values, threads))
        return *problem;
    return std::unique_ptr<Executor<T>>(std::move(executor));
}

template <typename T>
double stampsNanoseconds(const LayerShape& shape, InstructionSet instructions)
{
    constexpr double kStart = 300.0;
    const double stamps = static_cast<double>(shape.batch * shape.inChannels()) *
                          static_cast<double>(shape.inputPlane() * shape.kernelPlane());
    const auto outputs = static_cast<double>(shape.outPerGroup);
    return kStart + stamps * outputs / (0.75 * productsPerNanosecond<T>(instructions)) +
           0.3 * stamps / static_cast<double>(shape.inPerGroup) * outputs +
           0.3 * static_cast<double>(shape.outputValues());
}

template Result<std::unique_ptr<Executor<float>>>
makeStampsExecutor(const LayerShape&, const LayerValues<float>&, InstructionSet, int);
template Result<std::unique_ptr<Executor<double>>>
makeStampsExecutor(const LayerShape&, const LayerValues<double>&, InstructionSet, int);
template double stampsNanoseconds<float>(const LayerShape&, InstructionSet);
template double stampsNanoseconds<double>(const LayerShape&, InstructionSet);

} // namespace tconv
