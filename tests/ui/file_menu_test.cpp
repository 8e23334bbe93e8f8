// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "file_menu.h"
#include "question_bar.h"
#include "support/experiments.h"

#include <QFileInfo>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QWidget>

namespace {

struct Bench {
    ~Bench() { QThreadPool::globalInstance()->waitForDone(); }

    /// A file with an input of `side` x `side` cells.
    QString file(const char* name, tconv::Index side) const
    {
        tconv::Experiment experiment = support::defaultExample();
        experiment.title = name;
        experiment.input = tconv::Tensor4<tconv::Rational>({1, 1, side, side}, 12345);
        LabDocument writer;
        writer.reset(experiment);
        const QString path = folder.filePath(QString::fromLatin1(name) + QStringLiteral(".tconv"));
        REQUIRE_FALSE(writer.save(path));
        return path;
    }

    QString title() const { return QString::fromStdString(lab.document().experiment().title); }
    QString said() const { return questions.findChild<QLabel*>()->text(); }

    QTemporaryDir folder;
    Lab lab{nullptr, Settings::Storage::None};
    QWidget window;
    QuestionBar questions{&window};
    FileMenu menu{lab, questions, window};
};

} // namespace

TEST_CASE("A small file is open at once and a large one a little later", "[file_menu]")
{
    Bench bench;
    const QString small = bench.file("small", 3);
    const QString large = bench.file("large", 150);
    REQUIRE(QFileInfo(large).size() > 65536);
    bench.menu.openPath(small);
    CHECK(bench.title() == QStringLiteral("small"));
    bench.menu.openPath(large);
    CHECK(bench.title() == QStringLiteral("small")); // the window goes on meanwhile
    REQUIRE(QTest::qWaitFor([&] { return bench.title() == QStringLiteral("large"); }));
    CHECK(bench.lab.document().filePath() == large);
    CHECK_FALSE(bench.lab.document().isModified());
    CHECK(bench.lab.settings().recentFiles().first() == large);
}

TEST_CASE("A large file that is no longer wanted is not opened", "[file_menu]")
{
    Bench bench;
    const QString large = bench.file("large", 150);
    const QString small = bench.file("small", 3);
    bench.menu.openPath(large);
    bench.menu.openPath(small);
    QThreadPool::globalInstance()->waitForDone();
    QTest::qWait(20);
    CHECK(bench.title() == QStringLiteral("small"));
}

TEST_CASE("Work done while a large file is read is not lost", "[file_menu]")
{
    Bench bench;
    const QString large = bench.file("large", 150);
    bench.menu.openPath(large);
    tconv::Experiment edited = bench.lab.document().experiment();
    edited.title = "edited";
    bench.lab.document().edit(QStringLiteral("title"), edited);
    QThreadPool::globalInstance()->waitForDone();
    QTest::qWait(20);
    CHECK(bench.title() == QStringLiteral("edited"));
    CHECK(bench.said().startsWith(QStringLiteral("Save the changes")));
}

TEST_CASE("A large file that is no experiment is named with what is wrong in it", "[file_menu]")
{
    Bench bench;
    const QString path = bench.folder.filePath(QStringLiteral("broken.tconv"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(100'000, '['));
    file.close();
    const QString before = bench.title();
    bench.menu.openPath(path);
    REQUIRE(QTest::qWaitFor([&] { return bench.said().startsWith(QStringLiteral("broken")); }));
    CHECK(bench.title() == before);
}
