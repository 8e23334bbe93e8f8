// SPDX-License-Identifier: MIT
#include <tconv/base/counted.h>
#include <tconv/engine/layer_plan.h>
#include <tconv/engine/paths/executor_run.h>
#include <tconv/engine/paths/prepared_layer.h>

#include <algorithm>
#include <cassert>

namespace tconv {

template <typename Path>
std::string PathDescription<Path>::text() const
{
    return std::string(name(path)) + ", " + std::string(name(instructions)) + ", " + particulars +
           "; " + counted(multiplyAdds, "multiply-add") + " in " + counted(chunks, "chunk") +
           " for up to " + counted(threads, "thread") + "; " + counted(bytes, "byte");
}

template <typename T, typename Path>
LayerPlan<T, Path>::LayerPlan(PreparedLayer<T, Path> layer)
    : m_layer(std::make_unique<PreparedLayer<T, Path>>(std::move(layer)))
{
}

template <typename T, typename Path>
LayerPlan<T, Path>::LayerPlan(LayerPlan&&) noexcept = default;
template <typename T, typename Path>
LayerPlan<T, Path>& LayerPlan<T, Path>::operator=(LayerPlan&&) noexcept = default;
template <typename T, typename Path>
LayerPlan<T, Path>::~LayerPlan() = default;

template <typename T, typename Path>
Shape4 LayerPlan<T, Path>::inputShape() const
{
    const LayerShape& sizes = m_layer->sizes;
    return {sizes.batch, sizes.inChannels(), sizes.input.height, sizes.input.width};
}

template <typename T, typename Path>
Shape4 LayerPlan<T, Path>::outputShape() const
{
    const LayerShape& sizes = m_layer->sizes;
    return {sizes.batch, sizes.outChannels(), sizes.output.height, sizes.output.width};
}

template <typename T, typename Path>
RunState LayerPlan<T, Path>::pack(const RunMonitor* monitor)
{
    if (m_layer->values && !isCancelled(monitor))
        m_layer->executor->pack(*m_layer->values, monitor);
    if (isCancelled(monitor))
        return RunState::Cancelled;
    m_layer->values.reset();
    return RunState::Finished;
}

template <typename T, typename Path>
RunState LayerPlan<T, Path>::run(std::span<const T> input, std::span<T> output, int threads,
                                 RunMonitor* monitor)
{
    assert(static_cast<Index>(input.size()) == m_layer->sizes.inputValues());
    assert(static_cast<Index>(output.size()) == m_layer->sizes.outputValues());
    if (pack(monitor) == RunState::Cancelled)
        return RunState::Cancelled;
    return runChunks(*m_layer->executor, m_layer->description.chunks, input.data(), output.data(),
                     std::min(threads, m_layer->description.threads), monitor);
}

template <typename T, typename Path>
PathDescription<Path> LayerPlan<T, Path>::describe() const
{
    return m_layer->description;
}

template struct PathDescription<EnginePath>;
template struct PathDescription<ConvolutionPath>;
template class LayerPlan<float, EnginePath>;
template class LayerPlan<double, EnginePath>;
template class LayerPlan<float, ConvolutionPath>;
template class LayerPlan<double, ConvolutionPath>;

} // namespace tconv
