// SPDX-License-Identifier: MIT
#include <bench/peer.h>
#include <cstdint>
#include <limits>
#include <memory>
#include <xnnpack.h>

namespace bench {

namespace {

std::uint32_t narrow(Index value)
{
    return static_cast<std::uint32_t>(value);
}

std::size_t size(Index value)
{
    return static_cast<std::size_t>(value);
}

struct Free {
    void operator()(pthreadpool_t pool) const { pthreadpool_destroy(pool); }
    void operator()(xnn_operator_t made) const { xnn_delete_operator(made); }
};

/// Copies values of which the two middle axes change places: (a, b, c, d) becomes (a, c, b, d).
void swapMiddle(const float* from, float* to, tconv::Shape4 shape)
{
    for (Index a = 0; a < shape.batch; ++a)
        for (Index b = 0; b < shape.channels; ++b)
            for (Index c = 0; c < shape.height; ++c)
                for (Index d = 0; d < shape.width; ++d)
                    to[((a * shape.height + c) * shape.channels + b) * shape.width + d] = *from++;
}

class XnnpackLayer {
public:
    explicit XnnpackLayer(const Task& task)
        : m_shape(task.layer.shape())
        , m_pool(pthreadpool_create(size(task.threads)))
        , m_input(size(m_shape.inputValues()) + XNN_EXTRA_BYTES / sizeof(float))
        , m_output(size(m_shape.outputValues()))
    {
        swapMiddle(task.input.data(), m_input.data(),
                   {m_shape.batch, m_shape.inChannels(), m_shape.inputPlane(), 1});
        m_status = create(task.weight);
        if (m_status == xnn_status_success)
            m_status = setUp();
    }

    bool isReady() const { return m_status == xnn_status_success; }

    void run() { xnn_run_operator(m_operator.get(), m_pool.get()); }

    void putOutput(std::span<float> target) const
    {
        swapMiddle(m_output.data(), target.data(),
                   {m_shape.batch, m_shape.outputPlane(), m_shape.outChannels(), 1});
    }

private:
    /// The weight as XNNPACK wants it: groups, C_out / groups, kH, kW, C_in / groups.
    std::vector<float> turnedWeight(std::span<const float> weight) const
    {
        const tconv::Shape4 perGroup{m_shape.options.groups, m_shape.inPerGroup,
                                     m_shape.outPerGroup * m_shape.kernelPlane(), 1};
        std::vector<float> turned(weight.size());
        swapMiddle(weight.data(), turned.data(), perGroup);
        return turned;
    }

    xnn_status create(std::span<const float> weight)
    {
        const tconv::ConvTranspose2dOptions& options = m_shape.options;
        const std::uint32_t top = narrow(options.padding.height);
        const std::uint32_t left = narrow(options.padding.width);
        constexpr float kUnlimited = std::numeric_limits<float>::infinity();
        xnn_operator_t made = nullptr;
        const xnn_status status = xnn_create_deconvolution2d_nhwc_f32(
            top, left, top, left, narrow(m_shape.kernel.height), narrow(m_shape.kernel.width),
            narrow(options.stride.height), narrow(options.stride.width),
            narrow(options.dilation.height), narrow(options.dilation.width), narrow(options.groups),
            size(m_shape.inPerGroup), size(m_shape.outPerGroup), size(m_shape.inChannels()),
            size(m_shape.outChannels()), turnedWeight(weight).data(), nullptr, -kUnlimited,
            kUnlimited, 0, &made);
        m_operator.reset(made);
        return status;
    }

    xnn_status setUp()
    {
        const tconv::Size2 adjustment = m_shape.options.outputPadding;
        return xnn_setup_deconvolution2d_nhwc_f32(
            m_operator.get(), size(m_shape.batch), size(m_shape.input.height),
            size(m_shape.input.width), narrow(adjustment.height), narrow(adjustment.width),
            m_input.data(), m_output.data(), m_pool.get());
    }

    tconv::LayerShape m_shape;
    std::unique_ptr<pthreadpool, Free> m_pool;
    std::vector<float> m_input; ///< N, H, W, C
    std::vector<float> m_output;
    std::unique_ptr<xnn_operator, Free> m_operator;
    xnn_status m_status = xnn_status_uninitialized;
};

PreparedLayer prepared(const Task& task)
{
    if (xnn_initialize(nullptr) != xnn_status_success)
        return {{}, {}, "not for this processor"};
    const auto layer = std::make_shared<XnnpackLayer>(task);
    if (!layer->isReady())
        return {{}, {}, "refused by XNNPACK"};
    return {[layer] { layer->run(); },
            [layer](std::span<float> target) { layer->putOutput(target); },
            {}};
}

} // namespace

Peer xnnpackPeer()
{
    return {"XNNPACK", prepared, [](int) {}}; // each layer has its own pool
}

} // namespace bench
