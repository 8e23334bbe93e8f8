// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_painter.h"
#include <tconv/base/rational.h>
#include <tconv/base/tensor4.h>

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

/// What a grid shows and what may be done with it: the only thing that a GridView knows of the
/// document. Everything is of the planes that are shown now.
class GridContent : public QObject {
    Q_OBJECT

public:
    using Numbers = tconv::Tensor4<tconv::Rational>;

    using QObject::QObject;

    virtual QString name() const = 0;                 ///< for screen readers and titles: "Input X"
    virtual QString symbol() const { return name(); } ///< for the names of edits: "X"
    virtual tconv::Size2 size() const = 0;
    virtual CellLook look(tconv::Cell cell) const = 0;
    virtual std::optional<GridFrame> frame() const { return std::nullopt; }
    /// The rectangle that moves over the cells, if there is one.
    virtual std::optional<KernelWindow> window() const { return std::nullopt; }
    /// Whether its rows and columns are numbered now; their space is kept in any case.
    virtual bool hasNumbers() const { return true; }
    /// Whether some cells are absent.
    virtual bool hasGaps() const { return false; }
    /// The number of its first row and column.
    virtual tconv::Cell firstNumber() const { return {0, 0}; }
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
    /// What clear() does, for the menu.
    virtual QString clearText() const { return tr("Set to &Zero"); }
    /// Whether filling with zeros, ones and so on makes sense.
    virtual bool canBeFilled() const { return isEditable(); }

    /// Puts a plane of numbers in from `first` on, as one undo step with this name. Where they
    /// reach beyond the grid it grows if it can; otherwise they are left out. Answers why not.
    virtual std::optional<QString> setNumbers(tconv::Cell, const Numbers&, const QString&)
    {
        return std::nullopt;
    }
    virtual bool canGrow() const { return false; }

    /// The shape of the whole tensor that the plane belongs to, where it can be replaced.
    virtual std::optional<tconv::Shape4> tensorShape() const { return std::nullopt; }
    /// Replaces the whole tensor; answers why not.
    virtual std::optional<QString> setTensor(const Numbers&, const QString&)
    {
        return std::nullopt;
    }

    virtual void hover(std::optional<tconv::Cell>) {}
    virtual void click(tconv::Cell) {}

Q_SIGNALS:
    void changed(); ///< size or any cell
    /// Only these cells look different: an animation step.
    void cellsChanged(const CellRange& cells);
};
