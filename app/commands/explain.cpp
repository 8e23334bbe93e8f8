// SPDX-License-Identifier: MIT
#include "commands/command.h"
#include "commands/explain_matrix.h"
#include "commands/help.h"
#include "commands/json.h"
#include "commands/source.h"
#include <tconv/base/number_text.h>
#include <tconv/explain/sum_text.h>
#include <tconv/explain/terms.h>

#include <algorithm>
#include <array>
#include <memory>
#include <ostream>
#include <variant>

namespace {

using tconv::Cell;
using tconv::Experiment;
using tconv::Index;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::Rational;
using tconv::Result;
using tconv::ShownPlane;
using tconv::Term;

struct ExplainArguments {
    CommonArguments common;
    std::string experiment;
    std::vector<Index> cell;   ///< [sample, channel,] row, column
    std::vector<Index> row;    ///< [sample,] row of the matrix Vᵀ
    std::vector<Index> column; ///< [sample,] column of Vᵀ
};

/// An output cell that exists, by its place on the canvas.
struct ExplainedCell {
    ShownPlane plane;
    Cell canvas;
};

Result<ExplainedCell> findCell(const Experiment& experiment, const std::vector<Index>& indices)
{
    const tconv::CanvasGeometry geometry = tconv::canvasGeometry(
        experiment.input.shape().plane(), experiment.weight.shape().plane(), experiment.options);
    const bool hasPlane = indices.size() == 4;
    const ShownPlane plane{hasPlane ? indices[0] : 0, hasPlane ? indices[1] : 0};
    const Cell cell{indices[indices.size() - 2], indices.back()};
    const Index samples = experiment.input.shape().batch;
    const Index channels = layerOf(experiment).outChannels;
    if (plane.sample < 0 || plane.sample >= samples)
        return Problem{ProblemCode::SampleOutOfRange, {}, {plane.sample, samples - 1}};
    if (plane.outputChannel < 0 || plane.outputChannel >= channels)
        return Problem{ProblemCode::ChannelOutOfRange, {}, {plane.outputChannel, channels - 1}};
    for (const tconv::Axis axis : tconv::kAxes)
        if (cell[axis] < 0 || cell[axis] >= geometry.output[axis])
            return Problem{
                ProblemCode::CellOutOfRange, axis, {cell[axis], geometry.output[axis] - 1}};
    return ExplainedCell{plane, geometry.windowStart + cell};
}

/// The kernel is indexed as the weight tensor is: its second index counts within the group.
std::string jsonOf(const Experiment& experiment, Index sample, const Term& term)
{
    const std::array input{sample, term.inputChannel, term.input.row, term.input.column};
    const std::array kernel{term.inputChannel, term.weightChannel, term.tap.row, term.tap.column};
    return jsonObject({{"input", jsonList(input)},
                       {"kernel", jsonList(kernel)},
                       {"product", jsonNumber(product(experiment, sample, term))}});
}

std::string explanation(const Experiment& experiment, const ExplainedCell& cell)
{
    const Index channel = cell.plane.outputChannel;
    const Rational bias = tconv::biasValue(experiment, channel);
    Rational value = bias;
    std::vector<std::string> terms;
    for (const Term& term : tconv::termsOf(experiment, channel, cell.canvas)) {
        value += product(experiment, cell.plane.sample, term);
        terms.push_back(jsonOf(experiment, cell.plane.sample, term));
    }
    const auto line = [&](tconv::Notation notation) {
        return jsonText(sumText(experiment, cell.plane, cell.canvas, notation).line());
    };
    return jsonObject({{"value", jsonNumber(value)},
                       {"terms", jsonList(terms)},
                       {"bias", jsonNumber(bias)},
                       {"text", line(tconv::Notation::Text)},
                       {"latex", line(tconv::Notation::Latex)}});
}

int runExplain(const ExplainArguments& arguments, Streams streams)
{
    const bool asJson = arguments.common.json;
    const Loaded<LoadedExperiment> loaded = loadExperiment(arguments.experiment, streams);
    if (const Failure* failure = std::get_if<Failure>(&loaded))
        return report(*failure, asJson, streams);
    const Experiment& experiment = std::get<LoadedExperiment>(loaded).experiment;
    const std::vector<Problem> problems = tconv::checkExperiment(experiment);
    if (!problems.empty())
        return report(problems.front(), asJson, streams);
    if (arguments.cell.empty())
        return explainMatrix(experiment, arguments.row, arguments.column, asJson, streams);
    const Result<ExplainedCell> cell = findCell(experiment, arguments.cell);
    if (!cell)
        return report(cell.problem(), asJson, streams);
    streams.out << (asJson ? explanation(experiment, cell.value())
                           : sumText(experiment, cell.value().plane, cell.value().canvas).line())
                << '\n';
    return kDone;
}

void check(const CLI::App& parser, const ExplainArguments& arguments)
{
    const auto questions =
        parser.count("--cell") + parser.count("--row") + parser.count("--column");
    requireOptions(parser, {"EXPERIMENT"});
    if (questions == 0)
        requireOptions(parser, {"--cell"});
    if (questions > 1)
        throw ArgumentFailure{usageFailure("Only one of --cell, --row and --column is explained.")};
    if (arguments.row.size() > 2 || arguments.column.size() > 2)
        throw ArgumentFailure{usageFailure("--row and --column take an index of the matrix, or "
                                           "N,INDEX with the sample before, counted from 0.")};
    if (!arguments.cell.empty() && arguments.cell.size() != 2 && arguments.cell.size() != 4)
        throw ArgumentFailure{
            usageFailure("--cell takes R,C (row, column) or N,C,R,C (sample and output channel "
                         "before), all counted from 0.")};
}

} // namespace

Command addExplain(CLI::App& program)
{
    CLI::App* parser = program.add_subcommand(
        "explain", "Write out the sum behind one output cell or a row of the matrix");
    const auto arguments = std::make_shared<ExplainArguments>();
    addExperiment(*parser, arguments->experiment);
    addIntegers(*parser, "--cell", arguments->cell,
                "Row and column from 0; sample and channel 0,0 if not given")
        ->option_text("[N,C,]R,C");
    addIntegers(*parser, "--row", arguments->row, "Row of Vᵀ from 0: the sum of one output cell")
        ->option_text("[N,]R");
    addIntegers(*parser, "--column", arguments->column,
                "Column of Vᵀ from 0: the stamp of one input cell")
        ->option_text("[N,]C");
    addCommonOptions(*parser, arguments->common);
    setHelp(
        *parser,
        "tconvlab explain EXPERIMENT --cell [N,C,]R,C [--json]\n"
        "       tconvlab explain EXPERIMENT --row [N,]R [--json]\n"
        "       tconvlab explain EXPERIMENT --column [N,]C [--json]",
        "y = Vᵀ x + b, with x and y one sample's input and output, flattened row by row: row R\n"
        "of Vᵀ makes the value y[R], and column C tells where x[C] goes.\n"
        "\n"
        "Examples:\n"
        "  tconvlab explain lesson.tconv --cell 1,2\n"
        "  tconvlab explain lesson.tconv --row 6");
    return {parser, [parser, arguments] { check(*parser, *arguments); },
            [arguments](Streams streams) { return runExplain(*arguments, streams); }};
}
