// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/layer/size.h>

#include <QString>

// The words and formulas of the shape panel.

/// "H = (2−1)·2 − 2·1 + 1·(3−1) + 1 + 1 = 4" as HTML, every term in its argument's colour and the
/// result in the wrong colour where there is no such output.
QString formulaHtml(const QString& name, const tconv::AxisSettings& settings);
/// "W = 4" as HTML.
QString resultHtml(const QString& name, const tconv::AxisSettings& settings);

/// "Conv2d with the same options maps 3 and 4 to 2; output_padding picks 4." as HTML, with another
/// beginning. Empty where no size is legal.
QString conv2dHtml(const QString& conv2d, const tconv::AxisSettings& settings);
