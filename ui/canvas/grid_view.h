// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_bubble.h"
#include "canvas/grid_content.h"
#include "canvas/grid_cursor.h"
#include "canvas/grid_editor.h"
#include "canvas/grid_geometry.h"

#include <QAbstractScrollArea>
#include <QPointer>

#include <optional>

class GridCommands;
class QHelpEvent;

/// The one grid widget: shows a GridContent, and lets it be read, edited, copied and filled with
/// mouse, keyboard and screen reader.
class GridView : public QAbstractScrollArea {
    Q_OBJECT

public:
    static constexpr double kSmallestFit = 24;
    static constexpr double kLargestFit = 56;
    static constexpr double kSmallestPitch = 4;
    static constexpr double kLargestPitch = 96;

    /// The content outlives the view.
    explicit GridView(GridContent& content, QWidget* parent = nullptr);
    ~GridView() override;

    GridContent& content() const { return m_content; }
    GridCommands& commands() const { return *m_commands; }
    /// Copy, paste and fill, enabled as they apply now, for the context menu and the window's Edit
    /// menu, each time that it opens; they live until the next call.
    QList<QAction*> editActions();

    /// Where the cells are now, in coordinates of the viewport.
    CellLayout cellLayout() const { return m_layout; }
    double pitch() const { return m_layout.pitch; }
    QSizeF naturalSize(double pitch) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// How far the automatic fit enlarges cells.
    void setLargestPitch(double pitch);
    /// Where cells lie that need not the whole space; centred unless it is set.
    void setAlignment(Qt::Alignment alignment);
    /// Whether row and column numbers are shown.
    void setHasNumbers(bool hasNumbers);

    bool isFitting() const { return !m_zoom; } ///< nobody has zoomed
    /// Zooms so that what is at `fixed` (of the viewport) stays there.
    void zoomTo(double pitch, QPointF fixed);
    void zoomBy(int notches, QPointF fixed); ///< of the wheel; positive enlarges

    tconv::Cell currentCell() const { return m_cursor.current; }
    CellRange selectedRange() const { return m_cursor.range(); }
    void setCurrentCell(tconv::Cell cell, bool extends = false);
    void select(const CellRange& range);
    /// Scrolls as little as it takes to show a cell.
    void makeVisible(tconv::Cell cell);

    bool isEditing() const { return m_editor != nullptr; }
    GridEditor* editor() const { return m_editor; }
    /// Opens the editor on the current cell, with this text or the cell's own, selected.
    void startEditing(const std::optional<QString>& text = std::nullopt);
    /// Takes the editor's text; false where it is refused and the editor stays.
    bool finishEditing();
    void cancelEditing();

    /// A note at the current cell, in place of one that is there.
    void showBubble(GridBubble::Kind kind, const QString& text,
                    const QList<GridBubble::Choice>& choices = {}, QWidget* field = nullptr);
    GridBubble* bubble() const { return m_bubble; }
    void closeBubble();

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    void selectAll();
    void clearSelected(); ///< zeroes

Q_SIGNALS:
    void viewChanged();      ///< zoom, scroll or geometry: cellLayout() is another one
    void selectionChanged(); ///< current cell or selected rectangle

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    // grid_view.cpp
    void takeContent();
    GridGeometry geometry() const;
    void updateLayout();
    void updateScrollBars(QSizeF natural);
    void takeScroll();
    void scrollTo(QPointF scroll);
    QPointF corner() const;
    void updateCells(const CellRange& range);
    void paintCells(QPainter& painter, const QRectF& clip) const;
    void paintCursor(QPainter& painter) const;

    // grid_view_editing.cpp
    void setCursorTo(const GridCursor& cursor);
    void stepFromEditor(GridEditor::Step step);
    void closeEditor();
    void placeOverlays();
    void followFocus(QWidget* now);
    void leaveByTab(bool isForward);

    // grid_view_input.cpp
    bool isEmpty() const;
    bool wantsKey(const QKeyEvent& event) const;
    bool zoomByKey(const QKeyEvent& event);
    bool moveByKey(const QKeyEvent& event);
    bool editByKey(const QKeyEvent& event);
    bool commandByKey(const QKeyEvent& event);
    void hoverAt(std::optional<QPointF> position);
    void dragTo(QPointF position);
    void scrollBy(QPoint distance);
    std::optional<tconv::Cell> cellAt(QPointF position) const;
    void showCellTip(const QHelpEvent& event);

    GridContent& m_content;
    GridCommands* m_commands = nullptr;
    CellLayout m_layout;
    std::optional<double> m_zoom; ///< nothing: automatic
    double m_pitch = kLargestFit;
    double m_largest = kLargestFit;
    Qt::Alignment m_alignment = Qt::AlignCenter;
    bool m_hasNumbers = true;
    GridCursor m_cursor;
    GridEditor* m_editor = nullptr;
    QPointer<GridBubble> m_bubble;
    std::optional<tconv::Cell> m_hovered;
    std::optional<tconv::Cell> m_pressed; ///< where the left button went down
    std::optional<QPoint> m_panned;       ///< where the middle button was last
    int m_wheelRest = 0;                  ///< what is not a whole notch yet
    bool m_isTakingText = false;
};
