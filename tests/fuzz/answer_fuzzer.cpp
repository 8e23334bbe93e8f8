// SPDX-License-Identifier: MIT
// Any text is read as an answer or refused with a sentence; what was read can be compared.
#include <tconv/base/excerpt.h>
#include <tconv/check/comparison.h>
#include <tconv/experiment/grid_text.h>

#include <cstdint>
#include <cstdlib>

using namespace tconv;

namespace {

constexpr Index kMaxCells = 4096;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// A sentence may quote the input, but not its broken bytes.
void requireReadable(std::string_view text)
{
    require(!text.empty());
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        require(length > 0);
        text.remove_prefix(length);
    }
}

Evaluation example()
{
    Experiment experiment;
    experiment.input = {{1, 1, 2, 2}, std::vector<Rational>{1, 2, 3, 4}};
    experiment.weight = {{1, 1, 3, 3}, std::vector<Rational>{1, 2, 3, 4, 5, 6, 7, 8, 9}};
    experiment.options = {.stride = {2, 2}, .padding = {1, 1}, .outputPadding = {1, 1}};
    return evaluate(experiment);
}

/// Every cell is right, wrong or open, and a number is right for itself.
void compare(const Answer& answer)
{
    static const Evaluation evaluation = example();
    const Comparison comparison = compareAnswer(answer, evaluation);
    const auto placed =
        comparison.right + static_cast<Index>(comparison.wrong.size() + comparison.open.size());
    require(placed == (answer.shapeOnly ? 0 : answer.cells.size()));
    for (const auto& cell : answer.cells.values())
        if (cell)
            require(cell->matches(cell->value));
    const Answer cut = withoutOpenEdges(answer, evaluation.geometry.output);
    require(cut.cells.size() <= answer.cells.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<Answer> answer = parseAnswer(text, kMaxCells);
    const Result<GridText> grid = parseGrid(text, kMaxCells);
    if (!answer) {
        requireReadable(sentence(answer.problem()));
        return 0;
    }
    compare(answer.value());
    // A grid without empty cells is the same as an answer.
    if (grid && !answer.value().shapeOnly &&
        grid.value().values.shape() == answer.value().cells.shape())
        for (Index i = 0; i < answer.value().cells.size(); ++i) {
            const auto at = static_cast<std::size_t>(i);
            require(answer.value().cells.values()[at].has_value());
            require(answer.value().cells.values()[at]->value == grid.value().values.values()[at]);
        }
    return 0;
}
