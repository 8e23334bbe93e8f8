// SPDX-License-Identifier: MIT
#pragma once

#include "document/exercise_run.h"
#include "workspaces/workspace.h"

class ExerciseBar;
class MatrixPage;
class OutputPage;
class ShapePage;
class QButtonGroup;
class QHBoxLayout;
class QStackedWidget;
class QToolButton;

/// Is my own result right, and if not, what did I do wrong? The person's output, matrix or size,
/// marked and explained as far as the person wants to know.
class CheckWorkspace : public Workspace {
    Q_OBJECT

public:
    explicit CheckWorkspace(Lab& lab, QWidget* parent = nullptr);

    OutputPage& outputPage() { return *m_output; }
    MatrixPage& matrixPage() { return *m_matrix; }
    ShapePage& shapePage() { return *m_shape; }
    QToolButton& checkButton() { return *m_check; }
    QToolButton& exerciseButton() { return *m_exercise; }
    ExerciseRun& exercises() { return m_run; }
    ExerciseBar& exerciseBar() { return *m_exerciseBar; }
    QString shownPage() const;

    /// "output", "matrix" or "shape".
    void showPage(const QString& name);

Q_SIGNALS:
    void exploreAsked(); ///< to look at the step that the timeline shows

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addPage(const QString& name, const QString& text, const QString& tip, QWidget* page);
    void addOptions();
    void addExercises(QLayout& layout);
    void connectPages();
    void check();
    void clearAnswers();
    void openExperiment(const QString& undoText, const tconv::Experiment& experiment);
    void followSettings();
    void showExercises(bool isShown);
    void openExercise();
    void askForAnother(tconv::Topic topic);
    void judgeExercise();
    bool isExerciseShown() const;

    QStackedWidget* m_pages = nullptr;
    QButtonGroup* m_pageButtons = nullptr;
    QHBoxLayout* m_bar = nullptr;
    QToolButton* m_check = nullptr;
    QToolButton* m_clear = nullptr;
    QToolButton* m_exercise = nullptr;
    OutputPage* m_output = nullptr;
    MatrixPage* m_matrix = nullptr;
    ShapePage* m_shape = nullptr;
    ExerciseRun m_run;
    ExerciseBar* m_exerciseBar = nullptr;
};
