// SPDX-License-Identifier: MIT
// Comparing and filling tensors in tests.
#pragma once

#include <tconv/base/number_tensor.h>

#include <string>

namespace support {

using tconv::Cell;
using tconv::Index;
using tconv::Rational;
using tconv::Tensor4;

inline Tensor4<Rational> exactValues(const tconv::NumberTensor& numbers)
{
    Tensor4<Rational> values(numbers.shape());
    const tconv::Shape4& shape = values.shape();
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < shape.height; ++row)
                for (Index column = 0; column < shape.width; ++column)
                    values.at(n, c, {row, column}) = numbers.exact(n, c, {row, column});
    return values;
}

inline std::string shapeText(const tconv::Shape4& shape)
{
    return std::to_string(shape.batch) + "," + std::to_string(shape.channels) + "," +
           std::to_string(shape.height) + "," + std::to_string(shape.width);
}

/// Where and how two tensors differ first; "equal" when they do not.
inline std::string difference(const Tensor4<Rational>& got, const Tensor4<Rational>& expected)
{
    if (got.shape() != expected.shape())
        return "shape " + shapeText(got.shape()) + " instead of " + shapeText(expected.shape());
    for (std::size_t i = 0; i < got.values().size(); ++i)
        if (got.values()[i] != expected.values()[i])
            return "value " + std::to_string(i) + " is " + got.values()[i].str() + " instead of " +
                   expected.values()[i].str();
    return "equal";
}

/// first, first + 1, …: every cell different, so that a swapped axis shows.
inline Tensor4<Rational> counting(tconv::Shape4 shape, Index first = 1)
{
    Tensor4<Rational> values(shape);
    for (Rational& value : values.values())
        value = first++;
    return values;
}

inline Tensor4<Rational> grid(Index height, Index width, std::vector<Rational> values)
{
    return {tconv::Shape4{1, 1, height, width}, std::move(values)};
}

} // namespace support
