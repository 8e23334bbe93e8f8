// SPDX-License-Identifier: MIT
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <algorithm>
#include <bench/peer.h>
#include <c10/core/InferenceMode.h>
#include <exception>
#include <memory>

namespace bench {

namespace {

struct TorchLayer {
    tconv::LayerShape shape;
    at::Tensor input;
    at::Tensor weight;
    at::Tensor output;

    void run()
    {
        const c10::InferenceMode inference; // nothing is recorded for gradients
        const tconv::ConvTranspose2dOptions& options = shape.options;
        output = at::conv_transpose2d(input, weight, {}, both(options.stride),
                                      both(options.padding), both(options.outputPadding),
                                      options.groups, both(options.dilation));
    }

    static std::vector<std::int64_t> both(tconv::Size2 size) { return {size.height, size.width}; }
};

at::Tensor tensor(std::span<const float> values, at::IntArrayRef sizes)
{
    at::Tensor made = at::empty(sizes, at::kFloat);
    std::ranges::copy(values, made.data_ptr<float>());
    return made;
}

PreparedLayer prepared(const Task& task)
try {
    const tconv::LayerShape shape = task.layer.shape();
    const auto layer = std::make_shared<TorchLayer>(
        TorchLayer{shape,
                   tensor(task.input,
                          {shape.batch, shape.inChannels(), shape.input.height, shape.input.width}),
                   tensor(task.weight, {shape.inChannels(), shape.outPerGroup, shape.kernel.height,
                                        shape.kernel.width}),
                   {}});
    layer->run();
    return {[layer] { layer->run(); },
            [layer](std::span<float> target) {
                std::copy_n(layer->output.contiguous().data_ptr<float>(), target.size(),
                            target.begin());
            },
            {}};
} catch (const std::exception& error) {
    return {{}, {}, error.what()};
}

} // namespace

Peer torchPeer()
{
    return {"libtorch", prepared, [](int threads) { at::set_num_threads(threads); }};
}

} // namespace bench
