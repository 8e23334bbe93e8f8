// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/cell_layout.h"
#include "canvas/theme.h"

#include <QColor>
#include <QPainter>
#include <QString>

#include <functional>
#include <optional>

/// Everything that one cell shows.
struct CellLook {
    enum class Ring {
        None,
        Source,  ///< contributes to what is looked at (accent)
        Target,  ///< is what is looked at (accent, stronger)
        Stamp,   ///< is being added to now
        Covered, ///< lies under the window without giving anything
        Wrong,   ///< is not what it should be
    };

    QString text;
    QString note;           ///< small below the text where the cell is large enough
    QColor fill;            ///< invalid: the panel
    bool isCropped = false; ///< dimmed and hatched: padding takes it away
    bool isEdge = false;    ///< came in through output_padding: dashed
    bool isPale = false;    ///< the last valid state of an illegal experiment, or a ghost
    bool isBold = false;
    bool isFiller = false; ///< a zero that was put in: pale beside a zero that somebody typed
    bool isAbsent = false; ///< nothing is there yet: nothing is painted
    Ring ring = Ring::None;

    static CellLook absent()
    {
        CellLook look;
        look.isAbsent = true;
        return look;
    }
};

/// A frame around a rectangle of cells with a label below it, e.g. the crop frame.
struct GridFrame {
    CellRange range;
    QString label;
    QString edgeLabel; ///< names the dashed edge, where there is one
};

/// A rectangle that moves over the cells with the timeline: the kernel's window.
struct KernelWindow {
    CellRange range;
    bool isPale = false; ///< steps back while something else is looked at

    friend bool operator==(const KernelWindow&, const KernelWindow&) = default;
};

/// A grid ready to be painted.
struct GridPicture {
    CellLayout layout;
    std::function<CellLook(tconv::Cell)> look;
    bool hasNumbers = true; ///< row and column numbers outside the cells
    std::optional<GridFrame> frame;
    std::optional<KernelWindow> window = std::nullopt;
    bool hasGaps = false;         ///< some cells are absent
    tconv::Cell firstNumber = {}; ///< of cell (0, 0)
};

/// Cells narrower than this show colour only.
constexpr double kSmallestPitchWithText = 18;
/// Space that row and column numbers take to the left of and above the cells.
constexpr double kNumberBand = 22;
/// Space that a frame's labels take below the cells.
constexpr double kFrameLabelBand = 50;

/// Paints the cells that touch `clip`. `asOutlines`: for pictures that must look alike everywhere.
void paintGrid(QPainter& painter, const GridPicture& picture, const QRectF& clip,
               const Theme& theme, bool asOutlines = false);

/// A frame and its label alone, for a caller that paints cells in pieces.
void paintFrame(QPainter& painter, const CellLayout& layout, const GridFrame& frame,
                const Theme& theme, bool asOutlines = false);

/// The window alone, likewise.
void paintWindow(QPainter& painter, const CellLayout& layout, const KernelWindow& window,
                 const Theme& theme);

/// A label in a rounded box, its top left corner at `at`; answers the box.
QRectF paintPill(QPainter& painter, QPointF at, const QString& text, QColor ground, QColor ink,
                 bool asOutlines = false);

/// Digits are a third of a cell high, more where cells are small.
double digitSize(double pitch);
