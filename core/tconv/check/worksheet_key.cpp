// SPDX-License-Identifier: MIT
#include <tconv/check/imagined.h>
#include <tconv/check/shape_models.h>
#include <tconv/check/worksheet.h>
#include <tconv/check/worksheet_parts.h>

#include <algorithm>
#include <functional>

namespace tconv {

namespace {

/// Whether a mistake belongs into the key.
using Choice = std::function<bool(const Mistake&)>;

std::string sizeText(Index height, Index width)
{
    return std::to_string(height) + "x" + std::to_string(width);
}

void addSizes(Worksheet& worksheet, const Experiment& experiment)
{
    for (const Axis axis : kAxes)
        worksheet.blocks.push_back(sheet::Code{(axis == Axis::Height ? "H_out = " : "W_out = ") +
                                               sizeFormulaText(axisOf(experiment, axis))});
}

void addWrongSizes(Worksheet& worksheet, const Experiment& experiment)
{
    const AxisSettings height = axisOf(experiment, Axis::Height);
    const AxisSettings width = axisOf(experiment, Axis::Width);
    const Size2 right{outputSize(height), outputSize(width)};
    for (const ShapeModel& model : shapeModels()) {
        const std::optional<Index> h = model.size(height, width);
        const std::optional<Index> w = model.size(width, height);
        if (h && w && Size2{*h, *w} != right)
            worksheet.blocks.push_back(sheet::Paragraph{
                std::string(model.id) + ", " + sizeText(*h, *w) + ": " + std::string(model.title) +
                " (" + std::string(model.formula) + ")"});
    }
}

void addWrongGrids(Worksheet& worksheet, const Experiment& experiment, const Choice& belongs,
                   const Tensor4<Rational>& right)
{
    for (const Mistake& mistake : mistakes()) {
        if (!belongs(mistake))
            continue;
        const auto grids = mistake.grids(experiment);
        for (std::size_t i = 0; i < grids.size(); ++i) {
            if (grids[i] == right)
                continue;
            const Shape4& shape = grids[i].shape();
            std::string label = std::string(mistake.id) + ", " +
                                sizeText(shape.height, shape.width) + ": " +
                                std::string(mistake.title);
            if (grids.size() > 1)
                label += " (" + std::to_string(i + 1) + ")";
            addGrids(worksheet, label, grids[i]);
        }
    }
}

std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

Worksheet keyWith(const Experiment& experiment, WorksheetTask task, const Choice& belongs)
{
    Worksheet key{"Key to " + (experiment.title.empty() ? "the worksheet" : experiment.title), {}};
    addGiven(key, experiment, task);
    key.blocks.push_back(sheet::Heading{"Right"});
    addSizes(key, experiment);
    const Tensor4<Rational> right = imagine(experiment, asItIs(experiment));
    if (task == WorksheetTask::Matrix)
        addGrids(key, "V", forwardMatrix(experiment));
    if (task != WorksheetTask::Size)
        addGrids(key, "Output Y", right);
    key.blocks.push_back(sheet::Heading{"Mistakes, and what they look like"});
    if (task == WorksheetTask::Size)
        addWrongSizes(key, experiment);
    else
        addWrongGrids(key, experiment, belongs, right);
    return key;
}

} // namespace

Worksheet keyOf(const Exercise& exercise)
{
    const Topic topic = exercise.request.topic;
    Worksheet key = keyWith(exercise.experiment, taskOf(topic), [topic](const Mistake& mistake) {
        return std::find(mistake.topics.begin(), mistake.topics.end(), topic) !=
               mistake.topics.end();
    });
    if (!exercise.invisible.empty())
        key.blocks.push_back(
            sheet::Paragraph{"Cannot be seen here: " + joined(exercise.invisible) + "."});
    for (const std::vector<std::string>& tie : exercise.ties)
        key.blocks.push_back(sheet::Paragraph{"The same result here: " + joined(tie) + "."});
    addFooter(key, exercise.experiment);
    return key;
}

Worksheet keyOf(const Experiment& experiment)
{
    Worksheet key = keyWith(experiment, WorksheetTask::Output, [](const Mistake&) { return true; });
    addFooter(key, experiment);
    return key;
}

} // namespace tconv
