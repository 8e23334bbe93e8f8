// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/comparison.h>
#include <tconv/explain/terms.h>

#include <map>
#include <optional>
#include <vector>

namespace tconv {

/// By how much the cells of an output change; cells that are not named do not.
using Changes = std::map<std::size_t, Rational>;

/// An answer of the right size beside the right result: which changes of the right result give it.
class Difference {
public:
    /// \pre the comparison is the answer's and says that the shape is right
    Difference(const Experiment& experiment, const Evaluation& evaluation, const Answer& answer,
               const Comparison& comparison);

    const Experiment& experiment() const { return m_experiment; }
    const std::vector<Place>& wrong() const { return m_comparison.wrong; }
    Index rightCells() const { return m_comparison.right; }
    Cell onCanvas(Cell output) const { return output + m_windowStart; }

    Rational rightAt(const Place& place) const;
    const GivenNumber& given(const Place& place) const;
    /// The number given less the right one.
    Rational at(const Place& place) const { return given(place).value - rightAt(place); }
    /// A number given that the right result with these changes does not have; nothing where the
    /// changes explain the answer.
    std::optional<Place> unexplainedBy(const Changes& changes) const;
    bool isExplainedBy(const Changes& changes) const { return !unexplainedBy(changes); }
    std::size_t indexOf(const Place& place) const
    {
        return static_cast<std::size_t>(m_cells.flatIndex(place.sample, place.channel, place.cell));
    }
    const Shape4& shape() const { return m_cells.shape(); }

    /// Adds `factor` times the stamp of an input number's kernel, moved by `shift`, to the changes
    /// of one output channel.
    void addStamp(Changes& changes, Index sample, Index channel, Index inputChannel, Cell input,
                  const Rational& factor, Cell shift = {}) const;
    /// Adds `difference` times what one kernel number is multiplied by, for all samples.
    void addTap(Changes& changes, Index channel, Index inputChannel, Cell tap,
                const Rational& difference) const;

    /// The right result with these changes.
    Tensor4<Rational> changed(const Changes& changes) const;

private:
    Place placeOf(std::size_t index) const;
    void add(Changes& changes, Index sample, Index channel, Cell canvas,
             const Rational& value) const;

    const Experiment& m_experiment;
    const Comparison& m_comparison;
    const Tensor4<std::optional<GivenNumber>>& m_cells;
    NumberTensor m_right;
    Cell m_windowStart;
};

} // namespace tconv
