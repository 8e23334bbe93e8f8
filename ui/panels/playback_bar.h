// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QFrame>

enum class PlaybackGlyph;
class BarButton;
class QActionGroup;
class QLabel;
class TimelineSlider;

/// The timeline below the workspace.
///
/// actions() are named first, previous, play, next, last and loop; a menu shows them as they are.
/// Their keys (Home, Left, Space, Right, End) mean other things in grids and text fields, so they
/// have the context Qt::WidgetShortcut: they work in the bar itself and in every widget to which
/// the window gives them with `widget->addActions(bar->actions())`, while that very widget has the
/// focus. Nothing else ever loses a key to them. A click anywhere in the bar focuses its slider.
class PlaybackBar : public QFrame {
    Q_OBJECT

public:
    explicit PlaybackBar(Lab& lab, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void createActions();
    QAction* addBarAction(const char* name, const QString& text, const QKeySequence& key);
    void addButtons();
    BarButton* addButton(QAction* action, PlaybackGlyph glyph);
    void addSlider();
    void connectSlider();
    void addSpeedButton();
    void connectLab();

    void showStep();
    void showProgress();
    void showState();
    void fitCounter();

    Lab& m_lab;
    QAction* m_first = nullptr;
    QAction* m_previous = nullptr;
    QAction* m_play = nullptr;
    QAction* m_next = nullptr;
    QAction* m_last = nullptr;
    QAction* m_loop = nullptr;
    BarButton* m_playButton = nullptr;
    BarButton* m_speedButton = nullptr;
    QActionGroup* m_speeds = nullptr;
    TimelineSlider* m_slider = nullptr;
    QLabel* m_counter = nullptr;
    bool m_playsAfterDrag = false;
};
