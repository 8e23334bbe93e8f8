// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_painter.h"
#include "document/lab.h"

#include <QHash>
#include <QObject>

#include <vector>

/// The marked cells of a grid. A copy costs nothing until one of the two changes.
class GridMarks {
public:
    CellLook::Ring at(tconv::Cell cell) const { return m_rings.value(key(cell), kNone); }
    void set(tconv::Cell cell, CellLook::Ring ring) { m_rings[key(cell)] = ring; }
    void clear() { m_rings.clear(); }
    /// The cells that look different in another state of the same grid.
    std::vector<tconv::Cell> changedTo(const GridMarks& other) const;

private:
    static constexpr CellLook::Ring kNone = CellLook::Ring::None;
    static quint64 key(tconv::Cell cell);

    QHash<quint64, CellLook::Ring> m_rings;
};

/// Which cells of the three linked grids are marked: by the cell that is hovered or pinned, else
/// by the timeline's last step.
class Highlights : public QObject {
    Q_OBJECT

public:
    explicit Highlights(Lab& lab, QObject* parent = nullptr);

    /// Whether the timeline's last step is marked while nothing is looked at; it is, unless it
    /// would say too much.
    void setMarksSteps(bool marks);

    CellLook::Ring input(tconv::Cell cell) const { return m_input.at(cell); }
    CellLook::Ring tap(tconv::Cell cell) const { return m_taps.at(cell); }
    CellLook::Ring canvas(tconv::Cell cell) const { return m_canvas.at(cell); }
    const GridMarks& inputMarks() const { return m_input; }
    const GridMarks& tapMarks() const { return m_taps; }

    /// The cell of the canvas that the explanation spells out: the one looked at, else the last
    /// kept cell that the timeline's step touched.
    std::optional<tconv::Cell> explainedCell() const { return m_explained; }

    /// Something is looked at, so the timeline's own marks give way.
    bool isOverridden() const { return m_isOverridden; }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void markTarget(const Target& target);
    void markStep();
    void markStamp(tconv::Cell inputCell, CellLook::Ring ring);
    void markSum(tconv::Cell canvasCell);
    void markTap(tconv::Cell tap);

    Lab& m_lab;
    GridMarks m_input;
    GridMarks m_taps;
    GridMarks m_canvas;
    std::optional<tconv::Cell> m_explained;
    bool m_isOverridden = false;
    bool m_marksSteps = true;
};
