// SPDX-License-Identifier: MIT
// Pictures and animations of the workspaces, painted with the painters of the window.
#pragma once

#include "canvas/theme.h"
#include "document/lab.h"

#include <QPainter>
#include <QSizeF>

#include <memory>

enum class PictureView {
    Scatter,
    Gather,
    Matrix,       ///< Vᵀ · x = y, column by column
    MatrixByRows, ///< the same row by row
};

/// One view of a lab as a picture of its own. It reads the lab's timeline like a widget does: who
/// moves the timeline paints another frame.
class Scene {
public:
    virtual ~Scene() = default;

    /// In the units of the window's pixels; the same at every step, so that frames fit together.
    virtual QSizeF size() const = 0;
    /// Paints everything, the ground too. `asOutlines`: text as paths, for a picture that must
    /// look alike everywhere.
    virtual void paint(QPainter& painter, bool asOutlines) const = 0;
    /// Whether something moves between two steps while the timeline plays.
    virtual bool hasMotion() const { return false; }
};

/// What a scene is painted with. \pre the theme is in force (ThemeScope): cells read its colours
struct SceneStyle {
    const Theme& theme;
    double longestSide = 6000; ///< no grid becomes longer than this, however many cells it has
    double cellScale = 1;      ///< of the largest cells; words keep their size
};

/// The scene of a view; sets the lab's mode.
std::unique_ptr<Scene> newScene(Lab& lab, PictureView view, const SceneStyle& style);
