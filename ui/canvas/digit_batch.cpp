// SPDX-License-Identifier: MIT
#include "canvas/digit_batch.h"

#include <QFont>
#include <QGlyphRun>
#include <QGuiApplication>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <memory>

namespace {

/// A font's glyphs and advances, looked up once for each character.
class GlyphTable {
public:
    GlyphTable(int pixelSize, DigitBatch::Weight weight)
        : m_font(rawFont(pixelSize, weight))
    {
        for (char16_t digit = u'0'; digit <= u'9'; ++digit)
            m_digitAdvance = std::max(m_digitAdvance, glyph(QChar(digit)).advance);
    }

    struct Glyph {
        quint32 index = 0;
        double advance = 0;
    };

    const QRawFont& font() const { return m_font; }

    const Glyph& glyph(QChar character)
    {
        const auto found = m_glyphs.constFind(character.unicode());
        if (found != m_glyphs.constEnd())
            return *found;
        Glyph glyph;
        const QList<quint32> indices = m_font.glyphIndexesForString(QString(character));
        if (!indices.isEmpty()) {
            glyph.index = indices.first();
            glyph.advance = m_font.advancesForGlyphIndexes(indices).first().x();
        }
        return *m_glyphs.insert(character.unicode(), glyph);
    }

    /// Digits and signs all take one width, so that nothing moves when a value changes.
    double advance(QChar character)
    {
        return character.isDigit() ? m_digitAdvance : glyph(character).advance;
    }

    double width(const QString& text)
    {
        double sum = 0;
        for (const QChar character : text)
            sum += advance(character);
        return sum;
    }

private:
    static QRawFont rawFont(int pixelSize, DigitBatch::Weight weight)
    {
        QFont font = QGuiApplication::font();
        font.setPixelSize(pixelSize);
        font.setWeight(weight == DigitBatch::Weight::Bold ? QFont::Bold : QFont::Normal);
        return QRawFont::fromFont(font);
    }

    QRawFont m_font;
    QHash<char16_t, Glyph> m_glyphs;
    double m_digitAdvance = 0;
};

/// A raw font belongs to its thread.
thread_local QHash<int, std::shared_ptr<GlyphTable>> t_tables;

GlyphTable& tableFor(int pixelSize, DigitBatch::Weight weight)
{
    // Fonts must not outlive the application, whose last routines run on its own thread.
    static const bool isRegistered = (qAddPostRoutine([] { t_tables.clear(); }), true);
    Q_UNUSED(isRegistered)
    std::shared_ptr<GlyphTable>& table = t_tables[pixelSize * 2 + static_cast<int>(weight)];
    if (!table)
        table = std::make_shared<GlyphTable>(pixelSize, weight);
    return *table;
}

/// The text cut to a width, its end marked.
QString elided(const QString& text, double width, GlyphTable& table)
{
    const QChar dots(u'…');
    QString cut = text;
    while (cut.size() > 1 && table.width(cut) + table.advance(dots) > width)
        cut.chop(1);
    return cut + dots;
}

} // namespace

DigitBatch::Run& DigitBatch::runFor(int pixelSize, QColor color, Weight weight)
{
    const quint64 key = (quint64(color.rgba()) << 16) | (quint64(pixelSize) << 1) |
                        static_cast<quint64>(weight == Weight::Bold);
    const auto found = m_index.constFind(key);
    if (found != m_index.constEnd())
        return m_runs[*found];
    m_index.insert(key, m_runs.size());
    m_runs.push_back({tableFor(pixelSize, weight).font(), color, {}, {}});
    return m_runs.back();
}

void DigitBatch::add(const QRectF& box, const QString& text, double pixelSize, QColor color,
                     Weight weight)
{
    if (text.isEmpty())
        return;
    int size = static_cast<int>(pixelSize);
    const double space = box.width() - std::min(4.0, 0.1 * box.width());
    double width = tableFor(size, weight).width(text);
    if (width > space) {
        size = std::max(static_cast<int>(kSmallest), static_cast<int>(size * space / width));
        width = tableFor(size, weight).width(text);
    }
    GlyphTable& table = tableFor(size, weight);
    const QString shown = width > space ? elided(text, space, table) : text;
    constexpr qsizetype kTooFew = 3; // "-1…" says less than nothing
    if (shown != text && shown.size() <= kTooFew)
        return;
    width = table.width(shown);
    Run& run = runFor(size, color, weight);
    // Digits are as high as capitals: half of that below the middle is the line they stand on.
    const double baseline = std::round(box.center().y() + table.font().capHeight() / 2);
    double x = box.center().x() - width / 2;
    for (const QChar character : shown) {
        const GlyphTable::Glyph& glyph = table.glyph(character);
        const double advance = table.advance(character);
        run.glyphs.append(glyph.index);
        run.positions.append(QPointF(x + (advance - glyph.advance) / 2, baseline));
        x += advance;
    }
}

void DigitBatch::draw(QPainter& painter, bool asOutlines)
{
    for (const Run& run : m_runs) {
        if (asOutlines) {
            QPainterPath path;
            for (qsizetype i = 0; i < run.glyphs.size(); ++i)
                path.addPath(run.font.pathForGlyph(run.glyphs[i]).translated(run.positions[i]));
            painter.fillPath(path, run.color);
            continue;
        }
        QGlyphRun glyphRun;
        glyphRun.setRawFont(run.font);
        glyphRun.setGlyphIndexes(run.glyphs);
        glyphRun.setPositions(run.positions);
        painter.setPen(run.color);
        painter.drawGlyphRun(QPointF(), glyphRun);
    }
    m_runs.clear();
    m_index.clear();
}

double DigitBatch::textWidth(const QString& text, double pixelSize, Weight weight)
{
    return tableFor(static_cast<int>(pixelSize), weight).width(text);
}
