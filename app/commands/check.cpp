// SPDX-License-Identifier: MIT
#include "commands/check.h"

#include "commands/command.h"
#include "commands/files.h"
#include "commands/help.h"

#include <filesystem>
#include <memory>
#include <ostream>
#include <span>

using tconv::Answer;
using tconv::NpyArray;
using tconv::NpyType;
using tconv::Rational;
using tconv::Result;
using tconv::Tensor4;

namespace {

constexpr std::string_view kNpyMagic = "\x93NUMPY";

constexpr const char* kUsage = "tconvlab check EXPERIMENT ANSWER [--json]\n"
                               "       tconvlab check EXPERIMENT FOLDER [--json] [--threads N]";
constexpr const char* kFooter =
    "ANSWER is a grid as text (NumPy, tensor(...), TSV, CSV, JSON), a .npy tensor, or a size "
    "alone\n"
    "(\"shape: 4x4\"); - is standard input. A cell that is empty, ? or _ is open. A decimal is "
    "right\n"
    "to the digits shown: 0.33 is right for 1/3, 0.3300 is not; integers and fractions are exact.\n"
    ".npy: float32 within 1e-5, float64 within 1e-12 (relative; absolute below 1), integers "
    "exact.\n"
    "\n"
    "All mistakes that explain every number are told, best first. One that takes two mistakes at\n"
    "once has both ids, M01+M12.\n"
    "\n"
    "FOLDER: every file in it is an answer, hidden files and the experiment itself left out. "
    "Prints\n"
    "CSV, sorted by name: file, verdict, number of wrong cells, mistakes with blanks between. "
    "Files\n"
    "that cannot be read have the verdict \"refused\" and are named again at the end.\n"
    "\n"
    "--json: verdict, shape_ok, expected_shape, wrong_cells and open_cells (each [r,c], or\n"
    "[n,c,r,c] where answer or output has several planes), mistakes [{id, title, sentence}], and\n"
    "given_shape, first_wrong {cell, text, note}, tells_apart (an experiment on which the "
    "mistakes\n"
    "differ). Of a folder: answers, a list of these with \"file\"; or with \"error\" where "
    "refused.\n"
    "\n"
    "Exit status: 0 correct, or partial (all given cells right, some open); 1 wrong; 2 refused. Of "
    "a\n"
    "folder: 2 where one was refused, else 1 where one is wrong.\n"
    "\n"
    "Examples:\n"
    "  tconvlab check lesson.tconv answer.csv\n"
    "  echo \"shape: 15x15\" | tconvlab check lesson.tconv - --json\n"
    "  tconvlab check lesson.tconv sheets/ > marks.csv";

struct CheckArguments {
    CommonArguments common;
    std::string experiment;
    std::string answer;
};

/// How far the numbers of a type may be from the exact ones.
Rational errorOf(NpyType type)
{
    switch (type) {
    case NpyType::Float32:
        return Rational(1, 100'000);
    case NpyType::Float64:
        return Rational(1, 1'000'000'000'000);
    case NpyType::Int64:
        break;
    }
    return 0;
}

Result<Answer> readAnswer(const std::string& bytes)
{
    if (!bytes.starts_with(kNpyMagic))
        return tconv::parseAnswer(bytes);
    const Result<NpyArray> array =
        tconv::readNpy(std::as_bytes(std::span(bytes)), {.elements = tconv::kMaxAnswerCells});
    if (!array)
        return array.problem();
    const Result<Tensor4<Rational>> values = exactValues(array.value());
    if (!values)
        return values.problem();
    return givenNumbers(values.value(), array.value().rank, errorOf(array.value().type()));
}

Loaded<CheckedTask> loadTask(const std::string& path, Streams streams)
{
    Loaded<LoadedExperiment> loaded = loadExperiment(path, streams);
    if (const Failure* failure = std::get_if<Failure>(&loaded))
        return *failure;
    auto& [experiment, inputRank] = std::get<LoadedExperiment>(loaded);
    CheckedTask task;
    task.experiment = std::move(experiment);
    task.evaluation = evaluate(task.experiment, kExactLimits);
    if (!task.evaluation.ok())
        return Failure(task.evaluation.problems.front());
    const bool isPlane = inputRank == 2 && task.evaluation.outputShape().channels == 1;
    task.rank = isPlane ? 2 : 4;
    return task;
}

int runCheck(const CheckArguments& arguments, Streams streams)
{
    const bool asJson = arguments.common.json;
    const Loaded<CheckedTask> loaded = loadTask(arguments.experiment, streams);
    if (const auto* failure = std::get_if<Failure>(&loaded))
        return report(*failure, asJson, streams);
    const auto& task = std::get<CheckedTask>(loaded);
    std::error_code error;
    if (std::filesystem::is_directory(arguments.answer, error))
        return checkFolder(task, arguments.answer, arguments.experiment, arguments.common, streams);
    const Loaded<CheckedAnswer> checked = checkFile(task, arguments.answer, streams);
    if (const auto* failure = std::get_if<Failure>(&checked))
        return report(*failure, asJson, streams);
    const auto& answer = std::get<CheckedAnswer>(checked);
    streams.out << (asJson ? jsonOf(task, answer) : textOf(task, answer)) << '\n';
    const bool isWrong = answer.diagnosis.comparison.verdict == tconv::Verdict::Wrong;
    return isWrong ? kDifferences : kDone;
}

void checkArguments(const CLI::App& parser, const CheckArguments& arguments)
{
    requireOptions(parser, {"EXPERIMENT", "ANSWER"});
    if (arguments.experiment == "-" && arguments.answer == "-")
        throw ArgumentFailure{usageFailure("Standard input (-) can be read only once.")};
}

} // namespace

Loaded<CheckedAnswer> checkFile(const CheckedTask& task, const std::string& path, Streams streams)
{
    const Result<std::string> bytes = readInput(path, tconv::kMaxAnswerBytes, streams);
    Result<Answer> answer = bytes ? readAnswer(bytes.value()) : bytes.problem();
    if (!answer) {
        Failure failure(answer.problem());
        if (failure.message.find(path) == std::string::npos || path == "-")
            failure.message = nameOf(path) + ": " + failure.message;
        return failure;
    }
    CheckedAnswer checked{
        withoutOpenEdges(std::move(answer).value(), task.evaluation.geometry.output), {}};
    checked.diagnosis = diagnose(task.experiment, task.evaluation, checked.answer);
    return checked;
}

Command addCheck(CLI::App& program)
{
    CLI::App* parser = program.add_subcommand(
        "check", "Compare an answer, or a folder of them, and name the mistake");
    const auto arguments = std::make_shared<CheckArguments>();
    addExperiment(*parser, arguments->experiment);
    parser->add_option("ANSWER", arguments->answer,
                       "A file with the result as you have it, or a folder of them");
    addCommonOptions(*parser, arguments->common);
    tellOfThreads(*parser);
    setHelp(*parser, kUsage, kFooter);
    return {parser, [parser, arguments] { checkArguments(*parser, *arguments); },
            [arguments](Streams streams) { return runCheck(*arguments, streams); }};
}
