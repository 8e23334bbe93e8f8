// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/engine/run_monitor.h>

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace tconv {

/// What a plan of gradients may be told; left out, the engine chooses.
struct GradientChoices {
    std::optional<InstructionSet> instructions; ///< none faster than the processor's are used
    int threads = 1;                            ///< the most that a run may use
};

template <typename T>
class WeightGradientWork;

/// The gradient of a ConvTranspose2d with respect to its weight, prepared for inputs of one shape:
///     grad_w[c,o,a,b] = Σ x[n,c,i,j] grad_y[n,o, i s - p + a d, j s - p + b d]
/// over all images n and inputs (i, j) whose product lands inside the output; that is
/// y[n,o, i s - p + a d, …] += x[n,c,i,j] w[c,o,a,b] differentiated. For float and double; sums of
/// many positions are made in double, in one order for all numbers of threads: the same bits.
/// Zeros stand for outputs that do not exist, so an input that is not finite can make NaN.
template <typename T>
class WeightGradientPlan {
public:
    /// `input` is the layer's N,C,H,W.
    /// Problems: the first that checkForward() names; out_of_memory.
    static Result<WeightGradientPlan> make(const ConvTranspose2dLayer& layer, Shape4 input,
                                           const GradientChoices& choices = {});

    WeightGradientPlan(WeightGradientPlan&&) noexcept;
    WeightGradientPlan& operator=(WeightGradientPlan&&) noexcept;
    ~WeightGradientPlan();

    /// Writes the whole gradient (in_channels, out_channels / groups, kH, kW); where `monitor` is
    /// cancelled meanwhile, nothing of use. Allocates nothing; one run at a time.
    /// \pre input and gradOutput have the sizes of the layer's input and output
    RunState run(std::span<const T> input, std::span<const T> gradOutput, std::span<T> gradWeight,
                 int threads = 1, RunMonitor* monitor = nullptr);

    /// In one line: the tiles, the panels and the memory.
    std::string describe() const;

private:
    explicit WeightGradientPlan(std::unique_ptr<WeightGradientWork<T>> work);

    std::unique_ptr<WeightGradientWork<T>> m_work;
};

extern template class WeightGradientPlan<float>;
extern template class WeightGradientPlan<double>;

} // namespace tconv
