// SPDX-License-Identifier: MIT
#pragma once

#include <QPainterPath>
#include <QToolButton>

/// The symbols of the playback bar.
enum class PlaybackGlyph { None, First, Previous, Play, Pause, Next, Last, Loop };

/// A symbol in a square of 20, around (0, 0).
struct GlyphShape {
    QPainterPath path;
    bool isFilled = false; ///< else it is drawn as a line
};

GlyphShape glyphShape(PlaybackGlyph glyph);

/// A square button with a symbol, or with its text, painted in the theme's colours.
class BarButton : public QToolButton {
    Q_OBJECT

public:
    explicit BarButton(PlaybackGlyph glyph, QWidget* parent = nullptr);

    void setGlyph(PlaybackGlyph glyph);
    PlaybackGlyph glyph() const { return m_glyph; }
    void setPrimary(bool isPrimary); ///< on the accent's ground

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void paintGround(QPainter& painter) const;
    void paintGlyph(QPainter& painter, const QColor& ink) const;

    PlaybackGlyph m_glyph;
    bool m_isPrimary = false;
};
