// SPDX-License-Identifier: MIT
// M01 … M05: the stamp's kernel was turned or flipped.
#include <tconv/check/catalogue_grids.h>

namespace tconv::catalogue {

namespace {

template <Orientation orientation>
Grids oriented(const Experiment& experiment)
{
    return imagined(experiment, wayWith(experiment, experiment.options, orientation));
}

} // namespace

std::vector<Mistake> kernelMistakes()
{
    return {
        {.id = "M01",
         .title = "The kernel was rotated by 180°",
         .sentence =
             "You stamped the kernel turned by 180° (or, while gathering, you did not turn it). "
             "When stamping, the kernel stays as it is: the value of input cell (i, j) times tap "
             "(a, b) lands at row i·stride + a·dilation. Only the gather view, which slides over "
             "the zero-filled input, uses the kernel turned by 180°.",
         .topics = {Topic::Stride, Topic::Overlap, Topic::MatrixForm},
         .rarity = 10,
         .grids = &guarded<oriented<Orientation::Rotated180>>},
        {.id = "M02",
         .title = "The kernel was transposed",
         .sentence =
             "You mirrored the kernel along its main diagonal. \"Transposed\" is not about the "
             "kernel: it means that the large matrix V of the convolution is transposed. The "
             "kernel itself is stamped as it is.",
         .topics = {Topic::Stride, Topic::Overlap},
         .rarity = 130,
         .grids = &guarded<oriented<Orientation::Transposed>>},
        {.id = "M03",
         .title = "The gather used the transposed kernel instead of the rotated one",
         .sentence =
             "While gathering you slid the transposed kernel over the zero-filled input. That "
             "view needs the kernel turned by 180°; the same result comes from stamping the "
             "kernel as it is.",
         .topics = {Topic::Stride, Topic::Overlap},
         .rarity = 380,
         .grids = &guarded<oriented<Orientation::AntiTransposed>>},
        {.id = "M04",
         .title = "The kernel was flipped left to right",
         .sentence = "You flipped the kernel along its width only. When stamping it is not flipped "
                     "at all; when gathering it is flipped along both axes, which is a turn by "
                     "180°.",
         .topics = {Topic::Stride, Topic::Overlap},
         .rarity = 390,
         .grids = &guarded<oriented<Orientation::FlippedLeftRight>>},
        {.id = "M05",
         .title = "The kernel was flipped upside down",
         .sentence = "You flipped the kernel along its height only. When stamping it is not "
                     "flipped at all; when gathering it is flipped along both axes, which is a "
                     "turn by 180°.",
         .topics = {Topic::Stride, Topic::Overlap},
         .rarity = 400,
         .grids = &guarded<oriented<Orientation::FlippedUpDown>>},
    };
}

} // namespace tconv::catalogue
