// SPDX-License-Identifier: MIT
#include <tconv/explain/terms.h>
#include <tconv/layer/placement.h>

#include <algorithm>

namespace tconv {

namespace {

CanvasGeometry geometryOf(const Experiment& experiment)
{
    return canvasGeometry(experiment.input.shape().plane(), experiment.weight.shape().plane(),
                          experiment.options);
}

AxisSettings settingsOf(const Experiment& experiment, Axis axis)
{
    return along(axis, experiment.input.shape().plane(), experiment.weight.shape().plane(),
                 experiment.options);
}

/// How many pairs land on each position of one axis.
std::vector<Index> axisCoverage(const Experiment& experiment, Axis axis, Index positions)
{
    const AxisSettings settings = settingsOf(experiment, axis);
    std::vector<Index> counts(static_cast<std::size_t>(positions));
    for (Index position = 0; position < positions; ++position)
        counts[static_cast<std::size_t>(position)] =
            static_cast<Index>(pairsLandingOn(position, settings).size());
    return counts;
}

} // namespace

std::vector<Term> termsOf(const Experiment& experiment, Index outputChannel, Cell canvasCell)
{
    const ConvTranspose2dLayer layer = layerOf(experiment);
    const Index first = firstInputChannelFor(layer, outputChannel);
    const Index channels = layer.inChannels / layer.options.groups;
    const Index weightChannel = weightChannelFor(layer, outputChannel);
    const auto rows = pairsLandingOn(canvasCell.row, settingsOf(experiment, Axis::Height));
    const auto columns = pairsLandingOn(canvasCell.column, settingsOf(experiment, Axis::Width));
    std::vector<Term> terms;
    for (Index channel = first; channel < first + channels; ++channel)
        for (const AxisPair& row : rows)
            for (const AxisPair& column : columns)
                terms.push_back(
                    {channel, {row.input, column.input}, weightChannel, {row.tap, column.tap}});
    return terms;
}

std::vector<LandedTerm> stampOf(const Experiment& experiment, Index outputChannel,
                                Index inputChannel, Cell inputCell)
{
    const CanvasGeometry geometry = geometryOf(experiment);
    const Size2 kernel = experiment.weight.shape().plane();
    const Index weightChannel = weightChannelFor(layerOf(experiment), outputChannel);
    std::vector<LandedTerm> stamp;
    for (Index a = 0; a < kernel.height; ++a)
        for (Index b = 0; b < kernel.width; ++b) {
            const Cell canvas = landing(inputCell, {a, b}, experiment.options);
            stamp.push_back({{inputChannel, inputCell, weightChannel, {a, b}},
                             canvas,
                             geometry.isKept(canvas)});
        }
    return stamp;
}

std::vector<LandedTerm> productsOfTap(const Experiment& experiment, Index outputChannel,
                                      Index inputChannel, Cell tap)
{
    const CanvasGeometry geometry = geometryOf(experiment);
    const Size2 input = experiment.input.shape().plane();
    const Index weightChannel = weightChannelFor(layerOf(experiment), outputChannel);
    std::vector<LandedTerm> products;
    for (Index i = 0; i < input.height; ++i)
        for (Index j = 0; j < input.width; ++j) {
            const Cell canvas = landing({i, j}, tap, experiment.options);
            products.push_back(
                {{inputChannel, {i, j}, weightChannel, tap}, canvas, geometry.isKept(canvas)});
        }
    return products;
}

Rational inputValue(const Experiment& experiment, Index sample, const Term& term)
{
    return experiment.input.at(sample, term.inputChannel, term.input);
}

Rational weightValue(const Experiment& experiment, const Term& term)
{
    return experiment.weight.at(term.inputChannel, term.weightChannel, term.tap);
}

Rational product(const Experiment& experiment, Index sample, const Term& term)
{
    return inputValue(experiment, sample, term) * weightValue(experiment, term);
}

Rational biasValue(const Experiment& experiment, Index outputChannel)
{
    return experiment.bias ? experiment.bias->at(static_cast<std::size_t>(outputChannel))
                           : Rational(0);
}

Tensor4<Index> coverage(const Experiment& experiment)
{
    const Size2 canvas = geometryOf(experiment).canvas;
    const Index channels = experiment.weight.shape().batch / experiment.options.groups;
    const auto rows = axisCoverage(experiment, Axis::Height, canvas.height);
    const auto columns = axisCoverage(experiment, Axis::Width, canvas.width);
    Tensor4<Index> counts({1, 1, canvas.height, canvas.width});
    for (Index row = 0; row < canvas.height; ++row)
        for (Index column = 0; column < canvas.width; ++column)
            counts.at(0, 0, {row, column}) = channels * rows[static_cast<std::size_t>(row)] *
                                             columns[static_cast<std::size_t>(column)];
    return counts;
}

Index largestCoverage(const Experiment& experiment)
{
    const Size2 canvas = geometryOf(experiment).canvas;
    const Index channels = experiment.weight.shape().batch / experiment.options.groups;
    const auto rows = axisCoverage(experiment, Axis::Height, canvas.height);
    const auto columns = axisCoverage(experiment, Axis::Width, canvas.width);
    return channels * *std::max_element(rows.begin(), rows.end()) *
           *std::max_element(columns.begin(), columns.end());
}

} // namespace tconv
