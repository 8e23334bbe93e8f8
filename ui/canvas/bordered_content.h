// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/color_scale.h"
#include "canvas/grid_content.h"
#include "canvas/highlights.h"
#include "document/lab.h"
#include <tconv/explain/zero_insertion.h>

#include <QHash>

/// The shown input plane as the gather sees it: stretched, with its border, the rotated kernel's
/// window over it. It has its final size from the beginning, so that nothing jumps while the
/// timeline builds it; cells that are not there yet are absent. Cells are counted on the shown
/// grid, which holds the bordered input and what a negative border crops from the stretched one.
class BorderedContent : public GridContent {
    Q_OBJECT

public:
    BorderedContent(Lab& lab, const Highlights& highlights, QObject* parent = nullptr);

    QString name() const override;
    tconv::Size2 size() const override { return m_size; }
    CellLook look(tconv::Cell shown) const override;
    std::optional<GridFrame> frame() const override;
    std::optional<KernelWindow> window() const override { return m_window; }
    bool hasNumbers() const override { return m_stage >= 2; }
    bool hasGaps() const override;
    tconv::Cell firstNumber() const override { return tconv::Cell{0, 0} - m_offset; }
    QString spokenText(tconv::Cell shown) const override;
    QString copiedText(tconv::Cell shown) const override;
    void hover(std::optional<tconv::Cell> shown) override;
    void click(tconv::Cell shown) override;

    const tconv::BorderedGeometry& geometry() const { return m_geometry; }
    /// How many stages of the picture are there: 0 … 3.
    tconv::Index stage() const { return m_stage; }
    /// The output cell whose window is shown: the one looked at, else that of the timeline's step.
    std::optional<tconv::Cell> windowOutput() const { return m_output; }
    /// The input cell at a place of the shown grid after a number of stages.
    std::optional<tconv::Cell> inputAt(tconv::Cell shown, tconv::Index stage) const;
    /// The place of an input cell on the shown grid after a number of stages.
    tconv::Cell placeOf(tconv::Cell input, tconv::Index stage) const;
    /// How an input cell looks, without marks.
    CellLook inputLook(tconv::Cell input) const;
    /// How a cell looks after a number of stages, without window and marks.
    CellLook lookAt(tconv::Cell shown, tconv::Index stage) const;
    /// While its cells are on their way somebody else paints them.
    void setMoving(bool isMoving);

private:
    void refresh();
    void refreshMarks();
    void refreshRings();
    std::optional<tconv::Cell> chosenOutput() const;
    std::optional<KernelWindow> windowOf(std::optional<tconv::Cell> output) const;
    /// x·k under the window; nothing on cells that it does not cover.
    struct Product {
        tconv::Rational tap;
        tconv::Rational value;
    };
    std::optional<Product> productAt(tconv::Cell shown) const;
    const tconv::Rational& value(tconv::Cell input) const;

    Lab& m_lab;
    const Highlights& m_highlights;
    tconv::BorderedGeometry m_geometry;
    tconv::Size2 m_size;
    tconv::Cell m_offset; ///< of the bordered input's first cell on the shown grid
    tconv::Index m_stage = 0;
    bool m_isMoving = false;
    std::optional<tconv::Cell> m_output;
    std::optional<KernelWindow> m_window;
    GridMarks m_marks;                             ///< of the input's cells
    mutable QHash<tconv::Index, CellLook> m_looks; ///< of the input's cells, row by row
    mutable const Theme* m_theme = nullptr;        ///< of m_scale
    mutable std::optional<ColorScale> m_scale;
    mutable std::optional<double> m_largest;
};
