// SPDX-License-Identifier: MIT
#include <tconv/check/imagined.h>

namespace tconv {

namespace {

std::size_t extent(Index count)
{
    return static_cast<std::size_t>(count);
}

/// All stamps of one output plane, one after the other.
template <typename T>
class PlaneStamper {
public:
    PlaneStamper(const Experiment& experiment, const Operands<T>& operands,
                 const Imagined& imagined, ImaginedCanvas<T>& canvas)
        : m_layer(layerOf(experiment))
        , m_input(experiment.input.shape())
        , m_weight(experiment.weight.shape())
        , m_operands(operands)
        , m_step(imagined.step)
        , m_canvas(canvas)
        , m_stamp(extent(m_weight.height * m_weight.width))
    {
        const Size2 size = orientedSize(m_weight.plane(), imagined.orientation);
        for (Index a = 0; a < size.height; ++a)
            for (Index b = 0; b < size.width; ++b) {
                const Cell tap = orientedTap({a, b}, m_weight.plane(), imagined.orientation);
                m_sources.push_back(extent(tap.row * m_weight.width + tap.column));
                m_targets.push_back(extent(a * imagined.dilation.height * canvas.size.width +
                                           b * imagined.dilation.width));
            }
    }

    void stampPlane(Index sample, Index outputChannel, Overlap overlap)
    {
        const Index cells = m_canvas.size.height * m_canvas.size.width;
        T* plane = m_canvas.values.data() + (sample * m_layer.outChannels + outputChannel) * cells;
        loadKernels(outputChannel);
        const auto add = [](T& cell, const T& value) { cell += value; };
        const auto overwrite = [](T& cell, const T& value) { cell = value; };
        switch (overlap) {
        case Overlap::Sum:
        case Overlap::Average:
            return stampAll(plane, sample, outputChannel, false, add);
        case Overlap::Last:
            return stampAll(plane, sample, outputChannel, false, overwrite);
        case Overlap::First: // the last one of those that come from the end
            return stampAll(plane, sample, outputChannel, true, overwrite);
        case Overlap::Maximum: // any stamp first, since a canvas zero must not count
            stampAll(plane, sample, outputChannel, false, overwrite);
            return stampAll(plane, sample, outputChannel, false, [](T& cell, const T& value) {
                if (cell < value)
                    cell = value;
            });
        }
    }

private:
    /// The oriented kernels of the output channel's group side by side.
    void loadKernels(Index outputChannel)
    {
        const Index kernelCells = m_weight.height * m_weight.width;
        const Index first = firstInputChannelFor(m_layer, outputChannel);
        const Index slice = weightChannelFor(m_layer, outputChannel);
        m_kernels.clear();
        for (Index from = first; from < first + channelsPerGroup(); ++from) {
            const T* kernel =
                m_operands.weight.data() + (from * m_weight.channels + slice) * kernelCells;
            for (const std::size_t source : m_sources)
                m_kernels.push_back(kernel[source]);
        }
    }

    template <typename Combine>
    void stampAll(T* plane, Index sample, Index outputChannel, bool fromEnd, Combine combine)
    {
        const Index cells = m_input.height * m_input.width;
        const T* input =
            m_operands.input.data() +
            (sample * m_input.channels + firstInputChannelFor(m_layer, outputChannel)) * cells;
        for (Index k = 0; k < cells; ++k) {
            const Index flat = fromEnd ? cells - 1 - k : k;
            sumChannels(input + flat);
            T* corner = plane + flat / m_input.width * m_step.height * m_canvas.size.width +
                        flat % m_input.width * m_step.width;
            for (std::size_t tap = 0; tap < m_stamp.size(); ++tap)
                combine(corner[m_targets[tap]], m_stamp[tap]);
        }
    }

    /// The stamp of one input cell: the sum over the input channels.
    void sumChannels(const T* value)
    {
        const T* kernel = m_kernels.data();
        for (T& target : m_stamp)
            target = *value * *kernel++;
        for (Index channel = 1; channel < channelsPerGroup(); ++channel) {
            value += m_input.height * m_input.width;
            for (T& target : m_stamp)
                target += *value * *kernel++;
        }
    }

    Index channelsPerGroup() const { return m_layer.inChannels / m_layer.options.groups; }

    ConvTranspose2dLayer m_layer;
    Shape4 m_input;
    Shape4 m_weight;
    const Operands<T>& m_operands;
    Size2 m_step;
    ImaginedCanvas<T>& m_canvas;
    std::vector<T> m_stamp;
    std::vector<T> m_kernels;
    std::vector<std::size_t> m_sources; ///< where each oriented tap lies in the kernel
    std::vector<std::size_t> m_targets; ///< and where it lands, from the stamp's corner
};

/// How many stamps meet on each position of one axis.
std::vector<std::int32_t> stampsAlong(Index size, Index input, Index step, Index kernel,
                                      Index dilation)
{
    std::vector<std::int32_t> counts(extent(size));
    for (Index i = 0; i < input; ++i)
        for (Index a = 0; a < kernel; ++a)
            ++counts[extent(i * step + a * dilation)];
    return counts;
}

template <typename T>
void countStamps(const Experiment& experiment, const Imagined& imagined, ImaginedCanvas<T>& canvas)
{
    const Size2 input = experiment.input.shape().plane();
    const Size2 kernel = orientedSize(experiment.weight.shape().plane(), imagined.orientation);
    const auto along = [&](Axis axis) {
        return stampsAlong(canvas.size[axis], input[axis], imagined.step[axis], kernel[axis],
                           imagined.dilation[axis]);
    };
    const std::vector<std::int32_t> columns = along(Axis::Width);
    canvas.stamps.clear();
    for (const std::int32_t row : along(Axis::Height))
        for (const std::int32_t column : columns)
            canvas.stamps.push_back(row * column);
}

} // namespace

template <typename T>
void imagineCanvas(const Experiment& experiment, const Operands<T>& operands,
                   const Imagined& imagined, ImaginedCanvas<T>& canvas)
{
    const Index samples = experiment.input.shape().batch;
    const Index channels = layerOf(experiment).outChannels;
    canvas.size = imaginedCanvasSize(experiment, imagined);
    canvas.values.assign(extent(samples * channels * canvas.size.height * canvas.size.width), T(0));
    countStamps(experiment, imagined, canvas);
    PlaneStamper<T> stamper(experiment, operands, imagined, canvas);
    for (Index n = 0; n < samples; ++n)
        for (Index c = 0; c < channels; ++c)
            stamper.stampPlane(n, c, imagined.overlap);
}

template void imagineCanvas(const Experiment&, const Operands<std::int64_t>&, const Imagined&,
                            ImaginedCanvas<std::int64_t>&);
template void imagineCanvas(const Experiment&, const Operands<Wide>&, const Imagined&,
                            ImaginedCanvas<Wide>&);
template void imagineCanvas(const Experiment&, const Operands<double>&, const Imagined&,
                            ImaginedCanvas<double>&);
template void imagineCanvas(const Experiment&, const Operands<Rational>&, const Imagined&,
                            ImaginedCanvas<Rational>&);

} // namespace tconv
