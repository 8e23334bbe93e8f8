// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/bordered_content.h"
#include "canvas/grid_heading.h"

#include <QString>

/// The words of the gather picture, for the window and for exported pictures alike. They follow the
/// timeline; a heading without a name belongs to a grid that is not there yet.
GridHeading borderedHeading(const Lab& lab, const BorderedContent& bordered);
GridHeading rotatedHeading(const BorderedContent& bordered);
GridHeading outputHeading(const Lab& lab);
/// What the products under the window add up to; with several input channels those of the shown
/// one, and everything. Empty without a window.
QString windowCaption(const Lab& lab, const BorderedContent& bordered);
