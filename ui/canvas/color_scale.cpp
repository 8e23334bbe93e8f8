// SPDX-License-Identifier: MIT
#include "canvas/color_scale.h"

#include "canvas/theme.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace {

/// OKLab (Björn Ottosson, 2020): equal distances look equally far apart.
struct OkLab {
    double lightness = 0;
    double a = 0;
    double b = 0;
};

double toLinear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double fromLinear(double channel)
{
    const double clamped = std::clamp(channel, 0.0, 1.0);
    return clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * std::pow(clamped, 1 / 2.4) - 0.055;
}

OkLab toLab(QColor color)
{
    const double r = toLinear(color.redF());
    const double g = toLinear(color.greenF());
    const double b = toLinear(color.blueF());
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

double cubed(double number)
{
    return number * number * number;
}

QColor fromLab(const OkLab& lab)
{
    const double l = cubed(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b);
    const double m = cubed(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b);
    const double s = cubed(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b);
    const auto channel = [](double linear) { return static_cast<float>(fromLinear(linear)); };
    return QColor::fromRgbF(channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                            channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                            channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

/// Relative luminance as WCAG defines it.
double luminance(QColor color)
{
    return 0.2126 * toLinear(color.redF()) + 0.7152 * toLinear(color.greenF()) +
           0.0722 * toLinear(color.blueF());
}

double contrast(QColor a, QColor b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

QColor mixed(QColor from, QColor to, double share)
{
    const OkLab a = toLab(from);
    const OkLab b = toLab(to);
    return fromLab({std::lerp(a.lightness, b.lightness, share), std::lerp(a.a, b.a, share),
                    std::lerp(a.b, b.b, share)});
}

ColorScale::ColorScale(QColor negative, QColor neutral, QColor positive)
{
    for (int i = 0; i <= kSteps; ++i) {
        const double share = static_cast<double>(i) / kSteps;
        m_colors[static_cast<std::size_t>(kSteps - i)] = mixed(neutral, negative, share).rgb();
        m_colors[static_cast<std::size_t>(kSteps + i)] = mixed(neutral, positive, share).rgb();
    }
    // Not even a rounding away from what was asked for.
    m_colors.front() = negative.rgb();
    m_colors[kSteps] = neutral.rgb();
    m_colors.back() = positive.rgb();
}

/// Made once for each set of colours: that takes longer than painting a small grid.
ColorScale ColorScale::kept(QColor negative, QColor neutral, QColor positive)
{
    using Colors = std::array<QRgb, 3>;
    thread_local std::map<Colors, ColorScale> scales; // pictures are also exported from threads
    const Colors key{negative.rgb(), neutral.rgb(), positive.rgb()};
    const auto found = scales.find(key);
    if (found != scales.end())
        return found->second;
    return scales.emplace(key, ColorScale(negative, neutral, positive)).first->second;
}

ColorScale ColorScale::data(const Theme& theme)
{
    return kept(theme.dataNegative, theme.panel, theme.dataPositive);
}

ColorScale ColorScale::weights(const Theme& theme)
{
    return kept(theme.weightNegative, theme.panel, theme.weightPositive);
}

QColor ColorScale::at(double value, double largest) const
{
    if (value == 0 || !(largest > 0) || std::isnan(value))
        return QColor::fromRgb(m_colors[kSteps]);
    // A value that is not zero is never painted as one: at least the tenth step.
    constexpr int kLeast = kSteps / 10;
    const int step = static_cast<int>(
        std::lround(std::clamp(std::abs(value) / largest, 0.0, 1.0) * (kSteps - kLeast)));
    const int signedStep = value > 0 ? step + kLeast : -step - kLeast;
    return QColor::fromRgb(m_colors[static_cast<std::size_t>(kSteps + signedStep)]);
}

QColor inkOn(QColor ground, const Theme& theme)
{
    const QColor opposite = theme.isDark ? QColor(0x10151d) : QColor(0xffffff);
    // The usual ink stays while it is well readable, so that neighbours look alike.
    constexpr double kReadable = 4.5;
    return contrast(theme.text, ground) >= kReadable ||
                   contrast(theme.text, ground) >= contrast(opposite, ground)
               ? theme.text
               : opposite;
}

QColor tapColor(tconv::Cell tap, tconv::Size2 kernel, const Theme& theme)
{
    const auto count = static_cast<double>(std::max<tconv::Index>(1, kernel.height * kernel.width));
    const auto index = static_cast<double>(tap.row * kernel.width + tap.column);
    const double angle = 2 * M_PI * index / count;
    const double lightness = theme.isDark ? 0.5 : 0.83;
    const double chroma = theme.isDark ? 0.09 : 0.1;
    return fromLab({lightness, chroma * std::cos(angle), chroma * std::sin(angle)});
}
