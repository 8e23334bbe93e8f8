// SPDX-License-Identifier: MIT
#include <tconv/engine/threads/thread_pool.h>

#include <algorithm>
#include <bench/peer.h>
#include <cblas.h>
#include <limits>
#include <memory>

namespace bench {

namespace {

/// The definition as most libraries compute it: columns = weightᵀ · input on the weight as it is
/// stored, then each column's row is added to its places in the output.
class Col2imLayer {
public:
    explicit Col2imLayer(const Task& task)
        : m_task(task)
        , m_shape(task.layer.shape())
        , m_columns(static_cast<std::size_t>(columnRows() * m_shape.inputPlane()))
        , m_output(static_cast<std::size_t>(m_shape.outputValues()))
    {
    }

    void run()
    {
        for (Index sample = 0; sample < m_shape.batch; ++sample)
            for (Index group = 0; group < m_shape.options.groups; ++group) {
                multiply(sample, group);
                addColumns(sample, group);
            }
    }

    void putOutput(std::span<float> target) const { std::ranges::copy(m_output, target.begin()); }

private:
    Index columnRows() const { return m_shape.outPerGroup * m_shape.kernelPlane(); }

    void multiply(Index sample, Index group)
    {
        const Index firstChannel = group * m_shape.inPerGroup;
        const float* weight = m_task.weight.data() + firstChannel * columnRows();
        const float* input = m_task.input.data() +
                             (sample * m_shape.inChannels() + firstChannel) * m_shape.inputPlane();
        const auto rows = static_cast<blasint>(columnRows());
        const auto cells = static_cast<blasint>(m_shape.inputPlane());
        cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, rows, cells,
                    static_cast<blasint>(m_shape.inPerGroup), 1.0F, weight, rows, input, cells,
                    0.0F, m_columns.data(), cells);
    }

    void addColumns(Index sample, Index group)
    {
        const Index channels = m_shape.outPerGroup;
        float* const output =
            m_output.data() +
            (sample * m_shape.outChannels() + group * channels) * m_shape.outputPlane();
        tconv::sharedThreadPool().forEach(
            channels, m_task.threads, [this, output](Index channel, int) {
                const Index taps = m_shape.kernelPlane();
                addPlane(m_columns.data() + channel * taps * m_shape.inputPlane(),
                         output + channel * m_shape.outputPlane());
            });
    }

    void addPlane(const float* columns, float* output) const
    {
        std::fill_n(output, m_shape.outputPlane(), 0.0F);
        for (Index ky = 0; ky < m_shape.kernel.height; ++ky)
            for (Index kx = 0; kx < m_shape.kernel.width; ++kx) {
                addTap(columns, output, {ky, kx});
                columns += m_shape.inputPlane();
            }
    }

    void addTap(const float* columns, float* output, tconv::Cell tap) const;

    Task m_task;
    tconv::LayerShape m_shape;
    std::vector<float> m_columns;
    std::vector<float> m_output;
};

/// Input cells of which one tap lands inside the output: [first, end).
struct Landing {
    Index first;
    Index end;
};

Landing landing(Index offset, Index stride, Index input, Index output)
{
    const Index first = offset >= 0 ? 0 : (-offset + stride - 1) / stride;
    const Index end = output - offset > 0 ? (output - offset + stride - 1) / stride : 0;
    return {first, std::min(input, end)};
}

void Col2imLayer::addTap(const float* columns, float* output, tconv::Cell tap) const
{
    const tconv::ConvTranspose2dOptions& options = m_shape.options;
    const Index top = tap.row * options.dilation.height - options.padding.height;
    const Index left = tap.column * options.dilation.width - options.padding.width;
    const Index stride = options.stride.width;
    const Landing rows =
        landing(top, options.stride.height, m_shape.input.height, m_shape.output.height);
    const Landing cells = landing(left, stride, m_shape.input.width, m_shape.output.width);
    for (Index y = rows.first; y < rows.end; ++y) {
        const float* from = columns + y * m_shape.input.width;
        float* to = output + (y * options.stride.height + top) * m_shape.output.width + left;
        for (Index x = cells.first; x < cells.end; ++x)
            to[x * stride] += from[x];
    }
}

PreparedLayer prepared(const Task& task)
{
    const auto layer = std::make_shared<Col2imLayer>(task);
    return {[layer] { layer->run(); },
            [layer](std::span<float> target) { layer->putOutput(target); },
            {}};
}

} // namespace

Peer openBlasPeer()
{
    return {"OpenBLAS", prepared, [](int threads) { openblas_set_num_threads(threads); }};
}

} // namespace bench
