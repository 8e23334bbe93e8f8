// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/answer_content.h"
#include <tconv/check/comparison.h>

#include <vector>

/// What a comparison says of each cell of the answer, as AnswerContent takes it.
std::vector<AnswerMark> answerMarks(const tconv::Answer& answer,
                                    const tconv::Comparison& comparison);
