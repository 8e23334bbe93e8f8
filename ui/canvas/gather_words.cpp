// SPDX-License-Identifier: MIT
#include "canvas/gather_words.h"

#include <tconv/explain/sum_text.h>
#include <tconv/explain/terms.h>

#include <QCoreApplication>

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GatherWords)
};

QString sizeText(tconv::Size2 size)
{
    return QStringLiteral("%1 × %2").arg(size.height).arg(size.width);
}

QString signedNumber(tconv::Index number)
{
    return number < 0 ? QStringLiteral("−%1").arg(-number) : QString::number(number);
}

QString borderText(tconv::Size2 border)
{
    return border.height == border.width
               ? signedNumber(border.height)
               : signedNumber(border.height) + QStringLiteral(" × ") + signedNumber(border.width);
}

tconv::Index inputChannelsOf(const tconv::Experiment& experiment)
{
    return experiment.input.shape().channels / experiment.options.groups;
}

/// The shown input channel's place among those of its group: "channel 1 of 3".
QString channelText(const Lab& lab)
{
    const tconv::Experiment& experiment = lab.document().shownExperiment();
    const tconv::Index first =
        tconv::firstInputChannelFor(tconv::layerOf(experiment), lab.selection().outputChannel());
    return Words::tr("channel %1 of %2")
        .arg(lab.selection().inputChannel() - first)
        .arg(inputChannelsOf(experiment));
}

} // namespace

GridHeading borderedHeading(const Lab& lab, const BorderedContent& bordered)
{
    const tconv::BorderedGeometry& geometry = bordered.geometry();
    GridHeading heading;
    if (bordered.stage() == 0)
        heading = {Words::tr("Input X"), sizeText(geometry.input)};
    else if (bordered.stage() == 1)
        heading = {Words::tr("Stretched X"), sizeText(geometry.stretched)};
    else
        heading = {Words::tr("Bordered X"),
                   Words::tr("%1, border %2")
                       .arg(sizeText(geometry.bordered), borderText(geometry.border))};
    if (inputChannelsOf(lab.document().shownExperiment()) > 1)
        heading.remark += QStringLiteral(", ") + channelText(lab);
    return heading;
}

GridHeading rotatedHeading(const BorderedContent& bordered)
{
    if (bordered.stage() < tconv::kGatherStages)
        return {};
    return {Words::tr("K rotated"), Words::tr("by 180°")};
}

GridHeading outputHeading(const Lab& lab)
{
    return {Words::tr("Output Y"), sizeText(lab.document().shownEvaluation().geometry.output)};
}

QString windowCaption(const Lab& lab, const BorderedContent& bordered)
{
    if (!bordered.windowOutput())
        return {};
    const tconv::Experiment& experiment = lab.document().shownExperiment();
    const tconv::ShownPlane plane = lab.selection().plane();
    const tconv::Cell cell =
        *bordered.windowOutput() + lab.document().shownEvaluation().geometry.windowStart;
    tconv::Rational channelSum = 0;
    for (const tconv::Term& term : tconv::termsOf(experiment, plane.outputChannel, cell))
        if (term.inputChannel == lab.selection().inputChannel())
            channelSum += tconv::product(experiment, plane.sample, term);
    const tconv::NumberStyle style = lab.settings().numberStyle();
    const QString sum = QString::fromStdString(tconv::numberText(channelSum, style));
    const tconv::SumText whole =
        tconv::sumText(experiment, plane, cell, tconv::Notation::Text, style, 1);
    const QString name = QString::fromStdString(whole.name);
    const QString value = QString::fromStdString(whole.value);
    if (inputChannelsOf(experiment) > 1)
        return Words::tr("%1, %2: %3 · %4: %5")
            .arg(name, channelText(lab), sum,
                 experiment.bias ? Words::tr("all channels and bias") : Words::tr("all channels"),
                 value);
    if (experiment.bias)
        return Words::tr("%1: products %2, with bias %3").arg(name, sum, value);
    return Words::tr("%1: products add up to %2").arg(name, value);
}
