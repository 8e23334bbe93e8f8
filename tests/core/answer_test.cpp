// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/check/answer.h>

#include <string>

using namespace tconv;

namespace {

/// Whether the number, as written, is right for this value.
bool isRight(std::string_view given, const Rational& right)
{
    const Result<GivenNumber> number = parseGivenNumber(given);
    REQUIRE(number.ok());
    return number.value().matches(right);
}

/// "rank: N,C,H,W: cells as written", open cells as "-"; or the problem's sentence.
std::string read(std::string_view text, Index maxCells = 1000)
{
    const Result<Answer> answer = parseAnswer(text, maxCells);
    if (!answer)
        return sentence(answer.problem());
    const Shape4& shape = answer.value().cells.shape();
    std::string line = std::to_string(answer.value().rank) + ":";
    for (const Index size : {shape.batch, shape.channels, shape.height, shape.width})
        line += " " + std::to_string(size);
    if (answer.value().shapeOnly)
        return line + ": size alone";
    line += ":";
    for (const auto& cell : answer.value().cells.values())
        line += " " + (cell ? cell->text : "-");
    return line;
}

/// Whether the first cell of a text is right for this value.
bool isFirstRight(std::string_view text, const Rational& right)
{
    const Result<Answer> answer = parseAnswer(text);
    REQUIRE(answer.ok());
    return answer.value().cells.values().front()->matches(right);
}

} // namespace

TEST_CASE("A decimal is right for what rounds to it", "[answer]")
{
    const Rational third(1, 3);
    CHECK(isRight("0.33", third));
    CHECK(isRight("0.3333", third));
    CHECK_FALSE(isRight("0.3300", third));
    CHECK_FALSE(isRight("0.34", third));
    CHECK(isRight("-.33", -third));
    CHECK(isRight("0.30", Rational(295, 1000)));
    CHECK_FALSE(isRight("0.30", Rational(294, 1000)));
    CHECK(isRight("0.30", Rational(305, 1000)));
    CHECK_FALSE(isRight("0.30", Rational(306, 1000)));
}

TEST_CASE("Integers and fractions are meant exactly", "[answer]")
{
    CHECK(isRight("3", 3));
    CHECK_FALSE(isRight("3", Rational(301, 100)));
    CHECK_FALSE(isRight("3.", Rational(301, 100)));
    CHECK(isRight("1/3", Rational(1, 3)));
    CHECK_FALSE(isRight("0.5/3", Rational(17, 100)));
    CHECK(isRight("2e3", 2000));
    CHECK_FALSE(isRight("2e3", 2001));
}

TEST_CASE("An exponent moves the last place", "[answer]")
{
    CHECK(isRight("1e-3", Rational(5, 10'000)));
    CHECK_FALSE(isRight("1e-3", Rational(4, 10'000)));
    CHECK(isRight("1.2346e+05", 123'456));
    CHECK_FALSE(isRight("1.2346e+05", 123'466));
    CHECK(isRight("1.5E\xE2\x88\x92"
                  "1",
                  Rational(155, 1000)));
}

TEST_CASE("A given number keeps its text and names what is none", "[answer]")
{
    CHECK(parseGivenNumber(" 0.50 ").value().text == "0.50");
    CHECK(parseGivenNumber("0.50").value().value == Rational(1, 2));
    CHECK(parseGivenNumber("x").problem().code == ProblemCode::NumberSyntax);
    CHECK(parseGivenNumber("").problem().code == ProblemCode::NumberSyntax);
    CHECK(parseGivenNumber("1/0").problem().code == ProblemCode::DivisionByZero);
}

TEST_CASE("Cells of a table may be open", "[answer]")
{
    CHECK(read("1\t\t3\n4\t5\t6") == "2: 1 1 2 3: 1 - 3 4 5 6");
    CHECK(read("\t2\n3\t") == "2: 1 1 2 2: - 2 3 -");
    CHECK(read("1,,3\n,?,_") == "2: 1 1 2 3: 1 - 3 - - -");
    CHECK(read("1;\"\";3\n;;") == "2: 1 1 2 3: 1 - 3 - - -");
    CHECK(read("1 ? 3\n_ 5 6\n") == "2: 1 1 2 3: 1 - 3 - 5 6");
    CHECK(read("1 \xEF\xBC\x9F") == "2: 1 1 1 2: 1 -");
    CHECK(read("0,5;;1") == "2: 1 1 1 3: 0,5 - 1");
    CHECK(isFirstRight("0,33;", Rational(1, 3)));
    CHECK(read("1 2\n\n3 4\n") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("1\t2\n   \n3\t4\n\n") == "2: 1 1 2 2: 1 2 3 4");
}

TEST_CASE("Cells of lists may be open", "[answer]")
{
    CHECK(read("[[1, null], [?, _]]") == "2: 1 1 2 2: 1 - - -");
    CHECK(read("[[None, \"\", '1/3']]") == "2: 1 1 1 3: - - 1/3");
    CHECK(read("tensor([[[1., ?]]])") == "3: 1 1 1 2: 1. -");
    CHECK(read("[[[[1], [?]]], [[[2], [3]]]]") == "4: 2 1 2 1: 1 - 2 3");
    CHECK(read("[[1, , 2]]") == "Line 1, column 6: a number is missing; write ? where it is open.");
}

TEST_CASE("An answer that is none is refused with its place", "[answer]")
{
    CHECK(read("1 2\n3 x4") == "Line 2, column 3: \"x4\" is not a number.");
    CHECK(read("[[nan]]") ==
          "Line 1, column 3: \"nan\" is not finite; exact arithmetic needs numbers.");
    CHECK(read("1\t2\n3") == "Row 2 has 1 cell, but the rows before it have 2; make all rows "
                             "equally long.");
    CHECK(read(" \n") == "The text holds no numbers; a grid such as [[1, 2], [3, 4]] is expected.");
    CHECK(read("? ?\n? ?", 3) == "The grid has 4 cells or more, and at most 3 are read.");
}

TEST_CASE("A size alone is claimed in many spellings", "[answer]")
{
    for (const char* text : {"shape: 4x5", "Shape: 4 \xC3\x97 5", "SHAPE = (4, 5)", "size: 4 5",
                             "output size: 4 x 5\n", "output_shape=[4,5]", "shape 4*5"}) {
        CAPTURE(text);
        CHECK(read(text) == "2: 1 1 4 5: size alone");
    }
    CHECK(read("shape: [1, 2, 4, 5]") == "4: 1 2 4 5: size alone");
    CHECK(read("torch.Size([2, 4, 5])") == "3: 1 2 4 5: size alone");
    CHECK(read("y.shape") == "Line 1, column 1: \"y.shape\" is not a number.");
}

TEST_CASE("A size that is none is refused with its place", "[answer]")
{
    CHECK(read("shape: 4") == "Line 1, column 9: two sizes are expected, height and width.");
    CHECK(read("shape: 4x") == "Line 1, column 10: two sizes are expected, height and width.");
    CHECK(read("shape: 0x4") == "Line 1, column 8: a size must be at least 1.");
    CHECK(read("shape: -4x4") == "Line 1, column 8: a size such as 4x4 is expected here.");
    CHECK(read("shape: 4.5x4") == "Line 1, column 9: a size such as 4x4 is expected here.");
    CHECK(read("shape: 1x1x1x4x4") ==
          "Line 1, column 16: at most four sizes (N, C, H, W) are expected.");
    CHECK(read("shape: 2x2\n1 2\n3 4") ==
          "Line 2, column 1: nothing more is expected behind the size.");
    CHECK(read("shape: 40x40") == "The grid has 1600 cells or more, and at most 1000 are read.");
    CHECK(parseAnswer("shape: 99999999999999999999x4").problem().code == ProblemCode::GridTooLarge);
}

TEST_CASE("A grid with the name of a size is a grid", "[answer]")
{
    CHECK(read("shape = [[1, 2], [3, 4]]") == "2: 1 1 2 2: 1 2 3 4");
    CHECK(read("size = array([1, 2])") == "2: 1 1 1 2: 1 2");
}

TEST_CASE("What a program printed is as exact as its finest cell", "[answer]")
{
    // NumPy prints 0.5 for 0.50000000 beside other decimals.
    CHECK(isFirstRight("[[0.5        0.33333333]]", Rational(1, 2)));
    CHECK_FALSE(isFirstRight("[[0.5        0.33333333]]", Rational(46, 100)));
    CHECK_FALSE(isFirstRight("array([[0.5       , 0.33333333]])", Rational(46, 100)));
    CHECK(isFirstRight("[[0.5, 0.33333333]]", Rational(46, 100)));
    CHECK(isFirstRight("tensor([[0.3333, 2.0000]])", Rational(1, 3)));
    CHECK_FALSE(isFirstRight("tensor([[0.3333, 2.0000]])", Rational(3335, 10'000)));
    CHECK_FALSE(isFirstRight("tensor([[3, 0.5]])", Rational(34, 10)));
}

TEST_CASE("The rounding of float32 is nobody's mistake", "[answer]")
{
    CHECK(isFirstRight("array([[0.33333334]], dtype=float32)", Rational(1, 3)));
    CHECK(isFirstRight("[[0.3333333432674408]]", Rational(1, 3)));
    CHECK(isFirstRight("[[5.551115123125783e-17, 0.5]]", 0));
    CHECK(isFirstRight("tensor([[123456.7812]])", Rational(12'345'678, 100)));
    CHECK_FALSE(isFirstRight("[[0.33333334, 1]]", Rational(1, 3)));
    CHECK_FALSE(isFirstRight("[[5.551115123125783e-17, 1e-17]]", Rational(1, 1'000'000'000)));
}

TEST_CASE("The numbers of a program are right within its error", "[answer]")
{
    const Rational error(1, 1000);
    const auto isGivenRight = [&](std::vector<Rational> values, const Rational& right) {
        const Index count = static_cast<Index>(values.size());
        const Answer answer = givenNumbers({{1, 1, 1, count}, std::move(values)}, 3, error);
        CHECK(answer.rank == 3);
        return answer.cells.values().front()->matches(right);
    };
    CHECK(isGivenRight({100}, Rational(1001, 10)));
    CHECK_FALSE(isGivenRight({100}, Rational(1002, 10)));
    CHECK(isGivenRight({0, 5}, Rational(1, 1000)));
    CHECK_FALSE(isGivenRight({0, 5}, Rational(2, 1000)));
    CHECK_FALSE(isGivenRight({0, Rational(1, 100)}, Rational(1, 1000)));
}

TEST_CASE("Open rows and columns at the edges of a selection may go", "[answer]")
{
    const auto shapeFor = [](std::string_view text, Size2 size) {
        const Answer answer = withoutOpenEdges(parseAnswer(text).value(), size);
        return std::pair(answer.cells.shape(), answer.cells.values().front()->text);
    };
    const std::string text = "1\t2\t\n3\t\t\n\t\t";
    CHECK(shapeFor(text, {2, 2}) == std::pair(Shape4{1, 1, 2, 2}, std::string("1")));
    CHECK(shapeFor(text, {2, 1}) == std::pair(Shape4{1, 1, 3, 3}, std::string("1")));
    CHECK(shapeFor(text, {4, 3}) == std::pair(Shape4{1, 1, 3, 3}, std::string("1")));
    const Answer answer = withoutOpenEdges(parseAnswer(text).value(), {2, 2});
    CHECK(answer.cells.at(0, 0, {1, 0})->text == "3");
    CHECK_FALSE(answer.cells.at(0, 0, {1, 1}));
}
