// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

struct Theme;

/// The style sheet of the ordinary widgets (docks, buttons, fields) in the theme's colours.
QString styleSheetOf(const Theme& theme);
