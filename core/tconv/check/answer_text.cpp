// SPDX-License-Identifier: MIT
#include <tconv/check/answer.h>
#include <tconv/experiment/grid_text.h>

namespace tconv {

Result<GivenNumber> parseGivenNumber(std::string_view text)
{
    auto value = parseRational(text);
    if (!value)
        return value.problem();
    return GivenNumber{value.value(), 0, std::string(text)};
}

Result<Answer> parseAnswer(std::string_view text, Index maxCells)
{
    auto grid = parseGrid(text, maxCells);
    if (!grid)
        return grid.problem();
    Answer answer = openAnswer(grid.value().values.shape());
    for (std::size_t i = 0; i < grid.value().values.values().size(); ++i)
        answer.cells.values()[i] = GivenNumber{grid.value().values.values()[i], 0, {}};
    return answer;
}

} // namespace tconv
