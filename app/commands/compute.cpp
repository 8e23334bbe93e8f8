// SPDX-License-Identifier: MIT
#include "commands/answer.h"
#include "commands/command.h"
#include "commands/files.h"
#include "commands/help.h"
#include "commands/interrupt_guard.h"
#include "commands/tensor_files.h"
#include <tconv/engine/instruction_set.h>

#include <cstdlib>
#include <memory>
#include <ostream>

namespace {

struct ComputeArguments {
    CommonArguments common;
    SourceArguments source;
    std::string output; ///< empty: grid text on standard output
};

Loaded<Answer> answerOfExperiment(const std::string& path, Streams streams)
{
    const Loaded<LoadedExperiment> experiment = loadExperiment(path, streams);
    if (const Failure* failure = std::get_if<Failure>(&experiment))
        return *failure;
    return answerOf(std::get<LoadedExperiment>(experiment));
}

std::optional<tconv::Problem> writeFile(const std::string& path, const std::string& bytes,
                                        InterruptGuard& guard)
{
    auto file = guard.createFile(path);
    if (!file)
        return file.problem();
    if (auto problem = file.value().write(bytes))
        return problem;
    return file.value().commit();
}

/// Writes the file that was asked for, if any, and then prints.
std::optional<Failure> give(const Answer& answer, const ComputeArguments& arguments,
                            InterruptGuard& guard, Streams streams)
{
    const bool asNpy = suffixOf(arguments.output) == "npy";
    const bool asJson = arguments.common.json;
    if (!arguments.output.empty() || !asJson) {
        const Loaded<std::string> bytes = asNpy ? npyOf(answer) : gridOf(answer, arguments.output);
        if (const Failure* failure = std::get_if<Failure>(&bytes))
            return *failure;
        const auto& text = std::get<std::string>(bytes);
        if (arguments.output.empty() || arguments.output == "-")
            streams.out << text;
        else if (const auto problem = writeFile(arguments.output, text, guard))
            return Failure(*problem);
    }
    if (asJson)
        streams.out << jsonOf(answer) << '\n';
    return std::nullopt;
}

int runCompute(const ComputeArguments& arguments, Streams streams)
{
    const bool asJson = arguments.common.json;
    InterruptGuard guard;
    if (suffixOf(arguments.output) == "npy" && arguments.source.experiment.empty())
        return computeFile(arguments.source, arguments.output, arguments.common, guard, streams);
    const Loaded<Answer> answer = arguments.source.experiment.empty()
                                      ? computeAnswer(arguments.source, arguments.common, streams)
                                      : answerOfExperiment(arguments.source.experiment, streams);
    if (const Failure* failure = std::get_if<Failure>(&answer))
        return report(*failure, asJson, streams);
    if (const auto failure = give(std::get<Answer>(answer), arguments, guard, streams))
        return report(*failure, asJson, streams);
    return kDone;
}
/// A name that is none would leave somebody to believe that the engine is held back.
void checkInstructions()
{
    const char* const wish = std::getenv(tconv::kInstructionsVariable);
    if (wish == nullptr || *wish == '\0' || tconv::instructionSetNamed(wish))
        return;
    throw ArgumentFailure{usageFailure(std::string(tconv::kInstructionsVariable) + " is \"" + wish +
                                       "\", but must be portable, avx2 or avx512.")};
}

void check(const CLI::App& parser, const ComputeArguments& arguments)
{
    checkInstructions();
    checkSource(parser, arguments.source);
    if (arguments.common.json && arguments.output == "-")
        throw ArgumentFailure{
            usageFailure("--json and --output - both want standard output; leave one out.")};
}

} // namespace

Command addCompute(CLI::App& program)
{
    CLI::App* parser =
        program.add_subcommand("compute", "Compute a layer's output from an experiment or tensors");
    const auto arguments = std::make_shared<ComputeArguments>();
    addSourceOptions(*parser, arguments->source);
    parser
        ->add_option("--output", arguments->output,
                     "Write the output here: .npy, or as text (.csv and .tsv as a table)")
        ->option_text("FILE");
    addCommonOptions(*parser, arguments->common);
    setHelp(
        *parser,
        "tconvlab compute EXPERIMENT [--output FILE] [--json]\n"
        "       tconvlab compute --input FILE --weight FILE [--bias FILE] [LAYER]\n"
        "                        [--output FILE] [--json] [--threads N]",
        "An experiment is computed exactly. Of tensors the output has the input's type: float32\n"
        "is summed in float32 (in float64 up to a million products), float64 in float64, integers\n"
        "exactly and written as int64; an integer input with a floating-point weight or bias "
        "gives\n"
        "float64. A 3-D input is answered in 3-D, a 2-D input with a 2-D weight in 2-D.\n"
        "\n"
        "Tensors may be of any size: into a .npy file of float32 or float64 little more memory is\n"
        "taken than input, weight and output have. After half a second the terminal shows how far\n"
        "it is. Ctrl+C ends it at once; the file is there as a whole or not at all. The numbers "
        "do\n"
        "not depend on --threads.\n"
        "\n"
        "Examples:\n"
        "  tconvlab compute lesson.tconv\n"
        "  tconvlab compute --input x.npy --weight w.npy --stride 2 --padding 1 --output y.npy");
    return {parser, [parser, arguments] { check(*parser, *arguments); },
            [arguments](Streams streams) { return runCompute(*arguments, streams); }};
}
