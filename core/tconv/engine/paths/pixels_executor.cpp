// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/kernels/column_cut.h>
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/path_rows.h>
#include <tconv/engine/paths/pixel_regions.h>
#include <tconv/engine/paths/pixels_executor.h>

#include <algorithm>
#include <array>
#include <limits>

namespace tconv {

namespace {

constexpr Index kMostPixels = 12;              ///< of any pixel kernel
constexpr double kChunkNanoseconds = 12'000.0; ///< waking a thread takes about as long
constexpr double kMostChunks = 8.0;
constexpr Index kMaxImage = Index(1) << 14; ///< inputs: channels of larger ones are far apart

/// Which part of the output a chunk is.
struct Chunk {
    Index image = 0; ///< the first
    Index images = 0;
    Index group = 0;
    Index firstBlock = 0; ///< blocks of output channels
    Index endBlock = 0;
};

template <typename T>
class PixelsExecutor final : public Executor<T> {
public:
    PixelsExecutor(const LayerShape& shape, InstructionSet instructions)
        : m_shape(shape)
        , m_regions(pixelRegions(shape))
        , m_cut(shape.outPerGroup, instructions)
    {
        const double work = pixelsNanoseconds<T>(shape, instructions) / kChunkNanoseconds;
        const auto chunks = static_cast<Index>(std::clamp(work, 1.0, kMostChunks));
        m_blockParts = std::clamp<Index>(chunks / shape.options.groups, 1, m_cut.blocks());
        const Index parts = ceilDivided(chunks, shape.options.groups * m_blockParts);
        m_images = std::max<Index>(1, ceilDivided(shape.batch, parts));
    }

    /// Takes all the memory that runs need. Nothing: it is there.
    std::optional<Problem> prepare(int threads)
    {
        constexpr Index kMost = std::numeric_limits<Index>::max();
        m_groupWeights = m_cut.filledUp() * steps();
        auto weights =
            Buffer<T>::make(checkedProduct(m_groupWeights, m_shape.options.groups).value_or(kMost),
                            "the packed weights");
        if (!weights)
            return weights.problem();
        auto start = Buffer<T>::make(m_shape.options.groups * m_cut.filledUp(), "the biases");
        if (!start)
            return start.problem();
        m_slotValues = kMostPixels * m_cut.block(0).kernels->columns;
        auto scratch = Buffer<T>::make(m_slotValues * threads, "the scratch memory");
        if (!scratch)
            return scratch.problem();
        m_weights = std::move(weights).value();
        m_start = std::move(start).value();
        m_scratch = std::move(scratch).value();
        return std::nullopt;
    }

    void pack(const LayerValues<T>& values, const RunMonitor* monitor) override
    {
        for (Index group = 0; group < m_shape.options.groups; ++group)
            packGroup(values, group, monitor);
    }

    Index chunks() const override
    {
        return ceilDivided(m_shape.batch, m_images) * m_shape.options.groups * m_blockParts;
    }

    std::string particulars() const override
    {
        const auto& kernels = *m_cut.block(0).kernels;
        return "tiles of up to " + std::to_string(kernels.kernels.back().pixels) + " pixels x " +
               std::to_string(kernels.columns) + " channels, " +
               std::to_string(m_regions.regions.size()) + " regions";
    }

    Index bytes() const override
    {
        return (m_weights.size() + m_start.size() + m_scratch.size()) *
                   static_cast<Index>(sizeof(T)) +
               static_cast<Index>(m_regions.regions.size() * sizeof(PixelRegion) +
                                  m_regions.taps.size() * sizeof(PixelTap));
    }

    void compute(Index index, int slot, const T* input, T* output,
                 const RunMonitor* monitor) override
    {
        const Chunk chunk = chunkOf(index);
        const T* from =
            input + (chunk.image * m_shape.inChannels() + chunk.group * m_shape.inPerGroup) *
                        m_shape.inputPlane();
        T* to = output + (chunk.image * m_shape.outChannels() + chunk.group * m_shape.outPerGroup) *
                             m_shape.outputPlane();
        PixelProduct<T> product{.input = from,
                                .channels = m_shape.inPerGroup,
                                .channelStride = m_shape.inputPlane(),
                                .result = m_scratch.data() + slot * m_slotValues};
        for (Index i = chunk.firstBlock; i < chunk.endBlock; ++i) {
            const auto block = m_cut.block(i);
            product.weights =
                m_weights.data() + chunk.group * m_groupWeights + block.first * steps();
            product.start = m_start.data() + chunk.group * m_cut.filledUp() + block.first;
            product.resultStride = block.kernels->columns;
            for (const PixelRegion& region : m_regions.regions)
                computeRegion(region, chunk.images, block, product,
                              to + block.first * m_shape.outputPlane(), monitor);
        }
    }

private:
    Index steps() const { return m_shape.kernelPlane() * m_shape.inPerGroup; }

    void packGroup(const LayerValues<T>& values, Index group, const RunMonitor* monitor)
    {
        const T* weight = values.weight.data() +
                          group * m_shape.inPerGroup * m_shape.outPerGroup * m_shape.kernelPlane();
        packColumns(
            m_cut, steps(),
            [&](Index step, Index channel) {
                const Index tap = step / m_shape.inPerGroup;
                const Index from = step % m_shape.inPerGroup;
                return weight[(from * m_shape.outPerGroup + channel) * m_shape.kernelPlane() + tap];
            },
            m_weights.data() + group * m_groupWeights, monitor);
        if (!values.bias.empty())
            std::copy_n(values.bias.data() + group * m_shape.outPerGroup, m_shape.outPerGroup,
                        m_start.data() + group * m_cut.filledUp());
    }

    Chunk chunkOf(Index index) const
    {
        Chunk chunk;
        const Index part = index % m_blockParts;
        chunk.firstBlock = part * m_cut.blocks() / m_blockParts;
        chunk.endBlock = (part + 1) * m_cut.blocks() / m_blockParts;
        index /= m_blockParts;
        chunk.group = index % m_shape.options.groups;
        chunk.image = index / m_shape.options.groups * m_images;
        chunk.images = std::min(m_images, m_shape.batch - chunk.image);
        return chunk;
    }

    void computeRegion(const PixelRegion& region, Index images,
                       const typename ColumnCut<T>::Block& block, PixelProduct<T> product,
                       T* output, const RunMonitor* monitor) const
    {
        product.taps = m_regions.taps.data() + region.firstTap;
        product.tapCount = region.taps;
        PixelCursor cursor(m_shape, region);
        std::array<Index, kMostPixels> inputs{};
        std::array<Index, kMostPixels> outputs{};
        product.pixels = inputs.data();
        for (Index left = images * region.pixels(); left > 0 && !isCancelled(monitor);) {
            const PixelKernel<T>& kernel = block.kernels->forNextOf(left);
            const Index count = std::min(kernel.pixels, left);
            for (std::size_t p = 0; p < static_cast<std::size_t>(count); ++p, cursor.advance()) {
                inputs[p] = cursor.input();
                outputs[p] = cursor.output();
            }
            // A tile that is not full computes its last pixel again.
            std::fill(inputs.begin() + count, inputs.end(),
                      inputs[static_cast<std::size_t>(count - 1)]);
            kernel.run(product);
            storeTile(product, block.columns, count, outputs.data(), output);
            left -= count;
        }
    }

    /// Plane by plane, since the channels of a pixel are a plane apart.
    void storeTile(const PixelProduct<T>& product, Index channels, Index count,
                   const Index* offsets, T* output) const
    {
        const T* values = product.result;
        for (Index channel = 0; channel < channels; ++channel) {
            const T* value = values + channel;
#pragma GCC unroll 4
            for (Index p = 0; p < count; ++p, value += product.resultStride)
                output[offsets[p]] = *value;
            output += m_shape.outputPlane();
        }
    }

    LayerShape m_shape;
    PixelRegions m_regions;
    ColumnCut<T> m_cut;
    Index m_blockParts = 1; ///< into which the channels of a group are cut
    Index m_images = 1;     ///< of a chunk
    Index m_groupWeights = 0;
    Index m_slotValues = 0; ///< scratch of a thread: the results of a tile
    Buffer<T> m_weights;
    Buffer<T> m_start; ///< the biases, filled up to whole vectors
    Buffer<T> m_scratch;
};

} // namespace

bool isPixelsPossible(const LayerShape& shape)
{
    return hasFewPhases(shape) && shape.kernel.height <= kMaxRegionKernel &&
           shape.kernel.width <= kMaxRegionKernel && shape.inputPlane() <= kMaxImage;
}

template <typename T>
Result<std::unique_ptr<Executor<T>>> makePixelsExecutor(const LayerShape& shape,
                                                        InstructionSet instructions, int threads)
{
    auto executor = std::make_unique<PixelsExecutor<T>>(shape, instructions);
    if (const std::optional<Problem> problem = executor->prepare(threads))
        return *problem;
    return std::unique_ptr<Executor<T>>(std::move(executor));
}

template <typename T>
double pixelsNanoseconds(const LayerShape& shape, InstructionSet instructions)
{
    constexpr double kStart = 40.0;
    constexpr double kTile = 12.0;
    const ColumnCut<T> cut(shape.outPerGroup, instructions);
    const auto& kernels = cut.block(0).kernels->kernels;
    double products = 0;
    double tiles = 0;
    for (const PixelRegion& region : pixelRegions(shape).regions) {
        const Index pixels = shape.batch * region.pixels();
        const Index least = kernels.front().pixels;
        products += static_cast<double>(ceilDivided(pixels, least) * least * region.taps);
        tiles += static_cast<double>(ceilDivided(pixels, kernels.back().pixels));
    }
    products *= static_cast<double>(shape.inChannels() * cut.filledUp()) *
                channelStrideCost<T>(shape.inputPlane(), shape.inPerGroup);
    tiles *= static_cast<double>(cut.blocks() * shape.options.groups);
    return kStart + products / productsPerNanosecond<T>(instructions) + kTile * tiles +
           0.6 * static_cast<double>(shape.outputValues());
}

template Result<std::unique_ptr<Executor<float>>> makePixelsExecutor(const LayerShape&,
                                                                     InstructionSet, int);
template Result<std::unique_ptr<Executor<double>>> makePixelsExecutor(const LayerShape&,
                                                                      InstructionSet, int);
template double pixelsNanoseconds<float>(const LayerShape&, InstructionSet);
template double pixelsNanoseconds<double>(const LayerShape&, InstructionSet);

} // namespace tconv
