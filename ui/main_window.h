// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QMainWindow>

class AboutDialog;
class ExploreWorkspace;
class FileMenu;
class LayerPanel;
class PlaybackBar;
class PreferencesDialog;
class QActionGroup;
class QLabel;
class QuestionBar;

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

    /// A group of exclusive menu entries for one setting.
    template <typename Value>
    void addChoices(QMenu& menu, const QString& title,
                    const std::vector<std::pair<QString, Value>>& choices, Value current,
                    void (Settings::*set)(Value));

    void refreshTitle();
    void refreshStatus();
    void showMode(StepMode mode);
    void resetLayout();
    void restoreLayout();

    Lab& m_lab;
    QuestionBar* m_questions = nullptr;
    ExploreWorkspace* m_explore = nullptr;
    PlaybackBar* m_playbackBar = nullptr;
    LayerPanel* m_layerPanel = nullptr;
    FileMenu* m_fileMenu = nullptr;
    PreferencesDialog* m_preferences = nullptr;
    AboutDialog* m_about = nullptr;
    QAction* m_scatter = nullptr;
    QAction* m_gather = nullptr;
    QLabel* m_statusName = nullptr;
    QLabel* m_statusResult = nullptr;
    QByteArray m_defaultLayout;
};
