// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/matrix_model.h"

#include <QString>

/// A heading as rich text: the name, then a muted remark.
QString titleText(const QString& name, const QString& remark);

/// "Vᵀ  16 × 4, 25 nonzeros (39 %)", or as much of it as fits into a width.
QString matrixTitle(const MatrixModel& model, MatrixForm form, double width);
