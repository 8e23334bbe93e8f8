// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/answer_content.h"

class GridView;

/// Reads pasted numbers and open cells into an answer, where the grid's cursor is. What does not
/// fit is asked about first, with the new size; what cannot be read is refused at the cell.
void pasteAnswer(GridView& view, AnswerContent& content, const QString& text);
