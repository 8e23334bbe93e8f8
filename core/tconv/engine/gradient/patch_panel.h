// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/gradient/patch_layout.h>

namespace tconv {

/// The values of one panel (see PatchLayout) in the order in which tiles read them: the inputs of
/// each block of channels position by position, and the output's gradients pixel by pixel.
template <typename T>
class PackedPanel {
public:
    /// `blockRows`: input channels of a block. `slack`: values that may be read behind the last
    /// pixel. Problems: out_of_memory.
    static Result<PackedPanel> make(const LayerShape& shape, const PatchLayout& layout,
                                    Index blockRows, Index slack);

    /// Independent pieces of the packing.
    Index pieces() const { return m_blocks * m_shape.options.groups + m_rowsOfPixels; }
    void packPiece(Index piece, const PatchPanel& panel, const T* input, const T* gradOutput);

    Index blocks() const { return m_blocks; }
    /// The block's channels of each position side by side.
    const T* inputs(Index group, Index block) const
    {
        return m_inputs.data() + (group * m_blocks + block) * m_layout.positions() * m_blockRows;
    }
    /// The channels of each pixel side by side.
    const T* pixels(Index group) const
    {
        return m_pixels.data() + group * m_layout.pixels() * m_shape.outPerGroup;
    }
    Index bytes() const
    {
        return (m_inputs.size() + m_pixels.size()) * static_cast<Index>(sizeof(T));
    }

private:
    void packInputs(Index group, Index block, const PatchPanel& panel, const T* input);
    void packRow(Index group, Index image, Index slot, const PatchPanel& panel,
                 const T* gradOutput);
    void packSlots(const PatchPanel& panel, const T* row, T* target) const;
    void packTap(Index tap, const PatchPanel& panel, const T* row, T* target) const;

    LayerShape m_shape;
    PatchLayout m_layout;
    Index m_blockRows = 1;
    Index m_blocks = 1;
    Index m_rowsOfPixels = 0; ///< of all groups and images
    Buffer<T> m_inputs;
    Buffer<T> m_pixels;
};

extern template class PackedPanel<float>;
extern template class PackedPanel<double>;

} // namespace tconv
