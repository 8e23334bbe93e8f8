// SPDX-License-Identifier: MIT
#pragma once

#include "panels/layer_settings.h"

#include <QString>

// What the fields of the layer panel are called and what is said of them.

/// "stride, height", "groups": what a screen reader says.
QString accessibleNameOf(const Place& place);
/// One line.
QString toolTipOf(Argument argument);
/// A few sentences on what the argument does.
QString whatsThisOf(Argument argument);
/// "Set stride to (2, 2)".
QString undoTextOf(const LayerSettings& settings, Argument argument);
