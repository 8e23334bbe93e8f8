// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/worksheet.h>
#include <tconv/layer/size.h>

namespace tconv {

// What sheets and keys share; not for others.

/// What a sheet asks for.
enum class WorksheetTask { Output, Matrix, Size };

WorksheetTask taskOf(Topic topic);

/// The layer and the numbers.
void addGiven(Worksheet& worksheet, const Experiment& experiment, WorksheetTask task);
/// A grid for each plane, empty or with its numbers.
void addGrids(Worksheet& worksheet, const std::string& label, const Tensor4<Rational>& values);
void addEmptyGrids(Worksheet& worksheet, const std::string& label, Shape4 shape);
/// Which experiment it is.
void addFooter(Worksheet& worksheet, const Experiment& experiment);

/// V, the matrix of the Conv2d with the same options, as one plane.
Tensor4<Rational> forwardMatrix(const Experiment& experiment);

AxisSettings axisOf(const Experiment& experiment, Axis axis);

} // namespace tconv
