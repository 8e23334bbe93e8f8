// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/lab_document.h"
#include "export/animation.h"
#include "export/export_run.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <semaphore>

namespace {

AnimationRequest someAnimation()
{
    AnimationRequest request;
    request.picture.experiment = LabDocument().experiment();
    return request;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeOld(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("old");
}

} // namespace

TEST_CASE("A run tells its result once and can be started again", "[export_run]")
{
    ExportRun run;
    QSignalSpy done(&run, &ExportRun::done);
    QSignalSpy failed(&run, &ExportRun::failed);
    run.start([](JobControl&) { return std::nullopt; });
    CHECK(run.isRunning());
    REQUIRE(QTest::qWaitFor([&] { return !run.isRunning(); }));
    CHECK(done.count() == 1);
    run.start([](JobControl&) {
        return tconv::Problem{tconv::ProblemCode::FileNotWritten, {}, {}, "no"};
    });
    REQUIRE(QTest::qWaitFor([&] { return failed.count() == 1; }));
    CHECK(done.count() == 1);
    CHECK_FALSE(run.isRunning());
}

TEST_CASE("A run tells how far it is and that it was cancelled and nothing of it is left",
          "[export_run]")
{
    ExportRun run;
    std::binary_semaphore isDone(0);
    QSignalSpy progressed(&run, &ExportRun::progressed);
    QSignalSpy cancelled(&run, &ExportRun::cancelled);
    QSignalSpy done(&run, &ExportRun::done);
    run.start([&](JobControl& control) {
        control.addTotal(4);
        control.addDone();
        isDone.acquire();
        return std::nullopt;
    });
    REQUIRE(QTest::qWaitFor([&] { return !progressed.isEmpty(); }));
    CHECK(progressed.last().at(0).toDouble() == 0.25);
    run.cancel();
    isDone.release();
    REQUIRE(QTest::qWaitFor([&] { return cancelled.count() == 1; }));
    CHECK(done.isEmpty());
    // The cancelled run must not cancel the next one.
    run.start([](JobControl&) { return std::nullopt; });
    REQUIRE(QTest::qWaitFor([&] { return done.count() == 1; }));
    CHECK(cancelled.count() == 1);
}

TEST_CASE("A cancelled animation leaves the old file and no other one", "[export_run]")
{
    const QString name = GENERATE(QStringLiteral("a.gif"), QStringLiteral("a.webp"));
    const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    writeOld(path);
    JobControl control;
    control.cancel();
    CHECK_FALSE(exportAnimation(someAnimation(), path, control));
    CHECK(contentOf(path) == "old");
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden) == QStringList{name});
    JobControl whole;
    CHECK_FALSE(exportAnimation(someAnimation(), path, whole));
    CHECK(contentOf(path).size() > 1000);
    CHECK(whole.progress() == 1);
}

TEST_CASE("An animation that is too large is refused with its size and what would fit",
          "[export_run]")
{
    AnimationRequest request = someAnimation();
    request.picture.scale = 12;
    tconv::Tensor4<tconv::Rational> input({1, 1, 12, 12});
    request.picture.experiment.input = input;
    const auto plan = planOf(request, QStringLiteral("a.webp"));
    REQUIRE(plan);
    REQUIRE_FALSE(plan.value().fits());
    const QString refusal = plan.value().refusal();
    INFO(refusal.toStdString());
    CHECK(
        refusal.contains(QString::number(plan.value().frames.size()) + QStringLiteral(" frames")));
    CHECK(refusal.contains(QString::number(plan.value().size.width())));
    CHECK(refusal.contains(QStringLiteral("4000 million pixels")));
    CHECK(refusal.contains(QStringLiteral("smaller scale")));
    const QTemporaryDir folder;
    JobControl control;
    const auto problem =
        exportAnimation(request, folder.filePath(QStringLiteral("a.webp")), control);
    REQUIRE(problem);
    CHECK(problem->code == tconv::ProblemCode::SizeTooLarge);
    CHECK(QDir(folder.path()).isEmpty());
}
