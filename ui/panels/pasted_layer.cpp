// SPDX-License-Identifier: MIT
#include "panels/pasted_layer.h"

#include "document/experiment_edits.h"
#include "document/lab_document.h"
#include "panels/layer_settings.h"
#include <tconv/layer/python_call.h>

#include <QCoreApplication>

#include <algorithm>

namespace {

constexpr const char* kContext = "PastedLayer";

/// The experiment with the layer, unless it is more than the window takes.
std::optional<tconv::Experiment> taken(const tconv::Experiment& experiment,
                                       const tconv::ConvTranspose2dLayer& layer)
{
    tconv::Result<tconv::Experiment> result = withLayer(experiment, layer);
    if (!result || exceedsWindow(result.value()))
        return std::nullopt;
    return std::move(result).value();
}

tconv::ConvTranspose2dLayer withChannelsOf(const tconv::Experiment& experiment,
                                           tconv::ConvTranspose2dLayer layer)
{
    const tconv::ConvTranspose2dLayer old = tconv::layerOf(experiment);
    layer.inChannels = old.inChannels;
    layer.outChannels = old.outChannels;
    layer.options.groups = old.options.groups;
    return layer;
}

QString keptMessage(const tconv::ConvTranspose2dLayer& layer)
{
    return QCoreApplication::translate(kContext,
                                       "Channels and groups were kept: %1 to %2 channels are more "
                                       "than the window takes.")
        .arg(layer.inChannels)
        .arg(layer.outChannels);
}

} // namespace

PastedLayer pastedLayer(const tconv::Experiment& experiment, const QString& text)
{
    const tconv::Result<tconv::ParsedLayer> parsed = tconv::parseLayer(text.toStdString());
    if (!parsed)
        return {std::nullopt, QString::fromStdString(tconv::sentence(parsed.problem()))};
    const tconv::ParsedLayer& layer = parsed.value();
    QString message;
    if (!layer.forwardProblems.empty())
        message = QString::fromStdString(tconv::sentence(layer.forwardProblems.front()));
    if (auto whole = taken(experiment, layer.layer))
        return {std::move(whole), message};
    if (auto kept = taken(experiment, withChannelsOf(experiment, layer.layer)))
        return {std::move(kept), keptMessage(layer.layer)};
    tconv::Result<tconv::Experiment> result = withLayer(experiment, layer.layer);
    if (!result)
        return {std::nullopt, QString::fromStdString(tconv::sentence(result.problem()))};
    return {std::move(result).value(), message};
}
