// SPDX-License-Identifier: MIT
#include "commands/command.h"
#include "commands/help.h"
#include "commands/json.h"
#include "commands/painting.h"
#include "commands/progress_line.h"
#include "export/worksheet_files.h"
#include <tconv/base/counted.h>

#include <memory>
#include <ostream>

namespace {

using tconv::Exercise;
using tconv::Index;
using tconv::Problem;
using tconv::Topic;

struct ExerciseArguments {
    CommonArguments common;
    Index seed = 1; ///< as it is typed; `set` has it when it is known not to be negative
    ClassSet set;
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

void parseFormat(const std::string& text, ClassSet& set)
{
    if (text != "markdown" && text != "pdf" && text != "both")
        throw ArgumentFailure{
            usageFailure("--format must be markdown, pdf or both, not \"" + text + "\".")};
    set.wantsMarkdown = text != "pdf";
    set.wantsPdf = text != "markdown";
}

void check(const CLI::App& parser, const ExerciseArguments& arguments)
{
    requireOptions(parser, {"--output"});
    if (arguments.set.count < 1 || arguments.set.count > kMostExercises)
        throw ArgumentFailure{
            usageFailure("--count must be from 1 to " + std::to_string(kMostExercises) + ".")};
    if (arguments.seed < 0)
        throw ArgumentFailure{usageFailure("--seed must not be negative.")};
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
    ClassSet set = arguments.set;
    set.seed = static_cast<std::uint64_t>(arguments.seed);
    std::vector<std::string> made;
    const std::optional<Problem> problem = withApplication([&] {
        JobControl control;
        const ProgressLine line(control, streams.err);
        return writeClassSet(set, arguments.output, control,
                             [&](const Exercise& exercise, const std::string& name) {
                                 made.push_back(jsonOf(exercise, name));
                             });
    });
    if (problem)
        return report(*problem, asJson, streams);
    if (asJson)
        streams.out << jsonObject(
                           {{"output", jsonText(arguments.output)}, {"exercises", jsonList(made)}})
                    << '\n';
    else
        streams.out << tconv::counted(static_cast<tconv::Index>(made.size()), "exercise") << " in "
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
    addInteger(parser, "--count", target.set.count, "How many, no two alike; 1 if not given");
    addText(
        "--topic", [&target](const std::string& text) { target.set.topic = parseTopic(text); },
        "What to practise, one of those below; all in turn if not given", "TOPIC");
    addText(
        "--level", [&target](const std::string& text) { target.set.level = parseLevel(text); },
        "easy, medium or hard; medium if not given", "LEVEL");
    addText(
        "--format", [&target](const std::string& text) { parseFormat(text, target.set); },
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
            "the window opens and tconvlab check takes. A file of the same name is replaced.\n"
            "Topics: stride, padding, output-padding, dilation, overlap, bias, matrix, shape.\n\n"
            "Example:\n"
            "  tconvlab exercise --seed 7 --count 30 --topic overlap --output overlap");
    return {parser, [parser, arguments] { check(*parser, *arguments); },
            [arguments](Streams streams) { return runExercise(*arguments, streams); }};
}
