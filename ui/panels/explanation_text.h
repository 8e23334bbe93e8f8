// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/highlights.h"
#include "document/lab.h"

#include <QString>

/// What is said of the cell that is looked at, or of the timeline's last step.
struct Explanation {
    QString formula; ///< one line as HTML, numbers put in
    QString symbols; ///< the same in symbols, as HTML; may be empty
    QString detail;  ///< a sentence on what the line means
    QString text;    ///< what "copy as text" gives
    QString latex;   ///< what "copy as LaTeX" gives
};

Explanation explain(const Lab& lab, const Highlights& highlights);
