// SPDX-License-Identifier: MIT
#include <tconv/check/window_search.h>

namespace tconv {

namespace {

bool fits(const FamilyView<double>& view, const Member& member, const GivenCells& given, Cell start)
{
    for (const GivenCell& cell : given.cells)
        if (!cell.mayBe(view.onCanvas(member, cell.place.sample, cell.place.channel,
                                      cell.place.cell + start)))
            return false;
    return true;
}

} // namespace

std::vector<Cell> placesOn(const FamilyView<double>& view, const Member& member,
                           const GivenCells& given, Size2 canvas, std::size_t most,
                           const std::stop_token& stop)
{
    std::vector<Cell> places;
    if (given.cells.empty())
        return places;
    // A telling number stands where stamps lie, so the first one need only be tried there.
    const Cell first = given.cells.front().place.cell;
    for (Index row = 0; row < canvas.height && !stop.stop_requested(); ++row)
        for (Index column = 0; column < canvas.width && places.size() < most; ++column) {
            const Cell start = Cell{row, column} - first;
            if (fits(view, member, given, start))
                places.push_back(start);
        }
    return places;
}

} // namespace tconv
