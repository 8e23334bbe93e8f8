// SPDX-License-Identifier: MIT
#include <tconv/matrix/recipe.h>

#include <cassert>

namespace tconv {

namespace {

using Kind = RecipeSegment::Kind;

/// Lays segments down one behind the other.
class Layout {
public:
    /// Zeros up to a place; nothing where it is reached already.
    void skipTo(Index place, Kind kind)
    {
        if (place > m_end)
            m_segments.push_back({kind, m_end, place - m_end, std::nullopt});
        m_end = place;
    }

    void lay(Cell tap)
    {
        m_segments.push_back({Kind::Tap, m_end++, 1, tap});
        m_last = tap;
    }

    /// What the zeros in front of this tap are.
    Kind gapBefore(Cell tap) const
    {
        if (!m_last)
            return Kind::Before;
        return m_last->row == tap.row ? Kind::DilationGap : Kind::RowWrap;
    }

    std::vector<RecipeSegment> finished(Index length)
    {
        skipTo(length, m_last ? Kind::After : Kind::Before);
        return std::move(m_segments);
    }

private:
    std::vector<RecipeSegment> m_segments;
    Index m_end = 0;
    std::optional<Cell> m_last;
};

bool isIn(const TapRange& range, Index i)
{
    return i >= range.first && i < range.first + range.count;
}

} // namespace

RecipeRow recipeOf(const MatrixStructure& structure, Index row, Index outputChannel)
{
    assert(row >= 0 && row < structure.columns());
    const PlaneCell input = structure.columnCell(row);
    const AxisTaps& height = structure.axis(Axis::Height);
    const AxisTaps& width = structure.axis(Axis::Width);
    const TapRange down = height.tapsOf(input.cell.row);
    const TapRange across = width.tapsOf(input.cell.column);
    const Size2 kernel = structure.layer().kernelSize;
    RecipeRow recipe{row, input.channel, outputChannel, {}, {}};
    Layout layout;
    if (isIn(structure.outputChannelsOf(input.channel), outputChannel))
        for (Index a = 0; a < kernel.height; ++a)
            for (Index b = 0; b < kernel.width; ++b) {
                const Cell tap{a, b};
                if (!isIn(down, a) || !isIn(across, b)) {
                    recipe.croppedTaps.push_back(tap);
                    continue;
                }
                layout.skipTo(height.outputOf(input.cell.row, a) * width.outputs() +
                                  width.outputOf(input.cell.column, b),
                              layout.gapBefore(tap));
                layout.lay(tap);
            }
    recipe.segments = layout.finished(height.outputs() * width.outputs());
    return recipe;
}

} // namespace tconv
