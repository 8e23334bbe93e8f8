// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_painter.h"
#include "document/lab.h"

#include <QHash>
#include <QObject>

/// Which cells of the three linked grids are marked: by the cell that is hovered or pinned, else
/// by the timeline's last step.
class Highlights : public QObject {
    Q_OBJECT

public:
    explicit Highlights(Lab& lab, QObject* parent = nullptr);

    CellLook::Ring input(tconv::Cell cell) const { return ringOf(m_input, cell); }
    CellLook::Ring tap(tconv::Cell cell) const { return ringOf(m_taps, cell); }
    CellLook::Ring canvas(tconv::Cell cell) const { return ringOf(m_canvas, cell); }

    /// The cell of the canvas that the explanation spells out: the one looked at, else the last
    /// kept cell that the timeline's step touched.
    std::optional<tconv::Cell> explainedCell() const { return m_explained; }

    /// Something is looked at, so the timeline's own marks give way.
    bool isOverridden() const { return m_isOverridden; }

Q_SIGNALS:
    void changed();

private:
    using Marks = QHash<quint64, CellLook::Ring>;

    static quint64 key(tconv::Cell cell);
    static CellLook::Ring ringOf(const Marks& marks, tconv::Cell cell);

    void refresh();
    void markTarget(const Target& target);
    void markStep();
    void markStamp(tconv::Cell inputCell, CellLook::Ring ring);
    void markSum(tconv::Cell canvasCell);
    void markTap(tconv::Cell tap);

    Lab& m_lab;
    Marks m_input;
    Marks m_taps;
    Marks m_canvas;
    std::optional<tconv::Cell> m_explained;
    bool m_isOverridden = false;
};
