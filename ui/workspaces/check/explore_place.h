// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"
#include <tconv/check/comparison.h>

/// Shows and pins a cell of the output, and puts the timeline at the step that computes its sum.
/// \pre the cell lies on the shown output
void showOutputCell(Lab& lab, const tconv::Place& place);
