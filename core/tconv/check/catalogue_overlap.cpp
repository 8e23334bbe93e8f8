// SPDX-License-Identifier: MIT
// M24 … M28, M36 … M38: what happens where stamps meet, and where the bias goes.
#include <tconv/check/catalogue_grids.h>

#include <utility>

namespace tconv::catalogue {

namespace {

template <Overlap overlap>
Grids meeting(const Experiment& experiment)
{
    Imagined way = asItIs(experiment);
    way.overlap = overlap;
    return imagined(experiment, way);
}

/// Taps that would land outside of the input cell's own stride x stride block count as 0.
Grids ownBlockOnly(const Experiment& experiment)
{
    Experiment changed = experiment;
    const ConvTranspose2dOptions& options = experiment.options;
    const Shape4& shape = experiment.weight.shape();
    for (Index c = 0; c < shape.batch; ++c)
        for (Index o = 0; o < shape.channels; ++o)
            for (Index a = 0; a < shape.height; ++a)
                for (Index b = 0; b < shape.width; ++b)
                    if (!contains(options.stride,
                                  {a * options.dilation.height, b * options.dilation.width}))
                        changed.weight.at(c, o, {a, b}) = 0;
    return layerOn(changed);
}

template <BiasUse use>
Grids biased(const Experiment& experiment)
{
    if (!hasBias(experiment))
        return {};
    Imagined way = asItIs(experiment);
    way.bias = use;
    return imagined(experiment, way);
}

/// With each stamp, or with each product of each input channel.
Grids biasPerContribution(const Experiment& experiment)
{
    Grids grids = biased<BiasUse::PerStamp>(experiment);
    const Index inputChannels = experiment.weight.shape().batch / experiment.options.groups;
    if (grids.empty() || inputChannels == 1)
        return grids;
    Experiment perProduct = experiment;
    for (Rational& value : *perProduct.bias)
        value *= inputChannels;
    append(grids, biased<BiasUse::PerStamp>(perProduct));
    return grids;
}

std::vector<Mistake> meetingMistakes()
{
    return {
        {.id = "M24",
         .title = "Later stamps overwrote earlier ones",
         .sentence = "Where stamps overlap you kept the value of the last one. Overlapping "
                     "products are added up: each stamp is added to what is there (+=, not =).",
         .topics = {Topic::Overlap},
         .rarity = 45,
         .grids = &guarded<meeting<Overlap::Last>>},
        {.id = "M25",
         .title = "Later stamps were dropped where one was already there",
         .sentence = "Where stamps overlap you kept the value of the first one. Overlapping "
                     "products are added up.",
         .topics = {Topic::Overlap},
         .rarity = 280,
         .grids = &guarded<meeting<Overlap::First>>},
        {.id = "M26",
         .title = "Overlapping stamps were averaged",
         .sentence = "Where stamps overlap you took their mean. Overlapping products are added "
                     "up; nothing is divided by their number.",
         .topics = {Topic::Overlap},
         .rarity = 260,
         .grids = &guarded<meeting<Overlap::Average>>},
        {.id = "M27",
         .title = "The largest of overlapping stamps was kept",
         .sentence = "Where stamps overlap you took the largest value, as max pooling would. "
                     "Overlapping products are added up.",
         .topics = {Topic::Overlap},
         .rarity = 270,
         .grids = &guarded<meeting<Overlap::Maximum>>},
        {.id = "M28",
         .title = "Every input cell filled only its own stride × stride block",
         .sentence = "You cut each stamp down to stride rows and columns, so that none overlap. "
                     "A stamp is as large as the (dilated) kernel; what reaches into the "
                     "neighbour's stamp is added there.",
         .topics = {Topic::Overlap, Topic::Stride},
         .rarity = 230,
         .grids = &guarded<ownBlockOnly>},
    };
}

std::vector<Mistake> biasMistakes()
{
    return {
        {.id = "M36",
         .title = "The bias was forgotten",
         .sentence = "You left the bias out. The bias of an output channel is added once to every "
                     "cell of that channel.",
         .topics = {Topic::Bias},
         .rarity = 80,
         .grids = &guarded<biased<BiasUse::Nowhere>>},
        {.id = "M37",
         .title = "The bias was added with every contribution",
         .sentence = "You added the bias again with each stamp that reaches a cell. It is added "
                     "once to every cell, however many stamps meet there.",
         .topics = {Topic::Bias},
         .rarity = 250,
         .grids = &guarded<biasPerContribution>},
        {.id = "M38",
         .title = "The bias was added only where a stamp lies",
         .sentence = "You left the bias out of the cells that no stamp reaches. It is added once "
                     "to every cell, gaps and output_padding included.",
         .topics = {Topic::Bias},
         .rarity = 240,
         .grids = &guarded<biased<BiasUse::WhereStamped>>},
    };
}

} // namespace

std::vector<Mistake> overlapMistakes()
{
    std::vector<Mistake> rows = meetingMistakes();
    for (Mistake& row : biasMistakes())
        rows.push_back(std::move(row));
    return rows;
}

} // namespace tconv::catalogue
