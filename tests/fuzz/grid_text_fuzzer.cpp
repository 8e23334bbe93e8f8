// SPDX-License-Identifier: MIT
// Any text is read or refused with a sentence, and what was read can be copied and pasted.
#include <tconv/base/excerpt.h>
#include <tconv/experiment/grid_text.h>

#include <cstdint>
#include <cstdlib>

using namespace tconv;

namespace {

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

void pasteBack(const GridText& grid, GridFormat format, NumberStyle style)
{
    const Result<GridText> pasted = parseGrid(gridText(grid.values, grid.rank, format, style));
    require(pasted.ok());
    require(pasted.value().values == grid.values);
    require(pasted.value().rank == grid.rank);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<GridText> grid =
        parseGrid(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!grid) {
        requireReadable(sentence(grid.problem()));
        return 0;
    }
    for (const auto style : {NumberStyle::Automatic, NumberStyle::Decimal, NumberStyle::Fraction}) {
        pasteBack(grid.value(), GridFormat::Python, style);
        pasteBack(grid.value(), GridFormat::Tensor, style);
        if (grid.value().rank == 2) {
            pasteBack(grid.value(), GridFormat::Tsv, style);
            pasteBack(grid.value(), GridFormat::Csv, style);
        }
    }
    return 0;
}
