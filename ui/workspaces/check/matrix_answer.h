// SPDX-License-Identifier: MIT
#pragma once

#include "document/settings.h"
#include <tconv/check/comparison.h>
#include <tconv/experiment/experiment.h>
#include <tconv/matrix/matrix_structure.h>

#include <QString>

/// How V is filled in: the matrix of the Conv2d with the same options, whose row i is the stamp of
/// input cell i, as a plane of C_in H W rows and C_out H_out W_out columns.
inline constexpr tconv::Index kMostAnswerRows = 64;
inline constexpr tconv::Index kMostAnswerColumns = 256;

tconv::Shape4 matrixShape(const tconv::MatrixStructure& structure);
/// Why this V is not filled in by hand; empty where it can be.
QString matrixRefusal(const tconv::MatrixStructure& structure);

/// V itself, (1, 1, rows, columns). \pre matrixRefusal() is empty
tconv::Tensor4<tconv::Rational> matrixNumbers(const tconv::Experiment& experiment,
                                              const tconv::MatrixStructure& structure);

/// An answer beside V. \pre the answer has matrixShape()
tconv::Comparison compareMatrix(const tconv::Answer& answer,
                                const tconv::Tensor4<tconv::Rational>& right);

/// Which input cell a row of V belongs to, and where its window lies: no hint yet.
QString matrixRowName(const tconv::MatrixStructure& structure, tconv::Index row,
                      Settings::HintLevel level);

/// What is wrong with a row, as far as the level tells; empty where nothing is, or nothing may be
/// told.
QString matrixRowWords(const tconv::MatrixStructure& structure, const tconv::Answer& answer,
                       const tconv::Tensor4<tconv::Rational>& right, tconv::Index row,
                       Settings::HintLevel level);
