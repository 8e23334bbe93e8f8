// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/problem.h>
#include <tconv/experiment/experiment.h>
#include <tconv/explain/scatter_steps.h>

#include <QString>

#include <optional>

enum class PictureView { Scatter, Gather };

struct PictureRequest {
    const tconv::Experiment& experiment;
    PictureView view = PictureView::Scatter;
    tconv::Index step = 0; ///< 0 … number of steps of the view
    tconv::ShownPlane plane;
    bool dark = false;
};

/// Paints the Explore picture after a step, with the painters of the window, into a .png (twice the
/// window's resolution) or .svg (digits as outlines) file; the old file stays when that fails.
/// Needs a QApplication.
std::optional<tconv::Problem> exportPicture(const PictureRequest& request, const QString& path);
