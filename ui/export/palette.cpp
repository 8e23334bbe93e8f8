// SPDX-License-Identifier: MIT
#include "export/palette.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace {

constexpr QRgb kOpaque = 0xff000000U;
constexpr int kFarthest = 1 << 20; ///< more than any distance()

struct Counted {
    QRgb color = 0;
    std::uint64_t count = 0;
};

int channel(QRgb color, int index)
{
    return static_cast<int>((color >> (8 * index)) & 0xffU);
}

int distance(QRgb a, QRgb b)
{
    // Green counts most for the eye, blue least.
    constexpr std::array<int, 3> kWeights{2, 4, 3};
    int sum = 0;
    for (int i = 0; i < 3; ++i) {
        const int difference = channel(a, i) - channel(b, i);
        sum += kWeights[static_cast<std::size_t>(i)] * difference * difference;
    }
    return sum;
}

} // namespace

void ColorCount::add(const std::vector<QRgb>& colors)
{
    for (std::size_t i = 0; i < colors.size();) {
        const QRgb color = colors[i];
        std::uint64_t run = 0;
        for (; i < colors.size() && colors[i] == color; ++i)
            ++run;
        m_counts[color | kOpaque] += run;
    }
}

void ColorCount::add(const QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        add({line, line + image.width()});
    }
}

std::vector<QRgb> paletteOf(const ColorCount& count, std::size_t most)
{
    std::vector<Counted> colors;
    for (auto it = count.counts().begin(); it != count.counts().end(); ++it)
        colors.push_back({it.key(), it.value()});
    // The order of a hash differs from run to run; a file must not.
    std::sort(colors.begin(), colors.end(), [](const Counted& a, const Counted& b) {
        return a.count != b.count ? a.count > b.count : a.color < b.color;
    });
    // Whoever adds most to the sum of squared differences comes next: a colour that nothing stands
    // for, even if it is rare, before one of many shades that look alike.
    std::vector<int> differences(colors.size(), kFarthest);
    std::vector<QRgb> palette;
    const auto error = [&](std::size_t i) {
        return static_cast<double>(colors[i].count) * differences[i];
    };
    while (palette.size() < most && palette.size() < colors.size()) {
        std::size_t next = 0;
        for (std::size_t i = 1; i < colors.size(); ++i)
            if (error(i) > error(next))
                next = i;
        palette.push_back(colors[next].color);
        for (std::size_t i = 0; i < colors.size(); ++i)
            differences[i] = std::min(differences[i], distance(colors[i].color, palette.back()));
    }
    return palette;
}

PaletteIndex::PaletteIndex(std::vector<QRgb> palette)
    : m_palette(std::move(palette))
{
    assert(m_palette.size() <= 256);
    for (std::size_t i = 0; i < m_palette.size(); ++i)
        m_exact.insert(m_palette[i], static_cast<std::uint8_t>(i));
    m_nearest = m_exact;
}

std::uint8_t PaletteIndex::indexOf(QRgb color)
{
    color |= kOpaque;
    const auto found = m_nearest.constFind(color);
    if (found != m_nearest.constEnd())
        return *found;
    const auto nearest =
        std::min_element(m_palette.begin(), m_palette.end(), [color](QRgb a, QRgb b) {
            return distance(a, color) < distance(b, color);
        });
    const auto index = static_cast<std::uint8_t>(nearest - m_palette.begin());
    m_nearest.insert(color, index);
    return index;
}

bool PaletteIndex::hasAll(const ColorCount& count) const
{
    const auto& counts = count.counts();
    return std::all_of(counts.keyBegin(), counts.keyEnd(),
                       [this](QRgb color) { return m_exact.contains(color); });
}

void PaletteIndex::reduce(QImage& image)
{
    QRgb last = kOpaque;
    QRgb chosen = m_palette[indexOf(last)];
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (QRgb* pixel = line; pixel != line + image.width(); ++pixel) {
            if (*pixel != last) {
                last = *pixel;
                chosen = m_palette[indexOf(last)];
            }
            *pixel = chosen;
        }
    }
}
