// SPDX-License-Identifier: MIT
#include <tconv/check/worksheet.h>

namespace tconv {

namespace {

/// Room to write in a cell that Markdown's readers would otherwise make as narrow as nothing.
constexpr std::string_view kEmptyCell = "&emsp;&emsp;";
constexpr std::string_view kLine = "________________________";

/// What would be taken for markup is marked as text.
std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char character : text) {
        if (std::string_view("\\`*_[]<>|#").find(character) != std::string_view::npos)
            safe += '\\';
        safe += character;
    }
    return safe;
}

struct Writer {
    std::string text;

    void operator()(const sheet::Heading& heading)
    {
        text += "## " + escaped(heading.text) + "\n\n";
    }
    void operator()(const sheet::Paragraph& paragraph) { text += escaped(paragraph.text) + "\n\n"; }
    void operator()(const sheet::Code& code) { text += "    " + code.text + "\n\n"; }
    void operator()(const sheet::Fields& fields)
    {
        for (const std::string& name : fields.names)
            text += escaped(name) + ": " + std::string(kLine) + " ";
        text.back() = '\n';
        text += '\n';
    }
    void operator()(const sheet::Box& box)
    {
        text += escaped(box.label) + " " + std::string(kLine) + std::string(kLine) + "\n\n";
    }
    void operator()(const sheet::Grid& grid)
    {
        text += "**" + escaped(grid.label) + "**\n\n";
        const std::size_t width = grid.rows.front().size();
        // A table must have a head: the numbers of the columns.
        text += "| |";
        for (std::size_t column = 0; column < width; ++column)
            text += " " + std::to_string(column) + " |";
        text += "\n|-|";
        for (std::size_t column = 0; column < width; ++column)
            text += "-:|";
        text += '\n';
        for (std::size_t row = 0; row < grid.rows.size(); ++row)
            addRow(row, grid.rows[row]);
        text += '\n';
    }

    void addRow(std::size_t row, const std::vector<std::string>& cells)
    {
        text += "| **" + std::to_string(row) + "** |";
        for (const std::string& cell : cells)
            text += " " + (cell.empty() ? std::string(kEmptyCell) : escaped(cell)) + " |";
        text += '\n';
    }
};

} // namespace

std::string markdownOf(const Worksheet& worksheet)
{
    Writer writer{"# " + escaped(worksheet.title) + "\n\n"};
    for (const sheet::Block& block : worksheet.blocks)
        std::visit(writer, block);
    // One empty line less at the end.
    writer.text.pop_back();
    return writer.text;
}

} // namespace tconv
