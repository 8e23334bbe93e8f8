// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/bordered_content.h"
#include "canvas/output_content.h"
#include "canvas/rotated_content.h"
#include "workspaces/explore/gather_arrangement.h"

#include <QObject>

class GatherOverlay;
class GridView;
class QLabel;
class QWidget;

/// The gather's own grids in the Explore workspace: bordered input, rotated kernel and output, with
/// their headings and the caption of the window.
class GatherBoard : public QObject {
    Q_OBJECT

public:
    GatherBoard(Lab& lab, const Highlights& highlights, CanvasContent& canvas, QWidget& workspace);

    GridView& borderedView() { return *m_borderedView; }
    GridView& rotatedView() { return *m_rotatedView; }
    GridView& outputView() { return *m_outputView; }
    QString caption() const;

    void setVisible(bool isVisible);
    /// Adds what the own grids would like to have.
    void addSizes(GatherSizes& sizes) const;
    void place(const GatherArrangement& places, const QRect& whole);
    /// A window that is not seen explains nothing: large grids scroll along.
    void followStep();

private:
    void refreshWords();

    Lab& m_lab;
    BorderedContent m_bordered;
    RotatedContent m_rotated;
    OutputContent m_output;
    GridView* m_borderedView = nullptr;
    GridView* m_rotatedView = nullptr;
    GridView* m_outputView = nullptr;
    QLabel* m_borderedTitle = nullptr;
    QLabel* m_rotatedTitle = nullptr;
    QLabel* m_outputTitle = nullptr;
    QLabel* m_caption = nullptr;
    GatherOverlay* m_overlay = nullptr;
};
