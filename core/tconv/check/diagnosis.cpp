// SPDX-License-Identifier: MIT
#include <tconv/check/diagnosis.h>

namespace tconv {

Diagnosis diagnose(const Experiment&, const Evaluation& evaluation, const Answer& answer,
                   const std::stop_token&)
{
    Diagnosis diagnosis;
    diagnosis.comparison = compareAnswer(answer, evaluation);
    return diagnosis;
}

} // namespace tconv
