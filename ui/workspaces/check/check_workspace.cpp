// SPDX-License-Identifier: MIT
#include "workspaces/check/check_workspace.h"

#include "workspaces/check/exercise_bar.h"
#include "workspaces/check/matrix_page.h"
#include "workspaces/check/output_page.h"
#include "workspaces/check/shape_page.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

QToolButton* barButton(const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("compact", true);
    return button;
}

} // namespace

CheckWorkspace::CheckWorkspace(Lab& lab, QWidget* parent)
    : Workspace(lab, tr("Check"), parent)
    , m_pages(new QStackedWidget(this))
    , m_pageButtons(new QButtonGroup(this))
    , m_bar(new QHBoxLayout)
{
    m_bar->setSpacing(2);
    m_bar->setContentsMargins(22, 0, 22, 0);
    m_output = new OutputPage(lab, m_pages);
    m_matrix = new MatrixPage(lab, m_pages);
    m_shape = new ShapePage(lab, m_pages);
    addPage(QStringLiteral("output"), tr("Output"), tr("Your own result of the layer"), m_output);
    addPage(QStringLiteral("matrix"), tr("Matrix V"),
            tr("The matrix of the Conv2d with the same options, row by row"), m_matrix);
    addPage(QStringLiteral("shape"), tr("Shape"), tr("Only the size of the output"), m_shape);
    connect(m_pageButtons, &QButtonGroup::idClicked, m_pages, &QStackedWidget::setCurrentIndex);
    m_pageButtons->button(0)->setChecked(true);
    m_bar->addStretch();
    addOptions();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(m_bar);
    addExercises(*layout);
    layout->addWidget(m_pages, 1);
    connectPages();
    connect(&lab.settings(), &Settings::changed, this, &CheckWorkspace::followSettings);
    followSettings();
}

void CheckWorkspace::connectPages()
{
    connect(m_output, &OutputPage::exploreAsked, this, &CheckWorkspace::exploreAsked);
    connect(m_output, &OutputPage::experimentAsked, this, &CheckWorkspace::openExperiment);
    connect(m_output, &OutputPage::anotherAsked, this, &CheckWorkspace::askForAnother);
    connect(m_shape, &ShapePage::experimentAsked, this, &CheckWorkspace::openExperiment);
    connect(m_shape, &ShapePage::anotherAsked, this, &CheckWorkspace::askForAnother);
    for (AnswerChecker* checker : {&m_output->checker(), &m_shape->checker()})
        connect(checker, &AnswerChecker::changed, this, &CheckWorkspace::judgeExercise);
    connect(m_matrix, &MatrixPage::judged, this, &CheckWorkspace::judgeExercise);
    connect(&m_lab.settings(), &Settings::changed, this, &CheckWorkspace::judgeExercise);
    connect(&m_run, &ExerciseRun::opened, this, &CheckWorkspace::openExercise);
}

void CheckWorkspace::addExercises(QLayout& layout)
{
    auto* row = new QWidget(this);
    auto* around = new QVBoxLayout(row);
    around->setContentsMargins(22, 4, 22, 0);
    m_exerciseBar = new ExerciseBar(m_run, row);
    around->addWidget(m_exerciseBar);
    row->hide();
    layout.addWidget(row);
    connect(m_exercise, &QToolButton::toggled, this, &CheckWorkspace::showExercises);
}

void CheckWorkspace::addPage(const QString& name, const QString& text, const QString& tip,
                             QWidget* page)
{
    page->setObjectName(name);
    QToolButton* button = barButton(text, tip, this);
    button->setCheckable(true);
    m_pageButtons->addButton(button, m_pages->addWidget(page));
    m_bar->addWidget(button);
}

void CheckWorkspace::showPage(const QString& name)
{
    for (int id = 0; id < m_pages->count(); ++id)
        if (m_pages->widget(id)->objectName() == name)
            m_pageButtons->button(id)->click();
}

void CheckWorkspace::addOptions()
{
    m_check = barButton(tr("Check"), tr("Compare the answer as it is now (Ctrl+Return)"), this);
    m_check->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    connect(m_check, &QToolButton::clicked, this, &CheckWorkspace::check);
    m_clear = barButton(tr("Clear"), tr("Open all cells of the answer"), this);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        (shownPage() == QLatin1String("matrix")  ? m_matrix->sheet()
         : shownPage() == QLatin1String("shape") ? m_shape->sheet()
                                                 : m_output->sheet())
            .clear();
    });
    QToolButton* options = barButton(tr("Options"), tr("How answers are checked"), this);
    auto* menu = new QMenu(options);
    Settings& settings = m_lab.settings();
    const auto add = [&](const QString& text, auto get, auto set) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        connect(action, &QAction::triggered, &settings, set);
        connect(menu, &QMenu::aboutToShow, action,
                [action, &settings, get] { action->setChecked((settings.*get)()); });
    };
    add(tr("Check as One &Goes"), &Settings::checksAtOnce, &Settings::setChecksAtOnce);
    add(tr("Give the &Size of the Grid"), &Settings::givesAnswerSize,
        &Settings::setGivesAnswerSize);
    options->setMenu(menu);
    options->setPopupMode(QToolButton::InstantPopup);
    m_exercise = barButton(tr("Exercise"), tr("Exercises: topic, level, seed, and a count"), this);
    m_exercise->setCheckable(true);
    for (QToolButton* button : {m_check, m_clear, options, m_exercise})
        m_bar->addWidget(button);
}

void CheckWorkspace::followSettings()
{
    m_check->setVisible(!m_lab.settings().checksAtOnce());
}

QString CheckWorkspace::shownPage() const
{
    return m_pages->currentWidget()->objectName();
}

void CheckWorkspace::check()
{
    m_output->check();
    m_matrix->check();
    m_shape->check();
}

void CheckWorkspace::clearAnswers()
{
    m_output->sheet().clear();
    m_matrix->sheet().clear();
    m_shape->sheet().clear();
}

void CheckWorkspace::openExperiment(const QString& undoText, const tconv::Experiment& experiment)
{
    QUndoStack& stack = m_lab.document().undoStack();
    stack.beginMacro(undoText);
    clearAnswers(); // first: no answer is ever compared with another example's output
    m_lab.document().edit(undoText, experiment);
    stack.endMacro();
}

void CheckWorkspace::showExercises(bool isShown)
{
    m_exerciseBar->parentWidget()->setVisible(isShown);
    if (isShown)
        m_exerciseBar->nextButton().setFocus();
    else {
        m_run.stop();
        m_output->setKeepsSize(false);
    }
}

void CheckWorkspace::openExercise()
{
    m_exercise->setChecked(true);
    const tconv::Exercise& exercise = *m_run.exercise();
    m_lab.settings().setHintLevel(Settings::HintLevel::Count); // each task begins without help
    m_output->setKeepsSize(exercise.request.level != tconv::Level::Easy ||
                           exercise.request.topic == tconv::Topic::ShapeOnly);
    openExperiment(tr("Open exercise %1").arg(m_run.variant() + 1), exercise.experiment);
    const tconv::Topic topic = exercise.request.topic;
    showPage(topic == tconv::Topic::MatrixForm  ? QStringLiteral("matrix")
             : topic == tconv::Topic::ShapeOnly ? QStringLiteral("shape")
                                                : QStringLiteral("output"));
}

void CheckWorkspace::askForAnother(tconv::Topic topic)
{
    tconv::ExerciseRequest request = m_run.request();
    const bool isSameRun = m_run.exercise() && request.topic == topic;
    request.topic = topic;
    m_run.open(request, isSameRun ? m_run.variant() + 1 : 0);
    m_pages->currentWidget()->setFocus();
}

bool CheckWorkspace::isExerciseShown() const
{
    return m_run.exercise() && m_lab.document().experiment() == m_run.exercise()->experiment;
}

/// A whole answer counts, on the page that the topic asks for.
void CheckWorkspace::judgeExercise()
{
    if (!isExerciseShown())
        return;
    const tconv::Topic topic = m_run.exercise()->request.topic;
    const tconv::Comparison* comparison = nullptr;
    if (topic == tconv::Topic::MatrixForm)
        comparison = m_matrix->comparison() ? &*m_matrix->comparison() : nullptr;
    else if (topic == tconv::Topic::ShapeOnly)
        comparison = m_shape->checker().comparison();
    else
        comparison = m_output->checker().comparison();
    if (!comparison)
        return;
    if (comparison->verdict == tconv::Verdict::Wrong &&
        m_lab.settings().hintLevel() == Settings::HintLevel::Full)
        m_run.reveal();
    if (comparison->open.empty())
        m_run.judge(comparison->verdict == tconv::Verdict::Correct);
}

void CheckWorkspace::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space)
        QWidget::keyPressEvent(event); // the timeline is not shown here
    else
        Workspace::keyPressEvent(event);
}
