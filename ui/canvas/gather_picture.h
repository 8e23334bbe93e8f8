// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/gather_painter.h"
#include "canvas/gather_words.h"
#include "canvas/output_content.h"
#include "canvas/tensor_content.h"

#include <vector>

/// The whole gather picture at the timeline's step, for a page of its own: input, kernel and bias,
/// the bordered input under the window, the rotated kernel and the output, with their headings. The
/// window of the program shows the same contents in grids of its own.
class GatherPicture {
public:
    /// No grid becomes longer than `longestSide`, in the units of size(); `cellScale` is that of
    /// the largest cells, while words keep their size.
    GatherPicture(Lab& lab, const Theme& theme, double longestSide, double cellScale = 1);

    QSizeF size() const { return m_size; } ///< the same at every step
    void paint(QPainter& painter, bool asOutlines) const;

private:
    struct PlacedGrid {
        const GridContent* content = nullptr;
        CellLayout layout;

        QRectF box() const; ///< with its numbers and its heading
        void moveTo(QPointF corner) { layout.origin += corner - box().topLeft(); }
    };

    PlacedGrid gridOf(const GridContent& content, double largestPitch) const;
    void place();
    GridHeading headingOf(const GridContent* content) const;
    void paintPlaced(QPainter& painter, const PlacedGrid& grid, bool asOutlines) const;

    Lab& m_lab;
    const Theme& m_theme;
    double m_longestSide;
    double m_cellScale;
    Highlights m_highlights;
    TensorContent m_input;
    TensorContent m_kernel;
    TensorContent m_bias;
    CanvasContent m_canvas;
    BorderedContent m_bordered;
    RotatedContent m_rotated;
    OutputContent m_output;
    std::vector<PlacedGrid> m_grids;
    QRectF m_caption;
    QSizeF m_size;
};
