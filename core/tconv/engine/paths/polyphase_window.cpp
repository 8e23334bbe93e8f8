// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/polyphase_window.h>
#include <tconv/engine/paths/window_row.h>

#include <algorithm>

namespace tconv {

namespace {

template <typename T>
constexpr Index kLine = 64 / sizeof(T); ///< values of a line of the cache

} // namespace

template <typename T>
InputAhead<T>::InputAhead(const T* first, Index values, Index distance, Index runs, Index pieces)
    : m_run(first)
    , m_distance(distance)
    , m_lines(ceilDivided(values, kLine<T>))
    , m_left(m_lines * runs)
    , m_piece(ceilDivided(m_left, pieces))
{
}

template <typename T>
void InputAhead<T>::askForNext()
{
    constexpr int kToRead = 0;
    constexpr int kSecondCache = 2;
    for (Index i = std::min(m_piece, m_left); i > 0; --i, --m_left) {
        __builtin_prefetch(m_run + m_line * kLine<T>, kToRead, kSecondCache);
        if (++m_line == m_lines) {
            m_line = 0;
            m_run += m_distance;
        }
    }
}

template <typename T>
PolyphaseWindow<T>::PolyphaseWindow(const LayerShape& shape, const PolyphaseLayout& layout,
                                    Index kernelColumns)
    : m_shape(shape)
    , m_layout(layout)
    , m_columns(kernelColumns)
    , m_panels(ceilDivided(layout.positions, kernelColumns))
{
    if (layout.reach == 0) {
        m_plane = m_columns;
        m_panel = m_columns * shape.inPerGroup;
    } else {
        m_plane = windowPlane<T>(layout.reach + positions());
        m_panel = m_columns;
    }
}

template <typename T>
std::optional<Index> PolyphaseWindow<T>::values() const
{
    if (!isCut())
        return checkedProduct(m_plane, m_shape.inPerGroup);
    // Behind the panels is room for the channel that is being cut.
    const std::optional<Index> panels = checkedProduct(m_panel, m_panels);
    return panels ? checkedSum(*panels, positions()) : std::nullopt;
}

template <typename T>
void PolyphaseWindow<T>::fill(const OutputTile& tile, const T* input, T* window) const
{
    for (Index channel = 0; channel < m_shape.inPerGroup; ++channel) {
        T* target = window + channel * m_plane;
        if (!isCut()) {
            fillChannel(tile, channel, input, target);
            continue;
        }
        const T* line =
            tile.images == 1 ? rowsAsTheyAre(tile, inputPlane(tile, channel, 0, input)) : nullptr;
        if (line == nullptr) {
            T* uncut = window + m_panel * m_panels;
            fillChannel(tile, channel, input, uncut);
            line = uncut;
        }
        cut(line, target);
    }
}

template <typename T>
InputAhead<T> PolyphaseWindow<T>::ahead(const OutputTile& tile, const T* input, Index pieces) const
{
    const Index first = std::max<Index>(0, tile.row + m_layout.firstShift.height);
    const Index end =
        std::min(tile.row + m_layout.rows + m_layout.lastShift.height, m_shape.input.height);
    if (first >= end)
        return {};
    const Index width = m_shape.input.width;
    return {inputPlane(tile, 0, 0, input) + first * width, (end - first) * width,
            m_shape.inputPlane(), m_shape.inPerGroup, pieces};
}

template <typename T>
const T* PolyphaseWindow<T>::inputPlane(const OutputTile& tile, Index channel, Index image,
                                        const T* input) const
{
    const Index from = tile.group * m_shape.inPerGroup + channel;
    return input + ((tile.image + image) * m_shape.inChannels() + from) * m_shape.inputPlane();
}

template <typename T>
void PolyphaseWindow<T>::fillChannel(const OutputTile& tile, Index channel, const T* input,
                                     T* target) const
{
    for (Index image = 0; image < tile.images; ++image)
        fillRows(tile, inputPlane(tile, channel, image, input),
                 target + image * m_layout.imageRows * m_layout.pitch);
}

/// The rows of one channel of one image.
template <typename T>
void PolyphaseWindow<T>::fillRows(const OutputTile& tile, const T* plane, T* target) const
{
    const Index first = tile.row + m_layout.firstShift.height;
    const Index rows = m_layout.rows + m_layout.lastShift.height - m_layout.firstShift.height;
    if (const T* source = rowsAsTheyAre(tile, plane)) {
        std::copy_n(source, rows * m_layout.pitch, target);
        return;
    }
    for (Index i = first; i < first + rows; ++i, target += m_layout.pitch) {
        if (i < 0 || i >= m_shape.input.height)
            std::fill_n(target, m_layout.pitch, T(0));
        else
            fillWindowRow(plane + i * m_shape.input.width, m_shape.input.width, 1,
                          tile.column + m_layout.firstShift.width, m_layout.pitch, target);
    }
}

/// The rows of the window in the input, if they are there whole and without a gap.
template <typename T>
const T* PolyphaseWindow<T>::rowsAsTheyAre(const OutputTile& tile, const T* plane) const
{
    const Index first = tile.row + m_layout.firstShift.height;
    const Index rows = m_layout.rows + m_layout.lastShift.height - m_layout.firstShift.height;
    const bool areThere = first >= 0 && first + rows <= m_shape.input.height &&
                          m_layout.pitch == m_shape.input.width && tile.column == 0 &&
                          m_layout.firstShift.width == 0;
    return areThere ? plane + first * m_layout.pitch : nullptr;
}

template <typename T>
void PolyphaseWindow<T>::cut(const T* line, T* target) const
{
    for (Index j = 0; j < m_layout.positions; j += m_columns, target += m_panel)
        std::copy_n(line + j, std::min(m_columns, m_layout.positions - j), target);
}

template class InputAhead<float>;
template class InputAhead<double>;
template class PolyphaseWindow<float>;
template class PolyphaseWindow<double>;

} // namespace tconv
