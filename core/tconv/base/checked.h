// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <initializer_list>
#include <optional>

namespace tconv {

/// a * b, or nothing where 64 bits do not hold it.
std::optional<Index> checkedProduct(Index a, Index b);

/// The product of all factors, or nothing where 64 bits do not hold it.
std::optional<Index> checkedProduct(std::initializer_list<Index> factors);

/// a + b, or nothing where 64 bits do not hold it.
std::optional<Index> checkedSum(Index a, Index b);

} // namespace tconv
