// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "lab_document_edits.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace {

using tconv::ProblemCode;
using tconv::Rational;

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
