// SPDX-License-Identifier: MIT
#include "canvas/grid_view.h"

#include "canvas/digit_batch.h"
#include "canvas/grid_access.h"
#include "canvas/grid_commands.h"
#include "canvas/grid_numbers.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace {

/// Rings and the cursor reach this far out of their cell.
constexpr double kOverhang = 4;
/// More pieces than this are painted as one.
constexpr int kMostPieces = 40;

/// The width of a frame's label.
double pillWidth(const QString& label)
{
    constexpr double kAround = 18;
    return DigitBatch::textWidth(label, 11) + kAround;
}

bool isSame(const CellLayout& a, const CellLayout& b)
{
    return a.origin == b.origin && a.pitch == b.pitch && a.size == b.size;
}

} // namespace

GridView::GridView(GridContent& content, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_content(content)
    , m_commands(new GridCommands(*this))
{
    installGridAccess();
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(content.name());
    m_layout.size = content.size();
    connect(&content, &GridContent::changed, this, &GridView::takeContent);
    connect(&content, &GridContent::cellsChanged, this, &GridView::updateCells);
}

GridView::~GridView()
{
    closeBubble();
    if (m_editor)
        m_editor->disconnect(this); // it loses the focus when it goes
}

GridGeometry GridView::geometry() const
{
    GridGeometry geometry{.size = m_content.size(), .hasNumbers = m_hasNumbers};
    if (const std::optional<GridFrame> frame = m_content.frame()) {
        geometry.labelColumn = frame->range.first.column;
        for (const QString& label : {frame->label, frame->edgeLabel})
            if (!label.isEmpty())
                geometry.labelWidth = std::max(geometry.labelWidth, pillWidth(label));
    }
    return geometry;
}

QSizeF GridView::naturalSize(double pitch) const
{
    return geometry().naturalSize(pitch);
}

QSize GridView::sizeHint() const
{
    constexpr int kMost = 640;
    return naturalSize(m_largest).toSize().boundedTo({kMost, kMost});
}

QSize GridView::minimumSizeHint() const
{
    constexpr int kMost = 120;
    return naturalSize(kSmallestFit).toSize().boundedTo({kMost, kMost});
}

void GridView::setLargestPitch(double pitch)
{
    m_largest = std::clamp(pitch, kSmallestFit, kLargestPitch);
    updateGeometry();
    updateLayout();
}

void GridView::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    updateLayout();
}

void GridView::setHasNumbers(bool hasNumbers)
{
    m_hasNumbers = hasNumbers;
    updateGeometry();
    updateLayout();
}

void GridView::takeContent()
{
    if (m_editor && !m_isTakingText)
        cancelEditing(); // its number may be another one by now
    setAccessibleName(m_content.name());
    const bool hasOtherSize = m_content.size() != m_layout.size;
    if (hasOtherSize) {
        closeBubble();
        m_cursor = m_cursor.clampedTo(m_content.size());
        updateGeometry();
    }
    updateLayout();
    viewport()->update();
    tellContentChanged(*this, hasOtherSize);
    if (hasOtherSize)
        Q_EMIT selectionChanged();
}

void GridView::updateLayout()
{
    const GridGeometry grid = geometry();
    m_pitch = m_zoom ? *m_zoom : grid.fittingPitch(maximumViewportSize(), kSmallestFit, m_largest);
    updateScrollBars(grid.naturalSize(m_pitch));
    takeScroll();
}

void GridView::updateScrollBars(QSizeF natural)
{
    const QSize needed(static_cast<int>(std::ceil(natural.width())),
                       static_cast<int>(std::ceil(natural.height())));
    const QSize most = maximumViewportSize();
    const bool fits = needed.width() <= most.width() && needed.height() <= most.height();
    const QSize seen = fits ? most : viewport()->size();
    const auto set = [this](QScrollBar* bar, int length, int page) {
        bar->setSingleStep(static_cast<int>(m_pitch));
        bar->setPageStep(page);
        bar->setRange(0, std::max(0, length - page));
    };
    set(horizontalScrollBar(), needed.width(), seen.width());
    set(verticalScrollBar(), needed.height(), seen.height());
}

void GridView::takeScroll()
{
    const CellLayout layout = geometry().layout(
        m_pitch, viewport()->size(),
        QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value()), m_alignment);
    if (isSame(layout, m_layout))
        return;
    m_layout = layout;
    viewport()->update();
    placeOverlays();
    Q_EMIT viewChanged();
}

void GridView::scrollTo(QPointF scroll)
{
    horizontalScrollBar()->setValue(static_cast<int>(std::lround(scroll.x())));
    verticalScrollBar()->setValue(static_cast<int>(std::lround(scroll.y())));
}

void GridView::makeVisible(tconv::Cell cell)
{
    const QMarginsF around = geometry().margins();
    const QRectF seen =
        QRectF(viewport()->rect()).adjusted(around.left(), around.top(), -kOverhang, -kOverhang);
    const QRectF rect = m_layout.rect(cell);
    const auto missing = [](double first, double last, double least, double most) {
        return first < least ? first - least : std::max(0.0, std::min(last - most, first - least));
    };
    scrollTo({horizontalScrollBar()->value() +
                  missing(rect.left(), rect.right(), seen.left(), seen.right()),
              verticalScrollBar()->value() +
                  missing(rect.top(), rect.bottom(), seen.top(), seen.bottom())});
}

void GridView::zoomTo(double pitch, QPointF fixed)
{
    const CellLayout before = m_layout;
    m_zoom = std::clamp(std::round(pitch), kSmallestPitch, kLargestPitch);
    if (*m_zoom == before.pitch)
        return;
    updateLayout();
    const QPointF place = (fixed - before.origin) / before.pitch;
    const QMarginsF around = geometry().margins();
    scrollTo(place * m_layout.pitch + QPointF(around.left(), around.top()) - fixed);
}

void GridView::zoomBy(int notches, QPointF fixed)
{
    constexpr double kStep = 1.15;
    double wished = pitch();
    for (; notches > 0; --notches)
        wished = std::max(wished * kStep, wished + 1);
    for (; notches < 0; ++notches)
        wished = std::min(wished / kStep, wished - 1);
    zoomTo(wished, fixed);
}

void GridView::zoomIn()
{
    zoomBy(1, viewport()->rect().center());
}

void GridView::zoomOut()
{
    zoomBy(-1, viewport()->rect().center());
}

void GridView::zoomToFit()
{
    m_zoom.reset();
    updateLayout();
}

QPointF GridView::corner() const
{
    const QMarginsF around = geometry().margins();
    return {std::max(m_layout.origin.x(), around.left()),
            std::max(m_layout.origin.y(), around.top())};
}

void GridView::updateCells(const CellRange& range)
{
    if (!range.isEmpty())
        viewport()->update(m_layout.rect(range)
                               .adjusted(-kOverhang, -kOverhang, kOverhang, kOverhang)
                               .toAlignedRect());
}

void GridView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const QPointF start = corner();
    painter.save();
    // Rings reach into the numbers' band; cells that are scrolled below it do not.
    const double left = m_layout.origin.x() < start.x() ? start.x() : start.x() - kOverhang;
    const double top = m_layout.origin.y() < start.y() ? start.y() : start.y() - kOverhang;
    painter.setClipRect(QRectF(viewport()->rect()).adjusted(left, top, 0, 0));
    if (event->region().rectCount() > kMostPieces)
        paintCells(painter, event->rect());
    else
        for (const QRect& piece : event->region())
            paintCells(painter, piece);
    if (const std::optional<GridFrame> frame = m_content.frame())
        paintFrame(painter, m_layout, *frame, Theme::current());
    if (const std::optional<KernelWindow> window = m_content.window())
        paintWindow(painter, m_layout, *window, Theme::current());
    paintCursor(painter);
    painter.restore();
    if (m_hasNumbers && m_content.hasNumbers())
        paintNumbers(painter, m_layout, start, viewport()->rect(), Theme::current(), false,
                     m_content.firstNumber());
}

void GridView::paintCells(QPainter& painter, const QRectF& clip) const
{
    GridPicture picture;
    picture.layout = m_layout;
    picture.look = [this](tconv::Cell cell) { return m_content.look(cell); };
    picture.hasNumbers = false;
    picture.hasGaps = m_content.hasGaps();
    // Neighbours' rings reach into the piece.
    paintGrid(painter, picture, clip.adjusted(-kOverhang, -kOverhang, kOverhang, kOverhang),
              Theme::current());
}

void GridView::paintCursor(QPainter& painter) const
{
    const bool hasKeys = hasFocus() || m_editor;
    if (isEmpty() || (!hasKeys && m_cursor.isSingle()))
        return;
    const Theme& theme = Theme::current();
    const QColor color = hasKeys ? theme.accent : theme.muted;
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_cursor.isSingle()) {
        QColor veil = color;
        veil.setAlphaF(0.16F);
        painter.setPen(QPen(color, 1.5));
        painter.setBrush(veil);
        painter.drawRoundedRect(m_layout.rect(m_cursor.range()).adjusted(-1, -1, 1, 1), 4, 4);
    }
    if (!hasKeys)
        return;
    // Inside the cell, where no ring lies.
    const bool isLarge = m_layout.pitch >= 18;
    const double inset = isLarge ? 3 : -1;
    const double radius = isLarge ? 3 : 1;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5));
    painter.drawRoundedRect(m_layout.rect(m_cursor.current).adjusted(inset, inset, -inset, -inset),
                            radius, radius);
}

void GridView::resizeEvent(QResizeEvent*)
{
    updateLayout();
}

void GridView::scrollContentsBy(int, int)
{
    takeScroll();
}
