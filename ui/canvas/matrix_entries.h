// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/matrix_layout.h"
#include <tconv/matrix/matrix_structure.h>

#include <QImage>

#include <optional>

/// Fills the pixels of entries, tap by tap: along one picture row a tap's entries lie on a line,
/// so a line costs no more than its pixels.
class MatrixEntryStroke {
public:
    /// The image's top left corner lies at `corner` of the layout's coordinates. Columns of Vᵀ
    /// from `inputsDone` on are left out. \pre the image shows a part of the matrix
    MatrixEntryStroke(QImage& image, QPointF corner, const MatrixLayout& layout, MatrixForm form,
                      const tconv::MatrixStructure& structure,
                      std::optional<tconv::Index> inputsDone);

    void paintTap(tconv::Index inputChannel, tconv::Index outputChannel, tconv::Cell tap,
                  QRgb color);

private:
    /// The entries of one row of the input's picture. Both starts are the first place of a block.
    void paintLine(tconv::Index inputStart, tconv::Index outputStart, tconv::Index tapColumn,
                   QRgb color);
    void fill(double x, double y, QRgb color);

    QImage& m_image;
    QRgb* m_bits;
    qsizetype m_pitch;
    QPointF m_corner;
    const MatrixLayout& m_layout;
    MatrixForm m_form;
    const tconv::MatrixStructure& m_structure;
    const BlockAxis& m_outputs;
    const BlockAxis& m_inputs;
    tconv::Cell m_first; ///< visible, of Vᵀ
    tconv::Cell m_last;
    double m_outputCell = 1;
    double m_inputCell = 1;
    tconv::Index m_cellStep = 1;
    tconv::Index m_rowStep = 1;
    int m_width = 1;
    int m_height = 1;
};
