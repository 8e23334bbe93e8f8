// SPDX-License-Identifier: MIT
// Formulas for the output size that people have used, on the web and by hand.
#include <tconv/check/shape_rows.h>

#include <algorithm>

namespace tconv::shape_rows {

namespace {

Wide cut(Index value)
{
    constexpr Index most = Index(1) << 62;
    return std::clamp(value, -most, most);
}

/// Nothing where Conv2d has no output.
std::optional<Index> ordinaryConvolution(const Letters& l)
{
    const Wide room = l.n + 2 * l.p - l.d * (l.k - 1) - 1;
    return room < 0 || l.s < 1 ? std::optional<Index>() : sized(room / l.s + 1);
}

} // namespace

Letters::Letters(const AxisSettings& settings)
    : n(cut(settings.input))
    , k(cut(settings.kernel))
    , s(cut(settings.stride))
    , p(cut(settings.padding))
    , op(cut(settings.outputPadding))
    , d(cut(settings.dilation))
{
}

std::optional<Index> sized(Wide size)
{
    if (size < -kMaxExtent || size > kMaxExtent)
        return {};
    return static_cast<Index>(size);
}

std::vector<ShapeModel> sumModels()
{
    return {
        {.id = "S06",
         .title = "output_padding was left out",
         .sentence = "You left output_padding out. It is added once to the size.",
         .formula = "(n-1)s - 2p + d(k-1) + 1",
         .rarity = 10,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() - l.op);
             }},
        {.id = "S03",
         .title = "The + 1 was forgotten",
         .sentence = "You forgot the 1 at the end of the formula. The last stamp begins at (n-1)s "
                     "and reaches d(k-1) + 1 cells, itself included.",
         .formula = "(n-1)s - 2p + d(k-1) + op",
         .rarity = 20,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() - 1);
             }},
        {.id = "S04",
         .title = "The padding was subtracted only once",
         .sentence = "You subtracted padding once. It crops the output at both edges: 2p.",
         .formula = "(n-1)s - p + d(k-1) + op + 1",
         .rarity = 30,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() + l.p);
             }},
        {.id = "S05",
         .title = "The padding was added",
         .sentence = "You added 2p, as the formula of an ordinary convolution does. Here padding "
                     "crops the output: subtract 2p.",
         .formula = "(n-1)s + 2p + d(k-1) + op + 1",
         .rarity = 40,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() + 4 * l.p);
             }},
        {.id = "S16",
         .title = "The padding was left out",
         .sentence =
             "You did not crop the padding. It takes p cells off at both edges: subtract 2p.",
         .formula = "(n-1)s + d(k-1) + op + 1",
         .rarity = 50,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() + 2 * l.p);
             }},
        {.id = "S10",
         .title = "output_padding was added twice",
         .sentence = "You added output_padding at both edges. It is added once, at the bottom and "
                     "the right.",
         .formula = "(n-1)s - 2p + d(k-1) + 2op + 1",
         .rarity = 140,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() + l.op);
             }},
    };
}

std::vector<ShapeModel> strideModels()
{
    return {
        {.id = "S02",
         .title = "n was used instead of n - 1",
         .sentence =
             "You multiplied the stride by n. Between n stamps there are n - 1 steps: (n-1)s.",
         .formula = "ns - 2p + d(k-1) + op + 1",
         .rarity = 60,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() + l.s);
             }},
        {.id = "S07",
         .title = "The input was just multiplied by the stride",
         .sentence = "You took input times stride. That is right only if kernel_size, padding and "
                     "output_padding happen to make up for each other; the size is (n-1)s - 2p + "
                     "d(k-1) + op + 1.",
         .formula = "ns",
         .rarity = 5,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.n * l.s);
             }},
        {.id = "S17",
         .title = "The stride was left out",
         .sentence = "You took the stride for 1. The stamps stand s cells apart: (n-1)s.",
         .formula = "(n-1) - 2p + d(k-1) + op + 1",
         .rarity = 70,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() - (l.n - 1) * (l.s - 1));
             }},
        {.id = "S18",
         .title = "The kernel size was used as the stride",
         .sentence = "You put k-1 zeros between the input cells, as if the stride were the kernel "
                     "size. It is s-1 zeros, so the stamps stand s cells apart: (n-1)s.",
         .formula = "(n-1)k - 2p + d(k-1) + op + 1",
         .rarity = 80,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() + (l.n - 1) * (l.k - l.s));
             }},
        {.id = "S19",
         .title = "The stride was taken for the number of zeros",
         .sentence = "You put s zeros between the input cells. It is s-1 zeros: the stride is the "
                     "distance from one stamp to the next.",
         .formula = "(n-1)(s+1) - 2p + d(k-1) + op + 1",
         .rarity = 110,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() + l.n - 1);
             }},
        {.id = "S20",
         .title = "Zeros were counted after the last input cell as well",
         .sentence =
             "You counted s-1 zeros behind the last input cell too. They stand only between cells.",
         .formula = "(n-1)s + (s-1) - 2p + d(k-1) + op + 1",
         .rarity = 100,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() + l.s - 1);
             }},
    };
}

std::vector<ShapeModel> kernelModels()
{
    return {
        {.id = "S11",
         .title = "The dilation was left out",
         .sentence = "You took the dilation for 1. The dilated kernel reaches d(k-1) + 1 cells.",
         .formula = "(n-1)s - 2p + k + op",
         .rarity = 90,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() - (l.d - 1) * (l.k - 1));
             }},
        {.id = "S12",
         .title = "The dilation was counted from 0",
         .sentence = "You used d-1 for the dilation (0 for \"no dilation\"). In PyTorch dilation=1 "
                     "means no gaps, and the kernel reaches d(k-1) + 1 cells.",
         .formula = "(n-1)s - 2p + (d-1)(k-1) + op + 1",
         .rarity = 120,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() - (l.k - 1));
             }},
        {.id = "S21",
         .title = "The dilation was taken for the number of gaps",
         .sentence = "You left d gaps between neighbouring taps. The dilation is their distance, "
                     "so there are d-1 gaps and the kernel reaches d(k-1) + 1 cells.",
         .formula = "(n-1)s - 2p + (d+1)(k-1) + op + 1",
         .rarity = 150,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() + l.k - 1);
             }},
        {.id = "S08",
         .title = "The dilated kernel was taken to be dk cells large",
         .sentence = "You multiplied the kernel size by the dilation. There is no gap after the "
                     "last tap, so the dilated kernel reaches d(k-1) + 1 cells.",
         .formula = "(n-1)s - 2p + dk + op",
         .rarity = 130,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() + l.d - 1);
             }},
        {.id = "S09",
         .title = "k was used instead of k - 1",
         .sentence = "You multiplied the dilation by k. Between k taps there are k - 1 steps: "
                     "d(k-1), and one cell more.",
         .formula = "(n-1)s - 2p + dk + op + 1",
         .rarity = 160,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized(l.right() + l.d);
             }},
    };
}

std::vector<ShapeModel> mixedUpModels()
{
    return {
        {.id = "S01",
         .title = "The formula of an ordinary convolution was used",
         .sentence = "You used the formula of Conv2d, which makes the output smaller. The "
                     "transposed convolution goes the other way: (n-1)s - 2p + d(k-1) + op + 1.",
         .formula = "floor((n + 2p - d(k-1) - 1) / s) + 1",
         .rarity = 15,
         .size = [](const AxisSettings& axis,
                    const AxisSettings&) { return ordinaryConvolution(Letters(axis)); }},
        {.id = "S13",
         .title = "Kernel and padding were multiplied by the stride",
         .sentence = "You multiplied the whole bracket by the stride. Only the steps between the "
                     "stamps, n - 1, are multiplied by it; the kernel is added once and padding "
                     "subtracted once at each edge.",
         .formula = "(n-1 + k - 2p)s + op",
         .rarity = 170,
         .size =
             [](const AxisSettings& axis, const AxisSettings&) {
                 const Letters l(axis);
                 return sized((l.n - 1 + l.k - 2 * l.p) * l.s + l.op);
             }},
        {.id = "S14",
         .title = "Height and width were swapped",
         .sentence = "This is the size along the other axis. Height comes first, then width.",
         .formula = "the size along the other axis",
         .rarity = 180,
         .size = [](const AxisSettings&,
                    const AxisSettings& other) { return sized(Letters(other).right()); }},
        {.id = "S15",
         .title = "The settings of the other axis were used",
         .sentence = "You used kernel_size, stride, padding, output_padding and dilation of the "
                     "other axis. In each pair height comes first.",
         .formula = "(n-1)s - 2p + d(k-1) + op + 1 with the other axis' settings",
         .rarity = 190,
         .size =
             [](const AxisSettings& axis, const AxisSettings& other) {
                 Letters mixed(other);
                 mixed.n = Letters(axis).n;
                 return sized(mixed.right());
             }},
    };
}

} // namespace tconv::shape_rows
