// SPDX-License-Identifier: MIT
// C1 … C5: channels and groups.
#include <tconv/check/catalogue_grids.h>

#include <algorithm>

namespace tconv::catalogue {

namespace {

Index inputsPerGroup(const Experiment& experiment)
{
    return experiment.weight.shape().batch / experiment.options.groups;
}

Index outputsPerGroup(const Experiment& experiment)
{
    return experiment.weight.shape().channels;
}

/// The layer with the kernel of another place for each (input channel, second index).
template <typename KernelOf>
Grids withKernels(const Experiment& experiment, KernelOf kernelOf)
{
    Experiment changed = experiment;
    const Shape4& shape = experiment.weight.shape();
    for (Index c = 0; c < shape.batch; ++c)
        for (Index o = 0; o < shape.channels; ++o) {
            const Index flat = kernelOf(c, o);
            if (flat < 0)
                changed.weight.plane(c, o).setConstant(Rational());
            else
                changed.weight.plane(c, o) =
                    experiment.weight.plane(flat / shape.channels, flat % shape.channels);
        }
    return layerOn(changed);
}

/// The numbers of the weight, in their order, taken for a Conv2d's (C_out, C_in / groups, …).
Grids weightOfConv2d(const Experiment& experiment)
{
    const Index inputs = inputsPerGroup(experiment);
    const Index outputs = outputsPerGroup(experiment);
    if (experiment.weight.shape().batch == 1 && layerOf(experiment).outChannels == 1)
        return {};
    return withKernels(experiment, [&](Index c, Index o) {
        const Index output = c / inputs * outputs + o;
        return output * inputs + c % inputs;
    });
}

/// Only the first, or only the last input channel of each group.
Grids oneInputChannel(const Experiment& experiment)
{
    const Index inputs = inputsPerGroup(experiment);
    const Index outputs = outputsPerGroup(experiment);
    if (inputs == 1)
        return {};
    const auto only = [&](Index chosen) {
        return withKernels(experiment, [&, chosen](Index c, Index o) {
            return c % inputs == chosen ? c * outputs + o : -1;
        });
    };
    Grids grids = only(0);
    append(grids, only(inputs - 1));
    return grids;
}

/// Group c mod groups instead of c / (C_in / groups); the channels of the input alone, or those of
/// the output as well. A layer without groups does it, with kernels of 0 where nothing is read.
Grids groupsInterleaved(const Experiment& experiment)
{
    const Index groups = experiment.options.groups;
    const Index outputs = outputsPerGroup(experiment);
    if (groups == 1)
        return {};
    const auto interleaved = [&](bool outputsToo) {
        Experiment changed = experiment;
        changed.options.groups = 1;
        const Shape4& shape = experiment.weight.shape();
        changed.weight = Tensor4<Rational>(
            {shape.batch, layerOf(experiment).outChannels, shape.height, shape.width});
        for (Index c = 0; c < shape.batch; ++c)
            for (Index o = 0; o < outputs; ++o) {
                const Index group = c % groups;
                const Index output = outputsToo ? o * groups + group : group * outputs + o;
                changed.weight.plane(c, output) = experiment.weight.plane(c, o);
            }
        return layerOn(changed);
    };
    Grids grids = interleaved(false);
    append(grids, interleaved(true));
    return grids;
}

/// The first kernel of each output channel, of each input channel, or of all.
Grids oneKernel(const Experiment& experiment)
{
    const Index inputs = inputsPerGroup(experiment);
    const Index outputs = outputsPerGroup(experiment);
    if (experiment.weight.shape().batch * outputs == 1)
        return {};
    Grids grids;
    if (inputs > 1)
        append(grids, withKernels(experiment, [&](Index c, Index o) {
                   return c / inputs * inputs * outputs + o;
               }));
    if (outputs > 1)
        append(grids, withKernels(experiment, [&](Index c, Index) { return c * outputs; }));
    append(grids, withKernels(experiment, [](Index, Index) { return Index(0); }));
    return grids;
}

/// weight.size(1) channels: those of the first group, or the sums over all groups.
Grids channelsOfOneGroup(const Experiment& experiment)
{
    if (experiment.options.groups == 1)
        return {};
    const Index outputs = outputsPerGroup(experiment);
    Experiment summed = experiment;
    summed.options.groups = 1;
    if (summed.bias)
        summed.bias->resize(static_cast<std::size_t>(outputs));
    Grids grids;
    for (const Tensor4<Rational>& right : layerOn(experiment)) {
        const Shape4& shape = right.shape();
        Tensor4<Rational> first({shape.batch, outputs, shape.height, shape.width});
        for (Index n = 0; n < shape.batch; ++n)
            for (Index o = 0; o < outputs; ++o)
                first.plane(n, o) = right.plane(n, o);
        grids.push_back(std::move(first));
    }
    append(grids, layerOn(summed));
    return grids;
}

std::vector<Mistake> groupMistakes()
{
    return {
        {.id = "C3",
         .title = "The groups were interleaved",
         .sentence = "You gave input channel c to group c mod groups. Groups are contiguous: the "
                     "first C_in/groups input channels belong to the first group and make the "
                     "first C_out/groups output channels.",
         .topics = {Topic::Overlap},
         .rarity = 195,
         .grids = &guarded<groupsInterleaved>},
        {.id = "C5",
         .title = "weight.size(1) was taken for the number of output channels",
         .sentence = "You made weight.size(1) output channels. The weight has the shape (C_in, "
                     "C_out/groups, kH, kW), so there are weight.size(1)·groups of them.",
         .topics = {Topic::ShapeOnly},
         .rarity = 215,
         .grids = &guarded<channelsOfOneGroup>},
    };
}

} // namespace

std::vector<Mistake> channelMistakes()
{
    std::vector<Mistake> rows{
        {.id = "C1",
         .title = "The weight was read as [out][in]",
         .sentence = "You read the weight as Conv2d's, output channel first. The weight of a "
                     "transposed convolution is (C_in, C_out/groups, kH, kW): input channel first.",
         .topics = {Topic::Overlap},
         .rarity = 75,
         .grids = &guarded<weightOfConv2d>},
        {.id = "C2",
         .title = "Only one input channel was used",
         .sentence = "You stamped one input channel of each group only. An output channel is the "
                     "sum of the stamps of all input channels of its group, each with its own "
                     "kernel.",
         .topics = {Topic::Overlap},
         .rarity = 46,
         .grids = &guarded<oneInputChannel>},
        {.id = "C4",
         .title = "One kernel was used for several channels",
         .sentence = "You used the same kernel again for other channels. Every pair of an input "
                     "and an output channel of a group has a kernel of its own.",
         .topics = {Topic::Overlap},
         .rarity = 185,
         .grids = &guarded<oneKernel>},
    };
    for (Mistake& row : groupMistakes())
        rows.push_back(std::move(row));
    return rows;
}

} // namespace tconv::catalogue
