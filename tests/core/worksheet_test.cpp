// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include <tconv/base/number_text.h>
#include <tconv/check/worksheet.h>
#include <tconv/experiment/evaluation.h>
#include <tconv/matrix/conv2d.h>

#include <algorithm>

using namespace tconv;

namespace {

template <typename Kind>
std::vector<Kind> blocksOf(const Worksheet& worksheet)
{
    std::vector<Kind> found;
    for (const sheet::Block& block : worksheet.blocks)
        if (const auto* one = std::get_if<Kind>(&block))
            found.push_back(*one);
    return found;
}

sheet::Grid gridCalled(const Worksheet& worksheet, const std::string& label)
{
    for (const sheet::Grid& grid : blocksOf<sheet::Grid>(worksheet))
        if (grid.label.rfind(label, 0) == 0)
            return grid;
    FAIL("no grid " << label);
    return {};
}

bool isEmpty(const sheet::Grid& grid)
{
    return std::all_of(grid.rows.begin(), grid.rows.end(), [](const auto& row) {
        return std::all_of(row.begin(), row.end(), [](const auto& cell) { return cell.empty(); });
    });
}

std::vector<std::vector<std::string>> outputRows(const Experiment& experiment)
{
    const NumberTensor output = evaluate(experiment).output();
    std::vector<std::vector<std::string>> rows;
    for (Index row = 0; row < output.shape().height; ++row) {
        rows.emplace_back();
        for (Index column = 0; column < output.shape().width; ++column)
            rows.back().push_back(output.text(0, 0, {row, column}, NumberStyle::Automatic));
    }
    return rows;
}

} // namespace

TEST_CASE("A worksheet gives the task and leaves its answer open", "[worksheet]")
{
    const Exercise exercise = makeExercise({7, Topic::Overlap, Level::Medium}, 2);
    const Worksheet sheet = worksheetOf(exercise);
    CHECK(sheet.title == "Exercise 7-3: overlap, medium");
    CHECK(gridCalled(sheet, "Input X").rows.size() ==
          static_cast<std::size_t>(exercise.experiment.input.shape().height));
    const sheet::Grid room = gridCalled(sheet, "Output Y");
    CHECK(isEmpty(room));
    const auto right = outputRows(exercise.experiment);
    CHECK(room.rows.size() == right.size() + 2); // the size is a part of the task
    CHECK(room.rows.front().size() == right.front().size() + 2);
}

TEST_CASE("The paper of an easy exercise has as many cells as the output", "[worksheet]")
{
    const Exercise exercise = makeExercise({7, Topic::Stride, Level::Easy}, 0);
    CHECK(gridCalled(worksheetOf(exercise), "Output Y").rows.size() ==
          outputRows(exercise.experiment).size());
}

TEST_CASE("A key has the right output of every topic that asks for one", "[worksheet]")
{
    for (int topic = 0; topic < kTopicCount; ++topic) {
        CAPTURE(topic);
        if (static_cast<Topic>(topic) == Topic::ShapeOnly)
            continue;
        const Exercise exercise = makeExercise({4, static_cast<Topic>(topic), Level::Hard}, 1);
        CHECK(gridCalled(keyOf(exercise), "Output Y").rows == outputRows(exercise.experiment));
    }
}

TEST_CASE("The V of a key maps each unit picture as Conv2d does", "[worksheet]")
{
    const Exercise exercise = makeExercise({4, Topic::MatrixForm, Level::Medium}, 0);
    const auto rows = gridCalled(keyOf(exercise), "V").rows;
    const Shape4 output = evaluate(exercise.experiment).outputShape();
    const ConvTranspose2dOptions& options = exercise.experiment.options;
    for (Index place = 0; place < output.height * output.width; ++place) {
        Tensor4<Rational> unit(output);
        unit.values()[static_cast<std::size_t>(place)] = 1;
        const Tensor4<Rational> mapped =
            conv2d(unit, exercise.experiment.weight, std::nullopt,
                   {.stride = options.stride, .padding = options.padding});
        for (std::size_t row = 0; row < rows.size(); ++row)
            CHECK(rows[row][static_cast<std::size_t>(place)] == numberText(mapped.values()[row]));
    }
    CHECK(isEmpty(gridCalled(worksheetOf(exercise), "V")));
}

TEST_CASE("The sheet of a size alone has no numbers to add up", "[worksheet]")
{
    const Exercise exercise = makeExercise({4, Topic::ShapeOnly, Level::Medium}, 0);
    CHECK(blocksOf<sheet::Grid>(worksheetOf(exercise)).empty());
    const auto codes = blocksOf<sheet::Code>(keyOf(exercise));
    const Shape4 output = evaluate(exercise.experiment).outputShape();
    REQUIRE(codes.size() == 3);
    CHECK_THAT(codes[1].text, Catch::Matchers::EndsWith("= " + std::to_string(output.height)));
    CHECK_THAT(codes[2].text, Catch::Matchers::EndsWith("= " + std::to_string(output.width)));
}

TEST_CASE("Markdown has a table for each grid and marks what is no markup", "[worksheet]")
{
    const Worksheet sheet{"Two * three",
                          {sheet::Fields{{"Name"}}, sheet::Box{"H_out ="},
                           sheet::Grid{"X", {{"1", "-2"}, {"", "1/3"}}}}};
    CHECK(markdownOf(sheet) == "# Two \\* three\n\n"
                               "Name: ________________________\n\n"
                               "H\\_out = ________________________________________________\n\n"
                               "**X**\n\n"
                               "| | 0 | 1 |\n|-|-:|-:|\n"
                               "| **0** | 1 | -2 |\n"
                               "| **1** | &emsp;&emsp; | 1/3 |\n");
}

TEST_CASE("A fingerprint is of the numbers and options alone", "[worksheet]")
{
    const Experiment experiment = makeExercise({4, Topic::Bias, Level::Easy}, 0).experiment;
    const std::string fingerprint = fingerprintOf(experiment);
    Experiment renamed = experiment;
    renamed.title = "another";
    renamed.notes = "words";
    CHECK(fingerprintOf(renamed) == fingerprint);
    Experiment changed = experiment;
    changed.input.values().back() += 1;
    CHECK(fingerprintOf(changed) != fingerprint);
    changed = experiment;
    changed.options.outputPadding.width += 1;
    CHECK(fingerprintOf(changed) != fingerprint);
}

TEST_CASE("A fingerprint is the CRC-32 that others compute of the file", "[worksheet]")
{
    Experiment experiment;
    experiment.title = "any";
    experiment.input = Tensor4<Rational>({1, 1, 3, 2}, {7, 5, 6, 8, 6, 7});
    experiment.weight = Tensor4<Rational>({1, 1, 2, 3}, {5, 3, 1, 4, 5, 3});
    experiment.options.stride = {2, 3};
    experiment.options.padding = {1, 1};
    CHECK(fingerprintOf(experiment) == "bdef577f"); // Python's zlib.crc32
}
