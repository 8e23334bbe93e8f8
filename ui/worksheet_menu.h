// SPDX-License-Identifier: MIT
#pragma once

#include "document/exercise_run.h"
#include "document/lab.h"
#include "export/export_run.h"

#include <QObject>
#include <QString>

class ExportBar;
class QAction;
class QMenu;
class QuestionBar;
class QWidget;

/// Writing worksheets and their keys: of the exercise that is on, else of the experiment as it is,
/// and whole class sets, while the window goes on.
class WorksheetMenu : public QObject {
    Q_OBJECT

public:
    /// \param window parent of the file dialogs
    WorksheetMenu(Lab& lab, const ExerciseRun& exercises, QuestionBar& questions, QWidget& window);

    /// Its actions in a menu, which it owns.
    QMenu& menu() const { return *m_menu; }
    /// For the status bar, which shows and owns it.
    ExportBar* bar() const { return m_bar; }

    enum class Part { Sheet, Key };
    /// A name that ends in .md is Markdown; one without a suffix becomes .pdf.
    void writeTo(const QString& path, Part part);
    /// As many exercises as the request that is on has in one set.
    void writeSetTo(const QString& folder, int count);
    bool isRunning() const { return m_run.isRunning(); }

private:
    void choose(Part part);
    void chooseFolder(int count);
    bool isExerciseOn() const;
    QString suggestedPath(Part part) const;
    void start(const QString& what, const QString& result, ExportRun::Work work);
    void finish(const QString& result);

    Lab& m_lab;
    const ExerciseRun& m_exercises;
    QuestionBar& m_questions;
    QWidget& m_window;
    QMenu* m_menu;
    ExportBar* m_bar;
    ExportRun m_run;
    QString m_folder; ///< of the last file
    QString m_result; ///< to be said when the run is done
};
