// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/base/shape4.h>
#include <tconv/engine/engine_path.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/engine/run_monitor.h>

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace tconv {

/// What a plan may be told; left out, the engine chooses.
struct PlanChoices {
    std::optional<EnginePath> path = {};
    std::optional<InstructionSet> instructions = {}; ///< none faster than the processor's are used
    int threads = 1;                                 ///< the most that a run may use
};

/// What a plan has chosen and what it costs.
struct PlanDescription {
    EnginePath path = EnginePath::Scatter;
    InstructionSet instructions = InstructionSet::Portable;
    int threads = 1;
    Index chunks = 0;        ///< independent pieces that threads share
    Index multiplyAdds = 0;  ///< products that reach the output
    Index bytes = 0;         ///< memory of the plan: packed weights, tables, scratch
    std::string particulars; ///< of the path

    /// All of it in one line.
    std::string text() const;
};

template <typename T>
class Executor;

/// A ConvTranspose2d prepared for inputs of one shape: everything that does not depend on the
/// input's values is done once, and run() allocates nothing. For float and double. The sum of each
/// output value has one order, so all numbers of threads give the same bits.
template <typename T>
class ConvTranspose2dPlan {
public:
    /// `input` is N,C,H,W. The values are copied when they are first needed: they must stay until
    /// pack() or the first run has returned. A weight that is not finite leaves only the scatter,
    /// since other paths multiply it with zeros that the definition leaves out.
    /// \pre values.weight has inChannels * outChannels / groups * kH * kW values, values.bias
    /// outChannels or none.
    /// Problems: the first that checkForward() names; out_of_memory.
    static Result<ConvTranspose2dPlan> make(const ConvTranspose2dLayer& layer, Shape4 input,
                                            const LayerValues<T>& values,
                                            const PlanChoices& choices = {});

    ConvTranspose2dPlan(ConvTranspose2dPlan&&) noexcept;
    ConvTranspose2dPlan& operator=(ConvTranspose2dPlan&&) noexcept;
    ~ConvTranspose2dPlan();

    Shape4 inputShape() const;
    Shape4 outputShape() const;

    /// Copies the values in the order in which they are read, which the first run does otherwise.
    /// Cancelled, it has yet to be done.
    RunState pack(const RunMonitor* monitor = nullptr);

    /// Writes the whole output, or a part of it where `monitor` is cancelled meanwhile. One run at
    /// a time: the plan's scratch memory is in use. `threads`: at most those of the plan are used.
    /// \pre input and output have the sizes of inputShape() and outputShape(), and do not overlap
    RunState run(std::span<const T> input, std::span<T> output, int threads = 1,
                 RunMonitor* monitor = nullptr);

    PlanDescription describe() const;

private:
    ConvTranspose2dPlan(const LayerShape& shape, const LayerValues<T>& values,
                        PlanDescription description, std::unique_ptr<Executor<T>> executor);

    LayerShape m_shape;
    std::optional<LayerValues<T>> m_values; ///< none: they are packed
    PlanDescription m_description;
    std::unique_ptr<Executor<T>> m_executor;
};

extern template class ConvTranspose2dPlan<float>;
extern template class ConvTranspose2dPlan<double>;

} // namespace tconv
