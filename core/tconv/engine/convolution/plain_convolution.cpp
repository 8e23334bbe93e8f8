// SPDX-License-Identifier: MIT
#include <tconv/engine/buffer.h>
#include <tconv/engine/convolution/plain_convolution.h>

#include <algorithm>

namespace tconv {

namespace {

template <typename T>
class PlainConvolution final : public Executor<T> {
public:
    PlainConvolution(const ConvolutionShape& shape, Buffer<T> weight, Buffer<T> bias)
        : m_shape(shape)
        , m_weight(std::move(weight))
        , m_bias(std::move(bias))
    {
    }

    void pack(const LayerValues<T>& values, const RunMonitor* /*monitor*/) override
    {
        std::ranges::copy(values.weight, m_weight.data());
        std::ranges::copy(values.bias, m_bias.data());
    }

    Index chunks() const override { return m_shape.sizes.batch * m_shape.sizes.outChannels(); }
    std::string particulars() const override { return "one product at a time"; }
    Index bytes() const override
    {
        return (m_weight.size() + m_bias.size()) * static_cast<Index>(sizeof(T));
    }

    void compute(Index chunk, int /*slot*/, const T* input, T* output,
                 const RunMonitor* monitor) override
    {
        const LayerShape& sizes = m_shape.sizes;
        const Index channel = chunk % sizes.outChannels();
        const Index group = channel / sizes.outPerGroup;
        const Index image = chunk / sizes.outChannels();
        const T* from =
            input + (image * sizes.inChannels() + group * sizes.inPerGroup) * sizes.inputPlane();
        T* plane = output + chunk * sizes.outputPlane();
        const T bias = m_bias[channel];
        for (Index y = 0; y < sizes.output.height && !isCancelled(monitor); ++y) {
            T* row = plane + y * sizes.output.width;
            std::fill_n(row, sizes.output.width, bias);
            addRows(channel, y, from, row, monitor);
        }
    }

private:
    /// Adds what all channels and taps bring to row y of the output.
    void addRows(Index channel, Index y, const T* input, T* row, const RunMonitor* monitor) const
    {
        const LayerShape& sizes = m_shape.sizes;
        for (Index c = 0; c < sizes.inPerGroup && !isCancelled(monitor); ++c)
            for (const ConvolutionTap& tap : m_shape.rows.taps) {
                const Index at = (y + tap.shift) * m_shape.rows.stride +
                                 m_shape.rows.residues[static_cast<std::size_t>(tap.residue)];
                if (at < 0 || at >= sizes.input.height)
                    continue;
                addRow(input + c * sizes.inputPlane() + at * sizes.input.width,
                       m_weight.data() + (channel * sizes.inPerGroup + c) * sizes.kernelPlane() +
                           tap.tap * sizes.kernel.width,
                       row);
            }
    }

    void addRow(const T* from, const T* taps, T* row) const
    {
        const ConvolutionAxis& axis = m_shape.columns;
        for (const ConvolutionTap& tap : axis.taps) {
            const T weight = taps[tap.tap];
            const Index residue = axis.residues[static_cast<std::size_t>(tap.residue)];
            const Index first = std::max<Index>(0, -tap.shift);
            const Index end = std::min(axis.output, axis.length(tap.residue) - tap.shift);
            for (Index x = first; x < end; ++x)
                row[x] += weight * from[(x + tap.shift) * axis.stride + residue];
        }
    }

    ConvolutionShape m_shape;
    Buffer<T> m_weight;
    Buffer<T> m_bias;
};

} // namespace

template <typename T>
Result<std::unique_ptr<Executor<T>>> makePlainConvolution(const ConvolutionShape& shape,
                                                          InstructionSet /*instructions*/,
                                                          int /*threads*/)
{
    auto weight = Buffer<T>::make(shape.sizes.weightValues(), "the weights");
    if (!weight)
        return weight.problem();
    auto bias = Buffer<T>::make(shape.sizes.outChannels(), "the biases");
    if (!bias)
        return bias.problem();
    return std::unique_ptr<Executor<T>>(std::make_unique<PlainConvolution<T>>(
        shape, std::move(weight).value(), std::move(bias).value()));
}

template Result<std::unique_ptr<Executor<float>>> makePlainConvolution(const ConvolutionShape&,
                                                                       InstructionSet, int);
template Result<std::unique_ptr<Executor<double>>> makePlainConvolution(const ConvolutionShape&,
                                                                        InstructionSet, int);

} // namespace tconv
