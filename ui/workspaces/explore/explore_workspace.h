// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/canvas_content.h"
#include "canvas/highlights.h"
#include "canvas/tensor_content.h"
#include "workspaces/workspace.h"

class ExplanationPanel;
class FilmStrip;
class GatherBoard;
class GridView;
class PlaneStrip;
class QAction;
class QLabel;
class QToolButton;
class StepOverlay;

/// How does each number of the output come about? Input and kernel on the left. Scatter: the stamp
/// in the middle, the full canvas with its crop frame on the right. Gather: the bordered input
/// under the rotated kernel's window in the middle, the output on the right.
class ExploreWorkspace : public Workspace {
    Q_OBJECT

public:
    explicit ExploreWorkspace(Lab& lab, QWidget* parent = nullptr);

    GridView& inputView() { return *m_input; }
    GridView& kernelView() { return *m_kernel; }
    GridView& biasView() { return *m_bias; }
    GridView& canvasView() { return *m_canvas; }
    GatherBoard& gather() { return *m_gather; }
    FilmStrip& filmStrip() { return *m_film; }
    /// What the View menu offers of this workspace: film strip, zero products.
    QList<QAction*> viewActions() const;
    void setFilmShown(bool isShown);
    ExplanationPanel& explanation() { return *m_explanation; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectAll();
    void refreshTitles();
    void followStep();
    void followStamp();
    void showMode();
    void arrange();
    void arrangeScatterGrids(const QRectF& area);
    void arrangeFilm(const QRectF& area);
    void placeOperands(const QRectF& input, const QRectF& kernel, const QRectF& bias);
    void placeFilmButton(const QRectF& picture);
    void createViewActions();
    bool isFilmShown() const;
    void arrangeGatherGrids(const QRectF& area);
    QSizeF biasSize() const;

    Highlights m_highlights;
    TensorContent m_inputContent;
    TensorContent m_kernelContent;
    TensorContent m_biasContent;
    CanvasContent m_canvasContent;
    GridView* m_input = nullptr;
    GridView* m_kernel = nullptr;
    GridView* m_bias = nullptr;
    GridView* m_canvas = nullptr;
    QLabel* m_inputTitle = nullptr;
    QLabel* m_kernelTitle = nullptr;
    QLabel* m_biasTitle = nullptr;
    QLabel* m_canvasTitle = nullptr;
    PlaneStrip* m_inputPlanes = nullptr;
    PlaneStrip* m_outputPlanes = nullptr;
    StepOverlay* m_overlay = nullptr;
    GatherBoard* m_gather = nullptr;
    FilmStrip* m_film = nullptr;
    QToolButton* m_filmButton = nullptr;
    QAction* m_filmAction = nullptr;
    QAction* m_zerosAction = nullptr;
    StepMode m_mode = StepMode::Scatter; ///< that is shown
    ExplanationPanel* m_explanation = nullptr;
};
