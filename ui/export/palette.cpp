// SPDX-License-Identifier: MIT
#include "export/palette.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>
#include <utility>

namespace {

constexpr QRgb kOpaque = 0xff000000U;

struct Counted {
    QRgb color = 0;
    std::uint64_t count = 0;
};

int channel(QRgb color, int index)
{
    return static_cast<int>((color >> (8 * index)) & 0xffU);
}

/// A box of the median cut: some of the colours.
struct Box {
    std::vector<Counted>::iterator first;
    std::vector<Counted>::iterator last;
    int widest = 0;       ///< the channel with the largest spread
    std::uint64_t weight; ///< spread times pixels: what is cut next

    Box(std::vector<Counted>::iterator begin, std::vector<Counted>::iterator end)
        : first(begin)
        , last(end)
    {
        std::array<int, 3> spread{};
        for (int i = 0; i < 3; ++i) {
            const auto [low, high] =
                std::minmax_element(first, last, [i](const Counted& a, const Counted& b) {
                    return channel(a.color, i) < channel(b.color, i);
                });
            spread[static_cast<std::size_t>(i)] = channel(high->color, i) - channel(low->color, i);
        }
        const auto most = std::max_element(spread.begin(), spread.end());
        widest = static_cast<int>(most - spread.begin());
        weight = pixels() * static_cast<std::uint64_t>(*most);
    }

    std::uint64_t pixels() const
    {
        return std::accumulate(first, last, std::uint64_t{0},
                               [](std::uint64_t sum, const Counted& c) { return sum + c.count; });
    }

    QRgb mean() const
    {
        std::array<std::uint64_t, 3> sums{};
        for (auto it = first; it != last; ++it)
            for (int i = 0; i < 3; ++i)
                sums[static_cast<std::size_t>(i)] +=
                    it->count * static_cast<std::uint64_t>(channel(it->color, i));
        const std::uint64_t total = pixels();
        QRgb color = kOpaque;
        for (int i = 0; i < 3; ++i) {
            const std::uint64_t value = (sums[static_cast<std::size_t>(i)] + total / 2) / total;
            color |= static_cast<QRgb>(value) << (8 * i);
        }
        return color;
    }

    /// Two boxes with about half of the pixels each. \pre two colours or more
    std::pair<Box, Box> cut() const
    {
        std::sort(first, last, [this](const Counted& a, const Counted& b) {
            const int valueA = channel(a.color, widest);
            const int valueB = channel(b.color, widest);
            return valueA != valueB ? valueA < valueB : a.color < b.color;
        });
        const std::uint64_t half = pixels() / 2;
        auto middle = first + 1;
        for (std::uint64_t sum = first->count; middle + 1 != last && sum < half; ++middle)
            sum += middle->count;
        return {Box(first, middle), Box(middle, last)};
    }
};

std::vector<QRgb> medianCut(std::vector<Counted> colors, std::size_t most)
{
    std::vector<Box> boxes{Box(colors.begin(), colors.end())};
    while (boxes.size() < most) {
        const auto next =
            std::max_element(boxes.begin(), boxes.end(),
                             [](const Box& a, const Box& b) { return a.weight < b.weight; });
        if (next->weight == 0)
            break; // every box is one colour
        auto [left, right] = next->cut();
        *next = left;
        boxes.push_back(right);
    }
    std::vector<QRgb> palette;
    for (const Box& box : boxes)
        palette.push_back(box.mean());
    return palette;
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

std::vector<QRgb> paletteOf(const ColorCount& count, std::size_t most)
{
    std::vector<Counted> colors;
    for (auto it = count.counts().begin(); it != count.counts().end(); ++it)
        colors.push_back({it.key(), it.value()});
    // The order of a hash differs from run to run; a file must not.
    std::sort(colors.begin(), colors.end(), [](const Counted& a, const Counted& b) {
        return a.count != b.count ? a.count > b.count : a.color < b.color;
    });
    const std::size_t exact = colors.size() <= most ? colors.size() : most / 2;
    std::vector<QRgb> palette;
    for (std::size_t i = 0; i < exact; ++i)
        palette.push_back(colors[i].color);
    if (exact < colors.size()) {
        colors.erase(colors.begin(), colors.begin() + static_cast<std::ptrdiff_t>(exact));
        const std::vector<QRgb> shades = medianCut(std::move(colors), most - exact);
        palette.insert(palette.end(), shades.begin(), shades.end());
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
