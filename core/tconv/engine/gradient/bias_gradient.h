// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/engine/run_monitor.h>

namespace tconv {

/// The gradient with respect to the bias: grad_b[o] = Σ grad_y[n,o,i,j] over images and cells,
/// since each cell takes the bias once. Summed in double, in one order for all numbers of threads.
template <typename T>
class BiasGradient {
public:
    /// Problems: out_of_memory.
    static Result<BiasGradient> make(const LayerShape& shape);

    RunState run(const T* gradOutput, T* gradBias, int threads, RunMonitor* monitor);

private:
    void sumPart(Index channel, Index part, const T* gradOutput, const RunMonitor* monitor);

    LayerShape m_shape;
    Index m_parts = 1;     ///< into which the rows of a channel are cut
    Buffer<double> m_sums; ///< of each part of each channel
};

extern template class BiasGradient<float>;
extern template class BiasGradient<double>;

} // namespace tconv
