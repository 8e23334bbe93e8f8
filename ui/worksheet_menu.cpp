// SPDX-License-Identifier: MIT
#include "worksheet_menu.h"

#include "export/export_bar.h"
#include "export/worksheet_files.h"
#include "question_bar.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QStandardPaths>

#include <filesystem>
#include <utility>

namespace {

constexpr int kSetSizes[] = {10, 20, 30, 60};

std::filesystem::path pathOf(const QString& path)
{
    return QFileInfo(path).filesystemFilePath();
}

tconv::Worksheet made(const auto& source, WorksheetMenu::Part part)
{
    return part == WorksheetMenu::Part::Sheet ? worksheetOf(source) : keyOf(source);
}

} // namespace

WorksheetMenu::WorksheetMenu(Lab& lab, const ExerciseRun& exercises, QuestionBar& questions,
                             QWidget& window)
    : QObject(&window)
    , m_lab(lab)
    , m_exercises(exercises)
    , m_questions(questions)
    , m_window(window)
    , m_menu(new QMenu(tr("&Worksheet"), &window))
    , m_bar(new ExportBar(&window))
{
    connect(m_menu->addAction(tr("Save &Sheet…")), &QAction::triggered, this,
            [this] { choose(Part::Sheet); });
    connect(m_menu->addAction(tr("Save &Key…")), &QAction::triggered, this,
            [this] { choose(Part::Key); });
    m_menu->addSeparator();
    for (const int size : kSetSizes)
        connect(m_menu->addAction(tr("Class Set of %1…").arg(size)), &QAction::triggered, this,
                [this, size] { chooseFolder(size); });
    connect(m_bar, &ExportBar::cancelWanted, &m_run, &ExportRun::cancel);
    connect(&m_run, &ExportRun::progressed, m_bar, &ExportBar::setProgress);
    connect(&m_run, &ExportRun::done, this, [this] { finish(m_result); });
    connect(&m_run, &ExportRun::cancelled, this,
            [this] { finish(tr("Cancelled; the worksheets written so far stay")); });
    connect(&m_run, &ExportRun::failed, this, [this](const tconv::Problem& problem) {
        finish({});
        m_questions.say(QString::fromStdString(tconv::sentence(problem)));
    });
}

/// An exercise whose numbers were changed is a worksheet of its own.
bool WorksheetMenu::isExerciseOn() const
{
    const auto& exercise = m_exercises.exercise();
    return exercise && exercise->experiment == m_lab.document().shownExperiment();
}

QString WorksheetMenu::suggestedPath(Part part) const
{
    const QString folder = m_folder.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                               : m_folder;
    QString name = QFileInfo(m_lab.document().displayName()).completeBaseName();
    name.replace(QLatin1Char(':'), QLatin1Char(',')); // no file system likes it
    return QDir(folder).filePath(
        (part == Part::Sheet ? tr("%1 - sheet.pdf") : tr("%1 - key.pdf")).arg(name));
}

void WorksheetMenu::choose(Part part)
{
    const QString path = QFileDialog::getSaveFileName(
        &m_window, part == Part::Sheet ? tr("Save the worksheet") : tr("Save the key"),
        suggestedPath(part), tr("PDF (*.pdf);;Markdown (*.md)"));
    if (!path.isEmpty())
        writeTo(path, part);
}

void WorksheetMenu::chooseFolder(int count)
{
    const QString folder = QFileDialog::getExistingDirectory(
        &m_window, tr("A folder for %1 worksheets with keys").arg(count), m_folder);
    if (!folder.isEmpty())
        writeSetTo(folder, count);
}

void WorksheetMenu::writeTo(const QString& path, Part part)
{
    const QString file = QFileInfo(path).suffix().isEmpty() ? path + QStringLiteral(".pdf") : path;
    m_folder = QFileInfo(file).absolutePath();
    const auto write = [&](auto source) {
        start(tr("Writing %1…").arg(QFileInfo(file).fileName()),
              tr("%1 is written").arg(QDir::toNativeSeparators(file)),
              [source = std::move(source), file, part](JobControl&) {
                  return writeWorksheet(made(source, part), pathOf(file));
              });
    };
    if (isExerciseOn())
        write(*m_exercises.exercise());
    else
        write(m_lab.document().shownExperiment());
}

void WorksheetMenu::writeSetTo(const QString& folder, int count)
{
    const tconv::ExerciseRequest request = m_exercises.request();
    ClassSet set;
    set.seed = request.seed;
    set.topic = request.topic;
    set.level = request.level;
    set.count = count;
    m_folder = folder;
    // Of its own, so that no other set is overwritten.
    const QString target =
        QDir(folder).filePath(QStringLiteral("%1-%2-%3")
                                  .arg(QString::fromUtf8(topicName(request.topic).data()),
                                       QString::fromUtf8(levelName(request.level).data()))
                                  .arg(request.seed));
    start(tr("Writing %1 worksheets…").arg(count),
          tr("%1 worksheets with keys are in %2").arg(count).arg(QDir::toNativeSeparators(target)),
          [set, target](JobControl& control) {
              return writeClassSet(set, pathOf(target), control,
                                   [](const tconv::Exercise&, const std::string&) {});
          });
}

void WorksheetMenu::start(const QString& what, const QString& result, ExportRun::Work work)
{
    if (m_run.isRunning())
        return;
    m_result = result;
    m_menu->setEnabled(false);
    m_bar->begin(what);
    m_run.start(std::move(work));
}

void WorksheetMenu::finish(const QString& result)
{
    m_menu->setEnabled(true);
    m_bar->end(result);
}
