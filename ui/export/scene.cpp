// SPDX-License-Identifier: MIT
#include "export/scene.h"

#include "export/explore_scene.h"

std::unique_ptr<Scene> newScene(Lab& lab, PictureView view, const SceneStyle& style)
{
    lab.playback().setMode(view == PictureView::Gather ? StepMode::Gather : StepMode::Scatter);
    return std::make_unique<ExploreScene>(lab, style);
}
