// SPDX-License-Identifier: MIT
#pragma once

#include "document/settings.h"
#include "export/scene.h"
#include <tconv/base/problem.h>
#include <tconv/base/result.h>
#include <tconv/experiment/experiment.h>
#include <tconv/explain/scatter_steps.h>

#include <QString>

#include <memory>
#include <optional>

struct PictureRequest {
    tconv::Experiment experiment;
    PictureView view = PictureView::Scatter;
    tconv::Index step = 0; ///< 0 … number of steps of the view
    tconv::ShownPlane plane;
    bool dark = false;
    tconv::Index inputChannel = 0; ///< outside the output channel's group: the group's first
    tconv::NumberStyle numberStyle = tconv::NumberStyle::Automatic;
    Settings::CellColor cellColor = Settings::CellColor::Value;
    double scale = 0; ///< pixels per unit; 0: two, or one where that is too large
};

/// A lab that shows what a request asks for (newScene() sets the view) and that keeps no settings.
/// Problems: those of the experiment.
tconv::Result<std::unique_ptr<Lab>> labOf(const PictureRequest& request);

/// How many steps the view has. Problems: those of the experiment.
tconv::Result<tconv::Index> lastStepOf(const PictureRequest& request);

/// Paints the view after a step into a .png, .svg (digits as outlines) or .pdf file; the old file
/// stays when that fails. Needs a QApplication, but may run on any thread.
/// Problems: those of the experiment, step_out_of_range, size_too_large (of a .png),
/// file_not_written.
std::optional<tconv::Problem> exportPicture(const PictureRequest& request, const QString& path);
