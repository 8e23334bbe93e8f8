// SPDX-License-Identifier: MIT
#include <tconv/check/deviation.h>

#include <algorithm>
#include <array>

namespace tconv {

namespace {

using Settings = const AxisSettings&;
using U = Understanding;

template <Orientation Way>
void lay(U& u)
{
    u.orientation = Way;
}

template <Overlap Way>
void combine(U& u)
{
    u.overlap = Way;
}

template <BiasUse Way>
void addBias(U& u)
{
    u.bias = Way;
}

void crop(U& u, Axis axis, Index begin, Index end)
{
    u.cropBegin[axis] = begin;
    u.cropEnd[axis] = end;
}

// What is right, said once for each part.
constexpr std::string_view kAsIs =
    "Each input number is multiplied by the kernel as it is; only the window that gathers is "
    "rotated by 180°.";
constexpr std::string_view kStamps = "Neighbouring stamps lie stride cells apart.";
constexpr std::string_view kSpread = "Neighbouring kernel taps lie dilation cells apart.";
constexpr std::string_view kSum = "Where stamps overlap, their products are added.";
constexpr std::string_view kCrop =
    "Padding cuts that many rows and columns off at all four sides of the canvas.";
constexpr std::string_view kExtend =
    "output_padding keeps that many more rows and columns at the bottom and right, with what the "
    "stamps left there.";
constexpr std::string_view kBiasOnce = "The bias is added once to every cell of the output.";

const std::array kRules = std::to_array<DeviationRule>({
    {"M01", kOrientation, "the kernel was rotated by 180°", kAsIs, 0, nullptr,
     lay<Orientation::Rotated180>},
    {"M02", kOrientation, "the kernel was transposed", kAsIs, 2, nullptr,
     lay<Orientation::Transposed>},
    {"M03", kOrientation, "the window gathered with the transposed kernel", kAsIs, 5, nullptr,
     lay<Orientation::AntiTransposed>},
    {"M04", kOrientation, "the kernel was flipped left to right", kAsIs, 5, nullptr,
     lay<Orientation::FlippedLeftRight>},
    {"M05", kOrientation, "the kernel was flipped top to bottom", kAsIs, 5, nullptr,
     lay<Orientation::FlippedUpDown>},
    {"F04", kOrientation, "the kernel was rotated by 90° counterclockwise", kAsIs, 9, nullptr,
     lay<Orientation::RotatedLeft>},
    {"F05", kOrientation, "the kernel was rotated by 90° clockwise", kAsIs, 9, nullptr,
     lay<Orientation::RotatedRight>},
    {"M31", kInput, "the rows and columns of the input were exchanged",
     "X[i,j] is the number in row i and column j.", 6, nullptr,
     [](U& u) { u.inputTransposed = true; }},
    {"M06", kStep, "the stride was ignored", kStamps, 1,
     [](Settings, Settings, Axis a, Index, U& u) { u.step[a] = 1; }, nullptr, true},
    {"M08", kStep, "the stamps were placed a whole kernel apart", kStamps, 3,
     [](Settings s, Settings, Axis a, Index, U& u) { u.step[a] = s.kernel; }, nullptr, true},
    {"M09", kStep, "one zero too many was put between neighbouring input numbers", kStamps,
     3, [](Settings s, Settings, Axis a, Index, U& u) { u.step[a] = s.stride + 1; }, nullptr, true},
    {"M07", kStep | kWindow, "the stride was used for the size but not for the stamps", kStamps, 3,
     [](Settings, Settings, Axis a, Index, U& u) { u.step[a] = 1; },
     [](U& u) { u.rightFrame = true; }},
    {"M29", kStep | kDilation | kWindow, "a block as large as the kernel was made of each number",
     kStamps, 3,
     [](Settings s, Settings, Axis a, Index, U& u) {
         u.step[a] = s.kernel;
         u.dilation[a] = 1;
         u.extend[a] = 0;
         crop(u, a, 0, 0);
     }},
    {"M33", kStep, "the strides of the two axes were exchanged", "The height comes first.", 5,
     [](Settings, Settings o, Axis a, Index, U& u) { u.step[a] = o.stride; }},
    {"F01", kStep, "the stamps were placed # apart", kStamps, 9,
     [](Settings, Settings, Axis a, Index t, U& u) { u.step[a] = t; }, nullptr, true},
    {"M23", kStep | kDilation, "stride and dilation were exchanged",
     "The stride moves the stamps, the dilation spreads the taps of one stamp.", 5,
     [](Settings s, Settings, Axis a, Index, U& u) {
         u.step[a] = s.dilation;
         u.dilation[a] = s.stride;
     }},
    {"M21", kDilation, "the dilation was ignored", kSpread, 1,
     [](Settings, Settings, Axis a, Index, U& u) { u.dilation[a] = 1; }, nullptr, true},
    {"M22", kDilation, "the dilation was taken for the number of gaps", kSpread, 3,
     [](Settings s, Settings, Axis a, Index, U& u) { u.dilation[a] = s.dilation + 1; }, nullptr,
     true},
    {"F02", kDilation, "the kernel taps were spread # apart", kSpread, 9,
     [](Settings, Settings, Axis a, Index t, U& u) { u.dilation[a] = t; }, nullptr, true},
    {"M24", kOverlap, "later stamps overwrote earlier ones where they overlap", kSum, 1, nullptr,
     combine<Overlap::Last>},
    {"M25", kOverlap, "the first stamp was kept where stamps overlap", kSum, 4, nullptr,
     combine<Overlap::First>},
    {"M26", kOverlap, "overlapping products were averaged", kSum, 5, nullptr,
     combine<Overlap::Average>},
    {"M27", kOverlap, "the largest of overlapping products was kept", kSum, 6, nullptr,
     combine<Overlap::Maximum>},
    {"M28", kTaps, "each input number was given a block of stride x stride cells only",
     "A stamp is as large as the kernel, also where it reaches over its neighbours.", 4, nullptr,
     [](U& u) { u.ownBlocks = true; }},
    {"M36", kBias, "the bias was forgotten", kBiasOnce, 0, nullptr, addBias<BiasUse::Nowhere>},
    {"M37", kBias, "the bias was added once for each stamp", kBiasOnce, 3, nullptr,
     addBias<BiasUse::PerStamp>},
    {"M38", kBias, "the bias was added only where a stamp lies", kBiasOnce, 3, nullptr,
     addBias<BiasUse::WhereStamped>},
    {"M34", kWindow, "the paddings of the two axes were exchanged", "The height comes first.", 5,
     [](Settings, Settings o, Axis a, Index, U& u) { crop(u, a, o.padding, o.padding); }},
    {"M12", kWindow, "the result was not cropped", kCrop, 0,
     [](Settings, Settings, Axis a, Index, U& u) { crop(u, a, 0, 0); }, nullptr, true},
    {"M13", kWindow, "the padding was added around the result as zeros", kCrop, 1,
     [](Settings s, Settings, Axis a, Index, U& u) { crop(u, a, -s.padding, -s.padding); }, nullptr,
     true},
    {"M11", kWindow, "the padding was taken as the border around the stretched input",
     "The border around the stretched input is dilation (kernel - 1) - padding wide.", 2,
     [](Settings s, Settings, Axis a, Index, U& u) {
         const Index cut = s.dilation * (s.kernel - 1) - s.padding;
         crop(u, a, cut, cut);
     },
     nullptr, true},
    {"M16", kWindow, "the input was padded first, and the result was not cropped", kCrop, 3,
     [](Settings s, Settings, Axis a, Index, U& u) {
         crop(u, a, -s.padding * s.stride, -s.padding * s.stride);
     },
     nullptr, true},
    {"M14", kWindow, "the result was cropped at the top and left only", kCrop, 2,
     [](Settings, Settings, Axis a, Index, U& u) { u.cropEnd[a] = 0; }, nullptr, true},
    {"M15", kWindow, "the result was cropped at the bottom and right only", kCrop, 3,
     [](Settings, Settings, Axis a, Index, U& u) { u.cropBegin[a] = 0; }, nullptr, true},
    {"M35", kWindow, "the result was made input size times stride large, as SAME in Keras is",
     "PyTorch crops by padding alone.", 6,
     [](Settings s, Settings, Axis a, Index, U& u) {
         const Index begin = std::max<Index>(s.dilation * (s.kernel - 1) + 1 - s.stride, 0) / 2;
         crop(u, a, begin, fullSize(s) - begin - s.input * s.stride);
         u.extend[a] = 0;
     }},
    {"M17", kWindow, "the output_padding was left out", kExtend, 0,
     [](Settings, Settings, Axis a, Index, U& u) { u.extend[a] = 0; }, nullptr, true},
    {"M18", kWindow, "the output_padding was filled with zeros", kExtend, 1, nullptr,
     [](U& u) { u.extendedByZeros = true; }},
    {"M19", kWindow, "the output_padding was added at the top and left", kExtend, 3,
     [](Settings s, Settings, Axis a, Index, U& u) {
         u.cropBegin[a] -= s.outputPadding;
         u.extend[a] = 0;
     },
     nullptr, true},
    {"M20", kWindow, "the output_padding was added at both sides", kExtend, 3,
     [](Settings s, Settings, Axis a, Index, U& u) { u.cropBegin[a] -= s.outputPadding; }, nullptr,
     true},
    {"M20b", kWindow, "the crop less output_padding was split evenly between the sides", kExtend, 5,
     [](Settings s, Settings, Axis a, Index, U& u) {
         const Index both = 2 * s.padding - s.outputPadding;
         crop(u, a, both / 2, both - both / 2);
         u.extend[a] = 0;
     }},
    {"M20b", kWindow, "the crop less output_padding was split evenly between the sides", kExtend, 5,
     [](Settings s, Settings, Axis a, Index, U& u) {
         const Index both = 2 * s.padding - s.outputPadding;
         crop(u, a, both - both / 2, both / 2);
         u.extend[a] = 0;
     }},
    {"M10", kWindow, "zeros were put after the last input number too",
     "Zeros stand between the input numbers only.", 2,
     [](Settings s, Settings, Axis a, Index, U& u) { u.extend[a] += s.stride - 1; }, nullptr, true},
    {"F06", kWindow, "the result was written into a grid of the right size",
     "The size follows from where the stamps lie.", 7, nullptr, [](U& u) { u.rightFrame = true; }},
    {"M32", kResult, "the rows and columns of the result were exchanged",
     "Y[i,j] is the number in row i and column j.", 6, nullptr,
     [](U& u) { u.resultTransposed = true; }},
});

} // namespace

std::span<const DeviationRule> deviationRules()
{
    return kRules;
}

} // namespace tconv
