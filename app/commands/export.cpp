// SPDX-License-Identifier: MIT
#include "commands/command.h"
#include "commands/files.h"
#include "commands/help.h"
#include "commands/json.h"
#include "commands/qt_messages.h"
#include "commands/source.h"
#include "export/picture.h"
#include <tconv/experiment/evaluation.h>
#include <tconv/explain/zero_insertion.h>

#include <QApplication>

#include <memory>
#include <ostream>

namespace {

using tconv::Index;
using tconv::Problem;

struct ExportArguments {
    CommonArguments common;
    std::string experiment;
    PictureView view = PictureView::Scatter;
    std::optional<Index> step; ///< nothing: the last one
    std::string output;
};

Failure unavailable(const std::string& what, const std::string& instead)
{
    return {"unsupported", what + " is not available in this version; " + instead + "."};
}

PictureView parseView(const std::string& text)
{
    if (text == "scatter")
        return PictureView::Scatter;
    if (text == "gather")
        return PictureView::Gather;
    if (text == "matrix")
        throw ArgumentFailure{unavailable("--view matrix", "use scatter or gather")};
    throw ArgumentFailure{usageFailure("--view must be scatter or gather, not \"" + text + "\".")};
}

Index parseStep(const std::string& text)
{
    if (text == "all")
        throw ArgumentFailure{
            unavailable("--step all", "name one step, or none for the finished picture")};
    return parseInteger("--step", text, "the number of a step");
}

void check(const CLI::App& parser, const ExportArguments& arguments)
{
    requireOptions(parser, {"EXPERIMENT", "--output"});
    const std::string suffix = suffixOf(arguments.output);
    for (const char* later : {"pdf", "gif", "webp"})
        if (suffix == later)
            throw ArgumentFailure{
                unavailable(std::string("A .") + later + " file", "use .png or .svg")};
    if (suffix != "png" && suffix != "svg")
        throw ArgumentFailure{usageFailure("The name after --output must end in .png or .svg.")};
}

/// The number of steps, as the window's timeline counts them: one for each stamp; or the stages
/// that build the gather picture, and one for each output cell of a plane.
Index lastStep(const tconv::Experiment& experiment, PictureView view)
{
    if (view == PictureView::Scatter)
        return scatterStepCount(experiment);
    const tconv::Size2 size = outputSize(experiment.input.shape().plane(),
                                         experiment.weight.shape().plane(), experiment.options);
    return tconv::kGatherStages + size.height * size.width;
}

/// Painting needs an application, but never a display.
std::optional<Problem> paint(const PictureRequest& request, const std::string& path)
{
    if (QCoreApplication::instance() != nullptr) // within a test
        return exportPicture(request, QString::fromStdString(path));
    qputenv("QT_QPA_PLATFORM", "offscreen");
    dropQtMessages({"propagateSizeHints", "XDG_RUNTIME_DIR", "Detected locale"});
    int argumentCount = 1;
    char name[] = "tconvlab";
    char* argumentValues[] = {name, nullptr};
    const QApplication application(argumentCount, argumentValues);
    return exportPicture(request, QString::fromStdString(path));
}

int runExport(const ExportArguments& arguments, Streams streams)
{
    const bool asJson = arguments.common.json;
    const tconv::Result<LoadedExperiment> loaded = loadExperiment(arguments.experiment, streams);
    if (!loaded)
        return report(loaded.problem(), asJson, streams);
    const tconv::Experiment& experiment = loaded.value().experiment;
    const std::vector<Problem> problems = checkExperiment(experiment);
    if (!problems.empty())
        return report(problems.front(), asJson, streams);
    const Index step = arguments.step.value_or(lastStep(experiment, arguments.view));
    const PictureRequest request{
        .experiment = experiment, .view = arguments.view, .step = step, .plane = {}};
    if (const std::optional<Problem> problem = paint(request, arguments.output))
        return report(*problem, asJson, streams);
    if (asJson)
        streams.out << jsonObject(
                           {{"output", jsonText(arguments.output)}, {"step", std::to_string(step)}})
                    << '\n';
    return kDone;
}

} // namespace

Command addExport(CLI::App& program)
{
    CLI::App* parser =
        program.add_subcommand("export", "Write the picture of one step as PNG or SVG");
    const auto arguments = std::make_shared<ExportArguments>();
    ExportArguments& target = *arguments; // lives as long as the command's functions
    addExperiment(*parser, target.experiment);
    parser
        ->add_option_function<std::string>(
            "--view", [&target](const std::string& text) { target.view = parseView(text); },
            "scatter (stamps) or gather (sums); scatter if not given")
        ->option_text("VIEW");
    parser
        ->add_option_function<std::string>(
            "--step", [&target](const std::string& text) { target.step = parseStep(text); },
            "Steps already done, from 0; all of them if not given (gather: 3 build the picture, "
            "then one "
            "for each output cell)")
        ->option_text("N");
    parser->add_option("--output", target.output, "The picture to write: .png or .svg")
        ->option_text("FILE");
    addCommonOptions(*parser, target.common);
    setHelp(*parser, "tconvlab export EXPERIMENT --view scatter|gather --step N --output FILE",
            "Example:\n"
            "  tconvlab export lesson.tconv --view scatter --step 3 --output step3.svg");
    return {parser, [parser, arguments] { check(*parser, *arguments); },
            [arguments](Streams streams) { return runExport(*arguments, streams); }};
}
