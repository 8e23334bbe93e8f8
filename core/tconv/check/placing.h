// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/comparison.h>

namespace tconv {

/// Where an answer of any size lies best on the output; see Comparison::offset.
/// \pre evaluation.ok()
Cell placeOnOutput(const Answer& answer, const Evaluation& evaluation);

} // namespace tconv
