// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_painter.h"

#include <functional>
#include <optional>

#include <QObject>
#include <QString>

/// What a grid shows and what may be done with it: the only thing that a GridView knows of the
/// document. Everything is of the planes that are shown now.
class GridContent : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QString name() const = 0; ///< for screen readers and titles: "Input X"
    virtual tconv::Size2 size() const = 0;
    virtual CellLook look(tconv::Cell cell) const = 0;
    virtual std::optional<GridFrame> frame() const { return std::nullopt; }
    /// What a screen reader says of a cell, e.g. "row 0, column 1, value 2".
    virtual QString spokenText(tconv::Cell cell) const = 0;
    /// The value as it is copied.
    virtual QString copiedText(tconv::Cell cell) const = 0;

    virtual bool isEditable() const { return false; }
    /// The exact text with which an editor starts.
    virtual QString editedText(tconv::Cell cell) const { return copiedText(cell); }
    /// Takes a typed text; answers why it cannot be read, in one sentence, or nothing.
    virtual std::optional<QString> setText(tconv::Cell, const QString&) { return std::nullopt; }
    virtual void clear(const CellRange&) {}

    virtual void hover(std::optional<tconv::Cell>) {}
    virtual void click(tconv::Cell) {}

Q_SIGNALS:
    void changed(); ///< size or any cell
    /// Only these cells look different: an animation step.
    void cellsChanged(const CellRange& cells);
};
