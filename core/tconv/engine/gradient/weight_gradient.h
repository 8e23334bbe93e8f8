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
#include <string_view>

namespace tconv {

/// The ways to compute the gradient of the weight.
enum class GradientPath {
    Panels, ///< products of matrices over the positions of the input
    Rows,   ///< inner products of rows, for few channels
};

/// "panels" or "rows".
std::string_view name(GradientPath path);

/// What a plan of gradients may be told; left out, the engine chooses.
struct GradientChoices {
    std::optional<InstructionSet> instructions = {}; ///< none faster than the processor's are used
    int threads = 1;                                 ///< the most that a run may use
    std::optional<GradientPath> weightPath = {};
};

template <typename T>
class GradientExecutor;

/// The gradient of a ConvTranspose2d with respect to its weight, prepared for inputs of one shape:
///     grad_w[c,o,a,b] = Σ x[n,c,i,j] grad_y[n,o, i s - p + a d, j s - p + b d]
/// over all images n and inputs (i, j) whose product lands inside the output; that is
/// y[n,o, i s - p + a d, …] += x[n,c,i,j] w[c,o,a,b] differentiated. For float and double; sums of
/// many positions are made in double, in one order for all numbers of threads: the same bits.
/// Zeros stand for inputs and outputs that do not exist, so a value that is not finite can make
/// NaN.
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

    /// In one line: the path, its particulars, and the memory.
    std::string describe() const;

private:
    WeightGradientPlan(const LayerShape& shape, std::string description, int threads,
                       std::unique_ptr<GradientExecutor<T>> executor);

    LayerShape m_shape;
    std::string m_description;
    int m_threads = 1;
    std::unique_ptr<GradientExecutor<T>> m_executor;
};

extern template class WeightGradientPlan<float>;
extern template class WeightGradientPlan<double>;

} // namespace tconv
