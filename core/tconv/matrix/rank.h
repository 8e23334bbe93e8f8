// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/matrix/layer_matrix.h>

namespace tconv {

/// The rank of V (and Vᵀ), by elimination modulo primes below 2^31: rationals would grow with
/// every step. Modulo a prime a rank is never too large. It is exact where it reaches the number
/// of rows or columns that are not 0, or where more primes gave it than can divide any minor
/// (Hadamard's bound). After 128 primes nothing further is tried: that would need numbers made of
/// just these.
/// \pre rows() and columns() are at most some hundreds
Index rankOf(const LayerMatrix<Rational>& matrix);

} // namespace tconv
