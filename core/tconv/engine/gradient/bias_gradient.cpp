// SPDX-License-Identifier: MIT
#include <tconv/engine/gradient/bias_gradient.h>
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/executor.h>
#include <tconv/engine/threads/thread_pool.h>

#include <array>

namespace tconv {

namespace {

constexpr Index kFewestChunks = 8; ///< fewer would leave threads without work

/// Eight sums under way, so that none waits for the one before.
template <typename T>
double sumOf(const T* values, Index count)
{
    std::array<double, 8> sums{};
    constexpr auto kLanes = static_cast<Index>(sums.size());
    Index i = 0;
    for (; i + kLanes <= count; i += kLanes)
        for (std::size_t lane = 0; lane < sums.size(); ++lane)
            sums[lane] += static_cast<double>(values[i + static_cast<Index>(lane)]);
    double sum = 0.0;
    for (; i < count; ++i)
        sum += static_cast<double>(values[i]);
    for (const double lane : sums)
        sum += lane;
    return sum;
}

} // namespace

template <typename T>
Result<BiasGradient<T>> BiasGradient<T>::make(const LayerShape& shape)
{
    BiasGradient gradient;
    gradient.m_shape = shape;
    gradient.m_parts = ceilDivided(kFewestChunks, shape.outChannels());
    auto sums = Buffer<double>::make(gradient.m_parts * shape.outChannels(), "the sums");
    if (!sums)
        return sums.problem();
    gradient.m_sums = std::move(sums).value();
    return gradient;
}

template <typename T>
RunState BiasGradient<T>::run(const T* gradOutput, T* gradBias, int threads, RunMonitor* monitor)
{
    if (monitor != nullptr)
        monitor->start(m_sums.size());
    sharedThreadPool().forEach(m_sums.size(), threads, [&](Index chunk, int) {
        if (isCancelled(monitor))
            return;
        sumPart(chunk / m_parts, chunk % m_parts, gradOutput, monitor);
        if (monitor != nullptr)
            monitor->advance(1);
    });
    if (isCancelled(monitor))
        return RunState::Cancelled;
    for (Index channel = 0; channel < m_shape.outChannels(); ++channel) {
        double sum = 0.0;
        for (Index part = 0; part < m_parts; ++part)
            sum += m_sums[channel * m_parts + part];
        gradBias[channel] = static_cast<T>(sum);
    }
    return RunState::Finished;
}

template <typename T>
void BiasGradient<T>::sumPart(Index channel, Index part, const T* gradOutput,
                              const RunMonitor* monitor)
{
    const Index rows = m_shape.batch * m_shape.output.height; // of the channel in all images
    double sum = 0.0;
    for (Index r = part * rows / m_parts; r < (part + 1) * rows / m_parts; ++r) {
        if (isCancelled(monitor))
            return;
        const Index plane = r / m_shape.output.height * m_shape.outChannels() + channel;
        const Index row = plane * m_shape.output.height + r % m_shape.output.height;
        sum += sumOf(gradOutput + row * m_shape.output.width, m_shape.output.width);
    }
    m_sums[channel * m_parts + part] = sum;
}

template class BiasGradient<float>;
template class BiasGradient<double>;

} // namespace tconv
