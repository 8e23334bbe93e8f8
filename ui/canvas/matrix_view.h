// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/matrix_model.h"

#include <QAbstractScrollArea>
#include <QPixmap>

#include <optional>

class QVariantAnimation;

/// V or Vᵀ as a picture that can be zoomed and moved from four rows to millions; only what is
/// visible is painted. Rows and columns carry the names of the cells that they stand for.
class MatrixView : public QAbstractScrollArea {
    Q_OBJECT

public:
    static constexpr double kLargestCell = 64;
    static constexpr double kNaturalCell = 26; ///< no cell is made larger to fill the view
    /// Cells of Vᵀ are wider than high, so that numbers fit; V has many more columns than rows.
    static constexpr double kTransposedAspect = 1.6;
    static constexpr double kForwardAspect = 1.3;

    /// The model outlives the view.
    MatrixView(MatrixModel& model, MatrixForm form, QWidget* parent = nullptr);

    const MatrixLayout& matrixLayout() const { return m_layout; }
    MatrixForm form() const { return m_form; }
    /// What the view would like to have, its names included; as large as `most` at the most.
    QSizeF naturalSize(QSizeF most) const;

    /// Leaves the columns of Vᵀ from this one on empty: they are not built yet.
    void setInputsDone(std::optional<tconv::Index> count);

    double cellHeight() const { return m_layout.cell.height(); }
    bool isFitting() const { return !m_zoom; }
    /// Zooms so that what is at `fixed` (of the viewport) stays there.
    void zoomTo(double cellHeight, QPointF fixed);
    void zoomBy(double notches, QPointF fixed);
    void zoomToFit();
    /// Zooms in on the number that lies nearest in a cell's row or column.
    void zoomToNumber(tconv::Cell cell);
    void zoomIn();
    void zoomOut();
    /// Scrolls as little as it takes to show a row and a column of the form.
    void makeVisible(std::optional<tconv::Index> row, std::optional<tconv::Index> column);

    /// The place that the keyboard is at, in the form's rows and columns.
    tconv::Cell currentCell() const { return m_current; }
    void setCurrentCell(tconv::Cell cell);

Q_SIGNALS:
    void viewChanged();

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void takeModel();
    void takeMarks();
    void forgetPicture();
    QMarginsF bands() const;
    QRectF area() const; ///< of the viewport, without the names
    double aspect() const;
    double fittingCell() const;
    double wholeCell() const;
    void setLayoutFor(double cellHeight, QPointF scroll);
    void updateScrollBars();
    QPointF largestScroll() const;
    QPointF scroll() const { return m_scroll; }
    void scrollTo(QPointF scroll);
    void glideTo(double cellHeight, QPointF fixed);

    tconv::Cell placeOf(tconv::Cell shown) const; ///< rows and columns of Vᵀ
    MatrixPicture::Look look() const;
    const QPixmap& renderedPicture();
    void hoverAt(QPointF position);
    void clickAt(QPointF position);
    bool moveByKey(const QKeyEvent& event);
    bool zoomByKey(const QKeyEvent& event);
    void copyValues() const;

    MatrixModel& m_model;
    MatrixForm m_form;
    MatrixLayout m_layout;
    std::optional<double> m_zoom; ///< cell height; nothing: fits
    QPointF m_scroll;
    double m_barScale = 1; ///< pixels for each step of a scroll bar
    bool m_isTakingBars = false;
    QPixmap m_picture; ///< of the area; null: to be painted anew
    std::optional<tconv::Index> m_pictureWeight;
    std::optional<tconv::Index> m_inputsDone;
    tconv::Cell m_current;
    std::optional<QPointF> m_pressed;
    bool m_isPanning = false;
    QPointF m_lastPosition;
    QVariantAnimation* m_glide = nullptr;
    double m_glideTarget = 0;
};
