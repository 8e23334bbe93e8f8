// SPDX-License-Identifier: MIT
#include <tconv/check/comparison.h>
#include <tconv/check/placing.h>

#include <algorithm>

namespace tconv {

namespace {

constexpr double kFloat64Error = 1e-9;

bool isRightShape(const Answer& answer, const Shape4& expected)
{
    const Shape4& shape = answer.cells.shape();
    if (answer.shapeOnly && answer.rank == 2)
        return shape.plane() == expected.plane();
    return shape == expected;
}

/// The right values, by the answer's own places.
class RightValues {
public:
    RightValues(const Evaluation& evaluation, Cell offset)
        : m_evaluation(evaluation)
        , m_offset(offset)
        , m_shape(evaluation.outputShape())
    {
        if (evaluation.canvas.arithmetic() == Arithmetic::Exact)
            return;
        double largest = 0;
        for (Index n = 0; n < m_shape.batch; ++n)
            for (Index c = 0; c < m_shape.channels; ++c)
                largest = std::max(largest, evaluation.canvas.largestMagnitude(n, c));
        m_error = fromDouble(kFloat64Error * largest);
    }

    bool accept(const GivenNumber& given, const Place& place) const
    {
        const Cell cell = m_offset + place.cell;
        if (place.sample >= m_shape.batch || place.channel >= m_shape.channels ||
            !contains(m_shape.plane(), cell))
            return false;
        const Rational right = m_evaluation.canvas.exact(place.sample, place.channel,
                                                         m_evaluation.geometry.windowStart + cell);
        if (m_error.is_zero())
            return given.matches(right);
        return abs(Rational(given.value - right)) <= given.tolerance + m_error;
    }

private:
    const Evaluation& m_evaluation;
    Cell m_offset;
    Shape4 m_shape;
    Rational m_error; ///< of the canvas itself
};

void compareCells(const Answer& answer, const Evaluation& evaluation, Comparison& comparison)
{
    const RightValues values(evaluation, comparison.offset);
    const Shape4& shape = answer.cells.shape();
    Place place;
    for (const auto& given : answer.cells.values()) {
        if (!given)
            comparison.open.push_back(place);
        else if (values.accept(*given, place))
            ++comparison.right;
        else
            comparison.wrong.push_back(place);
        place = nextPlace(place, shape);
    }
}

} // namespace

std::string_view verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Correct:
        return "correct";
    case Verdict::Partial:
        return "partial";
    case Verdict::Wrong:
        return "wrong";
    }
    return {};
}

Place nextPlace(Place place, const Shape4& shape)
{
    if (++place.cell.column < shape.width)
        return place;
    place.cell.column = 0;
    if (++place.cell.row < shape.height)
        return place;
    place.cell.row = 0;
    if (++place.channel < shape.channels)
        return place;
    place.channel = 0;
    ++place.sample;
    return place;
}

Comparison compareAnswer(const Answer& answer, const Evaluation& evaluation)
{
    Comparison comparison;
    comparison.expectedShape = evaluation.outputShape();
    comparison.shapeOk = isRightShape(answer, comparison.expectedShape);
    if (!answer.shapeOnly) {
        if (!comparison.shapeOk && answer.cells.shape().plane() != evaluation.geometry.output)
            comparison.offset = placeOnOutput(answer, evaluation);
        compareCells(answer, evaluation, comparison);
    }
    if (!comparison.shapeOk || !comparison.wrong.empty())
        comparison.verdict = Verdict::Wrong;
    else if (!comparison.open.empty())
        comparison.verdict = Verdict::Partial;
    return comparison;
}

} // namespace tconv
