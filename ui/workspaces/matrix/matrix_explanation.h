// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/matrix_model.h"
#include "panels/explanation_text.h"

/// The same line as in Explore, told in the words of the matrix: which row or column of Vᵀ it is.
Explanation explainInMatrix(const Lab& lab, const Highlights& highlights, const MatrixModel& model);
