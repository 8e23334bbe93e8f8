// SPDX-License-Identifier: MIT
#include <tconv/base/number_text.h>
#include <tconv/check/answer.h>

#include <algorithm>
#include <boost/multiprecision/number.hpp>
#include <utility>

namespace tconv {

namespace {

using Cells = Tensor4<std::optional<GivenNumber>>;

/// Whether every given cell lies inside the size.
bool isOpenBeyond(const Cells& cells, Size2 size)
{
    const Shape4& shape = cells.shape();
    for (Index flat = 0; flat < cells.size(); ++flat) {
        const Cell cell{flat / shape.width % shape.height, flat % shape.width};
        if (!contains(size, cell) && cells.values()[static_cast<std::size_t>(flat)])
            return false;
    }
    return true;
}

} // namespace

bool GivenNumber::matches(const Rational& right) const
{
    if (tolerance.is_zero())
        return value == right;
    return boost::multiprecision::abs(Rational(value - right)) <= tolerance;
}

Answer givenNumbers(const Tensor4<Rational>& values, int rank, const Rational& error)
{
    Rational scale;
    for (const Rational& value : values.values())
        scale = std::max<Rational>(scale, abs(value));
    scale = std::min<Rational>(scale, 1);
    Answer answer = openAnswer(values.shape());
    answer.rank = rank;
    for (std::size_t i = 0; i < values.values().size(); ++i) {
        const Rational& value = values.values()[i];
        const Rational tolerance = error * std::max<Rational>(abs(value), scale);
        answer.cells.values()[i] = GivenNumber{value, tolerance, numberText(value)};
    }
    return answer;
}

Answer openAnswer(Shape4 shape)
{
    return {Cells(shape)};
}

Answer withoutOpenEdges(Answer answer, Size2 size)
{
    const Shape4 shape = answer.cells.shape();
    const bool isLarger = shape.height >= size.height && shape.width >= size.width;
    if (answer.shapeOnly || shape.plane() == size || !isLarger || !isOpenBeyond(answer.cells, size))
        return answer;
    Cells cells({shape.batch, shape.channels, size.height, size.width});
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < size.height; ++row)
                for (Index column = 0; column < size.width; ++column)
                    cells.at(n, c, {row, column}) = std::move(answer.cells.at(n, c, {row, column}));
    answer.cells = std::move(cells);
    return answer;
}

} // namespace tconv
