// SPDX-License-Identifier: MIT
#include "main_window.h"

#include "about_dialog.h"
#include "canvas/grid_commands.h"
#include "canvas/grid_view.h"
#include "canvas/scroll_access.h"
#include "canvas/theme.h"
#include "export/export_bar.h"
#include "export_menu.h"
#include "file_menu.h"
#include "panels/explanation_panel.h"
#include "panels/layer_panel.h"
#include "panels/lessons_panel.h"
#include "panels/playback_bar.h"
#include "panels/shape_panel.h"
#include "preferences_dialog.h"
#include "question_bar.h"
#include "settings_menus.h"
#include "workspaces/check/check_workspace.h"
#include "workspaces/explore/explore_workspace.h"
#include "workspaces/matrix/matrix_workspace.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>
#include <QWhatsThis>

namespace {

// Saved layouts of another number are not restored.
constexpr int kLayoutVersion = 1;
const QString kLayoutKey = QStringLiteral("window/layout");
const QString kGeometryKey = QStringLiteral("window/geometry");
constexpr int kLessonsWidth = 200;
constexpr int kPanelsWidth = 300;

/// The file that is dragged onto the window, if it is exactly one.
QString draggedFile(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

/// The grid that has the keyboard focus, itself or in its editor.
const GridView* focusedGrid()
{
    for (const QWidget* widget = QApplication::focusWidget(); widget;
         widget = widget->parentWidget())
        if (const auto* view = qobject_cast<const GridView*>(widget))
            return view;
    return nullptr;
}

} // namespace

MainWindow::MainWindow(Lab& lab, QWidget* parent)
    : QMainWindow(parent)
    , m_lab(lab)
{
    installScrollAccess();
    setAcceptDrops(true);
    setMinimumSize(1000, 640);
    createCenter();
    createDocks();
    createFileMenu();
    createEditMenu();
    createViewMenu();
    createPlaybackMenu();
    createHelpMenu();
    createToolBar();
    createStatusBar();
    connectDocument();
    resize(1280, 800);
    m_defaultLayout = saveState(kLayoutVersion);
    restoreLayout();
    refreshTitle();
    refreshStatus();
}

void MainWindow::createCenter()
{
    auto* center = new QWidget(this);
    m_questions = new QuestionBar(center);
    m_workspaces = new QStackedWidget(center);
    m_explore = new ExploreWorkspace(m_lab, m_workspaces);
    m_matrix = new MatrixWorkspace(m_lab, m_workspaces);
    m_check = new CheckWorkspace(m_lab, m_workspaces);
    connect(m_check, &CheckWorkspace::exploreAsked, this, [this] { showWorkspace(m_explore); });
    m_workspaces->addWidget(m_explore);
    m_workspaces->addWidget(m_matrix);
    m_workspaces->addWidget(m_check);
    m_playbackBar = new PlaybackBar(m_lab, center);
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_questions);
    layout->addWidget(m_workspaces, 1);
    layout->addWidget(m_playbackBar);
    setCentralWidget(center);
    m_fileMenu = new FileMenu(m_lab, *m_questions, *this);
}

void MainWindow::createDocks()
{
    const auto addDock = [this](const QString& name, const QString& title, QWidget* content,
                                Qt::DockWidgetArea area, int width) {
        auto* dock = new QDockWidget(title, this);
        dock->setObjectName(name);
        dock->setTitleBarWidget(new QWidget(dock)); // the panels carry their own headings
        dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
        dock->setWidget(content);
        addDockWidget(area, dock);
        resizeDocks({dock}, {width}, Qt::Horizontal);
    };
    auto* lessons = new LessonsPanel(m_lab, this);
    connect(lessons, &LessonsPanel::viewAsked, this, &MainWindow::showView);
    addDock(QStringLiteral("lessons"), tr("Lessons"), lessons, Qt::LeftDockWidgetArea,
            kLessonsWidth);

    auto* panels = new QWidget(this);
    auto* layout = new QVBoxLayout(panels);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(8);
    const auto addSection = [&](const QString& heading, QWidget* panel) {
        auto* label = new QLabel(heading, panels);
        label->setProperty("role", QStringLiteral("section"));
        layout->addWidget(label);
        layout->addWidget(panel);
        layout->addSpacing(6);
    };
    m_layerPanel = new LayerPanel(m_lab, panels);
    addSection(tr("LAYER"), m_layerPanel);
    addSection(tr("SHAPE"), new ShapePanel(m_lab, panels));
    layout->addStretch();
    panels->setAutoFillBackground(true);
    panels->setBackgroundRole(QPalette::Base);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(panels);
    scroll->setMinimumWidth(kPanelsWidth);
    addDock(QStringLiteral("layer"), tr("Layer and Shape"), scroll, Qt::RightDockWidgetArea,
            kPanelsWidth);
}

void MainWindow::createFileMenu()
{
    m_fileMenu->fill(*menuBar()->addMenu(tr("&File")));
}

void MainWindow::createEditMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    QUndoStack& stack = m_lab.document().undoStack();
    QAction* undo = stack.createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = stack.createRedoAction(this, tr("&Redo"));
    redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu->addActions({undo, redo});
    menu->addSeparator();
    QMenu* grid = menu->addMenu(tr("&Grid"));
    connect(grid, &QMenu::aboutToShow, this, [this, grid] {
        grid->clear();
        if (const GridView* view = focusedGrid())
            grid->addActions(view->commands().menu().actions());
        else
            grid->addAction(tr("Click into a grid first"))->setEnabled(false);
    });
    menu->addSeparator();
    menu->addAction(tr("Copy Layer as &PyTorch"), m_layerPanel, &LayerPanel::copyAsPyTorch);
    menu->addAction(tr("Paste &Layer"), m_layerPanel, &LayerPanel::pasteLayer);
    menu->addAction(tr("Copy E&xplanation"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), this,
                    [this] {
                        const bool isMatrix = m_workspaces->currentWidget() == m_matrix;
                        (isMatrix ? m_matrix->explanation() : m_explore->explanation()).copyText();
                    });
    menu->addSeparator();
    menu->addAction(tr("P&references…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), this, [this] {
        if (!m_preferences)
            m_preferences = new PreferencesDialog(m_lab, this);
        m_preferences->show();
        m_preferences->raise();
    });
}

void MainWindow::createViewMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    addWorkspaces(*menu);
    auto* modes = new QActionGroup(this);
    const auto addMode = [&](const QString& text, const QString& tip, int key, StepMode mode) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setToolTip(tip);
        action->setShortcut(QKeySequence(Qt::ALT | key));
        modes->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode] {
            m_lab.playback().setMode(mode);
            showWorkspace(m_explore);
        });
        return action;
    };
    m_scatter = addMode(tr("&Scatter"), tr("Each input cell stamps the kernel (Alt+1)"), Qt::Key_1,
                        StepMode::Scatter);
    m_gather = addMode(tr("&Gather"), tr("Each output cell collects its products (Alt+2)"),
                       Qt::Key_2, StepMode::Gather);
    m_asMatrix = menu->addAction(tr("&Matrix Product"), QKeySequence(Qt::ALT | Qt::Key_3), this,
                                 [this] { showWorkspace(m_matrix); });
    m_asMatrix->setIconText(tr("Matrix"));
    m_asMatrix->setCheckable(true);
    m_asMatrix->setToolTip(tr("The same step as a row or a column of Vᵀ (Alt+3)"));
    modes->addAction(m_asMatrix);
    menu->addSeparator();
    menu->addActions(m_explore->viewActions());
    menu->addSeparator();
    addSettingsMenus(*menu, m_lab.settings());
    menu->addSeparator();
    for (QDockWidget* dock : findChildren<QDockWidget*>())
        menu->addAction(dock->toggleViewAction());
    menu->addAction(tr("&Reset Layout"), this, &MainWindow::resetLayout);
    QAction* full = menu->addAction(tr("F&ull Screen"), this,
                                    [this](bool on) { on ? showFullScreen() : showNormal(); });
    full->setCheckable(true);
    full->setShortcut(Qt::Key_F11);
}

void MainWindow::createPlaybackMenu()
{
    menuBar()->addMenu(tr("&Playback"))->addActions(m_playbackBar->actions());
    for (QWidget* workspace : {static_cast<QWidget*>(m_explore), static_cast<QWidget*>(m_matrix)})
        workspace->addActions(m_playbackBar->actions()); // their keys, while no grid has the focus
    m_explore->setFocus();
}

void MainWindow::createHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(QWhatsThis::createAction(menu));
    menu->addSeparator();
    menu->addAction(tr("&About"), this, [this] {
        if (!m_about)
            m_about = new AboutDialog(this);
        m_about->show();
        m_about->raise();
    });
    menu->addAction(tr("About &Qt"), qApp, &QApplication::aboutQt);
}

void MainWindow::createToolBar()
{
    QToolBar* bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->addActions({m_toExplore, m_toMatrix, m_toCheck});
    for (QAction* action : {m_toExplore, m_toMatrix, m_toCheck})
        bar->widgetForAction(action)->setProperty("tab", true);
    bar->addSeparator();
    QUndoStack& stack = m_lab.document().undoStack();
    // The name of the edit goes into the tooltip: buttons that change their width would jump.
    QAction* undo = bar->addAction(tr("Undo"), &stack, &QUndoStack::undo);
    QAction* redo = bar->addAction(tr("Redo"), &stack, &QUndoStack::redo);
    const auto follow = [&stack, undo, redo] {
        undo->setEnabled(stack.canUndo());
        redo->setEnabled(stack.canRedo());
        undo->setToolTip(stack.canUndo() ? tr("Undo: %1").arg(stack.undoText()) : tr("Undo"));
        redo->setToolTip(stack.canRedo() ? tr("Redo: %1").arg(stack.redoText()) : tr("Redo"));
    };
    connect(&stack, &QUndoStack::indexChanged, bar, follow);
    follow();
    auto* space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addActions({m_scatter, m_gather, m_asMatrix});
    for (QAction* action : {m_scatter, m_gather, m_asMatrix})
        bar->widgetForAction(action)->setProperty("segment", true);
    bar->toggleViewAction()->setVisible(false);
    showMode();
}

void MainWindow::createStatusBar()
{
    m_statusName = new QLabel(this);
    m_statusResult = new QLabel(this);
    statusBar()->addWidget(m_statusName, 1);
    statusBar()->addPermanentWidget(m_fileMenu->exports().bar());
    statusBar()->addPermanentWidget(m_statusResult);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(10, 0, 10, 0);
}

void MainWindow::connectDocument()
{
    LabDocument& document = m_lab.document();
    connect(&document, &LabDocument::changed, this, &MainWindow::refreshTitle);
    connect(&document, &LabDocument::changed, this, &MainWindow::refreshStatus);
    connect(&document, &LabDocument::fileChanged, this, &MainWindow::refreshTitle);
    connect(&m_lab.playback(), &Playback::stepChanged, this, &MainWindow::showMode);
}

void MainWindow::addWorkspaces(QMenu& menu)
{
    auto* group = new QActionGroup(this);
    const auto add = [&](const QString& text, const QString& tip, int key, QWidget* workspace) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setToolTip(tip);
        action->setShortcut(QKeySequence(Qt::CTRL | key));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, workspace] { showWorkspace(workspace); });
        return action;
    };
    m_toExplore =
        add(tr("&Explore"), tr("How does each number come about? (Ctrl+1)"), Qt::Key_1, m_explore);
    m_toMatrix =
        add(tr("Matri&x"), tr("Which sparse matrix is this layer? (Ctrl+2)"), Qt::Key_2, m_matrix);
    m_toCheck = add(tr("&Check"), tr("Is my own result right? (Ctrl+3)"), Qt::Key_3, m_check);
    menu.addSeparator();
}

/// Selection and timeline stay: every workspace shows the same step of the same experiment.
void MainWindow::showWorkspace(QWidget* workspace)
{
    m_workspaces->setCurrentWidget(workspace);
    m_fileMenu->exports().setMatrixShown(workspace == m_matrix);
    m_playbackBar->setVisible(workspace != m_check); // an answer has no steps
    workspace->setFocus();
    showMode();
}

/// "gather:2", "film", "matrix/recipe": a workspace or a picture of it, and a step. Empty: Explore.
void MainWindow::showView(const QString& view)
{
    const QString place = view.section(QLatin1Char(':'), 0, 0);
    const QString name = place.section(QLatin1Char('/'), 0, 0);
    if (name == QLatin1String("matrix")) {
        m_matrix->showPage(place.section(QLatin1Char('/'), 1));
        showWorkspace(m_matrix);
    } else if (name == QLatin1String("check")) {
        m_check->showPage(place.section(QLatin1Char('/'), 1));
        showWorkspace(m_check);
    } else {
        if (!name.isEmpty())
            m_lab.playback().setMode(name == QLatin1String("gather") ? StepMode::Gather
                                                                     : StepMode::Scatter);
        m_explore->setFilmShown(name == QLatin1String("film"));
        showWorkspace(m_explore);
    }
    bool hasStep = false;
    const int step = view.section(QLatin1Char(':'), 1).toInt(&hasStep);
    if (hasStep)
        m_lab.playback().setStep(step);
}

void MainWindow::showMode()
{
    const bool isMatrix = m_workspaces->currentWidget() == m_matrix;
    const StepMode mode = m_lab.playback().mode();
    const bool isCheck = m_workspaces->currentWidget() == m_check;
    m_scatter->setChecked(!isMatrix && mode == StepMode::Scatter);
    m_gather->setChecked(!isMatrix && mode == StepMode::Gather);
    m_asMatrix->setChecked(isMatrix);
    (isMatrix ? m_toMatrix : isCheck ? m_toCheck : m_toExplore)->setChecked(true);
}

void MainWindow::refreshTitle()
{
    const LabDocument& document = m_lab.document();
    const QString name = document.displayName();
    setWindowTitle(tr("Transposed Convolution Lab — %1%2")
                       .arg(name, document.isModified() ? QStringLiteral("*") : QString()));
    m_statusName->setText(document.isModified() ? tr("%1 — modified").arg(name) : name);
}

void MainWindow::refreshStatus()
{
    const LabDocument& document = m_lab.document();
    if (!document.evaluation().ok()) {
        m_statusResult->setText(tr("A rule is broken: the picture shows the last legal state"));
        return;
    }
    const tconv::Evaluation& evaluation = document.evaluation();
    const bool isExact = evaluation.canvas.arithmetic() == tconv::Arithmetic::Exact;
    m_statusResult->setText(tr("Output %1 × %2 · %3 · %L4 products · %5 ms")
                                .arg(evaluation.geometry.output.height)
                                .arg(evaluation.geometry.output.width)
                                .arg(isExact ? tr("exact") : tr("float64, rounded"))
                                .arg(evaluation.products)
                                .arg(document.evaluationMilliseconds(), 0, 'f', 2));
}

void MainWindow::openFile(const QString& path)
{
    m_fileMenu->openPath(path);
}

void MainWindow::resetLayout()
{
    restoreState(m_defaultLayout, kLayoutVersion);
    resize(1280, 800);
}

void MainWindow::restoreLayout()
{
    const QByteArray geometry = m_lab.settings().state(kGeometryKey);
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    const QByteArray layout = m_lab.settings().state(kLayoutKey);
    if (!layout.isEmpty() && !restoreState(layout, kLayoutVersion))
        restoreState(m_defaultLayout, kLayoutVersion);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_fileMenu->mayClose()) {
        event->ignore();
        return;
    }
    m_lab.settings().setState(kGeometryKey, saveGeometry());
    m_lab.settings().setState(kLayoutKey, saveState(kLayoutVersion));
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString file = draggedFile(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    openFile(file);
}
