// SPDX-License-Identifier: MIT
#include <tconv/check/difference.h>

namespace tconv {

Difference::Difference(const Experiment& experiment, const Evaluation& evaluation,
                       const Answer& answer, const Comparison& comparison)
    : m_experiment(experiment)
    , m_comparison(comparison)
    , m_cells(answer.cells)
    , m_right(evaluation.output())
    , m_windowStart(evaluation.geometry.windowStart)
{
}

Rational Difference::rightAt(const Place& place) const
{
    return m_right.exact(place.sample, place.channel, place.cell);
}

const GivenNumber& Difference::given(const Place& place) const
{
    return m_cells.at(place.sample, place.channel, place.cell).value();
}

Place Difference::placeOf(std::size_t index) const
{
    const auto flat = static_cast<Index>(index);
    const Index plane = flat / (shape().height * shape().width);
    const Index cell = flat % (shape().height * shape().width);
    return {plane / shape().channels,
            plane % shape().channels,
            {cell / shape().width, cell % shape().width}};
}

std::optional<Place> Difference::unexplainedBy(const Changes& changes) const
{
    for (const Place& place : wrong()) {
        const auto change = changes.find(indexOf(place));
        if (change == changes.end() || !given(place).matches(rightAt(place) + change->second))
            return place;
    }
    for (const auto& [index, change] : changes) {
        const auto& number = m_cells.values()[index];
        if (number && change != 0 && !number->matches(rightAt(placeOf(index)) + change))
            return placeOf(index);
    }
    return std::nullopt;
}

void Difference::add(Changes& changes, Index sample, Index channel, Cell canvas,
                     const Rational& value) const
{
    const Cell output = canvas - m_windowStart;
    if (value != 0 && contains(m_cells.shape().plane(), output))
        changes[static_cast<std::size_t>(m_cells.flatIndex(sample, channel, output))] += value;
}

void Difference::addStamp(Changes& changes, Index sample, Index channel, Index inputChannel,
                          Cell input, const Rational& factor, Cell shift) const
{
    for (const LandedTerm& landed : stampOf(m_experiment, channel, inputChannel, input))
        add(changes, sample, channel, landed.canvas + shift,
            factor * weightValue(m_experiment, landed.term));
}

void Difference::addTap(Changes& changes, Index channel, Index inputChannel, Cell tap,
                        const Rational& difference) const
{
    for (Index sample = 0; sample < m_experiment.input.shape().batch; ++sample)
        for (const LandedTerm& landed : productsOfTap(m_experiment, channel, inputChannel, tap))
            add(changes, sample, channel, landed.canvas,
                difference * inputValue(m_experiment, sample, landed.term));
}

Tensor4<Rational> Difference::changed(const Changes& changes) const
{
    const Shape4& shape = m_cells.shape();
    Tensor4<Rational> grid(shape);
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < shape.height; ++row)
                for (Index column = 0; column < shape.width; ++column)
                    grid.at(n, c, {row, column}) = m_right.exact(n, c, {row, column});
    for (const auto& [index, change] : changes)
        grid.values()[index] += change;
    return grid;
}

} // namespace tconv
