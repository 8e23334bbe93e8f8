// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/rational.h>
#include <tconv/base/tensor4.h>

#include <cstdint>

/// What a rectangle of cells can be filled with.
enum class GridFill {
    Zeros,
    Ones,
    Count,    ///< 1, 2, 3, … in reading order
    Identity, ///< ones on the diagonal that begins in the first cell
    Random,   ///< integers from -9 to 9; the same seed always gives the same ones
};

/// The numbers of a fill, as a tensor of shape (1, 1, size). `seed` is for Random.
tconv::Tensor4<tconv::Rational> fillNumbers(GridFill fill, tconv::Size2 size,
                                            std::uint32_t seed = 0);
