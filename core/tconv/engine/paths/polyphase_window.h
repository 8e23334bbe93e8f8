// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/paths/output_tile.h>
#include <tconv/engine/paths/polyphase_layout.h>

#include <optional>

namespace tconv {

/// Asks the cache for values that are read soon, one piece after the other: as many lines of
/// `runs` runs of neighbouring values, each `distance` values behind the one before.
template <typename T>
class InputAhead {
public:
    InputAhead() = default; ///< asks for nothing
    InputAhead(const T* first, Index values, Index distance, Index runs, Index pieces);

    void askForNext();

private:
    const T* m_run = nullptr;
    Index m_distance = 0;
    Index m_lines = 0; ///< of a run
    Index m_line = 0;
    Index m_left = 0; ///< lines of all runs
    Index m_piece = 0;
};

/// Where the window of a layout holds its values, and how it is filled. The value of a channel at
/// offset(shift) + j, for j = panel * columns of the kernel + i, is
///     window[channel * plane() + panel * panel() + offset(shift) + i].
/// Where shifts reach into neighbouring panels, channels lie one after the other and panels are
/// only a way to count. Without shifts (kernel == stride), a panel's channels lie side by side: the
/// kernel then reads the window in the order in which it lies in memory.
template <typename T>
class PolyphaseWindow {
public:
    PolyphaseWindow() = default;
    PolyphaseWindow(const LayerShape& shape, const PolyphaseLayout& layout, Index kernelColumns);

    Index plane() const { return m_plane; }
    Index panel() const { return m_panel; }
    Index panels() const { return m_panels; }
    /// Positions of a tile, filled up to whole panels.
    Index positions() const { return m_panels * m_columns; }
    /// Values of memory that fill() needs; none where they cannot be counted.
    std::optional<Index> values() const;

    /// Lays out the input of a tile, with zeros where there is no input.
    void fill(const OutputTile& tile, const T* input, T* window) const;

    /// What fill() of this tile will read, in pieces; of its first image.
    InputAhead<T> ahead(const OutputTile& tile, const T* input, Index pieces) const;

private:
    bool isCut() const { return m_plane == m_columns; }
    const T* inputPlane(const OutputTile& tile, Index channel, Index image, const T* input) const;
    void fillChannel(const OutputTile& tile, Index channel, const T* input, T* target) const;
    void fillRows(const OutputTile& tile, const T* plane, T* target) const;
    const T* rowsAsTheyAre(const OutputTile& tile, const T* plane) const;
    void cut(const T* line, T* target) const;

    LayerShape m_shape;
    PolyphaseLayout m_layout;
    Index m_columns = 1; ///< positions of a panel
    Index m_panels = 1;
    Index m_plane = 0;
    Index m_panel = 0;
};

extern template class InputAhead<float>;
extern template class InputAhead<double>;
extern template class PolyphaseWindow<float>;
extern template class PolyphaseWindow<double>;

} // namespace tconv
