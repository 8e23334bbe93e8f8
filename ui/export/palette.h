// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QRgb>

#include <cstdint>
#include <vector>

/// How often each opaque colour occurs.
class ColorCount {
public:
    void add(const std::vector<QRgb>& colors);
    const QHash<QRgb, std::uint64_t>& counts() const { return m_counts; }
    std::size_t size() const { return static_cast<std::size_t>(m_counts.size()); }

private:
    QHash<QRgb, std::uint64_t> m_counts;
};

/// At most `most` colours that stand for all: the colours themselves while they are few enough,
/// else the most frequent ones as they are and, for the rest (the shades of smoothed text), the
/// means of a median cut.
std::vector<QRgb> paletteOf(const ColorCount& count, std::size_t most);

/// Finds the nearest colour of a palette, quickly for colours that were asked before.
class PaletteIndex {
public:
    explicit PaletteIndex(std::vector<QRgb> palette);

    const std::vector<QRgb>& palette() const { return m_palette; }
    std::uint8_t indexOf(QRgb color);
    bool hasAll(const ColorCount& count) const;

private:
    std::vector<QRgb> m_palette;
    QHash<QRgb, std::uint8_t> m_exact;
    QHash<QRgb, std::uint8_t> m_nearest;
};
