// SPDX-License-Identifier: MIT
// The window's menus and its tool bar.
#include "about_dialog.h"
#include "canvas/grid_commands.h"
#include "canvas/grid_view.h"
#include "file_menu.h"
#include "main_window.h"
#include "panels/explanation_panel.h"
#include "panels/layer_panel.h"
#include "panels/playback_bar.h"
#include "preferences_dialog.h"
#include "settings_menus.h"
#include "worksheet_menu.h"
#include "workspaces/check/check_workspace.h"
#include "workspaces/check/exercise_bar.h"
#include "workspaces/explore/explore_workspace.h"
#include "workspaces/matrix/matrix_workspace.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QStackedWidget>
#include <QToolBar>
#include <QWhatsThis>

namespace {

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

void MainWindow::createFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    m_fileMenu->fill(*menu, m_worksheets->menu());
    auto* worksheets = new QAction(tr("Worksheet"), this);
    worksheets->setMenu(&m_worksheets->menu());
    worksheets->setToolTip(tr("Save this exercise, its key, or a set for a class"));
    m_check->exerciseBar().addExerciseAction(worksheets);
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
