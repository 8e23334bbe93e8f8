// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/engine/plan.h>
#include <tconv/engine/run_monitor.h>
#include <tconv/layer/conv2d_layer.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tconv {

/// The ways to compute a convolution.
enum class ConvolutionPath {
    Plain, ///< its definition, one product at a time
    Tiles, ///< products of matrices that read the input in place
    Rows,  ///< a few output rows at a time, for few channels
};

/// "plain", "tiles" or "rows".
std::string_view name(ConvolutionPath path);

/// What a plan may be told; left out, the engine chooses.
struct Conv2dChoices {
    std::optional<ConvolutionPath> path;
    std::optional<InstructionSet> instructions; ///< none faster than the processor's are used
    int threads = 1;                            ///< the most that a run may use
};

/// What a plan has chosen and what it costs.
struct Conv2dDescription {
    ConvolutionPath path = ConvolutionPath::Plain;
    InstructionSet instructions = InstructionSet::Portable;
    int threads = 1;
    Index chunks = 0;        ///< independent pieces that threads share
    Index multiplyAdds = 0;  ///< products of inputs and weights, without those in the padding
    Index bytes = 0;         ///< memory of the plan: packed weights, tables, scratch
    std::string particulars; ///< of the path

    /// All of it in one line.
    std::string text() const;
};

struct ConvolutionShape;

/// PyTorch's Conv2d (cross-correlation, padding with zeros) prepared for inputs of one shape:
///     y[n,o,i,j] = bias[o] + Σ w[o,c,a,b] x[n,c, i s - p + a d, j s - p + b d],
/// with an s, p and d for each axis and c over the channels of o's group. Everything that does not
/// depend on the input's values is done once, and run() allocates nothing. For float and double.
/// The sum of each output value has one order, so all numbers of threads give the same bits.
template <typename T>
class Conv2dPlan {
public:
    /// `input` is N,C,H,W. The values are copied. A weight that is not finite leaves only the plain
    /// path, since the others multiply it with the padding's zeros.
    /// \pre values.weight has outChannels * inChannels / groups * kH * kW values, values.bias
    /// outChannels or none.
    /// Problems: the first that checkConv2d() names; out_of_memory.
    static Result<Conv2dPlan> make(const Conv2dLayer& layer, Shape4 input,
                                   const LayerValues<T>& values, const Conv2dChoices& choices = {});

    /// The adjoint V of a transposed convolution without its bias: <V y, x> = <y, layer(x)>. It
    /// takes what has the shape of the layer's output, whatever its output_padding, and gives what
    /// has the shape of its input: so it is also the gradient with respect to the input.
    /// `weight` is the layer's own (in_channels, out_channels / groups, kH, kW).
    /// Problems: the first that checkForward() names; out_of_memory.
    static Result<Conv2dPlan> makeAdjoint(const ConvTranspose2dLayer& layer, Shape4 layerInput,
                                          std::span<const T> weight,
                                          const Conv2dChoices& choices = {});

    Conv2dPlan(Conv2dPlan&&) noexcept;
    Conv2dPlan& operator=(Conv2dPlan&&) noexcept;
    ~Conv2dPlan();

    Shape4 inputShape() const;
    Shape4 outputShape() const;

    /// Writes the whole output, or a part of it where `monitor` is cancelled meanwhile. One run at
    /// a time: the plan's scratch memory is in use. `threads`: at most those of the plan are used.
    /// \pre input and output have the sizes of inputShape() and outputShape(), and do not overlap
    RunState run(std::span<const T> input, std::span<T> output, int threads = 1,
                 RunMonitor* monitor = nullptr);

    Conv2dDescription describe() const;

private:
    Conv2dPlan(const LayerShape& sizes, Conv2dDescription description,
               std::unique_ptr<Executor<T>> executor);
    static Result<Conv2dPlan> makeFor(const ConvolutionShape& shape, const LayerValues<T>& values,
                                      const Conv2dChoices& choices);

    LayerShape m_sizes;
    Conv2dDescription m_description;
    std::unique_ptr<Executor<T>> m_executor;
};

extern template class Conv2dPlan<float>;
extern template class Conv2dPlan<double>;

} // namespace tconv
