// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/matrix_model.h"

#include <QPainter>

/// Space above the cells of a matrix for the names of its columns.
constexpr double kNamesHeight = 22;

/// Space to the left of the cells for the names of the rows.
double namesWidth(const MatrixModel& model, MatrixForm form);

/// The names of rows and columns: of each where there is space, else of blocks, else of every few
/// blocks. They keep to the bands between `view` and `area`; marked ones stand out.
void paintNames(QPainter& painter, const MatrixModel& model, const MatrixLayout& layout,
                MatrixForm form, const QRectF& view, const QRectF& area, const MatrixMarks& marks,
                const Theme& theme, bool asOutlines = false);
