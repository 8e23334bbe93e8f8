// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/buffer.h>
#include <tconv/engine/kernels/pixel_kernels.h>
#include <tconv/engine/run_monitor.h>

#include <algorithm>

namespace tconv {

/// The columns of a matrix of weights, cut into blocks of two vectors; the last block may be of
/// one. Columns are filled up with zeros to whole vectors.
template <typename T>
class ColumnCut {
public:
    struct Block {
        Index first = 0;   ///< column
        Index columns = 0; ///< that exist
        const PixelKernels<T>* kernels = nullptr;
    };

    ColumnCut(Index columns, InstructionSet instructions)
        : m_columns(columns)
        , m_kernels(&pixelKernels<T>(instructions))
    {
    }

    Index columns() const { return m_columns; }
    Index blocks() const { return (m_columns + wide() - 1) / wide(); }
    /// Columns with those that fill up the last vector.
    Index filledUp() const { return (m_columns + narrow() - 1) / narrow() * narrow(); }

    Block block(Index i) const
    {
        const Index first = i * wide();
        const bool isNarrow = m_columns - first <= narrow();
        return {first, std::min(m_columns - first, wide()), &(*m_kernels)[isNarrow ? 0 : 1]};
    }

private:
    Index narrow() const { return (*m_kernels)[0].columns; }
    Index wide() const { return (*m_kernels)[1].columns; }

    Index m_columns = 0;
    const std::array<PixelKernels<T>, 2>* m_kernels = nullptr;
};

/// Writes a matrix of `steps` rows block by block, each block row by row: as a pixel kernel reads
/// it. The block with first column f begins at f * steps. valueAt(step, column) gives the values.
/// Ends early where `monitor` (may be null) is cancelled.
template <typename T, typename ValueAt>
void packColumns(const ColumnCut<T>& cut, Index steps, const ValueAt& valueAt, T* target,
                 const RunMonitor* monitor)
{
    for (Index i = 0; i < cut.blocks() && !isCancelled(monitor); ++i) {
        const auto block = cut.block(i);
        const Index width = block.kernels->columns;
        T* to = target + block.first * steps;
        for (Index step = 0; step < steps; ++step, to += width)
            for (Index column = 0; column < block.columns; ++column)
                to[column] = valueAt(step, block.first + column);
    }
}

} // namespace tconv
