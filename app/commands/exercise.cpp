// SPDX-License-Identifier: MIT
#include "commands/command.h"
#include "commands/files.h"
#include "commands/help.h"
#include "commands/json.h"
#include "commands/painting.h"
#include "export/worksheet_pdf.h"
#include <tconv/check/exercise.h>
#include <tconv/check/worksheet.h>
#include <tconv/experiment/experiment_file.h>
#include <tconv/io/files.h>

#include <filesystem>
#include <memory>
#include <ostream>

namespace {

using tconv::Exercise;
using tconv::Index;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::Topic;

constexpr Index kMostExercises = 1000;

struct ExerciseArguments {
    CommonArguments common;
    Index seed = 1;
    Index count = 1;
    std::optional<Topic> topic; ///< nothing: all of them in turn
    tconv::Level level = tconv::Level::Medium;
    bool wantsMarkdown = true;
    bool wantsPdf = true;
    std::string output;
};

/// All names that an argument may have, for its refusal.
template <typename Name>
std::string namesOf(int count, std::string_view (*nameOf)(Name))
{
    std::string names;
    for (int i = 0; i < count; ++i)
        names += (i == 0           ? ""
                  : i + 1 == count ? " or "
                                   : ", ") +
                 std::string(nameOf(static_cast<Name>(i)));
    return names;
}

Topic parseTopic(const std::string& text)
{
    if (const std::optional<Topic> topic = tconv::topicNamed(text))
        return *topic;
    throw ArgumentFailure{usageFailure("--topic must be " +
                                       namesOf(tconv::kTopicCount, tconv::topicName) + ", not \"" +
                                       text + "\".")};
}

tconv::Level parseLevel(const std::string& text)
{
    if (const std::optional<tconv::Level> level = tconv::levelNamed(text))
        return *level;
    throw ArgumentFailure{usageFailure("--level must be " +
                                       namesOf(tconv::kLevelCount, tconv::levelName) + ", not \"" +
                                       text + "\".")};
}

void parseFormat(const std::string& text, ExerciseArguments& arguments)
{
    if (text != "markdown" && text != "pdf" && text != "both")
        throw ArgumentFailure{
            usageFailure("--format must be markdown, pdf or both, not \"" + text + "\".")};
    arguments.wantsMarkdown = text != "pdf";
    arguments.wantsPdf = text != "markdown";
}

void check(const CLI::App& parser, const ExerciseArguments& arguments)
{
    requireOptions(parser, {"--output"});
    if (arguments.count < 1 || arguments.count > kMostExercises)
        throw ArgumentFailure{
            usageFailure("--count must be from 1 to " + std::to_string(kMostExercises) + ".")};
    if (arguments.seed < 0)
        throw ArgumentFailure{usageFailure("--seed must not be negative.")};
}

Exercise exerciseAt(const ExerciseArguments& arguments, Index number)
{
    const auto seed = static_cast<std::uint64_t>(arguments.seed);
    if (arguments.topic)
        return tconv::makeExercise({seed, *arguments.topic, arguments.level}, number);
    const auto topic = static_cast<Topic>(number % tconv::kTopicCount);
    return tconv::makeExercise({seed, topic, arguments.level}, number);
}

/// "07" of 30: all names of a class set are equally long, so that they sort.
std::string numberName(Index number, Index count)
{
    std::string digits = std::to_string(number + 1);
    const std::size_t width = std::to_string(count).size();
    return std::string(width - digits.size(), '0') + digits;
}

/// Writes the files of one exercise; answers what kept one from being written.
std::optional<Problem> writeFiles(const ExerciseArguments& arguments, const Exercise& exercise,
                                  const std::string& number)
{
    const tconv::Worksheet sheet = worksheetOf(exercise);
    const tconv::Worksheet key = keyOf(exercise);
    const std::filesystem::path folder = arguments.output;
    const auto write = [&](const std::string& name, std::string_view bytes) {
        return tconv::writeFileSafely(folder / name, bytes);
    };
    const auto writePdf = [&](const std::string& name, const tconv::Worksheet& worksheet) {
        const QByteArray bytes = worksheetPdf({worksheet});
        return write(name, {bytes.data(), static_cast<std::size_t>(bytes.size())});
    };
    std::optional<Problem> problem =
        write("exercise-" + number + ".tconv", writeExperiment(exercise.experiment));
    if (!problem && arguments.wantsMarkdown)
        problem = write("sheet-" + number + ".md", markdownOf(sheet));
    if (!problem && arguments.wantsMarkdown)
        problem = write("key-" + number + ".md", markdownOf(key));
    if (!problem && arguments.wantsPdf)
        problem = writePdf("sheet-" + number + ".pdf", sheet);
    if (!problem && arguments.wantsPdf)
        problem = writePdf("key-" + number + ".pdf", key);
    return problem;
}

std::string jsonOf(const Exercise& exercise, const std::string& number)
{
    std::vector<std::string> invisible;
    for (const std::string& id : exercise.invisible)
        invisible.push_back(jsonText(id));
    std::vector<std::string> ties;
    for (const std::vector<std::string>& tie : exercise.ties) {
        std::vector<std::string> ids;
        for (const std::string& id : tie)
            ids.push_back(jsonText(id));
        ties.push_back(jsonList(ids));
    }
    return jsonObject({{"number", jsonText(number)},
                       {"experiment", jsonText(fingerprintOf(exercise.experiment))},
                       {"topic", jsonText(std::string(topicName(exercise.request.topic)))},
                       {"level", jsonText(std::string(levelName(exercise.request.level)))},
                       {"invisible", jsonList(invisible)},
                       {"ties", jsonList(ties)}});
}

int runExercise(const ExerciseArguments& arguments, Streams streams)
{
    const bool asJson = arguments.common.json;
    std::error_code error;
    std::filesystem::create_directories(arguments.output, error);
    if (error)
        return report(
            Problem{ProblemCode::FileNotWritten, {}, {}, arguments.output + ": " + error.message()},
            asJson, streams);
    std::vector<std::string> made;
    const std::optional<Problem> problem = withApplication([&]() -> std::optional<Problem> {
        for (Index i = 0; i < arguments.count; ++i) {
            const Exercise exercise = exerciseAt(arguments, i);
            const std::string number = numberName(i, arguments.count);
            if (const auto failed = writeFiles(arguments, exercise, number))
                return failed;
            made.push_back(jsonOf(exercise, number));
        }
        return std::nullopt;
    });
    if (problem)
        return report(*problem, asJson, streams);
    if (asJson)
        streams.out << jsonObject(
                           {{"output", jsonText(arguments.output)}, {"exercises", jsonList(made)}})
                    << '\n';
    else
        streams.out << made.size() << (made.size() == 1 ? " exercise" : " exercises") << " in "
                    << arguments.output << '\n';
    return kDone;
}

void addOptions(CLI::App& parser, ExerciseArguments& target)
{
    const auto addText = [&](const char* name, auto read, const char* what, const char* value) {
        parser.add_option_function<std::string>(name, read, what)->option_text(value);
    };
    addInteger(parser, "--seed", target.seed,
               "The same seed makes the same exercises; 1 if not given");
    addInteger(parser, "--count", target.count, "How many, no two alike; 1 if not given");
    addText(
        "--topic", [&target](const std::string& text) { target.topic = parseTopic(text); },
        "stride, padding, output-padding, dilation, overlap, bias, matrix or shape; all in turn "
        "if not given",
        "TOPIC");
    addText(
        "--level", [&target](const std::string& text) { target.level = parseLevel(text); },
        "easy, medium or hard; medium if not given", "LEVEL");
    addText(
        "--format", [&target](const std::string& text) { parseFormat(text, target); },
        "markdown, pdf or both; both if not given", "FORMAT");
    parser
        .add_option("--output", target.output, "The folder to write into; made where it is absent")
        ->option_text("DIR");
}

} // namespace

Command addExercise(CLI::App& program)
{
    CLI::App* parser =
        program.add_subcommand("exercise", "Write worksheets with keys and experiment files");
    const auto arguments = std::make_shared<ExerciseArguments>();
    ExerciseArguments& target = *arguments; // lives as long as the command's functions
    addOptions(*parser, target);
    addCommonOptions(*parser, target.common);
    setHelp(*parser,
            "tconvlab exercise --output DIR [--seed N] [--count N] [--topic TOPIC] [--level LEVEL]",
            "For each exercise: sheet-01 and key-01 as .md and .pdf, and exercise-01.tconv, which\n"
            "the window opens and tconvlab check takes. A file of the same name is replaced.\n\n"
            "Example:\n"
            "  tconvlab exercise --seed 7 --count 30 --topic overlap --output overlap");
    return {parser, [parser, arguments] { check(*parser, *arguments); },
            [arguments](Streams streams) { return runExercise(*arguments, streams); }};
}
