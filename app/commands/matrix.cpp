// SPDX-License-Identifier: MIT
#include "commands/command.h"
#include "commands/help.h"
#include "commands/json.h"
#include "commands/matrix_source.h"
#include <tconv/base/counted.h>
#include <tconv/io/files.h>
#include <tconv/io/matrix_market.h>

#include <memory>
#include <ostream>

namespace {

using tconv::MarketMatrix;

struct MatrixArguments {
    CommonArguments common;
    SourceArguments source; ///< its layer belongs to the sizes, too
    SizeArguments sizes;
    bool hasSizes = false; ///< they are given in place of a source
    bool isForward = false;
    std::string output;
};

/// Straight from the closed form into the file: no matrix is held in memory.
std::optional<tconv::Problem> write(const MarketMatrix& matrix, const std::string& path,
                                    Streams streams)
{
    const auto make = [&matrix](const tconv::ByteSink& sink) {
        return writeMatrixMarket(
            matrix, [&sink](std::string_view bytes, double /*progress*/) { return sink(bytes); });
    };
    if (path != "-")
        return tconv::writeFileSafely(path, make);
    make([&streams](std::string_view bytes) { // a failure is told when the output is flushed
        return static_cast<bool>(streams.out << bytes);
    });
    return std::nullopt;
}

void printSizes(const MarketMatrix& matrix, const MatrixArguments& arguments, Streams streams)
{
    const tconv::Index rows = matrix.rows().value();
    const tconv::Index columns = matrix.columns().value();
    const tconv::Index nonzeros = matrix.nonzeros().value();
    if (arguments.common.json)
        streams.out << jsonObject({{"rows", std::to_string(rows)},
                                   {"columns", std::to_string(columns)},
                                   {"nonzeros", std::to_string(nonzeros)}})
                    << '\n';
    else if (arguments.output != "-")
        streams.out << (matrix.isForward ? "V: " : "Vᵀ: ") << tconv::counted(rows, "row") << ", "
                    << tconv::counted(columns, "column") << ", "
                    << tconv::counted(nonzeros, "nonzero") << '\n';
}

int runMatrix(const MatrixArguments& arguments, Streams streams)
{
    const bool asJson = arguments.common.json;
    const Loaded<MatrixSource> source = arguments.hasSizes
                                            ? matrixSource(arguments.sizes)
                                            : matrixSource(arguments.source, streams);
    if (const Failure* failure = std::get_if<Failure>(&source))
        return report(*failure, asJson, streams);
    const auto& [structure, values] = std::get<MatrixSource>(source);
    const MarketMatrix matrix{structure, values, arguments.isForward};
    if (const auto problem = checkMarket(matrix))
        return report(*problem, asJson, streams);
    if (const auto problem = write(matrix, arguments.output, streams))
        return report(*problem, asJson, streams);
    printSizes(matrix, arguments, streams);
    return kDone;
}

void check(const CLI::App& parser, MatrixArguments& arguments)
{
    arguments.hasSizes = parser.count("--input-size") + parser.count("--kernel-size") > 0;
    if (arguments.hasSizes) {
        for (const char* name : {"EXPERIMENT", "--input", "--weight", "--bias"})
            if (parser.count(name) > 0)
                throw ArgumentFailure{usageFailure(
                    std::string(name) + " does not go with --input-size and --kernel-size.")};
        requireOptions(parser, {"--input-size", "--kernel-size"});
        arguments.sizes.layer = arguments.source.layer;
    } else {
        checkSource(parser, arguments.source);
    }
    requireOptions(parser, {"--output"});
    if (arguments.common.json && arguments.output == "-")
        throw ArgumentFailure{
            usageFailure("--json and --output - both want standard output; leave one out.")};
}

} // namespace

Command addMatrix(CLI::App& program)
{
    CLI::App* parser = program.add_subcommand(
        "matrix", "Write the layer's sparse matrix Vᵀ, or V, as Matrix Market");
    const auto arguments = std::make_shared<MatrixArguments>();
    addSourceOptions(*parser, arguments->source);
    addSizes(*parser, arguments->sizes);
    parser->add_flag("--forward", arguments->isForward,
                     "Write V, the Conv2d with the same weight and options");
    parser->add_option("--output", arguments->output, "Write the matrix here")
        ->option_text("FILE.mtx");
    addCommonOptions(*parser, arguments->common);
    setHelp(*parser,
            "tconvlab matrix EXPERIMENT --output FILE.mtx [--forward] [--json]\n"
            "       tconvlab matrix --input FILE --weight FILE [LAYER] --output FILE.mtx\n"
            "       tconvlab matrix --input-size H,W --kernel-size K [LAYER] --output FILE.mtx",
            "y = Vᵀ x + bias for one sample, x (C_in,H,W) and y (C_out,H_out,W_out) flattened row\n"
            "by row. Integers are written as integers, other numbers as reals; fractions that\n"
            "never end are rounded to float64, and comments of the file list them exactly. Kernel\n"
            "values of 0 are left out. Of sizes alone only the places are written (a pattern),\n"
            "with one channel for each group. --json prints rows, columns and nonzeros.\n"
            "\n"
            "Examples:\n"
            "  tconvlab matrix lesson.tconv --output VT.mtx\n"
            "  tconvlab matrix --input-size 3,3 --kernel-size 2 --stride 2 --output -");
    return {parser, [parser, arguments] { check(*parser, *arguments); },
            [arguments](Streams streams) { return runMatrix(*arguments, streams); }};
}
