// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/matrix_layout.h"
#include <tconv/base/number_text.h>
#include <tconv/experiment/experiment.h>
#include <tconv/matrix/matrix_structure.h>

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QString>

#include <optional>
#include <vector>

struct Theme;

/// What is marked in the picture. Rows and columns are those of Vᵀ, whichever form is painted.
struct MatrixMarks {
    std::optional<tconv::Index> row;
    std::optional<tconv::Index> column;
    std::optional<tconv::Index> weight; ///< one tap: all its entries stand out
    bool isStep = false;                ///< marked by the timeline, not by the person
};

/// Paints V or Vᵀ straight from the closed form, only what is visible: numbers where cells are
/// large, colours where they are small, and one pixel for many entries where they are tiny (the
/// entry of the largest magnitude then gives the colour).
class MatrixPicture {
public:
    /// \pre the experiment breaks no rule
    explicit MatrixPicture(const tconv::Experiment& experiment);

    const tconv::MatrixStructure& structure() const { return m_structure; }
    const tconv::Rational& value(tconv::Index weight) const
    {
        return m_weight[static_cast<std::size_t>(weight)];
    }

    /// How many places hold a value other than 0.
    tconv::Index nonzeros() const { return m_nonzeros; }

    /// Rows and columns of a form, in blocks.
    static MatrixLayout layoutOf(const tconv::MatrixStructure& structure, MatrixForm form);

    /// How the picture is to look.
    struct Look {
        MatrixForm form = MatrixForm::Transposed;
        tconv::NumberStyle numbers = tconv::NumberStyle::Automatic;
        std::optional<tconv::Index> weight;     ///< the entries of all other taps are pale
        std::optional<tconv::Index> inputsDone; ///< only so many columns of Vᵀ are there yet
        bool asOutlines = false;
    };

    void paint(QPainter& painter, const MatrixLayout& layout, const QRectF& clip, const Look& look,
               const Theme& theme) const;
    /// Frames around the marked row and column and rings around their entries.
    void paintMarks(QPainter& painter, const MatrixLayout& layout, const QRectF& clip,
                    const Look& look, const MatrixMarks& marks, const Theme& theme) const;

    /// The entries alone, into an image whose top left corner lies at `corner` of the layout's
    /// coordinates: for cells that are too small for numbers.
    void paintEntries(QImage& image, QPointF corner, const MatrixLayout& layout, const Look& look,
                      const Theme& theme) const;

private:
    std::vector<QRgb> colors(const Look& look, const Theme& theme, bool isTiny) const;
    void paintCells(QPainter& painter, const MatrixLayout& layout, const QRectF& clip,
                    const Look& look, const Theme& theme) const;
    QString text(tconv::Index weight, tconv::NumberStyle style) const;

    tconv::MatrixStructure m_structure;
    std::vector<tconv::Rational> m_weight;
    std::vector<double> m_magnitudes; ///< with signs
    double m_largest = 0;
    tconv::Index m_nonzeros = 0;
    std::vector<tconv::Index> m_order; ///< flat weight indices without zeros, by magnitude
};

/// Cells lower than this show colour only.
constexpr double kSmallestMatrixCellWithText = 15;
