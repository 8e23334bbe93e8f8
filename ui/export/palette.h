// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QImage>
#include <QRgb>

#include <cstdint>
#include <vector>

/// How often each opaque colour occurs.
class ColorCount {
public:
    void add(const std::vector<QRgb>& colors);
    void add(const QImage& image); ///< \pre Format_RGB32
    const QHash<QRgb, std::uint64_t>& counts() const { return m_counts; }
    std::size_t size() const { return static_cast<std::size_t>(m_counts.size()); }

private:
    QHash<QRgb, std::uint64_t> m_counts;
};

/// At most `most` of the colours that stand for all: all of them while they are few enough, else
/// those that leave little difference over all pixels. The same from run to run.
std::vector<QRgb> paletteOf(const ColorCount& count, std::size_t most);

/// Finds the nearest colour of a palette, quickly for colours that were asked before.
class PaletteIndex {
public:
    explicit PaletteIndex(std::vector<QRgb> palette);

    const std::vector<QRgb>& palette() const { return m_palette; }
    std::uint8_t indexOf(QRgb color);
    void reduce(QImage& image); ///< to the palette's colours \pre Format_RGB32
    bool hasAll(const ColorCount& count) const;

private:
    std::vector<QRgb> m_palette;
    QHash<QRgb, std::uint8_t> m_exact;
    QHash<QRgb, std::uint8_t> m_nearest;
};
