// SPDX-License-Identifier: MIT
#include "document/selection.h"

#include <algorithm>
#include <cassert>

namespace {

tconv::Index clampedTo(tconv::Index count, tconv::Index index)
{
    return std::clamp<tconv::Index>(index, 0, std::max<tconv::Index>(0, count - 1));
}

tconv::Size2 gridOf(Target::Kind kind, const tconv::Experiment& experiment)
{
    const tconv::Size2 input = experiment.input.shape().plane();
    const tconv::Size2 kernel = experiment.weight.shape().plane();
    switch (kind) {
    case Target::Kind::Input:
        return input;
    case Target::Kind::Tap:
        return kernel;
    case Target::Kind::Canvas:
        return tconv::canvasGeometry(input, kernel, experiment.options).canvas;
    case Target::Kind::None:
        break;
    }
    return {};
}

Target fitted(Target target, const tconv::Experiment& experiment)
{
    return tconv::contains(gridOf(target.kind, experiment), target.cell) ? target : Target{};
}

} // namespace

Selection::Selection(QObject* parent)
    : QObject(parent)
{
}

void Selection::showPlanes(const tconv::Experiment& experiment, tconv::Index sample,
                           tconv::Index inputChannel, tconv::Index outputChannel)
{
    if (setPlanes(experiment, sample, inputChannel, outputChannel))
        Q_EMIT planesChanged();
}

void Selection::fitTo(const tconv::Experiment& experiment)
{
    const bool hasOtherPlanes = setPlanes(experiment, m_sample, m_inputChannel, m_outputChannel);
    const Target hovered = fitted(m_hovered, experiment);
    const Target pinned = fitted(m_pinned, experiment);
    const bool hasOtherTargets = hovered != m_hovered || pinned != m_pinned;
    m_hovered = hovered;
    m_pinned = pinned;
    if (hasOtherPlanes)
        Q_EMIT planesChanged();
    if (hasOtherTargets)
        Q_EMIT changed();
}

void Selection::hover(Target target)
{
    if (target == m_hovered)
        return;
    m_hovered = target;
    Q_EMIT changed();
}

void Selection::pin(Target target)
{
    if (target == m_pinned)
        return;
    m_pinned = target;
    Q_EMIT changed();
}

void Selection::togglePin(Target target)
{
    pin(target == m_pinned ? Target{} : target);
}

bool Selection::setPlanes(const tconv::Experiment& experiment, tconv::Index sample,
                          tconv::Index inputChannel, tconv::Index outputChannel)
{
    const tconv::ConvTranspose2dLayer layer = tconv::layerOf(experiment);
    assert(layer.options.groups > 0 && layer.outChannels > 0);
    sample = clampedTo(experiment.input.shape().batch, sample);
    outputChannel = clampedTo(layer.outChannels, outputChannel);
    const tconv::Index first = tconv::firstInputChannelFor(layer, outputChannel);
    const tconv::Index end = first + layer.inChannels / layer.options.groups;
    inputChannel = clampedTo(layer.inChannels, inputChannel);
    if (inputChannel < first || inputChannel >= end)
        inputChannel = first;
    const bool isOther =
        sample != m_sample || inputChannel != m_inputChannel || outputChannel != m_outputChannel;
    m_sample = sample;
    m_inputChannel = inputChannel;
    m_outputChannel = outputChannel;
    return isOther;
}
