// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/paths/stamps_weights.h>

#include <limits>

namespace tconv {

template <typename T>
StampsWeights<T>::StampsWeights(const LayerShape& shape, const StampsLayout& layout,
                                InstructionSet instructions)
    : m_layout(layout)
    , m_inPerGroup(shape.inPerGroup)
    , m_cut(layout.setChannels * shape.kernelPlane(), instructions)
    , m_lastCut((shape.outPerGroup - (layout.sets - 1) * layout.setChannels) * shape.kernelPlane(),
                instructions)
{
}

template <typename T>
Result<StampsWeights<T>> StampsWeights<T>::make(const LayerShape& shape, const StampsLayout& layout,
                                                InstructionSet instructions)
{
    StampsWeights all(shape, layout, instructions);
    const Index sets = shape.options.groups * layout.sets;
    const std::optional<Index> count = checkedProduct({sets, all.mostColumns(), shape.inPerGroup});
    auto packed =
        Buffer<T>::make(count.value_or(std::numeric_limits<Index>::max()), "the packed weights");
    if (!packed)
        return packed.problem();
    auto start = Buffer<T>::make(sets * all.mostColumns(), "the biases");
    if (!start)
        return start.problem();
    all.m_values = std::move(packed).value();
    all.m_start = std::move(start).value();
    return all;
}

template <typename T>
void StampsWeights<T>::pack(const LayerShape& shape, const LayerValues<T>& values,
                            const RunMonitor* monitor)
{
    for (Index set = 0; set < shape.options.groups * m_layout.sets; ++set)
        packSet(shape, values, set, monitor);
}

template <typename T>
void StampsWeights<T>::packSet(const LayerShape& shape, const LayerValues<T>& values, Index set,
                               const RunMonitor* monitor)
{
    const ColumnCut<T>& cut = cutOf(set);
    const Index group = set / m_layout.sets;
    const Index firstChannel = set % m_layout.sets * m_layout.setChannels;
    const Index stamp = shape.kernelPlane();
    const Index rowValues = shape.outPerGroup * stamp;
    const T* rows = values.weight.data() + group * m_inPerGroup * rowValues + firstChannel * stamp;
    packColumns(
        cut, m_inPerGroup, [&](Index row, Index column) { return rows[row * rowValues + column]; },
        m_values.data() + set * mostColumns() * m_inPerGroup, monitor);
    if (values.bias.empty() || !m_layout.isStored)
        return;
    const T* bias = values.bias.data() + group * shape.outPerGroup + firstChannel;
    for (Index column = 0; column < cut.columns(); ++column)
        m_start[set * mostColumns() + column] = bias[column / stamp];
}

template class StampsWeights<float>;
template class StampsWeights<double>;

} // namespace tconv
