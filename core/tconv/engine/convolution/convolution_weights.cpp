// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/convolution/convolution_weights.h>
#include <tconv/engine/kernels/tile_choice.h>

#include <limits>

namespace tconv {

namespace {

/// Calls visit(k, channel, row tap, column tap) for the steps in their order.
template <typename Visit>
void forEachStep(const ConvolutionShape& shape, const Visit& visit)
{
    Index k = 0;
    for (Index channel = 0; channel < shape.sizes.inPerGroup; ++channel)
        for (const ConvolutionTap& row : shape.rows.taps)
            for (const ConvolutionTap& column : shape.columns.taps)
                visit(k++, channel, row, column);
}

template <typename T>
void packChannel(const ConvolutionShape& shape, const T* weight, Index blockRows, T* target)
{
    const LayerShape& sizes = shape.sizes;
    forEachStep(shape, [&](Index k, Index channel, const ConvolutionTap& row,
                           const ConvolutionTap& column) {
        target[k * blockRows] =
            weight[(channel * sizes.kernel.height + row.tap) * sizes.kernel.width + column.tap];
    });
}

} // namespace

template <typename T>
Result<ConvolutionWeights<T>> convolutionWeights(const ConvolutionShape& shape,
                                                 const WindowParts& window, Index blockRows)
{
    const LayerShape& sizes = shape.sizes;
    ConvolutionWeights<T> packed;
    packed.steps = shape.steps();
    packed.blockRows = blockRows;
    packed.blocks = ceilDivided(sizes.outPerGroup, blockRows);
    auto values = Buffer<T>::make(
        checkedProduct({sizes.options.groups, packed.blocks, packed.steps, blockRows})
            .value_or(std::numeric_limits<Index>::max()),
        "the packed weights");
    if (!values)
        return values.problem();
    auto offsets = Buffer<Index>::make(packed.steps, "the table of taps");
    if (!offsets)
        return offsets.problem();
    packed.values = std::move(values).value();
    packed.offsets = std::move(offsets).value();
    const auto columnResidues = static_cast<Index>(shape.columns.residues.size());
    forEachStep(shape, [&](Index k, Index channel, const ConvolutionTap& row,
                           const ConvolutionTap& column) {
        const Index part =
            channel * shape.residues() + row.residue * columnResidues + column.residue;
        packed.offsets[k] = window.offset(part, row.shift, column.shift);
    });
    return packed;
}

template <typename T>
void packWeights(const ConvolutionShape& shape, std::span<const T> weight,
                 const RunMonitor* monitor, ConvolutionWeights<T>& packed)
{
    const LayerShape& sizes = shape.sizes;
    const Index channelValues = sizes.inPerGroup * sizes.kernelPlane();
    for (Index channel = 0; channel < sizes.outChannels() && !isCancelled(monitor); ++channel) {
        const Index inGroup = channel % sizes.outPerGroup;
        const Index block =
            channel / sizes.outPerGroup * packed.blocks + inGroup / packed.blockRows;
        packChannel(shape, weight.data() + channel * channelValues, packed.blockRows,
                    packed.values.data() + block * packed.steps * packed.blockRows +
                        inGroup % packed.blockRows);
    }
}

template Result<ConvolutionWeights<float>> convolutionWeights(const ConvolutionShape&,
                                                              const WindowParts&, Index);
template Result<ConvolutionWeights<double>> convolutionWeights(const ConvolutionShape&,
                                                               const WindowParts&, Index);
template void packWeights(const ConvolutionShape&, std::span<const float>, const RunMonitor*,
                          ConvolutionWeights<float>&);
template void packWeights(const ConvolutionShape&, std::span<const double>, const RunMonitor*,
                          ConvolutionWeights<double>&);

} // namespace tconv
