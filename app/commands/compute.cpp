// SPDX-License-Identifier: MIT
#include "commands/answer.h"
#include "commands/command.h"
#include "commands/files.h"
#include "commands/help.h"
#include "commands/tensor_files.h"
#include <tconv/base/excerpt.h>
#include <tconv/engine/instruction_set.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <ostream>

namespace {

struct ComputeArguments {
    CommonArguments common;
    SourceArguments source;
    std::string output; ///< empty: grid text on standard output
};

/// One run of the command, from the files to the output.
class Computation {
public:
    Computation(const ComputeArguments& arguments, Streams streams)
        : m_arguments(arguments)
        , m_streams(streams)
        , m_target(arguments.output, m_guard)
        , m_line([this] { return m_work.text(); }, streams.err)
    {
    }

    std::optional<Failure> run();

private:
    std::optional<Failure> intoNpy();
    Loaded<Answer> answer();
    Loaded<Answer> answerOfExperiment();
    std::optional<Failure> give(const Answer& answer);
    void printJson(const Answer& answer);

    const ComputeArguments& m_arguments;
    Streams m_streams;
    InterruptGuard m_guard;
    OutputTarget m_target;
    Work m_work;
    PercentLine m_line;
};

std::optional<Failure> Computation::run()
{
    const bool asNpy = suffixOf(m_arguments.output) == "npy";
    if (asNpy && m_arguments.source.experiment.empty())
        return intoNpy();
    const Loaded<Answer> computed = answer();
    if (const Failure* failure = std::get_if<Failure>(&computed))
        return *failure;
    return give(std::get<Answer>(computed));
}

std::optional<Failure> Computation::intoNpy()
{
    const Loaded<TensorOutput> output =
        computeFile(m_arguments.source, m_arguments.common, m_target, m_work, m_streams);
    if (const Failure* failure = std::get_if<Failure>(&output))
        return *failure;
    if (m_arguments.common.json) {
        m_work.begin(Work::Stage::Formatting);
        printJson(answerOf(std::get<TensorOutput>(output)));
    }
    return std::nullopt;
}

Loaded<Answer> Computation::answer()
{
    return m_arguments.source.experiment.empty()
               ? computeAnswer(m_arguments.source, m_arguments.common, m_target, m_work, m_streams)
               : answerOfExperiment();
}

Loaded<Answer> Computation::answerOfExperiment()
{
    const Loaded<LoadedExperiment> experiment =
        loadExperiment(m_arguments.source.experiment, m_streams);
    if (const Failure* failure = std::get_if<Failure>(&experiment))
        return *failure;
    if (std::optional<Failure> failure = m_target.begin())
        return *failure;
    m_work.begin(Work::Stage::Computing);
    return answerOf(std::get<LoadedExperiment>(experiment));
}

/// Writes the file that was asked for, if any, and then prints.
std::optional<Failure> Computation::give(const Answer& answer)
{
    const std::string& path = m_arguments.output;
    const bool asJson = m_arguments.common.json;
    if (!path.empty() || !asJson) {
        m_work.begin(Work::Stage::Formatting);
        const Loaded<std::string> bytes =
            suffixOf(path) == "npy" ? npyOf(answer) : gridOf(answer, path, m_work.formatted);
        if (const Failure* failure = std::get_if<Failure>(&bytes))
            return *failure;
        if (auto failure = m_target.write(std::get<std::string>(bytes), m_work, m_line, m_streams))
            return failure;
    }
    if (asJson)
        printJson(answer);
    return std::nullopt;
}

void Computation::printJson(const Answer& answer)
{
    m_work.begin(Work::Stage::Formatting);
    print(jsonOf(answer, m_work.formatted) + "\n", m_work, m_line, m_streams);
}

int runCompute(const ComputeArguments& arguments, Streams streams)
{
    const std::optional<Failure> failure = Computation(arguments, streams).run();
    return failure ? report(*failure, arguments.common.json, streams) : int(kDone);
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

/// Text under the name of another format would be found out late, by another program.
void checkOutput(const CLI::App& parser, const std::string& path)
{
    constexpr std::array<std::string_view, 14> kOthers{"npz", "pt",  "pth",   "onnx", "h5",
                                                       "mat", "mtx", "tconv", "png",  "jpg",
                                                       "svg", "pdf", "gif",   "webp"};
    if (path.empty() && parser.count("--output") > 0)
        throw ArgumentFailure{
            usageFailure("--output is empty; name a file, or - for standard output.")};
    const std::string suffix = suffixOf(path);
    if (std::ranges::find(kOthers, suffix) != kOthers.end())
        throw ArgumentFailure{usageFailure("--output " + tconv::excerpt(path) +
                                           ": compute writes .npy, .csv, .tsv or .txt, not ." +
                                           suffix + ".")};
}

void check(const CLI::App& parser, const ComputeArguments& arguments)
{
    checkInstructions();
    checkSource(parser, arguments.source);
    checkOutput(parser, arguments.output);
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
    tellOfThreads(*parser);
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
