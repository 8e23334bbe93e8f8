// SPDX-License-Identifier: MIT
#include "workspaces/check/answer_marks.h"

std::vector<AnswerMark> answerMarks(const tconv::Answer& answer,
                                    const tconv::Comparison& comparison)
{
    std::vector<AnswerMark> marks(answer.cells.values().size(), AnswerMark::Right);
    const auto set = [&](const std::vector<tconv::Place>& places, AnswerMark mark) {
        for (const tconv::Place& place : places)
            marks[static_cast<std::size_t>(
                answer.cells.flatIndex(place.sample, place.channel, place.cell))] = mark;
    };
    set(comparison.wrong, AnswerMark::Wrong);
    set(comparison.open, AnswerMark::None);
    return marks;
}
