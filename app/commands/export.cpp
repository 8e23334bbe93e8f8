// SPDX-License-Identifier: MIT
#include "commands/command.h"
#include "commands/files.h"
#include "commands/help.h"
#include "commands/json.h"
#include "commands/painting.h"
#include "commands/progress_line.h"
#include "commands/source.h"
#include "export/animation.h"
#include <tconv/experiment/evaluation.h>

#include <memory>
#include <ostream>
#include <variant>

namespace {

using tconv::Index;
using tconv::Problem;

struct ExportArguments {
    CommonArguments common;
    std::string experiment;
    PictureView view = PictureView::Scatter;
    std::optional<StepRange> steps; ///< nothing: the last one, or all of an animation
    bool wantsAll = false;
    Index every = 1;
    double scale = 0; ///< 0: as large as is usual for the kind of file
    bool isDark = false;
    std::string output;
};

PictureView parseView(const std::string& text)
{
    if (text == "scatter")
        return PictureView::Scatter;
    if (text == "gather")
        return PictureView::Gather;
    if (text == "matrix")
        return PictureView::Matrix;
    throw ArgumentFailure{
        usageFailure("--view must be scatter, gather or matrix, not \"" + text + "\".")};
}

/// "all", one step "N", or a range "A-B".
void parseStep(const std::string& text, ExportArguments& arguments)
{
    arguments.wantsAll = text == "all";
    arguments.steps.reset();
    if (arguments.wantsAll)
        return;
    const std::size_t dash = text.find('-', 1);
    const char* wanted = "the number of a step, a range like 0-8, or all";
    const Index first = parseInteger("--step", text.substr(0, dash), wanted);
    const Index last =
        dash == std::string::npos ? first : parseInteger("--step", text.substr(dash + 1), wanted);
    if (last < first)
        throw ArgumentFailure{
            usageFailure("--step " + text + " goes backwards; the smaller step comes first.")};
    arguments.steps = StepRange{first, last};
}

bool isAnimation(const ExportArguments& arguments)
{
    const std::string suffix = suffixOf(arguments.output);
    return suffix == "gif" || suffix == "webp";
}

void check(const CLI::App& parser, const ExportArguments& arguments)
{
    requireOptions(parser, {"EXPERIMENT", "--output"});
    const std::string suffix = suffixOf(arguments.output);
    if (suffix != "png" && suffix != "svg" && suffix != "pdf" && !isAnimation(arguments))
        throw ArgumentFailure{
            usageFailure("The name after --output must end in .png, .svg, .pdf, .gif or .webp.")};
    const bool isRange = arguments.steps && arguments.steps->first != arguments.steps->last;
    if ((arguments.wantsAll || isRange) && !isAnimation(arguments))
        throw ArgumentFailure{
            usageFailure("A ." + suffix + " file holds one step; several need .gif or .webp.")};
    if (arguments.every < 1)
        throw ArgumentFailure{usageFailure("--every must be at least 1.")};
    constexpr double kLeast = 0.1;
    constexpr double kMost = 8;
    if (parser.count("--scale") > 0 && !(arguments.scale >= kLeast && arguments.scale <= kMost))
        throw ArgumentFailure{usageFailure("--scale must be from 0.1 to 8.")};
}

/// What was written as a JSON object, or why nothing was.
using Written = std::variant<std::string, Failure>;

Written writeAnimation(const PictureRequest& picture, const ExportArguments& arguments,
                       std::ostream& err)
{
    const AnimationRequest request{
        .picture = picture, .steps = arguments.steps, .pace = {.every = arguments.every}};
    const QString path = QString::fromStdString(arguments.output);
    const tconv::Result<AnimationPlan> made = planOf(request, path);
    if (!made)
        return Failure(made.problem());
    const AnimationPlan& plan = made.value();
    if (!plan.fits())
        return Failure("size_too_large", plan.refusal().toStdString());
    JobControl control;
    {
        const ProgressLine line(control, err);
        if (const auto problem = exportAnimation(request, path, control))
            return Failure(*problem);
    }
    return jsonObject(
        {{"output", jsonText(arguments.output)},
         {"steps", jsonList({std::to_string(plan.steps.first), std::to_string(plan.steps.last)})},
         {"frames", std::to_string(plan.frames.size())}});
}

Written writeStill(PictureRequest request, const ExportArguments& arguments)
{
    const tconv::Result<Index> last = lastStepOf(request);
    if (!last)
        return Failure(last.problem());
    request.step = arguments.steps ? arguments.steps->first : last.value();
    if (const auto problem = exportPicture(request, QString::fromStdString(arguments.output)))
        return Failure(*problem);
    return jsonObject(
        {{"output", jsonText(arguments.output)}, {"step", std::to_string(request.step)}});
}

int runExport(const ExportArguments& arguments, Streams streams)
{
    const bool asJson = arguments.common.json;
    const Loaded<LoadedExperiment> loaded = loadExperiment(arguments.experiment, streams);
    if (const Failure* failure = std::get_if<Failure>(&loaded))
        return report(*failure, asJson, streams);
    const PictureRequest request{.experiment = std::get<LoadedExperiment>(loaded).experiment,
                                 .view = arguments.view,
                                 .plane = {},
                                 .dark = arguments.isDark,
                                 .scale = arguments.scale};
    const std::vector<Problem> problems = checkExperiment(request.experiment);
    if (!problems.empty())
        return report(problems.front(), asJson, streams);
    const Written written = withApplication([&] {
        return isAnimation(arguments) ? writeAnimation(request, arguments, streams.err)
                                      : writeStill(request, arguments);
    });
    if (const Failure* failure = std::get_if<Failure>(&written))
        return report(*failure, asJson, streams);
    if (asJson)
        streams.out << std::get<std::string>(written) << '\n';
    return kDone;
}

void addOptions(CLI::App& parser, ExportArguments& target)
{
    const auto addText = [&](const char* name, auto read, const char* what, const char* value) {
        parser.add_option_function<std::string>(name, read, what)->option_text(value);
    };
    addText(
        "--view", [&target](const std::string& text) { target.view = parseView(text); },
        "stamps, sums or the matrix product; scatter if not given", "VIEW");
    addText(
        "--step", [&target](const std::string& text) { parseStep(text, target); },
        "Steps done, from 0 (not given: the last; for .gif and .webp all)", "N|A-B|all");
    addText(
        "--every",
        [&target](const std::string& text) {
            target.every = parseInteger("--every", text, "a number of steps");
        },
        "An animation of each so many-th step only", "N");
    parser
        .add_option("--scale", target.scale,
                    "Pixels for each of the window: 2 if not given, 1 in an animation")
        ->option_text("S");
    parser.add_flag("--dark", target.isDark, "Light on dark");
    parser
        .add_option("--output", target.output, "The file to write: .png, .svg, .pdf, .gif or .webp")
        ->option_text("FILE");
}

} // namespace

Command addExport(CLI::App& program)
{
    CLI::App* parser = program.add_subcommand(
        "export", "Write a step as PNG, SVG or PDF, or the animation as GIF or WebP");
    const auto arguments = std::make_shared<ExportArguments>();
    ExportArguments& target = *arguments; // lives as long as the command's functions
    addExperiment(*parser, target.experiment);
    addOptions(*parser, target);
    addCommonOptions(*parser, target.common);
    setHelp(
        *parser,
        "tconvlab export EXPERIMENT --view scatter|gather|matrix --step N|A-B|all --output FILE",
        "The steps are those of the window's timeline. In the gather view 3 steps build the\n"
        "picture (stretch, border, rotated kernel), then each step is the sum of one output "
        "cell.\n\n"
        "Examples:\n"
        "  tconvlab export lesson.tconv --view scatter --step 3 --output step3.svg\n"
        "  tconvlab export lesson.tconv --view gather --step all --output sums.gif");
    return {parser, [parser, arguments] { check(*parser, *arguments); },
            [arguments](Streams streams) { return runExport(*arguments, streams); }};
}
