// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/lessons.h"
#include <tconv/experiment/evaluation.h>
#include <tconv/matrix/matrix_structure.h>

#include <QDir>
#include <QRegularExpression>
#include <QSet>

#include <ostream>

namespace {

using tconv::Cell;
using tconv::Index;

/// One plane of a tensor as "1 2 / 3 1/2".
std::string gridText(const tconv::NumberTensor& tensor, Index channel)
{
    std::string text;
    for (Index row = 0; row < tensor.shape().height; ++row) {
        text += row > 0 ? " / " : "";
        for (Index column = 0; column < tensor.shape().width; ++column)
            text += (column > 0 ? " " : "") +
                    tensor.text(0, channel, {row, column}, tconv::NumberStyle::Fraction);
    }
    return text;
}

tconv::Experiment experimentOf(const char* title)
{
    for (const Lesson& lesson : lessons())
        if (lesson.title == QString::fromUtf8(title))
            return lesson.experiment;
    FAIL("there is no lesson " << title);
    return {};
}

int sentenceCount(const QString& text)
{
    // A point, question mark or exclamation mark ends one before a capital letter or at the end.
    static const QRegularExpression end(QStringLiteral("[.!?](?= [A-Z]|$)"));
    return int(text.count(end));
}

struct Output {
    const char* title;
    Index channel;
    const char* grid;
};

std::ostream& operator<<(std::ostream& stream, const Output& output)
{
    return stream << output.title << ", channel " << output.channel;
}

// From a scatter in exact fractions that shares no code with this program and agrees with 62
// results of PyTorch.
// clang-format off
const Output kOutputs[] = {
    {"k3 s2 p1 op1", 0, "5 14 10 12 / 14 36 24 30 / 15 34 20 24 / 24 55 32 36"},
    {"k2 s2 · tidy doubling", 0, "1 0 2 0 / 0 1 0 2 / 3 0 4 0 / 0 3 0 4"},
    {"Zero insertion", 0, "1 2 2 4 3 6 / 3 4 6 8 9 12 / 4 8 5 10 6 12 / 12 16 15 20 18 24 / 7 14 8 16 9 18 / 21 28 24 32 27 36"},
    {"Bias · once per cell", 0, "11 11 12 11 11 / 11 11 12 11 11 / 12 12 14 12 12 / 11 11 12 11 11 / 11 11 12 11 11"},
    {"k2 s3 · gaps", 0, "6 7 5 7 9 / 8 9 5 11 13 / 5 5 5 5 5 / 8 11 5 9 13 / 14 17 5 17 21"},
    {"k3 s2 · overlap", 0, "1 1 2 1 2 1 1 / 1 1 2 1 2 1 1 / 2 2 4 2 4 2 2 / 1 1 2 1 2 1 1 / 2 2 4 2 4 2 2 / 1 1 2 1 2 1 1 / 1 1 2 1 2 1 1"},
    {"k4 s2 p1 · even", 0, "1 2 2 2 2 1 / 2 4 4 4 4 2 / 2 4 4 4 4 2 / 2 4 4 4 4 2 / 2 4 4 4 4 2 / 1 2 2 2 2 1"},
    {"What padding crops", 0, "11 19 23 / 33 45 47 / 47 61 59"},
    {"Padding beyond K", 0, "24 21 / 20 11"},
    {"What output_padding is", 0, "5 6 / 8 9"},
    {"Beyond the stamps", 0, "8 9 9 11 7 / 10 11 13 15 7 / 10 13 11 15 7 / 16 19 19 23 7 / 7 7 7 7 7"},
    {"Dilation", 0, "1 10 2 20 / 100 1000 200 2000 / 3 30 4 40 / 300 3000 400 4000"},
    {"op1 at stride 1", 0, "2 3 3 5 1 / 4 5 7 9 1 / 4 7 5 9 1 / 10 13 13 17 1 / 1 1 1 1 1"},
    {"Each axis for itself", 0, "46 1 28 -14 1 -8 6 1 4 / -20 1 25 0 1 -3 20 1 -7 / -14 1 -8 -4 1 -2 26 1 16 / 4 1 -5 2 1 -1 -4 1 11"},
    {"Zero is not untouched", 0, "1 0 -4 / 6 0 -16 / 9 0 -16"},
    {"Exact fractions", 0, "1/10 3/10 1/5 / 11/30 11/10 11/15 / 1/9 1/3 2/9"},
    {"Two channels in", 0, "11 33 22 / 44 110 66 / 33 77 44"},
    {"Two channels out", 0, "1 1 2 2 / 1 1 2 2 / 3 3 4 4 / 3 3 4 4"},
    {"Two channels out", 1, "4 4 3 3 / 4 4 3 3 / 2 2 1 1 / 2 2 1 1"},
    {"Depthwise", 0, "1 1 2 2 / 1 1 2 2 / 3 3 4 4 / 3 3 4 4"},
    {"Depthwise", 1, "5 0 6 0 / 0 5 0 6 / 7 0 8 0 / 0 7 0 8"},
    {"groups=2 · contiguous", 0, "11 11 / 11 11"},
    {"groups=2 · contiguous", 1, "1100 1100 / 1100 1100"},
    {"k2 s1 · the d2l example", 0, "0 0 1 / 0 4 6 / 4 12 9"},
    {"Kernel not rotated", 0, "1 0 2 0 3 0 / 0 2 0 4 0 6 / 4 0 5 0 6 0 / 0 8 0 10 0 12 / 7 0 8 0 9 0 / 0 14 0 16 0 18"},
    {"Not the inverse", 0, "27 91 74 / 138 400 282 / 171 429 268"},
};

struct NamedNumber
{
    const char* title;
    enum { Canvas, Output } grid;
    Cell cell;
    int value;
    const char* words; ///< what the notes say of it
};

// The numbers that the notes name with their places.
const NamedNumber kNamed[] = {
    {"k3 s2 p1 op1", NamedNumber::Canvas, {2, 2}, 36, "row 2, column 2 of the canvas collects 1·9 + 2·7 + 3·3 + 4·1 = 36"},
    {"Zero insertion", NamedNumber::Output, {3, 3}, 20, "5·4 = 20 at row 3, column 3"},
    {"Bias · once per cell", NamedNumber::Output, {2, 2}, 14, "4 + 10 = 14"},
    {"k2 s3 · gaps", NamedNumber::Output, {2, 0}, 5, "hold the bias 5 alone"},
    {"k3 s2 · overlap", NamedNumber::Output, {2, 3}, 2, "4, 2, 4 in row 2"},
    {"What padding crops", NamedNumber::Canvas, {2, 2}, 45, "45 stays in the middle"},
    {"Padding beyond K", NamedNumber::Canvas, {3, 3}, 24, "6·4 = 24"},
    {"Padding beyond K", NamedNumber::Canvas, {4, 4}, 11, "11·1 = 11"},
    {"Beyond the stamps", NamedNumber::Output, {4, 0}, 7, "hold the bias 7 alone"},
    {"op1 at stride 1", NamedNumber::Output, {0, 4}, 1, "hold the bias 1 alone"},
    {"Each axis for itself", NamedNumber::Output, {3, 7}, 1, "Columns 1, 4 and 7 hold the bias 1 alone"},
    {"Zero is not untouched", NamedNumber::Output, {1, 1}, 0, "−4 + 6 − 6 + 4"},
    {"Zero is not untouched", NamedNumber::Output, {0, 1}, 0, "row 0, column 1 is another one, −2 + 2"},
    {"Two channels in", NamedNumber::Output, {1, 1}, 110, "110 together"},
    {"k2 s1 · the d2l example", NamedNumber::Output, {1, 1}, 4, "0·3 + 1·2 + 2·1 + 3·0 = 4"},
    {"k2 s1 · the d2l example", NamedNumber::Output, {2, 2}, 9, "3·3 = 9"},
    {"Kernel not rotated", NamedNumber::Output, {1, 1}, 2, "1·2 at row 1, column 1"},
    {"By row or by column", NamedNumber::Output, {1, 1}, 24, "9·2 + 7·0 + 3·1 + 1·3 = 24"},
};

struct Sizes
{
    const char* title;
    tconv::Size2 full;
    tconv::Size2 output;
};

const Sizes kSizes[] = {
    {"k3 s2 p1 op1", {5, 5}, {4, 4}},
    {"k2 s2 · tidy doubling", {4, 4}, {4, 4}},
    {"Zero insertion", {6, 6}, {6, 6}},
    {"k4 s2 p1 · even", {8, 8}, {6, 6}},
    {"What padding crops", {5, 5}, {3, 3}},
    {"Padding beyond K", {8, 8}, {2, 2}},
    {"What output_padding is", {3, 3}, {2, 2}},
    {"Beyond the stamps", {4, 4}, {5, 5}},
    {"op1 at stride 1", {4, 4}, {5, 5}},
    {"Each axis for itself", {5, 9}, {4, 9}},
    {"Not the inverse", {3, 3}, {3, 3}},
    {"8 × 8 to 16 × 16", {17, 17}, {16, 16}},
};
// clang-format on

} // namespace

TEST_CASE("Every file of lessons is one that breaks no rule and is computed exactly", "[lessons]")
{
    const auto files = QDir(QStringLiteral(":/lessons")).entryList();
    CHECK(files.size() >= 12);
    CHECK(lessons().size() == std::size_t(files.size()));
    for (const Lesson& lesson : lessons()) {
        CAPTURE(lesson.title.toStdString());
        const tconv::Evaluation evaluation = tconv::evaluate(lesson.experiment);
        REQUIRE(evaluation.ok());
        CHECK(evaluation.canvas.arithmetic() == tconv::Arithmetic::Exact);
    }
}

TEST_CASE("Every lesson has a title of its own and two sentences", "[lessons]")
{
    QSet<QString> titles;
    for (const Lesson& lesson : lessons()) {
        CAPTURE(lesson.title.toStdString());
        CHECK_FALSE(titles.contains(lesson.title));
        titles.insert(lesson.title);
        CHECK(sentenceCount(lesson.notes) == 2);
        CHECK_FALSE(lesson.subtitle.isEmpty());
        CHECK(lesson.experiment.title == lesson.title.toStdString());
        CHECK(lesson.experiment.notes == lesson.notes.toStdString());
    }
}

TEST_CASE("The matrix lessons tell what the matrix holds", "[lessons]")
{
    const tconv::Experiment recipe = experimentOf("V and Vᵀ, 4 × 9");
    const tconv::MatrixStructure structure(layerOf(recipe), recipe.input.shape().plane());
    CHECK(structure.columns() == Index(4));
    CHECK(structure.rows() == Index(9));
    std::string row;
    for (Index place = 0; place < 9; ++place) {
        const auto weight = structure.weightAt(place, 0);
        row +=
            (place > 0 ? " " : "") +
            (weight ? tconv::numberText(recipe.weight.values()[static_cast<std::size_t>(*weight)])
                    : std::string("0"));
    }
    CHECK(row == "1 2 0 3 4 0 0 0 0");
    const tconv::Experiment blocks = experimentOf("Blocks of channels");
    const tconv::MatrixStructure grouped(layerOf(blocks), blocks.input.shape().plane());
    CHECK(grouped.rows().value() * grouped.columns().value() == 32);
    Index across = 0;
    for (Index place = 0; place < grouped.rows(); ++place)
        for (Index column = 0; column < grouped.columns(); ++column)
            across += grouped.rowCell(place).channel != grouped.columnCell(column).channel;
    CHECK(across == 16);
}

TEST_CASE("A lesson that is about one view names it", "[lessons]")
{
    QSet<QString> views;
    for (const Lesson& lesson : lessons())
        if (!lesson.view.isEmpty())
            views.insert(lesson.view.section(QLatin1Char(':'), 0, 0));
    for (const char* view :
         {"gather", "film", "matrix/recipe", "matrix/product", "matrix/pair", "matrix/inverse"})
        CHECK(views.contains(QLatin1String(view)));
}

TEST_CASE("Each group of lessons stands together", "[lessons]")
{
    QStringList groups;
    for (const Lesson& lesson : lessons())
        if (groups.isEmpty() || groups.last() != lesson.group)
            groups.append(lesson.group);
    CHECK(groups.size() >= 3);
    CHECK(groups.removeDuplicates() == 0);
    CHECK_FALSE(groups.contains(QString()));
}

TEST_CASE("What sorts a lesson into the list does not get into the experiment", "[lessons]")
{
    for (const Lesson& lesson : lessons()) {
        CAPTURE(lesson.title.toStdString());
        CHECK(lesson.experiment.unknownKeys.empty());
    }
}

TEST_CASE("No two lessons show the same numbers and options", "[lessons]")
{
    const std::vector<Lesson> all = lessons();
    for (const Lesson& lesson : all)
        for (const Lesson& other : all) {
            CAPTURE(lesson.title.toStdString(), other.title.toStdString());
            CHECK(showsLesson(lesson.experiment, other) == (&lesson == &other));
        }
}

TEST_CASE("A lesson is recognised by its numbers and options alone", "[lessons]")
{
    const Lesson lesson = lessons().front();
    tconv::Experiment experiment = lesson.experiment;
    experiment.title = "my own";
    experiment.notes.clear();
    CHECK(showsLesson(experiment, lesson));
    experiment.options.outputPadding = {0, 0};
    CHECK_FALSE(showsLesson(experiment, lesson));
    experiment = lesson.experiment;
    experiment.weight.at(0, 0, {0, 0}) += 1;
    CHECK_FALSE(showsLesson(experiment, lesson));
    experiment = lesson.experiment;
    experiment.bias.emplace(1, 0);
    CHECK_FALSE(showsLesson(experiment, lesson));
}

TEST_CASE("The outputs of the lessons are those of an independent scatter", "[lessons]")
{
    for (const Output& expected : kOutputs) {
        CAPTURE(expected);
        const tconv::Evaluation evaluation = tconv::evaluate(experimentOf(expected.title));
        CHECK(gridText(evaluation.output(), expected.channel) == expected.grid);
    }
}

TEST_CASE("Sixteen rows of coverage have fewer products in the last row and column", "[lessons]")
{
    const tconv::NumberTensor output = tconv::evaluate(experimentOf("8 × 8 to 16 × 16")).output();
    REQUIRE(output.shape().plane() == tconv::Size2{16, 16});
    for (Index row = 0; row < 16; ++row)
        for (Index column = 0; column < 16; ++column) {
            const int rows = row % 2 == 1 && row < 15 ? 2 : 1;
            const int columns = column % 2 == 1 && column < 15 ? 2 : 1;
            CAPTURE(row, column);
            CHECK(output.exact(0, 0, {row, column}) == rows * columns);
        }
}

TEST_CASE("The numbers that the notes name stand where they say", "[lessons]")
{
    for (const NamedNumber& named : kNamed) {
        CAPTURE(named.title, named.words);
        const tconv::Experiment experiment = experimentOf(named.title);
        CHECK(QString::fromStdString(experiment.notes).contains(QString::fromUtf8(named.words)));
        const tconv::Evaluation evaluation = tconv::evaluate(experiment);
        const tconv::NumberTensor grid =
            named.grid == NamedNumber::Canvas ? evaluation.canvas : evaluation.output();
        CHECK(grid.exact(0, 0, named.cell) == named.value);
    }
}

TEST_CASE("Stamps and outputs of the lessons have the sizes that the notes tell", "[lessons]")
{
    for (const Sizes& sizes : kSizes) {
        CAPTURE(sizes.title);
        const tconv::Evaluation evaluation = tconv::evaluate(experimentOf(sizes.title));
        CHECK(evaluation.geometry.full == sizes.full);
        CHECK(evaluation.geometry.output == sizes.output);
    }
}

namespace {

using Change = void (*)(tconv::Experiment&);

/// Every tap takes the value that another one had.
void permuteTaps(tconv::Experiment& experiment, Cell (*source)(Cell))
{
    const tconv::Tensor4<tconv::Rational> before = experiment.weight;
    for (Index row = 0; row < 3; ++row)
        for (Index column = 0; column < 3; ++column)
            experiment.weight.at(0, 0, {row, column}) = before.at(0, 0, source({row, column}));
}

void rotate(tconv::Experiment& experiment)
{
    permuteTaps(experiment, [](Cell tap) { return Cell{2 - tap.row, 2 - tap.column}; });
}

void transpose(tconv::Experiment& experiment)
{
    permuteTaps(experiment, [](Cell tap) { return Cell{tap.column, tap.row}; });
}

void flipColumns(tconv::Experiment& experiment)
{
    permuteTaps(experiment, [](Cell tap) { return Cell{tap.row, 2 - tap.column}; });
}

void ignorePadding(tconv::Experiment& experiment)
{
    experiment.options.padding = {0, 0};
}

void ignoreOutputPadding(tconv::Experiment& experiment)
{
    experiment.options.outputPadding = {0, 0};
}

/// The stamps at step 1, and the window of the size that this gives.
tconv::NumberTensor withoutStride(tconv::Experiment experiment)
{
    experiment.options.stride = {1, 1};
    experiment.options.outputPadding = {0, 0};
    return tconv::evaluate(experiment).canvas.window({1, 1}, {3, 3});
}

struct Mistake {
    const char* name;
    Change change;
    const char* grid;
};

// The wrong grids were computed outside of this program.
const Mistake kMistakes[] = {
    {"none", [](tconv::Experiment&) {}, "5 14 10 12 / 14 36 24 30 / 15 34 20 24 / 24 55 32 36"},
    {"kernel rotated", rotate, "5 16 10 8 / 26 64 36 30 / 15 36 20 16 / 6 15 8 4"},
    {"kernel transposed", transpose, "5 12 10 16 / 18 40 28 46 / 15 32 20 32 / 18 39 24 36"},
    {"kernel flipped", flipColumns, "5 16 10 8 / 14 40 24 18 / 15 36 20 16 / 24 57 32 28"},
    {"padding ignored", ignorePadding,
     "1 2 5 4 6 0 / 4 5 14 10 12 0 / 10 14 36 24 30 0 / 12 15 34 20 24 0 / 21 24 55 32 36 0 / "
     "0 0 0 0 0 0"},
    {"output_padding ignored", ignoreOutputPadding, "5 14 10 / 14 36 24 / 15 34 20"},
};

} // namespace

TEST_CASE("The usual mistakes all give other grids with the default lesson", "[lessons]")
{
    const std::optional<tconv::Experiment> correct = defaultLesson();
    REQUIRE(correct);
    QStringList grids;
    for (const Mistake& mistake : kMistakes) {
        CAPTURE(mistake.name);
        tconv::Experiment experiment = *correct;
        mistake.change(experiment);
        const std::string grid = gridText(tconv::evaluate(experiment).output(), 0);
        CHECK(grid == mistake.grid);
        grids.append(QString::fromStdString(grid));
    }
    const std::string noStride = gridText(withoutStride(*correct), 0);
    CHECK(noStride == "23 33 24 / 53 63 42 / 52 59 36");
    grids.append(QString::fromStdString(noStride));
    grids.append(QStringLiteral("5 14 10 0 / 14 36 24 0 / 15 34 20 0 / 0 0 0 0")); // zeros appended
    CHECK(grids.removeDuplicates() == 0);
}

TEST_CASE("The default lesson is the first one", "[lessons]")
{
    REQUIRE(defaultLesson());
    CHECK(*defaultLesson() == lessons().front().experiment);
    CHECK(defaultLesson()->title == "k3 s2 p1 op1");
}
