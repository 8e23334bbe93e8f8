// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/lab_document.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace {

using tconv::Cell;
using tconv::Index;
using tconv::ProblemCode;
using tconv::Rational;

tconv::Experiment withFirst(const LabDocument& document, int value)
{
    tconv::Experiment experiment = document.experiment();
    experiment.input.at(0, 0, {0, 0}) = value;
    return experiment;
}

void setFirst(LabDocument& document, int value, const char* key = "")
{
    document.edit(QStringLiteral("Set to %1").arg(value), withFirst(document, value),
                  QString::fromLatin1(key));
}

Rational first(const LabDocument& document)
{
    return document.experiment().input.at(0, 0, {0, 0});
}

/// The value on the output that is x00 * 5 and nothing else: proof of a fresh evaluation.
Rational firstOutput(const LabDocument& document)
{
    return document.evaluation().output().exact(0, 0, {0, 0});
}

tconv::Experiment withStride(const LabDocument& document, Index stride)
{
    tconv::Experiment experiment = document.experiment();
    experiment.options.stride = {stride, stride};
    return experiment;
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

/// Permissions mean nothing to root: tests of them run as somebody else.
class AsNobody {
public:
    AsNobody() { REQUIRE((geteuid() != 0 || seteuid(65534) == 0)); }
    ~AsNobody()
    {
        if (getuid() == 0 && seteuid(0) != 0)
            std::abort();
    }
};

} // namespace

TEST_CASE("A new document holds the default example and its known output", "[document]")
{
    const LabDocument document;
    CHECK(document.filePath().isEmpty());
    CHECK_FALSE(document.isModified());
    CHECK_FALSE(document.isShownOutdated());
    CHECK(document.displayName() == QStringLiteral("k3 s2 p1 op1"));
    CHECK_FALSE(document.experiment().bias.has_value());
    REQUIRE(document.evaluation().ok());
    const int expected[4][4] = {
        {5, 14, 10, 12}, {14, 36, 24, 30}, {15, 34, 20, 24}, {24, 55, 32, 36}};
    const tconv::NumberTensor output = document.evaluation().output();
    REQUIRE(output.shape() == tconv::Shape4{1, 1, 4, 4});
    for (Index i = 0; i < 4; ++i)
        for (Index j = 0; j < 4; ++j)
            CHECK(output.exact(0, 0, {i, j}) == expected[i][j]);
}

TEST_CASE("Edits can be undone and redone through every state", "[document]")
{
    LabDocument document;
    for (int value = 2; value <= 6; ++value)
        setFirst(document, value);
    for (int value = 6; value >= 2; --value) {
        CAPTURE(value);
        CHECK(first(document) == value);
        CHECK(firstOutput(document) == 5 * value);
        CHECK(document.isModified());
        CHECK(document.undoStack().undoText() == QStringLiteral("Set to %1").arg(value));
        document.undoStack().undo();
    }
    CHECK(first(document) == 1);
    CHECK_FALSE(document.undoStack().canUndo());
    CHECK_FALSE(document.isModified());
    for (int value = 2; value <= 6; ++value) {
        CAPTURE(value);
        CHECK(document.undoStack().redoText() == QStringLiteral("Set to %1").arg(value));
        document.undoStack().redo();
        CHECK(first(document) == value);
        CHECK(firstOutput(document) == 5 * value);
    }
    CHECK_FALSE(document.undoStack().canRedo());
}

TEST_CASE("An edit that changes nothing is no undo step", "[document]")
{
    LabDocument document;
    QSignalSpy changes(&document, &LabDocument::changed);
    setFirst(document, 1);
    CHECK(document.undoStack().count() == 0);
    CHECK(changes.count() == 0);
}

TEST_CASE("A run of edits with one merge key is one step with the text of the first", "[document]")
{
    LabDocument document;
    for (int value = 2; value <= 5; ++value)
        setFirst(document, value, "spin");
    CHECK(document.undoStack().count() == 1);
    CHECK(document.undoStack().undoText() == QStringLiteral("Set to 2"));
    CHECK(first(document) == 5);
    document.undoStack().undo();
    CHECK(first(document) == 1);
    CHECK(firstOutput(document) == 5);
    document.undoStack().redo();
    CHECK(first(document) == 5);
    CHECK(firstOutput(document) == 25);
}

TEST_CASE("A run that comes back to where it began leaves no step", "[document]")
{
    LabDocument document;
    setFirst(document, 7);
    setFirst(document, 8, "spin");
    setFirst(document, 9, "spin");
    REQUIRE(document.undoStack().count() == 2);
    setFirst(document, 7, "spin");
    CHECK(document.undoStack().count() == 1);
    CHECK(first(document) == 7);
    CHECK(firstOutput(document) == 35);
    setFirst(document, 3, "spin"); // the next run is a step again
    CHECK(document.undoStack().count() == 2);
    document.undoStack().undo();
    CHECK(first(document) == 7);
    document.undoStack().undo();
    CHECK(first(document) == 1);
}

TEST_CASE("A run from the unmodified state and back leaves the document unmodified", "[document]")
{
    LabDocument document;
    setFirst(document, 8, "spin");
    CHECK(document.isModified());
    setFirst(document, 1, "spin");
    CHECK(document.undoStack().count() == 0);
    CHECK_FALSE(document.isModified());
}

TEST_CASE("The end of a run and another key and no key begin a new step", "[document]")
{
    LabDocument document;
    setFirst(document, 2, "spin");
    SECTION("the end of the run")
    {
        document.endMerging();
        setFirst(document, 3, "spin");
    }
    SECTION("another key")
    {
        setFirst(document, 3, "drag");
    }
    SECTION("no key")
    {
        setFirst(document, 3);
    }
    CHECK(document.undoStack().count() == 2);
    document.undoStack().undo();
    CHECK(first(document) == 2);
    document.undoStack().undo();
    CHECK(first(document) == 1);
}

TEST_CASE("Edits without a key never merge", "[document]")
{
    LabDocument document;
    setFirst(document, 2);
    setFirst(document, 3);
    CHECK(document.undoStack().count() == 2);
}

TEST_CASE("An edit after an undo does not join the run before it", "[document]")
{
    LabDocument document;
    setFirst(document, 2, "spin");
    setFirst(document, 3, "drag");
    document.undoStack().undo();
    setFirst(document, 4, "spin");
    CHECK(document.undoStack().count() == 2);
    document.undoStack().undo();
    CHECK(first(document) == 2);
}

TEST_CASE("Each edit and undo and redo tells of one change when the numbers are there",
          "[document]")
{
    LabDocument document;
    std::vector<Rational> heard;
    QObject::connect(&document, &LabDocument::changed, &document,
                     [&] { heard.push_back(firstOutput(document)); });
    setFirst(document, 2, "spin");
    setFirst(document, 3, "spin");
    document.undoStack().undo();
    document.undoStack().redo();
    CHECK(heard == std::vector<Rational>{10, 15, 5, 15});
    CHECK(document.evaluationMilliseconds() > 0);
}

TEST_CASE("A broken rule keeps the last valid picture until it is mended", "[document]")
{
    LabDocument document;
    document.edit(QStringLiteral("Stride"), withStride(document, 1));
    REQUIRE(document.evaluation().problems.size() == 2); // height and width
    CHECK(document.evaluation().problems[0].code == ProblemCode::OutputPaddingTooLarge);
    CHECK(document.evaluation().problems[0].numbers == std::vector<Index>{1, 1, 1});
    CHECK(document.isShownOutdated());
    CHECK(document.experiment().options.stride == tconv::Size2{1, 1});
    CHECK(document.shownExperiment().options.stride == tconv::Size2{2, 2});
    CHECK(document.shownEvaluation().output().exact(0, 0, {1, 1}) == 36);

    tconv::Experiment mended = document.experiment();
    mended.options.outputPadding = {0, 0};
    document.edit(QStringLiteral("Output padding"), mended);
    CHECK(document.evaluation().ok());
    CHECK_FALSE(document.isShownOutdated());
    CHECK(document.shownExperiment().options.stride == tconv::Size2{1, 1});
    CHECK(document.shownEvaluation().outputShape() == tconv::Shape4{1, 1, 2, 2});

    document.undoStack().undo(); // broken again: the mended one goes on showing
    CHECK(document.isShownOutdated());
    CHECK(document.shownExperiment() == mended);
    document.undoStack().undo();
    CHECK_FALSE(document.isShownOutdated());
    CHECK(document.shownEvaluation().output().exact(0, 0, {1, 1}) == 36);
}

TEST_CASE("What no window can show is a broken rule and not an accident", "[document]")
{
    LabDocument document;
    document.edit(QStringLiteral("Stride"), withStride(document, 2000));
    REQUIRE(document.evaluation().problems.size() == 1);
    CHECK(document.evaluation().problems[0].code == ProblemCode::SizeTooLarge);
    CHECK(document.evaluation().problems[0].numbers ==
          std::vector<Index>{Index(2003) * 2003, 2'000'000});
    document.edit(QStringLiteral("Stride"), withStride(document, Index(1) << 62));
    REQUIRE_FALSE(document.evaluation().ok());
    CHECK(document.evaluation().problems[0].code == ProblemCode::SizeTooLarge);
    CHECK(document.shownExperiment().options.stride == tconv::Size2{2, 2});
}

TEST_CASE("A saved document opens again as it was", "[document]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("Größe 3.tconv"));
    LabDocument document;
    tconv::Experiment experiment = document.experiment();
    experiment.title = "Thirds";
    experiment.input.at(0, 0, {0, 1}) = Rational(-1, 3);
    experiment.bias = std::vector<Rational>{Rational(1, 7)};
    experiment.options.dilation = {1, 2};
    document.edit(QStringLiteral("Edit"), experiment);
    QSignalSpy files(&document, &LabDocument::fileChanged);
    REQUIRE_FALSE(document.save(path).has_value());
    CHECK(files.count() >= 1);
    CHECK_FALSE(document.isModified());
    CHECK(document.filePath() == path);
    CHECK(document.displayName() == QStringLiteral("Größe 3.tconv"));

    LabDocument other;
    setFirst(other, 5);
    REQUIRE_FALSE(other.open(path).has_value());
    CHECK(other.experiment() == experiment);
    CHECK(other.shownExperiment() == experiment);
    CHECK_FALSE(other.isModified());
    CHECK(other.undoStack().count() == 0);
    CHECK(other.filePath() == path);
}

TEST_CASE("The unsaved state is told by undo and redo around the saved one", "[document]")
{
    QTemporaryDir folder;
    LabDocument document;
    setFirst(document, 2, "spin");
    QSignalSpy files(&document, &LabDocument::fileChanged);
    REQUIRE_FALSE(document.save(folder.filePath(QStringLiteral("a.tconv"))).has_value());
    CHECK(files.count() >= 1);
    files.clear();

    setFirst(document, 3, "spin"); // not merged into the saved state
    CHECK(document.isModified());
    CHECK(files.count() == 1);
    CHECK(document.undoStack().count() == 2);
    document.undoStack().undo();
    CHECK_FALSE(document.isModified());
    CHECK(first(document) == 2);
    CHECK(files.count() == 2);
    document.undoStack().undo();
    CHECK(document.isModified());
    document.undoStack().redo();
    CHECK_FALSE(document.isModified());
}

TEST_CASE("A file that cannot be read leaves the document as it is", "[document]")
{
    QTemporaryDir folder;
    const QString kept = folder.filePath(QStringLiteral("kept.tconv"));
    LabDocument document;
    REQUIRE_FALSE(document.save(kept).has_value());
    setFirst(document, 2);
    const tconv::Experiment before = document.experiment();
    QSignalSpy changes(&document, &LabDocument::changed);

    const QString missing = folder.filePath(QStringLiteral("missing.tconv"));
    const auto notFound = document.open(missing);
    REQUIRE(notFound.has_value());
    CHECK(notFound->code == ProblemCode::FileNotFound);

    const QString broken = folder.filePath(QStringLiteral("broken.tconv"));
    write(broken, "{ \"format\": ");
    const auto notJson = document.open(broken);
    REQUIRE(notJson.has_value());
    CHECK(notJson->code == ProblemCode::JsonSyntax);

    CHECK(document.experiment() == before);
    CHECK(document.filePath() == kept);
    CHECK(document.isModified());
    CHECK(document.undoStack().count() == 1);
    CHECK(changes.count() == 0);
}

TEST_CASE("A file that breaks a rule opens and the picture stays the last valid one", "[document]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("illegal.tconv"));
    LabDocument document;
    const tconv::Experiment illegal = withStride(document, 1);
    document.edit(QStringLiteral("Stride"), illegal);
    REQUIRE_FALSE(document.save(path).has_value());

    LabDocument other;
    REQUIRE_FALSE(other.open(path).has_value());
    CHECK(other.experiment() == illegal);
    CHECK_FALSE(other.evaluation().ok());
    CHECK_FALSE(other.isModified());
    CHECK(other.isShownOutdated());
    CHECK(other.shownEvaluation().output().exact(0, 0, {1, 1}) == 36);
}

TEST_CASE("A save that fails leaves the old file and the unsaved state", "[document]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("old.tconv"));
    LabDocument document;
    REQUIRE_FALSE(document.save(path).has_value());
    const QByteArray old = contents(path);
    setFirst(document, 2);
    const auto anybody = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup |
                         QFile::ReadOther | QFile::ExeOther;
    REQUIRE(QFile::setPermissions(folder.path(), anybody));
    std::optional<tconv::Problem> problem;
    {
        const AsNobody nobody;
        problem = document.save(path);
    }
    QFile::setPermissions(folder.path(), anybody | QFile::WriteOwner);
    REQUIRE(problem.has_value());
    CHECK(problem->code == ProblemCode::FileNotWritten);
    CHECK(contents(path) == old);
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size() == 1); // no remains
    CHECK(document.isModified());

    const QString nowhere = folder.filePath(QStringLiteral("missing/new.tconv"));
    CHECK(document.save(nowhere).has_value());
    CHECK(document.filePath() == path);
    REQUIRE_FALSE(document.save(path).has_value()); // and now it works
    CHECK(contents(path) != old);
}

TEST_CASE("An experiment that a file cannot hold is refused when saving", "[document]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.tconv"));
    LabDocument document;
    tconv::Experiment experiment = document.experiment();
    experiment.input = tconv::Tensor4<Rational>({0, 1, 2, 2}); // legal: a batch without samples
    document.edit(QStringLiteral("Edit"), experiment);
    REQUIRE(document.evaluation().ok());
    const auto empty = document.save(path);
    REQUIRE(empty.has_value());
    CHECK(empty->code == ProblemCode::GridEmpty);

    experiment.input = tconv::Tensor4<Rational>({1, 1, 1, (1 << 20) + 1});
    document.edit(QStringLiteral("Edit"), experiment);
    const auto large = document.save(path);
    REQUIRE(large.has_value());
    CHECK(large->code == ProblemCode::GridTooLarge);
    CHECK_FALSE(QFile::exists(path));
    CHECK(document.filePath().isEmpty());
    CHECK(document.isModified());
}

TEST_CASE("A reset forgets the file and the history", "[document]")
{
    QTemporaryDir folder;
    LabDocument document;
    REQUIRE_FALSE(document.save(folder.filePath(QStringLiteral("a.tconv"))).has_value());
    setFirst(document, 2);
    QSignalSpy changes(&document, &LabDocument::changed);
    QSignalSpy replacements(&document, &LabDocument::replaced);
    document.reset(withFirst(document, 9));
    CHECK(first(document) == 9);
    CHECK(firstOutput(document) == 45);
    CHECK(document.filePath().isEmpty());
    CHECK(document.undoStack().count() == 0);
    CHECK_FALSE(document.isModified());
    CHECK(changes.count() == 1);
    CHECK(replacements.count() == 1);
}

TEST_CASE("An unsaved document is called by its title or else untitled", "[document]")
{
    LabDocument document;
    QSignalSpy files(&document, &LabDocument::fileChanged);
    tconv::Experiment renamed = document.experiment();
    renamed.title = "Größe";
    document.edit(QStringLiteral("Rename"), renamed, QStringLiteral("title"));
    CHECK(document.displayName() == QStringLiteral("Größe"));
    const auto told = files.count();
    CHECK(told >= 1);
    renamed.title = "";
    document.edit(QStringLiteral("Rename"), renamed, QStringLiteral("title"));
    CHECK(files.count() > told); // although the modified state is the same
    CHECK(document.displayName() == QStringLiteral("Untitled"));
}
