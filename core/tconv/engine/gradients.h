// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/conv2d_plan.h>
#include <tconv/engine/gradient/bias_gradient.h>
#include <tconv/engine/gradient/weight_gradient.h>

namespace tconv {

/// The gradients of a loss with respect to what a ConvTranspose2d is given, from `gradOutput`, the
/// loss's gradient with respect to its output (N, C_out, H_out, W_out). All is prepared once for
/// inputs of one shape; the functions below allocate nothing, give the same bits for all numbers
/// of threads, and end early where `monitor` is cancelled. One of them at a time.
template <typename T>
class ConvTranspose2dGradients {
public:
    /// `input` is the layer's N,C,H,W; `weight` (in_channels, out_channels / groups, kH, kW), of
    /// which a copy is made at once.
    /// \pre weight has as many values as that shape
    /// Problems: the first that checkForward() names; out_of_memory.
    static Result<ConvTranspose2dGradients> make(const ConvTranspose2dLayer& layer, Shape4 input,
                                                 std::span<const T> weight,
                                                 const GradientChoices& choices = {});

    /// With respect to the input: its shape. It is Conv2d of gradOutput, see
    /// Conv2dPlan::makeAdjoint.
    RunState ofInput(std::span<const T> gradOutput, std::span<T> gradInput, int threads = 1,
                     RunMonitor* monitor = nullptr);

    /// With respect to the weight: its shape. See WeightGradientPlan.
    RunState ofWeight(std::span<const T> input, std::span<const T> gradOutput,
                      std::span<T> gradWeight, int threads = 1, RunMonitor* monitor = nullptr);

    /// With respect to the bias: out_channels values. See BiasGradient.
    RunState ofBias(std::span<const T> gradOutput, std::span<T> gradBias, int threads = 1,
                    RunMonitor* monitor = nullptr);

    /// Two lines: the plans for the input and for the weight.
    std::string describe() const;

private:
    ConvTranspose2dGradients(Conv2dPlan<T> input, WeightGradientPlan<T> weight,
                             BiasGradient<T> bias, int threads);

    Conv2dPlan<T> m_input;
    WeightGradientPlan<T> m_weight;
    BiasGradient<T> m_bias;
    int m_threads = 1;
};

extern template class ConvTranspose2dGradients<float>;
extern template class ConvTranspose2dGradients<double>;

} // namespace tconv
