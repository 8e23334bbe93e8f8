// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include <tconv/explain/terms.h>

#include <algorithm>
#include <set>

using namespace tconv;
using support::defaultExample;
using support::richExample;

namespace {

Experiment ones(Size2 input, Size2 kernel, ConvTranspose2dOptions options)
{
    Experiment experiment;
    experiment.input = Tensor4<Rational>({1, 1, input.height, input.width}, 1);
    experiment.weight = Tensor4<Rational>({1, 1, kernel.height, kernel.width}, 1);
    experiment.options = options;
    return experiment;
}

/// Calls `visit(outputChannel, canvasCell)` for every cell of the canvas.
template <typename Visit>
void forEachCanvasCell(const Evaluation& evaluation, Visit visit)
{
    const Shape4& shape = evaluation.canvas.shape();
    for (Index channel = 0; channel < shape.channels; ++channel)
        for (Index row = 0; row < shape.height; ++row)
            for (Index column = 0; column < shape.width; ++column)
                visit(channel, Cell{row, column});
}

/// One line for a product of an output channel: comparable, so that sets of them can be.
std::string lineOf(Index outputChannel, const Term& term, Cell canvas)
{
    const Index numbers[] = {outputChannel,     term.inputChannel,  term.input.row,
                             term.input.column, term.weightChannel, term.tap.row,
                             term.tap.column,   canvas.row,         canvas.column};
    std::string line;
    for (const Index number : numbers)
        line += std::to_string(number) + " ";
    return line;
}

std::multiset<std::string> linesOfCells(const Experiment& experiment)
{
    std::multiset<std::string> lines;
    forEachCanvasCell(evaluate(experiment), [&](Index channel, Cell cell) {
        for (const Term& term : termsOf(experiment, channel, cell))
            lines.insert(lineOf(channel, term, cell));
    });
    return lines;
}

/// The interior coverages of a large input, smallest first, without repetition.
std::set<Index> interiorCoverage(Index kernel, Index stride, Index dilation = 1)
{
    const Tensor4<Index> counts =
        coverage(ones({12, 12}, {kernel, kernel},
                      {.stride = {stride, stride}, .dilation = {dilation, dilation}}));
    const Index border = dilation * (kernel - 1);
    std::set<Index> values;
    for (Index row = border; row < counts.shape().height - border; ++row)
        for (Index column = border; column < counts.shape().width - border; ++column)
            values.insert(counts.at(0, 0, {row, column}));
    return values;
}

} // namespace

TEST_CASE("The terms of a cell are its products in the order of the input", "[terms]")
{
    // Canvas cell (2, 2) of the default example is where all four stamps meet: 1·9 + 2·7 + 3·3 +
    // 4·1.
    const std::vector<Term> expected{{0, {0, 0}, 0, {2, 2}},
                                     {0, {0, 1}, 0, {2, 0}},
                                     {0, {1, 0}, 0, {0, 2}},
                                     {0, {1, 1}, 0, {0, 0}}};
    CHECK(termsOf(defaultExample(), 0, {2, 2}) == expected);
}

TEST_CASE("The terms of every cell and its bias add up to the canvas", "[terms]")
{
    const Experiment experiment = GENERATE(defaultExample(), richExample());
    const Evaluation evaluation = evaluate(experiment);
    const Index sample = experiment.input.shape().batch - 1;
    forEachCanvasCell(evaluation, [&](Index channel, Cell cell) {
        Rational sum = biasValue(experiment, channel);
        for (const Term& term : termsOf(experiment, channel, cell))
            sum += product(experiment, sample, term);
        CAPTURE(channel, cell.row, cell.column);
        CHECK(sum == evaluation.canvas.exact(sample, channel, cell));
    });
}

TEST_CASE("The stamps of all input cells are the terms of all canvas cells", "[terms]")
{
    const Experiment experiment = GENERATE(defaultExample(), richExample());
    const Shape4& input = experiment.input.shape();
    const ConvTranspose2dLayer layer = layerOf(experiment);
    const Index perGroup = layer.inChannels / layer.options.groups;
    std::multiset<std::string> stamped;
    for (Index channel = 0; channel < layer.outChannels; ++channel)
        for (Index from = 0; from < perGroup; ++from)
            for (Index i = 0; i < input.height; ++i)
                for (Index j = 0; j < input.width; ++j)
                    for (const LandedTerm& landed :
                         stampOf(experiment, channel, firstInputChannelFor(layer, channel) + from,
                                 {i, j}))
                        stamped.insert(lineOf(channel, landed.term, landed.canvas));
    CHECK(static_cast<Index>(stamped.size()) * input.batch == evaluate(experiment).products);
    CHECK(stamped == linesOfCells(experiment));
}

TEST_CASE("The products of all taps are the terms of all canvas cells", "[terms]")
{
    const Experiment experiment = GENERATE(defaultExample(), richExample());
    const ConvTranspose2dLayer layer = layerOf(experiment);
    const Index perGroup = layer.inChannels / layer.options.groups;
    std::multiset<std::string> made;
    for (Index channel = 0; channel < layer.outChannels; ++channel)
        for (Index from = 0; from < perGroup; ++from)
            for (Index a = 0; a < layer.kernelSize.height; ++a)
                for (Index b = 0; b < layer.kernelSize.width; ++b)
                    for (const LandedTerm& landed :
                         productsOfTap(experiment, channel,
                                       firstInputChannelFor(layer, channel) + from, {a, b}))
                        made.insert(lineOf(channel, landed.term, landed.canvas));
    CHECK(made == linesOfCells(experiment));
}

TEST_CASE("A product is kept where its cell is in the output", "[terms]")
{
    // Padding 1 crops the first row and column of the first stamp.
    const std::vector<LandedTerm> stamp = stampOf(defaultExample(), 0, 0, {0, 0});
    std::string kept;
    for (const LandedTerm& landed : stamp)
        kept += landed.kept ? '1' : '0';
    CHECK(kept == "000011011");
    // output_padding 1 brings back what padding would crop at the far edge.
    for (const LandedTerm& landed : stampOf(defaultExample(), 0, 0, {1, 1}))
        CHECK(landed.kept);
    const std::vector<LandedTerm> corner = productsOfTap(defaultExample(), 0, 0, {0, 0});
    REQUIRE(corner.size() == 4);
    CHECK_FALSE(corner[0].kept);
    CHECK(corner[3] == LandedTerm{{0, {1, 1}, 0, {0, 0}}, {2, 2}, true});
}

TEST_CASE("The value of a term is its input times its tap", "[terms]")
{
    const Experiment experiment = richExample();
    const Term term{2, {1, 2}, 1, {2, 0}};
    CHECK(inputValue(experiment, 1, term) == experiment.input.at(1, 2, {1, 2}));
    CHECK(weightValue(experiment, term) == experiment.weight.at(2, 1, {2, 0}));
    CHECK(product(experiment, 1, term) ==
          experiment.input.at(1, 2, {1, 2}) * experiment.weight.at(2, 1, {2, 0}));
    CHECK(biasValue(experiment, 3) == -4);
    CHECK(biasValue(defaultExample(), 0) == 0);
}

TEST_CASE("Coverage counts the products of every canvas cell", "[terms]")
{
    const Experiment experiment = GENERATE(defaultExample(), richExample());
    const Tensor4<Index> counts = coverage(experiment);
    CHECK(largestCoverage(experiment) ==
          *std::max_element(counts.values().begin(), counts.values().end()));
    const Evaluation evaluation = evaluate(experiment);
    CHECK(counts.shape().plane() == evaluation.canvas.shape().plane());
    forEachCanvasCell(evaluation, [&](Index channel, Cell cell) {
        CHECK(counts.at(0, 0, cell) ==
              static_cast<Index>(termsOf(experiment, channel, cell).size()));
    });
}

TEST_CASE("Coverage is the output of ones", "[terms]")
{
    const Experiment experiment =
        ones({3, 2}, {3, 4}, {.stride = {2, 1}, .outputPadding = {1, 1}, .dilation = {1, 2}});
    const Tensor4<Index> counts = coverage(experiment);
    CHECK(largestCoverage(experiment) ==
          *std::max_element(counts.values().begin(), counts.values().end()));
    const Evaluation evaluation = evaluate(experiment);
    forEachCanvasCell(evaluation, [&](Index, Cell cell) {
        CHECK(Rational(counts.at(0, 0, cell)) == evaluation.canvas.exact(0, 0, cell));
    });
}

TEST_CASE("The interior coverage shows the checkerboard of a kernel and stride", "[terms]")
{
    // Counted with PyTorch on inputs of ones.
    CHECK(interiorCoverage(2, 2) == std::set<Index>{1});
    CHECK(interiorCoverage(3, 2) == std::set<Index>{1, 2, 4});
    CHECK(interiorCoverage(4, 2) == std::set<Index>{4});
    CHECK(interiorCoverage(5, 2) == std::set<Index>{4, 6, 9});
    CHECK(interiorCoverage(6, 2) == std::set<Index>{9});
    CHECK(interiorCoverage(6, 3) == std::set<Index>{4});
    CHECK(interiorCoverage(5, 3) == std::set<Index>{1, 2, 4});
    CHECK(interiorCoverage(1, 2) == std::set<Index>{0, 1});
    CHECK(interiorCoverage(3, 2, 2) == std::set<Index>{0, 9});
}
