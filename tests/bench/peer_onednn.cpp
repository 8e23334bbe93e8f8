// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bench/peer.h>
#include <exception>
#include <memory>
#include <omp.h>
#include <oneapi/dnnl/dnnl.hpp>
#include <stdexcept>

namespace bench {

namespace {

using dnnl::memory;
using Tag = memory::format_tag;
using Deconvolution = dnnl::deconvolution_forward;

const dnnl::engine& engine()
{
    static const dnnl::engine cpu(dnnl::engine::kind::cpu, 0);
    return cpu;
}

memory::dims both(tconv::Size2 size)
{
    return {size.height, size.width};
}

memory::desc described(const memory::dims& dims, Tag tag)
{
    return {dims, memory::data_type::f32, tag};
}

/// C_out before C_in in oneDNN's words; the tag says that memory has them the other way round.
memory::dims weightDims(const tconv::LayerShape& shape)
{
    memory::dims dims{shape.outPerGroup, shape.inPerGroup, shape.kernel.height, shape.kernel.width};
    if (shape.options.groups > 1)
        dims.insert(dims.begin(), shape.options.groups);
    return dims;
}

Deconvolution::primitive_desc primitive(const tconv::LayerShape& shape, Tag tag)
{
    const tconv::ConvTranspose2dOptions& options = shape.options;
    const tconv::Size2 crop{options.padding.height - options.outputPadding.height,
                            options.padding.width - options.outputPadding.width};
    const memory::dims gaps{options.dilation.height - 1, options.dilation.width - 1};
    const memory::dims input{shape.batch, shape.inChannels(), shape.input.height,
                             shape.input.width};
    const memory::dims output{shape.batch, shape.outChannels(), shape.output.height,
                              shape.output.width};
    const Deconvolution::desc operation(
        dnnl::prop_kind::forward_inference, dnnl::algorithm::deconvolution_direct,
        described(input, tag), described(weightDims(shape), Tag::any), described(output, tag),
        both(options.stride), gaps, both(options.padding), both(crop));
    return {operation, engine()};
}

/// Blocked layouts fill up to 16 channels: one channel of a large picture becomes gigabytes.
void checkMemory(const Deconvolution::primitive_desc& description)
{
    constexpr double kMost = 3e9;
    const double bytes = static_cast<double>(description.src_desc().get_size()) +
                         static_cast<double>(description.dst_desc().get_size());
    if (bytes > kMost)
        throw std::length_error("its layouts take " + std::to_string(bytes * 1e-9) + " GB");
}

/// The primitive with its memory, and the reorders where its layouts are not N, C, H, W.
class OneDnnLayer {
public:
    OneDnnLayer(const Task& task, Tag tag)
        : m_shape(task.layer.shape())
        , m_description(primitive(m_shape, tag))
        , m_deconvolution(m_description)
        , m_input(m_description.src_desc(), engine())
        , m_weight(m_description.weights_desc(), engine())
        , m_output(m_description.dst_desc(), engine())
        , m_userInput(userMemory(m_shape.inChannels(), m_shape.input))
        , m_userOutput(userMemory(m_shape.outChannels(), m_shape.output))
        , m_readsAsIs(m_input.get_desc() == m_userInput.get_desc())
        , m_writesAsIs(m_output.get_desc() == m_userOutput.get_desc())
    {
        std::ranges::copy(task.input, values(m_userInput));
        if (m_readsAsIs)
            m_input = m_userInput;
        if (m_writesAsIs)
            m_output = m_userOutput;
        packWeight(task.weight);
    }

    void run()
    {
        if (!m_readsAsIs)
            reorder(m_userInput, m_input);
        m_deconvolution.execute(
            m_stream,
            {{DNNL_ARG_SRC, m_input}, {DNNL_ARG_WEIGHTS, m_weight}, {DNNL_ARG_DST, m_output}});
        if (!m_writesAsIs)
            reorder(m_output, m_userOutput);
        m_stream.wait();
    }

    void putOutput(std::span<float> target) const
    {
        std::copy_n(values(m_userOutput), target.size(), target.begin());
    }

private:
    static float* values(const memory& of) { return static_cast<float*>(of.get_data_handle()); }

    memory userMemory(Index channels, tconv::Size2 plane) const
    {
        return {described({m_shape.batch, channels, plane.height, plane.width}, Tag::nchw),
                engine()};
    }

    void reorder(memory& from, memory& to) { dnnl::reorder(from, to).execute(m_stream, from, to); }

    void packWeight(std::span<const float> weight)
    {
        const Tag tag = m_shape.options.groups > 1 ? Tag::giohw : Tag::iohw;
        memory stored(described(weightDims(m_shape), tag), engine());
        std::ranges::copy(weight, values(stored));
        reorder(stored, m_weight);
        m_stream.wait();
    }

    tconv::LayerShape m_shape;
    Deconvolution::primitive_desc m_description;
    Deconvolution m_deconvolution;
    memory m_input;
    memory m_weight;
    memory m_output;
    memory m_userInput;
    memory m_userOutput;
    bool m_readsAsIs;
    bool m_writesAsIs;
    dnnl::stream m_stream{engine()};
};

PreparedLayer prepared(const Task& task, Tag tag)
try {
    checkMemory(primitive(task.layer.shape(), tag));
    const auto layer = std::make_shared<OneDnnLayer>(task, tag);
    return {[layer] { layer->run(); },
            [layer](std::span<float> target) { layer->putOutput(target); },
            {}};
} catch (const std::exception& error) {
    return {{}, {}, error.what()};
}

Peer peer(const char* name, Tag tag)
{
    return {name, [tag](const Task& task) { return prepared(task, tag); },
            [](int threads) { omp_set_num_threads(threads); }};
}

} // namespace

Peer oneDnnPeer()
{
    return peer("oneDNN", Tag::nchw);
}

Peer oneDnnAnyPeer()
{
    return peer("oneDNN any", Tag::any);
}

} // namespace bench
