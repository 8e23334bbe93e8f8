// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "export/worksheet_pdf.h"

using tconv::Worksheet;

namespace {

/// Pages are the only objects of this type that are written uncompressed.
qsizetype pagesOf(const QByteArray& pdf)
{
    return pdf.count("/Type /Page") - pdf.count("/Type /Pages");
}

Worksheet sheetWithGrids(std::size_t count, std::size_t rows, std::size_t columns)
{
    Worksheet sheet{"Title", {tconv::sheet::Fields{{"Name", "Number"}}}};
    for (std::size_t i = 0; i < count; ++i)
        sheet.blocks.push_back(tconv::sheet::Grid{
            "A grid", std::vector(rows, std::vector<std::string>(columns, "-12"))});
    return sheet;
}

} // namespace

TEST_CASE("Each worksheet begins a page of the PDF", "[worksheet]")
{
    const QByteArray pdf = worksheetPdf({sheetWithGrids(1, 4, 4), sheetWithGrids(2, 4, 4)});
    CHECK(pdf.startsWith("%PDF-"));
    CHECK(pagesOf(pdf) == 2);
}

TEST_CASE("Grids go on to the next page and none is too large for one", "[worksheet]")
{
    CHECK(pagesOf(worksheetPdf({sheetWithGrids(6, 4, 4)})) == 1);
    CHECK(pagesOf(worksheetPdf({sheetWithGrids(40, 6, 6)})) > 3);
    CHECK(pagesOf(worksheetPdf({sheetWithGrids(1, 24, 60)})) == 1);
}
