// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/patch_panel.h>
#include <tconv/engine/run_monitor.h>
#include <tconv/engine/tile_kernels.h>

#include <optional>
#include <string>

namespace tconv {

/// The gradient of the weight as products of matrices over the positions of the input, panel after
/// panel: in each, rows are input channels, and columns the taps of a row of the kernel with their
/// output channels. A panel is packed, then multiplied; what threads share are the pieces of both.
/// Each piece adds to its own part of the sums, panel after panel, hence in one order.
template <typename T>
class WeightGradientWork {
public:
    WeightGradientWork(const LayerShape& shape, InstructionSet instructions, int threads);

    /// Takes all the memory that runs need. Nothing: it is there.
    std::optional<Problem> prepare();

    RunState run(const T* input, const T* gradOutput, T* gradWeight, int threads,
                 RunMonitor* monitor);

    const LayerShape& shape() const { return m_shape; }
    int threads() const { return m_threads; }
    std::string describe() const;

private:
    /// A row of taps of a group, and some of its columns.
    struct Unit {
        Index group = 0;
        Index rowTap = 0;
        Index column = 0;
    };

    Index units() const { return m_shape.options.groups * m_shape.kernel.height * m_columnTiles; }
    Index columns() const { return m_shape.kernel.width * m_shape.outPerGroup; }
    Index tileValues() const { return m_kernel.rows * m_kernel.columns; }
    Unit unitOf(Index index) const;
    double* sumsOf(Index split, Index unit, Index block)
    {
        return m_sums.data() + ((split * units() + unit) * m_panel.blocks() + block) * tileValues();
    }

    void multiply(Index unit, Index split, const PatchPanel& panel, T* products,
                  const RunMonitor* monitor);
    void store(Index unit, Index block, T* gradWeight);

    LayerShape m_shape;
    int m_threads = 1;
    PatchLayout m_layout;
    TileKernel<T> m_kernel;
    Index m_columnTiles = 1;
    Index m_splits = 1; ///< parts into which a panel's positions are cut, with sums of their own
    PackedPanel<T> m_panel;
    Buffer<Index> m_offsets; ///< of the first tap of each position in the panel's pixels
    Buffer<double> m_sums;
    Buffer<T> m_products; ///< a tile for each thread
};

extern template class WeightGradientWork<float>;
extern template class WeightGradientWork<double>;

} // namespace tconv
