// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/experiment/grid_text.h>

#include <string>
#include <vector>

using namespace tconv;

namespace {

/// "rank: N,C,H,W: values", or the problem's sentence.
std::string read(std::string_view text, Index maxCells = 1000)
{
    const Result<GridText> grid = parseGrid(text, maxCells);
    if (!grid)
        return sentence(grid.problem());
    const Shape4& shape = grid.value().values.shape();
    std::string line = std::to_string(grid.value().rank) + ":";
    for (const Index size : {shape.batch, shape.channels, shape.height, shape.width})
        line += " " + std::to_string(size);
    line += ":";
    for (const Rational& value : grid.value().values.values())
        line += " " + value.str();
    return line;
}

ProblemCode codeOf(std::string_view text)
{
    const Result<GridText> grid = parseGrid(text);
    REQUIRE_FALSE(grid.ok());
    return grid.problem().code;
}

Tensor4<Rational> tensor(Shape4 shape, std::vector<Rational> values)
{
    return {shape, std::move(values)};
}

} // namespace

TEST_CASE("A grid is read the way NumPy and PyTorch print it", "[grid_text]")
{
    CHECK(read("[[1. 2.]\n [3. 4.]]") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("[[ 1.5  -2.   0.25]\n [10.   1e-3 .5  ]]\n") ==
          "2: 1 1 2 3: 3/2 -2 1/4 10 1/1000 1/2");
    CHECK(read("array([[1, 2],\n       [3, 4]], dtype=float32)") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("tensor([[1., 2.],\n        [3., 4.]])") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("tensor([[1.0000e-01, 2.]], device='cuda:0', dtype=torch.float64,\n"
               "       grad_fn=<SlowConvTranspose2DBackward0>, requires_grad=True)") ==
          "2: 1 1 1 2: 1/10 2");
    CHECK(read("Parameter containing:\ntensor([[[[1., 2.]]]], requires_grad=True)\n") ==
          "4: 1 1 1 2: 1 2");
}

TEST_CASE("A grid is read the way it stands in a program", "[grid_text]")
{
    CHECK(read("[[1, 2], [3, 4]]") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("[[1,2],[3,4],]") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("[[1/3, \"0.1\"], ['-2e-3', 4]]") == "2: 1 1 2 2: 1/3 1/10 -1/500 4");
    CHECK(read("x = np.array([[1, 2]])") == "2: 1 1 1 2: 1 2");
    CHECK(read("torch.tensor([[1, 2]], dtype=torch.float32)") == "2: 1 1 1 2: 1 2");
    CHECK(read("w = nn.Parameter(torch.tensor([[[1], [2]]]))") == "3: 1 1 2 1: 1 2");
    CHECK(read("[[1 / 3, 1/ 2, 1 /4]]") == "2: 1 1 1 3: 1/3 1/2 1/4");
}

TEST_CASE("The rank of a grid is its nesting and missing sizes are one", "[grid_text]")
{
    CHECK(read("[1 2 3]") == "2: 1 1 1 3: 1 2 3");
    CHECK(read("[[1], [2]]") == "2: 1 1 2 1: 1 2");
    CHECK(read("[[[1, 2]], [[3, 4]], [[5, 6]]]") == "3: 1 3 1 2: 1 2 3 4 5 6");
    CHECK(read("[[[[1, 2], [3, 4], [5, 6]]], [[[1, 2], [3, 4], [5, 6]]]]") ==
          "4: 2 1 3 2: 1 2 3 4 5 6 1 2 3 4 5 6");
    CHECK(read("7") == "2: 1 1 1 1: 7");
}

TEST_CASE("A table is read from a spreadsheet or a terminal", "[grid_text]")
{
    CHECK(read("1\t2\n3\t4\n") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("1,2\r\n3,4\r\n") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("1, 2\n3 ,4") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("  1   -2\n 10  1/3") == "2: 1 1 2 2: 1 -2 10 1/3");
    CHECK(read("1\r2\r") == "2: 1 1 2 1: 1 2");
    CHECK(read("\"1\",\"2\"\n\"3\",'1/3'") == "2: 1 1 2 2: 1 2 3 1/3");
    CHECK(read("\xEF\xBB\xBF"
               "1;2") == "2: 1 1 1 2: 1 2");
    CHECK(read("1\xC2\xA0"
               "2") == "2: 1 1 1 2: 1 2");
    CHECK(read("\xE2\x88\x92"
               "1 2") == "2: 1 1 1 2: -1 2");
}

TEST_CASE("Empty rows and an empty last column of a spreadsheet are skipped", "[grid_text]")
{
    CHECK(read("1\t2\n3\t4\n\t\n\n") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("1;2\n3;4\n;\n;") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("1\t2\t\n3\t4\t\n") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("\n1 2\n\n3 4\n") == "2: 1 1 2 2: 1 2 3 4");
}

TEST_CASE("A comma is a decimal comma where something else separates and no point occurs",
          "[grid_text]")
{
    CHECK(read("0,5;1,25\n2;3") == "2: 1 1 2 2: 1/2 5/4 2 3");
    CHECK(read("0,5\t1,25") == "2: 1 1 1 2: 1/2 5/4");
    CHECK(read("\"0,5\",\"1,25\"") == "2: 1 1 1 2: 1/2 5/4");
    CHECK(read("1,5;2.5") == "Line 1, column 1: \"1,5\" is not a number.");
}

TEST_CASE("A wrong cell of a grid is named with its line and column", "[grid_text]")
{
    CHECK(read("1 2\n3 x4") == "Line 2, column 3: \"x4\" is not a number.");
    CHECK(read("1\t2\n\xE2\x88\x92"
               "1\tabc") == "Line 2, column 4: \"abc\" is not a number.");
    CHECK(read("[[1, 2],\n [1/0, 4]]") == "Line 2, column 3: \"1/0\" divides by zero.");
    CHECK(read("[[1, , 2]]") == "Line 1, column 6: a number is missing.");
    CHECK(read("[[, 2]]") == "Line 1, column 3: a number is missing.");
    CHECK(read("1,,2") == "Line 1, column 3: a number is missing.");
    CHECK(read(",2") == "Line 1, column 1: a number is missing.");
    CHECK(read("\t1\n2\t3") == "Line 1, column 1: a number is missing.");
    CHECK(read("1\t/2") == "Line 1, column 3: \"/2\" is not a number.");
    CHECK(read("\"1\" 5,2") == "Line 1, column 5: a separator is expected here.");
    CHECK(read("1e999 2") == "Line 1, column 1: \"1e999\" is too long: length or exponent is 401, "
                             "and at most 400 is read.");
    CHECK(read(std::string(41, 'x')) ==
          "Line 1, column 1: \"" + std::string(40, 'x') + "…\" is not a number.");
    CHECK(read("\xFF") == "Line 1, column 1: \"?\" is not a number.");
}

TEST_CASE("Numbers that are not finite or abridged are refused with the reason", "[grid_text]")
{
    CHECK(read("[[nan, 1]]") ==
          "Line 1, column 3: \"nan\" is not finite; exact arithmetic needs numbers.");
    CHECK(read("1 -inf") ==
          "Line 1, column 3: \"-inf\" is not finite; exact arithmetic needs numbers.");
    CHECK(read("[[1 2 ... 8 9]]") ==
          "Line 1, column 7: the numbers are abridged with \"...\"; print all of them, with "
          "np.set_printoptions(threshold=sys.maxsize) or "
          "torch.set_printoptions(profile=\"full\").");
    CHECK(codeOf("[[1, 2],\n ...,\n [3, 4]]") == ProblemCode::GridSyntax);
    CHECK(codeOf("NaN") == ProblemCode::GridSyntax);
}

TEST_CASE("Lists of unequal length or depth are refused", "[grid_text]")
{
    CHECK(read("[[1, 2], [3]]") == "Row 2 has 1 cell, but the rows before it have 2; make all "
                                   "rows equally long.");
    CHECK(read("1 2\n3 4\n5 6 7") == "Row 3 has 3 cells, but the rows before it have 2; make all "
                                     "rows equally long.");
    CHECK(read("[[[1], [2]], [[3]]]") ==
          "plane 2 has 1 element, but those before it have 2; make all equally long.");
    CHECK(read("[[[[1]], [[2]]], [[[3, 4]]]]") ==
          "block 2, plane 1, row 1 has 2 elements, but those before it have 1; make all equally "
          "long.");
    CHECK(read("[1, [2]]") ==
          "Line 1, column 5: a list stands where the lists before have a number.");
    CHECK(read("[[1], 2]") ==
          "Line 1, column 7: a number stands where the lists before have a list.");
    CHECK(read("[[[[[1]]]]]") ==
          "The brackets are nested 5 deep, and at most 4 (N,C,H,W) are read.");
}

TEST_CASE("An empty grid is refused", "[grid_text]")
{
    CHECK(read(" \n\t ") == "The text holds no numbers; a grid such as [[1, 2], [3, 4]] is "
                            "expected.");
    CHECK(codeOf("") == ProblemCode::GridEmpty);
    CHECK(codeOf("[]") == ProblemCode::GridEmpty);
    CHECK(codeOf("[[], [1]]") == ProblemCode::GridEmpty);
    CHECK(codeOf("[[1], []]") == ProblemCode::GridRagged);
}

TEST_CASE("Brackets and calls that do not fit are named with their place", "[grid_text]")
{
    CHECK(read("[[1, 2]") == "Line 1, column 8: a list is not closed; add the missing ']'.");
    CHECK(read("[[1, 2]]]") == "Line 1, column 9: nothing more is expected behind the grid.");
    CHECK(read("[1, 2]\n[3, 4]") == "Line 2, column 1: nothing more is expected behind the grid.");
    CHECK(read("tensor([[1]], dtype=float") ==
          "Line 1, column 26: a parenthesis is not closed; add the missing ')'.");
    CHECK(read("tensor([[1]] 2)") == "Line 1, column 14: ',' or ')' is expected behind the grid.");
    CHECK(read("tensor([[1]], [[2]])") == "Line 1, column 15: only one grid is expected.");
    CHECK(read("torch.zeros([2, 3])") ==
          "Line 1, column 1: a grid such as [[1, 2], [3, 4]] or tensor(...) is expected here.");
    CHECK(read("tensor(shape, [2, 3])") ==
          "Line 1, column 8: a grid such as [[1, 2], [3, 4]] or tensor(...) is expected here.");
    CHECK(read("{[1]}") == "Line 1, column 1: '[' is expected here.");
    CHECK(read("tensor([[1]], device=')')") == "2: 1 1 1 1: 1");
}

TEST_CASE("No more cells are read than the limit allows", "[grid_text]")
{
    CHECK(read("1 2\n3 4", 4) == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("1 2\n3 4", 3) == "The grid has 4 cells or more, and at most 3 are read.");
    CHECK(read("[[1, 2], [3, 4]]", 3) == "The grid has 4 cells or more, and at most 3 are read.");
}

TEST_CASE("A long run of brackets needs no stack", "[grid_text]")
{
    CHECK(codeOf(std::string(1'000'000, '[')) == ProblemCode::GridTooDeep);
    std::string deep(1'000'000, '(');
    deep += '[';
    CHECK(codeOf(deep) == ProblemCode::GridSyntax);
    std::string calls;
    for (int i = 0; i < 100'000; ++i)
        calls += "array(";
    CHECK(read(calls + "[1]" + std::string(100'000, ')')) == "2: 1 1 1 1: 1");
}

TEST_CASE("A rectangle is copied in the form that the other program reads", "[grid_text]")
{
    const auto cell = [](Cell at) { return std::to_string(at.row * 10 + at.column); };
    CHECK(gridText({2, 3}, cell, GridFormat::Tsv) == "0\t1\t2\n10\t11\t12");
    CHECK(gridText({2, 3}, cell, GridFormat::Csv) == "0,1,2\n10,11,12");
    CHECK(gridText({2, 3}, cell, GridFormat::Python) == "[[0, 1, 2],\n [10, 11, 12]]");
    CHECK(gridText({2, 2}, cell, GridFormat::Tensor) ==
          "torch.tensor([[0, 1],\n              [10, 11]])");
}

TEST_CASE("A copied number stays exact in every format", "[grid_text]")
{
    const Rational third(1, 3);
    const Rational quarter(1, 4);
    const Rational tiny(1, 1 << 20);
    CHECK(gridCell(third, GridFormat::Tsv) == "1/3");
    CHECK(gridCell(third, GridFormat::Tsv, NumberStyle::Decimal) == "1/3");
    CHECK(gridCell(quarter, GridFormat::Tsv, NumberStyle::Fraction) == "1/4");
    CHECK(gridCell(quarter, GridFormat::Csv, NumberStyle::Decimal) == "0.25");
    CHECK(gridCell(tiny, GridFormat::Tsv) == "1/1048576");
    CHECK(gridCell(tiny, GridFormat::Python) == "0.00000095367431640625");
    CHECK(gridCell(third, GridFormat::Python) == "1/3");
    CHECK(gridCell(quarter, GridFormat::Python, NumberStyle::Fraction) == "1/4");
    CHECK(gridCell(Rational(-3), GridFormat::Python) == "-3");
    CHECK(gridCell(Rational(-3), GridFormat::Tensor) == "-3.");
    CHECK(gridCell(Rational(3), GridFormat::Tensor, NumberStyle::Fraction) == "3.");
}

TEST_CASE("A copied tensor shows its rank as nested lists", "[grid_text]")
{
    const Tensor4<Rational> values =
        tensor({1, 2, 2, 2}, {1, 2, 3, 4, Rational(1, 2), Rational(1, 3), 7, 8});
    CHECK(gridText(values, 3, GridFormat::Python) ==
          "[[[1, 2],\n  [3, 4]],\n [[0.5, 1/3],\n  [7, 8]]]");
    CHECK(gridText(values, 4, GridFormat::Tensor) == "torch.tensor([[[[1., 2.],\n"
                                                     "                [3., 4.]],\n"
                                                     "               [[0.5, 1/3],\n"
                                                     "                [7., 8.]]]])");
    CHECK(gridText(tensor({2, 1, 1, 1}, {1, 2}), 4, GridFormat::Python) == "[[[[1]]],\n [[[2]]]]");
    CHECK(gridText(tensor({1, 1, 2, 1}, {1, 2}), 2, GridFormat::Tsv) == "1\n2");
}

TEST_CASE("What is copied can be pasted", "[grid_text]")
{
    const auto format =
        GENERATE(GridFormat::Tsv, GridFormat::Csv, GridFormat::Python, GridFormat::Tensor);
    const auto style =
        GENERATE(NumberStyle::Automatic, NumberStyle::Decimal, NumberStyle::Fraction);
    const Tensor4<Rational> values = tensor(
        {1, 1, 2, 3}, {Rational(1, 3), -2, Rational(5, 4), 0, Rational(-7, 1 << 20), 1000000});
    const Result<GridText> pasted = parseGrid(gridText(values, 2, format, style));
    REQUIRE(pasted.ok());
    CHECK(pasted.value().values == values);
    CHECK(pasted.value().rank == 2);
}
