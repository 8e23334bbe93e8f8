// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/gradient/patch_panel.h>
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/kernels/transpose.h>

#include <algorithm>
#include <limits>

namespace tconv {

template <typename T>
Result<PackedPanel<T>> PackedPanel<T>::make(const LayerShape& shape, const PatchLayout& layout,
                                            Index blockRows, Index slack)
{
    PackedPanel packed;
    packed.m_shape = shape;
    packed.m_layout = layout;
    packed.m_blockRows = blockRows;
    packed.m_blocks = ceilDivided(shape.inPerGroup, blockRows);
    packed.m_rowsOfPixels = shape.options.groups * layout.full.images * layout.rowSlots();
    constexpr Index kMost = std::numeric_limits<Index>::max();
    const Index groups = shape.options.groups;
    auto inputs = Buffer<T>::make(
        checkedProduct({layout.positions(), packed.m_blocks, groups, blockRows}).value_or(kMost),
        "the packed inputs");
    if (!inputs)
        return inputs.problem();
    const Index pixels = checkedProduct({layout.full.images, layout.rowSlots(),
                                         layout.columnSlots(), shape.outPerGroup, groups})
                             .value_or(kMost);
    auto gradients =
        Buffer<T>::make(checkedSum(pixels, slack).value_or(kMost), "the packed gradients");
    if (!gradients)
        return gradients.problem();
    packed.m_inputs = std::move(inputs).value();
    packed.m_pixels = std::move(gradients).value();
    return packed;
}

template <typename T>
void PackedPanel<T>::packPiece(Index piece, const PatchPanel& panel, const T* input,
                               const T* gradOutput)
{
    const Index blocks = m_blocks * m_shape.options.groups;
    if (piece < blocks) {
        packInputs(piece / m_blocks, piece % m_blocks, panel, input);
        return;
    }
    const Index rowSlots = m_layout.rowSlots();
    const Index slot = (piece - blocks) % rowSlots;
    const Index image = (piece - blocks) / rowSlots % m_layout.full.images;
    const Index group = (piece - blocks) / rowSlots / m_layout.full.images;
    if (image < panel.images && slot < m_layout.rows.slots(panel.rows))
        packRow(group, image, slot, panel, gradOutput);
}

/// Channels that fill up the last block stay the zeros that they are from the start.
template <typename T>
void PackedPanel<T>::packInputs(Index group, Index block, const PatchPanel& panel, const T* input)
{
    const Index first = block * m_blockRows;
    const Index channels = std::min(m_blockRows, m_shape.inPerGroup - first);
    const Index columns = std::min(panel.columns, m_layout.columns.end - panel.column);
    T* target = m_inputs.data() + (group * m_blocks + block) * m_layout.positions() * m_blockRows;
    for (Index image = panel.image; image < panel.image + panel.images; ++image)
        for (Index row = panel.row; row < panel.row + panel.rows; ++row) {
            const Index plane = image * m_shape.inChannels() + group * m_shape.inPerGroup + first;
            const T* from =
                input + plane * m_shape.inputPlane() + row * m_shape.input.width + panel.column;
            transpose<T>({from, m_shape.inputPlane(), 1, channels, columns}, target, m_blockRows);
            std::fill(target + columns * m_blockRows, target + panel.columns * m_blockRows, T(0));
            target += panel.columns * m_blockRows;
        }
}

template <typename T>
void PackedPanel<T>::packRow(Index group, Index image, Index slot, const PatchPanel& panel,
                             const T* gradOutput)
{
    const PatchAxis& rows = m_layout.rows;
    const Index row = rows.sharesSlots() ? rows.landing(panel.row) + slot
                                         : rows.landing(panel.row + slot / rows.step) +
                                               slot % rows.step * rows.settings.dilation;
    const Index pixels = m_layout.columnSlots();
    T* target = m_pixels.data() +
                (group * m_layout.pixels() + (image * m_layout.rowSlots() + slot) * pixels) *
                    m_shape.outPerGroup;
    if (row < 0 || row >= m_shape.output.height) {
        std::fill_n(target, pixels * m_shape.outPerGroup, T(0));
        return;
    }
    const Index plane = (panel.image + image) * m_shape.outChannels() + group * m_shape.outPerGroup;
    const T* from = gradOutput + plane * m_shape.outputPlane() + row * m_shape.output.width;
    if (m_layout.columns.sharesSlots())
        packSlots(panel, from, target);
    else
        for (Index tap = 0; tap < m_shape.kernel.width; ++tap)
            packTap(tap, panel, from, target);
}

/// The slots of a row are its outputs themselves, and zeros where there are none.
template <typename T>
void PackedPanel<T>::packSlots(const PatchPanel& panel, const T* row, T* target) const
{
    const Index channels = m_shape.outPerGroup;
    const Index slots = m_layout.columnSlots();
    const Index first = m_layout.columns.landing(panel.column);
    const Index begin = std::clamp<Index>(-first, 0, slots);
    const Index end = std::clamp<Index>(m_shape.output.width - first, begin, slots);
    std::fill(target, target + begin * channels, T(0));
    transpose<T>({row + first + begin, m_shape.outputPlane(), 1, channels, end - begin},
                 target + begin * channels, channels);
    std::fill(target + end * channels, target + slots * channels, T(0));
}

/// The outputs under one tap of all stamps, each to its stamp's own slot.
template <typename T>
void PackedPanel<T>::packTap(Index tap, const PatchPanel& panel, const T* row, T* target) const
{
    const PatchAxis& columns = m_layout.columns;
    const Index stride = columns.settings.stride;
    const Index channels = m_shape.outPerGroup;
    const Index pixel = columns.step * channels;
    const Index first = columns.landing(panel.column) + tap * columns.settings.dilation;
    const Index begin =
        std::clamp<Index>(first < 0 ? ceilDivided(-first, stride) : 0, 0, panel.columns);
    const Index end =
        std::clamp<Index>(first < columns.outputs ? (columns.outputs - 1 - first) / stride + 1 : 0,
                          begin, panel.columns);
    target += tap * channels;
    for (Index j = 0; j < begin; ++j)
        std::fill_n(target + j * pixel, channels, T(0));
    transpose<T>(
        {row + first + begin * stride, m_shape.outputPlane(), stride, channels, end - begin},
        target + begin * pixel, pixel);
    for (Index j = end; j < panel.columns; ++j)
        std::fill_n(target + j * pixel, channels, T(0));
}

template class PackedPanel<float>;
template class PackedPanel<double>;

} // namespace tconv
