// SPDX-License-Identifier: MIT
#include "canvas/grid_painter.h"

#include "canvas/color_scale.h"
#include "canvas/digit_batch.h"
#include "canvas/edges.h"
#include "canvas/grid_numbers.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace {

constexpr double kRoundPitch = 30; ///< from here on cells have round corners
constexpr double kHatchDistance = 7;
constexpr double kPitchWithNote = 43;
constexpr int kNoteSize = 10;

double cornerRadius(double pitch)
{
    return std::min(5.0, pitch / 10);
}

/// Paints one grid layer by layer, so that rings lie over all fills and digits over all rings.
class GridStroke {
public:
    GridStroke(QPainter& painter, const GridPicture& picture, const QRectF& clip,
               const Theme& theme, bool asOutlines)
        : m_painter(painter)
        , m_picture(picture)
        , m_layout(picture.layout)
        , m_range(picture.layout.cellsIn(clip))
        , m_theme(theme)
        , m_asOutlines(asOutlines)
        , m_isRound(picture.layout.pitch >= kRoundPitch)
    {
    }

    void paint()
    {
        if (m_range.isEmpty())
            return;
        m_painter.save();
        smoothEdges(m_painter, m_isRound);
        if (!m_isRound && !m_picture.hasGaps)
            m_painter.fillRect(m_layout.rect(m_range).adjusted(-1, -1, 1, 1), m_theme.line);
        forEachCell([this](tconv::Cell cell) { paintCell(cell); });
        smoothEdges(m_painter);
        for (const auto& [rect, look] : m_marked)
            paintMarks(rect, look);
        m_digits.draw(m_painter, m_asOutlines);
        m_painter.restore();
    }

private:
    template <typename Function>
    void forEachCell(Function function)
    {
        for (tconv::Index row = m_range.first.row; row <= m_range.last.row; ++row)
            for (tconv::Index column = m_range.first.column; column <= m_range.last.column;
                 ++column)
                function({row, column});
    }

    void paintCell(tconv::Cell cell)
    {
        const QRectF rect = m_layout.rect(cell);
        const CellLook look = m_picture.look(cell);
        if (look.isAbsent)
            return;
        if (!m_isRound && m_picture.hasGaps)
            m_painter.fillRect(rect.adjusted(-1, -1, 1, 1), m_theme.line);
        const QColor fill = fillOf(look);
        if (m_isRound)
            paintRound(rect, fill);
        else
            m_painter.fillRect(rect, fill);
        if (look.isCropped)
            hatch(rect);
        if (look.ring != CellLook::Ring::None || look.isEdge)
            m_marked.emplace_back(rect, look);
        if (m_layout.pitch >= kPitchWithNote && !look.note.isEmpty())
            m_digits.add({rect.left(), rect.bottom() - 15, rect.width(), 14}, look.note, kNoteSize,
                         mixed(inkOf(look, fill), fill, 0.25));
        if (m_layout.pitch >= kSmallestPitchWithText)
            m_digits.add(textBox(rect), look.text, digitSize(m_layout.pitch), inkOf(look, fill),
                         look.isBold ? DigitBatch::Weight::Bold : DigitBatch::Weight::Regular);
    }

    /// Text never touches a border or a ring.
    QRectF textBox(const QRectF& rect) const
    {
        return m_isRound ? rect.adjusted(3, 0, -3, 0) : rect;
    }

    QColor fillOf(const CellLook& look) const
    {
        const QColor fill = look.fill.isValid() ? look.fill : m_theme.panel;
        return look.isCropped || look.isPale ? mixed(fill, m_theme.window, 0.6) : fill;
    }

    QColor inkOf(const CellLook& look, QColor fill) const
    {
        if (look.isFiller)
            return mixed(m_theme.muted, fill, 0.4);
        return look.isCropped || look.isPale ? m_theme.muted : inkOn(fill, m_theme);
    }

    void paintRound(const QRectF& rect, QColor fill)
    {
        const double radius = cornerRadius(m_layout.pitch);
        m_painter.setPen(QPen(m_theme.line, 1));
        m_painter.setBrush(fill);
        m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }

    /// Slanted lines at a distance that goes on from cell to cell.
    /// Each line ends at the cell's edge by itself: an SVG file would not keep a clip.
    void hatch(const QRectF& rect)
    {
        m_painter.save();
        QColor ink = m_theme.muted;
        ink.setAlphaF(0.35F);
        m_painter.setPen(QPen(ink, 1));
        const double first = std::ceil((rect.left() + rect.top()) / kHatchDistance);
        const double last = std::floor((rect.right() + rect.bottom()) / kHatchDistance);
        for (double i = first; i <= last; ++i) {
            const double sum = i * kHatchDistance; // of x and y, all along the line
            const double from = std::max(sum - rect.bottom(), rect.left());
            const double to = std::min(sum - rect.top(), rect.right());
            m_painter.drawLine(QPointF(from, sum - from), QPointF(to, sum - to));
        }
        m_painter.restore();
    }

    void paintMarks(const QRectF& rect, const CellLook& look)
    {
        m_painter.setBrush(Qt::NoBrush);
        const double radius = cornerRadius(m_layout.pitch);
        if (look.isEdge) {
            m_painter.setPen(QPen(m_theme.edge, strokeWidth(1.5), Qt::DashLine));
            const double inset = m_layout.pitch >= kRoundPitch ? 2.5 : 1;
            m_painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
        }
        if (look.ring == CellLook::Ring::None)
            return;
        const bool isCovered = look.ring == CellLook::Ring::Covered;
        const double width = strokeWidth(
            isCovered                                                                   ? 1
            : look.ring == CellLook::Ring::Source || look.ring == CellLook::Ring::Wrong ? 2
                                                                                        : 3);
        QColor color = ringColor(look.ring);
        if (look.isPale)
            color.setAlphaF(0.4F);
        m_painter.setPen(QPen(color, width));
        const double out = m_layout.pitch < 10 ? 1.5 : 0; // so that the colour can be seen
        m_painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), radius, radius);
    }

    QColor ringColor(CellLook::Ring ring) const
    {
        if (ring == CellLook::Ring::Wrong)
            return m_theme.wrong;
        const bool isStamp = ring == CellLook::Ring::Stamp || ring == CellLook::Ring::Covered;
        return isStamp ? m_theme.stamp : m_theme.accent;
    }

    /// Thinner on small cells, so that a ring never hides what it marks.
    double strokeWidth(double usual) const
    {
        return std::min(usual, std::max(1.0, m_layout.pitch / 8));
    }

    QPainter& m_painter;
    const GridPicture& m_picture;
    const CellLayout& m_layout;
    CellRange m_range;
    const Theme& m_theme;
    bool m_asOutlines;
    bool m_isRound;
    std::vector<std::pair<QRectF, CellLook>> m_marked;
    DigitBatch m_digits;
};

} // namespace

double digitSize(double pitch)
{
    // Small cells give more of their height to digits, since they would be unreadable.
    const double size = std::max(pitch * 0.32, std::min(11.0, pitch * 0.42));
    return std::clamp(std::floor(size), DigitBatch::kSmallest, 30.0);
}

void paintGrid(QPainter& painter, const GridPicture& picture, const QRectF& clip,
               const Theme& theme, bool asOutlines)
{
    GridStroke(painter, picture, clip, theme, asOutlines).paint();
    if (picture.hasNumbers)
        paintNumbers(painter, picture.layout, picture.layout.origin, clip, theme, asOutlines,
                     picture.firstNumber);
    if (picture.frame)
        paintFrame(painter, picture.layout, *picture.frame, theme, asOutlines);
    if (picture.window)
        paintWindow(painter, picture.layout, *picture.window, theme);
}

void paintWindow(QPainter& painter, const CellLayout& layout, const KernelWindow& window,
                 const Theme& theme)
{
    painter.save();
    smoothEdges(painter);
    QColor color = theme.stamp;
    if (window.isPale)
        color.setAlphaF(0.35F);
    QColor veil = color;
    veil.setAlphaF(window.isPale ? 0.03F : 0.07F);
    painter.setPen(QPen(color, layout.pitch >= 12 ? 3 : 1.5));
    painter.setBrush(veil);
    const double out = layout.pitch >= 12 ? 2 : 1;
    painter.drawRoundedRect(layout.rect(window.range).adjusted(-out, -out, out, out), 5, 5);
    painter.restore();
}

void paintFrame(QPainter& painter, const CellLayout& layout, const GridFrame& frame,
                const Theme& theme, bool asOutlines)
{
    painter.save();
    smoothEdges(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.text, layout.pitch >= 12 ? 3 : 1.5));
    const QRectF rect = layout.rect(frame.range).adjusted(-1, -1, 1, 1);
    painter.drawRoundedRect(rect, 4, 4);
    painter.restore();
    if (!frame.label.isEmpty())
        paintPill(painter, QPointF(rect.left() + 4, rect.bottom() + 6), frame.label, theme.text,
                  theme.panel, asOutlines);
    if (!frame.edgeLabel.isEmpty())
        paintPill(painter, QPointF(rect.left() + 4, rect.bottom() + 28), frame.edgeLabel,
                  theme.edge, theme.panel, asOutlines);
}

QRectF paintPill(QPainter& painter, QPointF at, const QString& text, QColor ground, QColor ink,
                 bool asOutlines)
{
    constexpr int kTextSize = 11;
    const QRectF box(at, QSizeF(DigitBatch::textWidth(text, kTextSize) + 18, 17));
    painter.save();
    smoothEdges(painter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.restore();
    DigitBatch label;
    label.add(box, text, kTextSize, ink);
    label.draw(painter, asOutlines);
    return box;
}
