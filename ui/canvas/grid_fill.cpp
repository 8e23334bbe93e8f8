// SPDX-License-Identifier: MIT
#include "canvas/grid_fill.h"

#include <random>

using tconv::Index;

tconv::Tensor4<tconv::Rational> fillNumbers(GridFill fill, tconv::Size2 size, std::uint32_t seed)
{
    tconv::Tensor4<tconv::Rational> numbers({1, 1, size.height, size.width});
    // The engine alone is the same everywhere; the library's distributions are not.
    std::mt19937 engine(seed);
    auto next = [&, count = Index(0)](tconv::Cell cell) mutable -> Index {
        switch (fill) {
        case GridFill::Zeros:
            return 0;
        case GridFill::Ones:
            return 1;
        case GridFill::Count:
            return ++count;
        case GridFill::Identity:
            return cell.row == cell.column ? 1 : 0;
        case GridFill::Random:
            return static_cast<Index>(engine() % 19) - 9;
        }
        return 0;
    };
    for (Index row = 0; row < size.height; ++row)
        for (Index column = 0; column < size.width; ++column)
            numbers.at(0, 0, {row, column}) = tconv::Rational(next({row, column}));
    return numbers;
}
