// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/paths/polyphase_weights.h>

#include <limits>

namespace tconv {

namespace {

/// The pair of taps of one step of a phase.
struct Step {
    Index channel = 0;
    PhaseTap row;
    PhaseTap column;
};

/// Calls visit(k, step) for the steps of a phase in their order.
template <typename Visit>
void forEachStep(const LayerShape& shape, const AxisPhase& rows, const AxisPhase& columns,
                 const Visit& visit)
{
    Index k = 0;
    for (Index channel = 0; channel < shape.inPerGroup; ++channel)
        for (const PhaseTap& row : rows.taps)
            for (const PhaseTap& column : columns.taps)
                visit(k++, Step{channel, row, column});
}

template <typename T>
void packPhase(const LayerShape& shape, const AxisPhase& rows, const AxisPhase& columns,
               Index group, Index blockRows, std::span<const T> weight, const RunMonitor* monitor,
               T* target)
{
    const Index steps =
        shape.inPerGroup * static_cast<Index>(rows.taps.size() * columns.taps.size());
    forEachStep(shape, rows, columns, [&](Index k, const Step& step) {
        if (isCancelled(monitor))
            return;
        const Index from = group * shape.inPerGroup + step.channel;
        const Index tap = step.row.tap * shape.kernel.width + step.column.tap;
        for (Index channel = 0; channel < shape.outPerGroup; ++channel) {
            const Index source = (from * shape.outPerGroup + channel) * shape.kernelPlane() + tap;
            target[(channel / blockRows * steps + k) * blockRows + channel % blockRows] =
                weight[static_cast<std::size_t>(source)];
        }
    });
}

} // namespace

template <typename T>
Result<PolyphaseWeights<T>>
polyphaseWeights(const LayerShape& shape, const AxisPhases& rows, const AxisPhases& columns,
                 const PolyphaseLayout& layout, Index plane, Index blockRows)
{
    PolyphaseWeights<T> packed;
    packed.blockRows = blockRows;
    packed.blocks = (shape.outPerGroup + blockRows - 1) / blockRows;
    Index steps = 0;
    for (const AxisPhase& row : rows.phases)
        for (const AxisPhase& column : columns.phases) {
            const Index own =
                shape.inPerGroup * static_cast<Index>(row.taps.size() * column.taps.size());
            packed.phases.push_back({own, steps, steps * packed.blocks * blockRows});
            steps += own;
        }
    packed.groupValues = steps * packed.blocks * blockRows;
    auto values = Buffer<T>::make(checkedProduct(packed.groupValues, shape.options.groups)
                                      .value_or(std::numeric_limits<Index>::max()),
                                  "the packed weights");
    if (!values)
        return values.problem();
    auto offsets = Buffer<Index>::make(steps, "the table of taps");
    if (!offsets)
        return offsets.problem();
    packed.values = std::move(values).value();
    packed.offsets = std::move(offsets).value();

    auto phase = packed.phases.begin();
    for (const AxisPhase& row : rows.phases)
        for (const AxisPhase& column : columns.phases) {
            forEachStep(shape, row, column, [&](Index k, const Step& step) {
                packed.offsets[phase->firstOffset + k] =
                    step.channel * plane + layout.offset(step.row.shift, step.column.shift);
            });
            ++phase;
        }
    return packed;
}

template <typename T>
void packWeights(const LayerShape& shape, const AxisPhases& rows, const AxisPhases& columns,
                 std::span<const T> weight, const RunMonitor* monitor, PolyphaseWeights<T>& packed)
{
    auto phase = packed.phases.begin();
    for (const AxisPhase& row : rows.phases)
        for (const AxisPhase& column : columns.phases) {
            for (Index group = 0; group < shape.options.groups; ++group)
                packPhase(shape, row, column, group, packed.blockRows, weight, monitor,
                          packed.values.data() + group * packed.groupValues + phase->firstWeight);
            ++phase;
        }
}

template Result<PolyphaseWeights<float>> polyphaseWeights(const LayerShape&, const AxisPhases&,
                                                          const AxisPhases&, const PolyphaseLayout&,
                                                          Index, Index);
template Result<PolyphaseWeights<double>> polyphaseWeights(const LayerShape&, const AxisPhases&,
                                                           const AxisPhases&,
                                                           const PolyphaseLayout&, Index, Index);
template void packWeights(const LayerShape&, const AxisPhases&, const AxisPhases&,
                          std::span<const float>, const RunMonitor*, PolyphaseWeights<float>&);
template void packWeights(const LayerShape&, const AxisPhases&, const AxisPhases&,
                          std::span<const double>, const RunMonitor*, PolyphaseWeights<double>&);

} // namespace tconv
