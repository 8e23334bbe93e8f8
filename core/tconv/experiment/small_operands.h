// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/operands.h>

#include <optional>

namespace tconv {

/// What prepareOperands() makes of small numbers, made without integers that grow; nothing where
/// 64 bits might not hold a step on the way, even if they hold the result.
std::optional<Operands<std::int64_t>> smallOperands(const Experiment& experiment);

} // namespace tconv
