// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QMainWindow>

class AboutDialog;
class CheckWorkspace;
class ExploreWorkspace;
class FileMenu;
class LayerPanel;
class MatrixWorkspace;
class PlaybackBar;
class PreferencesDialog;
class QActionGroup;
class QLabel;
class QStackedWidget;
class QuestionBar;
class WorksheetMenu;

/// The window: actions, docks and wiring; no arithmetic.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Lab& lab, QWidget* parent = nullptr);

    void openFile(const QString& path);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void createCenter();
    void createDocks();
    void createFileMenu();
    void createEditMenu();
    void createViewMenu();
    void createPlaybackMenu();
    void createHelpMenu();
    void createToolBar();
    void createStatusBar();
    void connectDocument();

    void refreshTitle();
    void refreshStatus();
    void addWorkspaces(QMenu& menu);
    void showWorkspace(QWidget* workspace);
    void showView(const QString& view);
    void showMode();
    void resetLayout();
    void restoreLayout();

    Lab& m_lab;
    QuestionBar* m_questions = nullptr;
    QStackedWidget* m_workspaces = nullptr;
    ExploreWorkspace* m_explore = nullptr;
    MatrixWorkspace* m_matrix = nullptr;
    CheckWorkspace* m_check = nullptr;
    PlaybackBar* m_playbackBar = nullptr;
    LayerPanel* m_layerPanel = nullptr;
    QWidget* m_shapeSection = nullptr;
    QWidget* m_givenSection = nullptr;
    FileMenu* m_fileMenu = nullptr;
    WorksheetMenu* m_worksheets = nullptr;
    PreferencesDialog* m_preferences = nullptr;
    AboutDialog* m_about = nullptr;
    QAction* m_scatter = nullptr;
    QAction* m_gather = nullptr;
    QAction* m_asMatrix = nullptr;
    QAction* m_toExplore = nullptr;
    QAction* m_toMatrix = nullptr;
    QAction* m_toCheck = nullptr;
    QLabel* m_statusName = nullptr;
    QLabel* m_statusResult = nullptr;
    QByteArray m_defaultLayout;
};
