// SPDX-License-Identifier: MIT
#include "export/scene.h"

#include "canvas/gather_picture.h"
#include "export/explore_scene.h"
#include "export/matrix_scene.h"

namespace {

/// The gather picture of the window on a page of its own.
class GatherScene final : public Scene {
public:
    GatherScene(Lab& lab, const SceneStyle& style)
        : m_picture(lab, style.theme, style.longestSide, style.cellScale)
    {
    }

    QSizeF size() const override { return m_picture.size(); }
    void paint(QPainter& painter, bool asOutlines) const override
    {
        m_picture.paint(painter, asOutlines);
    }

private:
    GatherPicture m_picture;
};

} // namespace

std::unique_ptr<Scene> newScene(Lab& lab, PictureView view, const SceneStyle& style)
{
    const bool isByOutput = view == PictureView::Gather || view == PictureView::MatrixByRows;
    lab.playback().setMode(isByOutput ? StepMode::Gather : StepMode::Scatter);
    switch (view) {
    case PictureView::Scatter:
        break;
    case PictureView::Gather:
        return std::make_unique<GatherScene>(lab, style);
    case PictureView::Matrix:
    case PictureView::MatrixByRows:
        return std::make_unique<MatrixScene>(lab, style);
    }
    return std::make_unique<ExploreScene>(lab, style);
}
