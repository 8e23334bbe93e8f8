// SPDX-License-Identifier: MIT
#include <tconv/base/number_tensor.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace tconv {

namespace {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

template <typename T>
Tensor4<T> cropped(const Tensor4<T>& whole, Cell start, Size2 size)
{
    const Shape4 shape{whole.shape().batch, whole.shape().channels, size.height, size.width};
    Tensor4<T> part(shape);
    auto to = part.values().begin();
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < size.height && size.width > 0; ++row) {
                const Index from = whole.flatIndex(n, c, start + Cell{row, 0});
                to = std::copy_n(whole.values().begin() + from, size.width, to);
            }
    return part;
}

template <typename Integer>
Rational scaledValue(const ScaledTensor<Integer>& values, Index n, Index c, Cell cell)
{
    const Integer numerator = values.numerators.at(n, c, cell);
    return values.denominator == 1 ? Rational(BigInteger(numerator))
                                   : Rational(BigInteger(numerator), values.denominator);
}

} // namespace

std::string_view arithmeticName(Arithmetic arithmetic)
{
    return arithmetic == Arithmetic::Exact ? "exact" : "float64";
}

NumberTensor::NumberTensor(ScaledTensor<std::int64_t> values)
    : m_values(std::move(values))
{
}

NumberTensor::NumberTensor(ScaledTensor<Wide> values)
    : m_values(std::move(values))
{
}

NumberTensor::NumberTensor(Tensor4<Rational> values)
    : m_values(std::move(values))
{
}

NumberTensor::NumberTensor(Tensor4<double> values)
    : m_values(std::move(values))
{
}

const Shape4& NumberTensor::shape() const
{
    return std::visit(Overloaded{[]<typename T>(const ScaledTensor<T>& scaled) -> const Shape4& {
                                     return scaled.numerators.shape();
                                 },
                                 []<typename T>(const Tensor4<T>& tensor) -> const Shape4& {
                                     return tensor.shape();
                                 }},
                      m_values);
}

Arithmetic NumberTensor::arithmetic() const
{
    return std::holds_alternative<Tensor4<double>>(m_values) ? Arithmetic::Float64
                                                             : Arithmetic::Exact;
}

Rational NumberTensor::exact(Index n, Index c, Cell cell) const
{
    return std::visit(
        Overloaded{
            [&]<typename T>(const ScaledTensor<T>& scaled) {
                return scaledValue(scaled, n, c, cell);
            },
            [&](const Tensor4<Rational>& exact) { return exact.at(n, c, cell); },
            [&](const Tensor4<double>& rounded) { return fromDouble(rounded.at(n, c, cell)); }},
        m_values);
}

double NumberTensor::approximate(Index n, Index c, Cell cell) const
{
    return std::visit(
        Overloaded{[&]<typename T>(const ScaledTensor<T>& scaled) {
                       return static_cast<double>(scaled.numerators.at(n, c, cell)) /
                              scaled.denominator.template convert_to<double>();
                   },
                   [&](const Tensor4<Rational>& exact) { return toDouble(exact.at(n, c, cell)); },
                   [&](const Tensor4<double>& rounded) { return rounded.at(n, c, cell); }},
        m_values);
}

std::string NumberTensor::text(Index n, Index c, Cell cell, NumberStyle style) const
{
    if (const auto* rounded = std::get_if<Tensor4<double>>(&m_values))
        return numberText(rounded->at(n, c, cell));
    const auto* scaled = std::get_if<ScaledTensor<std::int64_t>>(&m_values);
    if (scaled && scaled->denominator == 1)
        return std::to_string(scaled->numerators.at(n, c, cell));
    return numberText(exact(n, c, cell), style);
}

NumberTensor NumberTensor::window(Cell start, Size2 size) const
{
    return std::visit(Overloaded{[&]<typename T>(const ScaledTensor<T>& scaled) {
                                     return NumberTensor(
                                         ScaledTensor<T>{cropped(scaled.numerators, start, size),
                                                         scaled.denominator});
                                 },
                                 [&]<typename T>(const Tensor4<T>& tensor) {
                                     return NumberTensor(cropped(tensor, start, size));
                                 }},
                      m_values);
}

double NumberTensor::largestMagnitude(Index n, Index c) const
{
    const Shape4& all = shape();
    const Index cells = all.height * all.width;
    if (cells == 0)
        return 0;
    const auto plane = [&](const auto& tensor) {
        return std::span(tensor.values())
            .subspan(static_cast<std::size_t>((n * all.channels + c) * cells),
                     static_cast<std::size_t>(cells));
    };
    return std::visit(Overloaded{[&]<typename T>(const ScaledTensor<T>& scaled) {
                                     // Rounding keeps the order, so only the outermost two are
                                     // rounded.
                                     const auto [least, most] =
                                         std::ranges::minmax(plane(scaled.numerators));
                                     return std::max(std::abs(static_cast<double>(least)),
                                                     std::abs(static_cast<double>(most))) /
                                            scaled.denominator.template convert_to<double>();
                                 },
                                 [&](const Tensor4<Rational>& exact) {
                                     return tconv::largestMagnitude(plane(exact));
                                 },
                                 [&](const Tensor4<double>& rounded) {
                                     double largest = 0; // also where some are no numbers
                                     for (const double value : plane(rounded))
                                         largest = std::max(largest, std::abs(value));
                                     return largest;
                                 }},
                      m_values);
}

} // namespace tconv
