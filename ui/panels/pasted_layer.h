// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/experiment.h>

#include <QString>

#include <optional>

/// What becomes of an experiment when a line of code is pasted into its layer.
struct PastedLayer {
    std::optional<tconv::Experiment> experiment; ///< nothing: the text was refused
    QString message;                             ///< why, or what was kept; may be empty
};

/// Reads the first ConvTranspose2d(...) in the text. Channels and groups are kept where the window
/// cannot take the pasted ones (see LabDocument::windowLimits()).
PastedLayer pastedLayer(const tconv::Experiment& experiment, const QString& text);
