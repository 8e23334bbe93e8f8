// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/layer/size.h>

#include <QColor>

struct Theme;

/// The colour that ties an argument's field to its term in the size formula: readable as text on a
/// card, all equally strong.
QColor argumentColor(tconv::LayerArgument argument, const Theme& theme);
