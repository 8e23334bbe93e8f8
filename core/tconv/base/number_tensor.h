// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/number_text.h>
#include <tconv/base/rational.h>
#include <tconv/base/tensor4.h>
#include <tconv/base/wide.h>

#include <string>
#include <variant>
#include <vector>

namespace tconv {

/// How the numbers of a result were computed.
enum class Arithmetic { Exact, Float64 };

std::string_view arithmeticName(Arithmetic arithmetic);

/// Integers over one denominator.
template <typename Integer>
struct ScaledTensor {
    Tensor4<Integer> numerators;
    BigInteger denominator = 1; ///< > 0, of every value
};

/// The numbers of a result: exact ones, kept as integers over one denominator while these fit
/// 64 or 128 bits, or float64. Cells become rationals and texts only when somebody looks at them.
class NumberTensor {
public:
    NumberTensor() = default;
    explicit NumberTensor(ScaledTensor<std::int64_t> values);
    explicit NumberTensor(ScaledTensor<Wide> values);
    explicit NumberTensor(Tensor4<Rational> values);
    explicit NumberTensor(Tensor4<double> values);

    const Shape4& shape() const;
    Arithmetic arithmetic() const;

    /// The value of a cell; a float64 is converted exactly. \pre a float64 is finite
    Rational exact(Index n, Index c, Cell cell) const;
    double approximate(Index n, Index c, Cell cell) const;
    std::string text(Index n, Index c, Cell cell, NumberStyle style) const;

    /// The same rectangle of every plane. \pre it lies inside the planes
    NumberTensor window(Cell start, Size2 size) const;

    /// The largest absolute value of one plane, for colours; 0 for an empty one.
    double largestMagnitude(Index n, Index c) const;

private:
    std::variant<ScaledTensor<std::int64_t>, ScaledTensor<Wide>, Tensor4<Rational>, Tensor4<double>>
        m_values;
};

} // namespace tconv
