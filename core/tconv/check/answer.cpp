// SPDX-License-Identifier: MIT
#include <tconv/check/answer.h>

#include <boost/multiprecision/number.hpp>

namespace tconv {

bool GivenNumber::matches(const Rational& right) const
{
    const Rational difference = value - right;
    return boost::multiprecision::abs(difference) <= tolerance;
}

Answer openAnswer(Shape4 shape)
{
    return {Tensor4<std::optional<GivenNumber>>(shape)};
}

} // namespace tconv
