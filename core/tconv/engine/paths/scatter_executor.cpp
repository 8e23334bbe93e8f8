// SPDX-License-Identifier: MIT
#include <tconv/engine/buffer.h>
#include <tconv/engine/paths/scatter_executor.h>

#include <algorithm>

namespace tconv {

namespace {

/// The input positions [first, end) for which a tap lands inside an axis of the output, and where
/// position 0 lands.
struct Landing {
    Index first = 0;
    Index end = 0;
    Index offset = 0;
};

Landing landingOf(Index tap, const AxisSettings& settings, Index output)
{
    const Index offset = tap * settings.dilation - settings.padding;
    const Index first = offset >= 0 ? 0 : (-offset + settings.stride - 1) / settings.stride;
    const Index end = offset >= output
                          ? 0
                          : std::min(settings.input, (output - 1 - offset) / settings.stride + 1);
    return {first, end, offset};
}

template <typename T>
class ScatterExecutor final : public Executor<T> {
public:
    ScatterExecutor(const LayerShape& shape, Buffer<T> weight, Buffer<T> bias)
        : m_shape(shape)
        , m_weight(std::move(weight))
        , m_bias(std::move(bias))
        , m_rows(along(Axis::Height, shape.input, shape.kernel, shape.options))
        , m_columns(along(Axis::Width, shape.input, shape.kernel, shape.options))
    {
    }

    void pack(const LayerValues<T>& values, const RunMonitor* monitor) override
    {
        constexpr Index kPiece = Index(1) << 20; // the first touch of more takes too long
        const auto count = static_cast<Index>(values.weight.size());
        for (Index first = 0; first < count && !isCancelled(monitor); first += kPiece)
            std::copy_n(values.weight.data() + first, std::min(kPiece, count - first),
                        m_weight.data() + first);
        std::ranges::copy(values.bias, m_bias.data());
    }

    Index chunks() const override { return m_shape.batch * m_shape.outChannels(); }
    std::string particulars() const override { return "one product at a time"; }
    Index bytes() const override
    {
        return (m_weight.size() + m_bias.size()) * static_cast<Index>(sizeof(T));
    }

    void compute(Index chunk, int /*slot*/, const T* input, T* output,
                 const RunMonitor* monitor) override
    {
        const Index channel = chunk % m_shape.outChannels();
        const Index sample = chunk / m_shape.outChannels();
        const Index group = channel / m_shape.outPerGroup;
        T* plane = output + chunk * m_shape.outputPlane();
        const T bias = m_bias[channel];
        // Row by row, since the first touch of a large plane alone can take a tenth of a second.
        for (Index y = 0; y < m_shape.output.height && !isCancelled(monitor); ++y)
            std::fill_n(plane + y * m_shape.output.width, m_shape.output.width, bias);
        for (Index c = 0; c < m_shape.inPerGroup && !isCancelled(monitor); ++c) {
            const Index from = group * m_shape.inPerGroup + c;
            const Index kernel = from * m_shape.outPerGroup + channel % m_shape.outPerGroup;
            addPlane(plane, input + (sample * m_shape.inChannels() + from) * m_shape.inputPlane(),
                     m_weight.data() + kernel * m_shape.kernelPlane(), monitor);
        }
    }

private:
    /// All stamps of one input plane.
    void addPlane(T* output, const T* input, const T* kernel, const RunMonitor* monitor) const
    {
        for (Index a = 0; a < m_shape.kernel.height; ++a) {
            const Landing rows = landingOf(a, m_rows, m_shape.output.height);
            for (Index i = rows.first; i < rows.end && !isCancelled(monitor); ++i)
                addRow(output + (i * m_rows.stride + rows.offset) * m_shape.output.width,
                       input + i * m_shape.input.width, kernel + a * m_shape.kernel.width, monitor);
        }
    }

    void addRow(T* output, const T* input, const T* taps, const RunMonitor* monitor) const
    {
        for (Index b = 0; b < m_shape.kernel.width && !isCancelled(monitor); ++b) {
            const Landing columns = landingOf(b, m_columns, m_shape.output.width);
            const T tap = taps[b];
            for (Index j = columns.first; j < columns.end; ++j)
                output[j * m_columns.stride + columns.offset] += input[j] * tap;
        }
    }

    LayerShape m_shape;
    Buffer<T> m_weight;
    Buffer<T> m_bias;
    AxisSettings m_rows;
    AxisSettings m_columns;
};

} // namespace

template <typename T>
Result<std::unique_ptr<Executor<T>>>
makeScatterExecutor(const LayerShape& shape, InstructionSet /*instructions*/, int /*threads*/)
{
    auto weight = Buffer<T>::make(shape.weightValues(), "the weights");
    if (!weight)
        return weight.problem();
    auto bias = Buffer<T>::make(shape.outChannels(), "the biases");
    if (!bias)
        return bias.problem();
    return std::unique_ptr<Executor<T>>(std::make_unique<ScatterExecutor<T>>(
        shape, std::move(weight).value(), std::move(bias).value()));
}

template <typename T>
double scatterNanoseconds(const LayerShape& shape, InstructionSet /*instructions*/)
{
    // Finding where a row of taps lands takes longer than the products of a small image.
    const auto planes = static_cast<double>(shape.batch * shape.outChannels()) *
                        static_cast<double>(shape.inPerGroup);
    const auto taps = static_cast<double>(shape.kernel.width * shape.input.height);
    return 10.0 + planes * static_cast<double>(shape.kernel.height) * (3.0 + 1.0 * taps) +
           0.4 * static_cast<double>(multiplyAdds(shape)) +
           0.1 * static_cast<double>(shape.outputValues());
}

template Result<std::unique_ptr<Executor<float>>> makeScatterExecutor(const LayerShape&,
                                                                      InstructionSet, int);
template Result<std::unique_ptr<Executor<double>>> makeScatterExecutor(const LayerShape&,
                                                                       InstructionSet, int);
template double scatterNanoseconds<float>(const LayerShape&, InstructionSet);
template double scatterNanoseconds<double>(const LayerShape&, InstructionSet);

} // namespace tconv
