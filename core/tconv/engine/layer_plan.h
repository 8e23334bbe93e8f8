// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/shape4.h>
#include <tconv/engine/convolution_path.h>
#include <tconv/engine/engine_path.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/run_monitor.h>

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace tconv {

/// What a plan may be told; left out, the engine chooses.
template <typename Path>
struct PathChoices {
    std::optional<Path> path = {};
    std::optional<InstructionSet> instructions = {}; ///< none faster than the processor's are used
    int threads = 1;                                 ///< the most that a run may use
};

/// What a plan has chosen and what it costs.
template <typename Path>
struct PathDescription {
    Path path = Path(); ///< the first of them is the layer's definition
    InstructionSet instructions = InstructionSet::Portable;
    int threads = 1;
    Index chunks = 0;        ///< independent pieces that threads share
    Index multiplyAdds = 0;  ///< products that reach the output, without those in the padding
    Index bytes = 0;         ///< memory of the plan: packed weights, tables, scratch
    std::string particulars; ///< of the path

    /// All of it in one line.
    std::string text() const;
};

template <typename T, typename Path>
struct PreparedLayer;

/// What the plans of all layers have: the layer prepared for inputs of one shape, so that run()
/// allocates nothing. The sum of each output value has one order, so all numbers of threads give
/// the same bits.
template <typename T, typename Path>
class LayerPlan {
public:
    LayerPlan(LayerPlan&&) noexcept;
    LayerPlan& operator=(LayerPlan&&) noexcept;

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

    PathDescription<Path> describe() const;

protected:
    explicit LayerPlan(PreparedLayer<T, Path> layer);
    ~LayerPlan();

private:
    std::unique_ptr<PreparedLayer<T, Path>> m_layer;
};

extern template struct PathDescription<EnginePath>;
extern template struct PathDescription<ConvolutionPath>;
extern template class LayerPlan<float, EnginePath>;
extern template class LayerPlan<double, EnginePath>;
extern template class LayerPlan<float, ConvolutionPath>;
extern template class LayerPlan<double, ConvolutionPath>;

} // namespace tconv
