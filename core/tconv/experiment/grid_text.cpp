// SPDX-License-Identifier: MIT
#include <tconv/experiment/exact_number.h>
#include <tconv/experiment/grid_list.h>
#include <tconv/experiment/grid_source.h>
#include <tconv/experiment/grid_table.h>
#include <tconv/experiment/grid_text.h>

#include <cassert>

namespace tconv {

namespace {

constexpr std::string_view kTensorCall = "torch.tensor(";

std::string delimitedText(Size2 size, const std::function<std::string(Cell)>& cell, char separator)
{
    std::string text;
    for (Index row = 0; row < size.height; ++row) {
        if (row > 0)
            text += '\n';
        for (Index column = 0; column < size.width; ++column) {
            if (column > 0)
                text += separator;
            text += cell({row, column});
        }
    }
    return text;
}

std::string listText(const Shape4& shape, int rank, GridFormat format,
                     const std::function<std::string(Index)>& cell)
{
    if (format == GridFormat::Python)
        return nestedText(shape, rank, 0, cell);
    return std::string(kTensorCall) + nestedText(shape, rank, kTensorCall.size(), cell) + ")";
}

class NumberCells : public GridCells {
public:
    std::optional<Problem> add(std::string_view number, std::string_view) override
    {
        Result<Rational> value = parseExact(number);
        if (!value)
            return value.problem();
        values.push_back(std::move(value).value());
        return std::nullopt;
    }

    std::vector<Rational> values;
};

} // namespace

Result<GridText> parseGrid(std::string_view text, Index maxCells)
{
    NumberCells cells;
    const Result<GridLayout> layout = parseGridCells(text, cells, maxCells);
    if (!layout)
        return layout.problem();
    const auto& [shape, rank] = layout.value();
    return GridText{Tensor4<Rational>(shape, std::move(cells.values)), rank};
}

Result<GridLayout> parseGridCells(std::string_view text, GridCells& cells, Index maxCells)
{
    const GridSource source(text);
    if (source.text().find_first_not_of(" \t\n") == std::string::npos)
        return Problem{ProblemCode::GridEmpty};
    const bool hasLists = source.text().find('[') != std::string::npos;
    return hasLists ? readGridList(source, cells, maxCells)
                    : readGridTable(source, cells, maxCells);
}

std::string gridCell(const Rational& value, GridFormat format, NumberStyle style)
{
    const bool isTable = format == GridFormat::Tsv || format == GridFormat::Csv;
    const bool asShown =
        style == NumberStyle::Fraction || (isTable && style != NumberStyle::Decimal);
    std::string text = asShown ? numberText(value, style) : exactText(value);
    // An integer tensor would not go into a layer. (parseExact() reads no point in longer numbers.)
    if (format == GridFormat::Tensor && denominator(value) == 1 && text.size() < kMaxNumberLength)
        text += '.';
    return text;
}

std::string gridText(Size2 size, const std::function<std::string(Cell)>& cell, GridFormat format)
{
    assert(size.height > 0 && size.width > 0);
    if (format == GridFormat::Tsv || format == GridFormat::Csv)
        return delimitedText(size, cell, format == GridFormat::Tsv ? '\t' : ',');
    return listText({1, 1, size.height, size.width}, 2, format, [&](Index flat) {
        return cell({flat / size.width, flat % size.width});
    });
}

std::string gridText(const Tensor4<Rational>& values, int rank, GridFormat format,
                     NumberStyle style)
{
    const auto cell = [&](Index flat) {
        return gridCell(values.values()[static_cast<std::size_t>(flat)], format, style);
    };
    if (format == GridFormat::Python || format == GridFormat::Tensor)
        return listText(values.shape(), rank, format, cell);
    assert(values.shape().batch == 1 && values.shape().channels == 1);
    const Size2 size = values.shape().plane();
    return gridText(
        size, [&](Cell at) { return cell(at.row * size.width + at.column); }, format);
}

} // namespace tconv
