// SPDX-License-Identifier: MIT
#include "workspaces/check/explore_place.h"

void showOutputCell(Lab& lab, const tconv::Place& place)
{
    const LabDocument& document = lab.document();
    const tconv::CanvasGeometry& geometry = document.shownEvaluation().geometry;
    Selection& selection = lab.selection();
    selection.showPlanes(document.shownExperiment(), place.sample, selection.inputChannel(),
                         place.channel);
    lab.playback().pause();
    lab.playback().setMode(StepMode::Gather);
    // Sums come in scan order of the output, behind the stages of the picture.
    lab.playback().setStep(lab.gatherLead() + 1 + place.cell.row * geometry.output.width +
                           place.cell.column);
    selection.pin({Target::Kind::Canvas, place.cell + geometry.windowStart});
}
