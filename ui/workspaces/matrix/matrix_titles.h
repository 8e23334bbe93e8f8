// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_heading.h"
#include "canvas/matrix_model.h"

/// "Vᵀ  16 × 4, 25 nonzeros (39 %)", or as much of it as fits into a width.
GridHeading matrixHeading(const MatrixModel& model, MatrixForm form, double width);
