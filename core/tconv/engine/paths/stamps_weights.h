// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/kernels/column_cut.h>
#include <tconv/engine/paths/stamps_layout.h>

namespace tconv {

/// The weights of a layer, set by set (see StampsLayout; sets are counted through all groups): a
/// row for each input channel, in it the kernels of the set's output channels side by side.
template <typename T>
class StampsWeights {
public:
    /// Room for the weights. Problems: out_of_memory.
    static Result<StampsWeights> make(const LayerShape& shape, const StampsLayout& layout,
                                      InstructionSet instructions);
    void pack(const LayerShape& shape, const LayerValues<T>& values, const RunMonitor* monitor);

    /// How the columns of a set are cut. The last set of each group may have fewer.
    const ColumnCut<T>& cutOf(Index set) const
    {
        return set % m_layout.sets == m_layout.sets - 1 ? m_lastCut : m_cut;
    }
    /// Columns of a set that is not the last, filled up.
    Index mostColumns() const { return m_cut.filledUp(); }
    /// Lets a product multiply with a block of a set.
    void take(Index set, const typename ColumnCut<T>::Block& block, PixelProduct<T>& product) const
    {
        product.weights = m_values.data() + (set * mostColumns() + block.first) * m_inPerGroup;
        product.start = m_start.data() + set * mostColumns() + block.first;
    }
    Index bytes() const
    {
        return (m_values.size() + m_start.size()) * static_cast<Index>(sizeof(T));
    }

private:
    StampsWeights(const LayerShape& shape, const StampsLayout& layout, InstructionSet instructions);
    void packSet(const LayerShape& shape, const LayerValues<T>& values, Index set,
                 const RunMonitor* monitor);

    StampsLayout m_layout;
    Index m_inPerGroup = 1;
    ColumnCut<T> m_cut;
    ColumnCut<T> m_lastCut;
    Buffer<T> m_values;
    Buffer<T> m_start; ///< where the sum of each column begins: stored, at its bias, else at 0
};

} // namespace tconv
