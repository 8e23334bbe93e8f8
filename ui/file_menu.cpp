// SPDX-License-Identifier: MIT
#include "file_menu.h"

#include "document/lessons.h"
#include "export_menu.h"
#include "question_bar.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>
#include <QStandardPaths>
#include <QThreadPool>
#include <QWidget>

namespace {

const QString kSuffix = QStringLiteral(".tconv");
constexpr qint64 kQuicklyReadBytes = qint64(64) << 10; // about 5 ms
constexpr int kSlowMilliseconds = 300;

QString withSuffix(const QString& path, const QString& suffix)
{
    return QFileInfo(path).suffix().isEmpty() ? path + suffix : path;
}

QString sentenceOf(const tconv::Problem& problem)
{
    return QString::fromStdString(tconv::sentence(problem));
}

} // namespace

FileMenu::FileMenu(Lab& lab, QuestionBar& questions, QWidget& window)
    : QObject(&window)
    , m_lab(lab)
    , m_questions(questions)
    , m_window(window)
    , m_exports(new ExportMenu(lab, questions, window))
{
    m_slowReading.setSingleShot(true);
    m_slowReading.setInterval(kSlowMilliseconds);
}

void FileMenu::fill(QMenu& menu, QMenu& worksheets)
{
    const auto add = [&](const QString& text, const QKeySequence& keys, auto slot) {
        QAction* action = menu.addAction(text);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(tr("&New"), QKeySequence::New, &FileMenu::startNew);
    add(tr("&Open…"), QKeySequence::Open, &FileMenu::open);
    QMenu* recent = menu.addMenu(tr("Open &Recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(*recent); });
    menu.addSeparator();
    add(tr("&Save"), QKeySequence::Save, &FileMenu::saveOrAsk);
    add(tr("Save &As…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S, &FileMenu::saveAs);
    menu.addSeparator();
    m_exports->fill(menu);
    menu.addMenu(&worksheets);
    menu.addSeparator();
    add(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { m_window.close(); });
}

void FileMenu::fillRecent(QMenu& menu)
{
    menu.clear();
    const QStringList files = m_lab.settings().recentFiles();
    for (const QString& path : files)
        menu.addAction(QFileInfo(path).fileName(), this, [this, path] { openPath(path); })
            ->setToolTip(QDir::toNativeSeparators(path));
    menu.setToolTipsVisible(true);
    if (files.isEmpty())
        menu.addAction(tr("No files yet"))->setEnabled(false);
    menu.addSeparator();
    menu.addAction(tr("&Clear List"), &m_lab.settings(), &Settings::clearRecentFiles)
        ->setEnabled(!files.isEmpty());
}

void FileMenu::whenSaved(const std::function<void()>& act)
{
    if (!m_lab.document().isModified()) {
        act();
        return;
    }
    m_questions.ask(tr("Save the changes to “%1”?").arg(m_lab.document().displayName()),
                    {{tr("Save"),
                      [this, act] {
                          if (saveOrAsk())
                              act();
                      }},
                     {tr("Don’t Save"), act},
                     {tr("Cancel"), {}}});
}

void FileMenu::startNew()
{
    whenSaved([this] {
        if (const auto experiment = defaultLesson())
            m_lab.document().reset(*experiment);
    });
}

void FileMenu::open()
{
    const QString path =
        QFileDialog::getOpenFileName(&m_window, tr("Open an experiment"), folder(),
                                     tr("Experiments (*.tconv *.json);;All files (*)"));
    if (!path.isEmpty())
        openPath(path);
}

void FileMenu::openPath(const QString& path)
{
    whenSaved([this, path] { load(path); });
}

/// A file that takes longer than a frame to read is read on another thread.
void FileMenu::load(const QString& path)
{
    ++m_reading;
    stopWaiting();
    if (QFileInfo(path).size() > kQuicklyReadBytes)
        loadBeside(path);
    else
        take(path, LabDocument::read(path));
}

void FileMenu::loadBeside(const QString& path)
{
    const QString question = tr("Reading %1…").arg(QFileInfo(path).fileName());
    m_slowReading.callOnTimeout(this, [this, question] {
        m_questions.ask(question, {{tr("Cancel"), [this] { ++m_reading; }}});
    });
    m_slowReading.start();
    const QPointer<FileMenu> menu(this);
    QThreadPool::globalInstance()->start([menu, path, question, reading = m_reading] {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [menu, path, question, reading,
                                                                 opened = LabDocument::read(path)] {
            if (!menu || reading != menu->m_reading)
                return; // nobody waits for it any more
            menu->stopWaiting();
            menu->m_questions.withdraw(question);
            // Somebody may have gone on working meanwhile.
            menu->whenSaved([menu, path, opened] { menu->take(path, opened); });
        });
    });
}

void FileMenu::stopWaiting()
{
    m_slowReading.stop();
    m_slowReading.disconnect();
}

void FileMenu::take(const QString& path, const tconv::Result<LabDocument::Opened>& opened)
{
    if (!opened) {
        m_lab.settings().removeRecentFile(path);
        m_questions.say(tr("%1 was not opened. %2")
                            .arg(QFileInfo(path).fileName(), sentenceOf(opened.problem())));
        return;
    }
    m_lab.document().open(opened.value());
    m_lab.settings().addRecentFile(path);
}

bool FileMenu::saveOrAsk()
{
    if (!m_lab.document().filePath().isEmpty())
        return saveTo(m_lab.document().filePath());
    saveAs();
    return !m_lab.document().isModified();
}

void FileMenu::saveAs()
{
    const QString name = m_lab.document().filePath().isEmpty()
                             ? QDir(folder()).filePath(m_lab.document().displayName() + kSuffix)
                             : m_lab.document().filePath();
    const QString path = QFileDialog::getSaveFileName(&m_window, tr("Save the experiment"), name,
                                                      tr("Experiments (*.tconv)"));
    if (!path.isEmpty())
        saveTo(withSuffix(path, kSuffix));
}

bool FileMenu::saveTo(const QString& path)
{
    if (const auto problem = m_lab.document().save(path)) {
        m_questions.say(sentenceOf(*problem));
        return false;
    }
    m_lab.settings().addRecentFile(path);
    return true;
}

bool FileMenu::mayClose()
{
    if (!m_lab.document().isModified() || m_isDiscarding)
        return true;
    whenSaved([this] {
        m_isDiscarding = true; // saved, or not wanted
        m_window.close();
    });
    return false;
}

QString FileMenu::folder() const
{
    const QStringList recent = m_lab.settings().recentFiles();
    return recent.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                            : QFileInfo(recent.first()).absolutePath();
}
