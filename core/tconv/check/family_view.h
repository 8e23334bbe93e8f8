// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/member.h>

#include <algorithm>
#include <type_traits>
#include <vector>

namespace tconv {

/// Looks at single cells of any member of the family: a search can give a member up at its first
/// wrong cell, and never makes its canvas. T is double (to search) or Rational (to be sure).
template <typename T>
class FamilyView {
public:
    /// \pre checkExperiment(experiment) is empty
    explicit FamilyView(const Experiment& experiment)
        : m_input(experiment.input.shape())
        , m_weight(experiment.weight.shape())
        , m_groups(experiment.options.groups)
        , m_x(converted(experiment.input.values()))
        , m_k(converted(experiment.weight.values()))
    {
        if (experiment.bias)
            m_bias = converted(*experiment.bias);
    }

    Index samples() const { return m_input.batch; }
    Index channels() const { return m_weight.channels * m_groups; }

    /// One cell of the member's result.
    T at(const Member& member, Index sample, Index channel, Cell cell) const
    {
        if (member.resultTransposed)
            std::swap(cell.row, cell.column);
        if (cell.row >= member.filled.height || cell.column >= member.filled.width)
            return T(0);
        return onCanvas(member, sample, channel, cell + member.imagined.windowStart);
    }

    /// One cell of the member's canvas, with its bias.
    T onCanvas(const Member& member, Index sample, Index channel, Cell canvas) const
    {
        Meeting meeting;
        forEachStamp(member, canvas, [&](Cell input, Cell tap) {
            meeting.add(member.imagined.overlap, stamp(sample, channel, input, tap));
        });
        T value = meeting.value(member.imagined.overlap);
        if (!m_bias.empty())
            addBias(value, member.imagined.bias, meeting.count,
                    m_bias[static_cast<std::size_t>(channel)]);
        return value;
    }

private:
    /// What stands on a cell where several stamps meet.
    struct Meeting {
        T sum{};
        Index count = 0;

        void add(Overlap overlap, const T& value)
        {
            if (++count == 1 || overlap == Overlap::Last)
                sum = value;
            else if (overlap == Overlap::Maximum)
                sum = std::max(sum, value);
            else if (overlap != Overlap::First)
                sum += value;
        }
        T value(Overlap overlap) const
        {
            return overlap == Overlap::Average && count > 1 ? T(sum / T(count)) : sum;
        }
    };

    static std::vector<T> converted(const std::vector<Rational>& values)
    {
        if constexpr (std::is_same_v<T, Rational>) {
            return values;
        } else {
            std::vector<T> result;
            for (const Rational& value : values)
                result.push_back(toDouble(value));
            return result;
        }
    }

    static void addBias(T& value, BiasUse use, Index stamps, const T& bias)
    {
        if (use == BiasUse::Everywhere || (use == BiasUse::WhereStamped && stamps > 0))
            value += bias;
        else if (use == BiasUse::PerStamp)
            value += bias * T(stamps);
    }

    /// Calls visit(inputCell, kernelTap) for every stamp that has a cell there, in scan order.
    template <typename Visit>
    void forEachStamp(const Member& member, Cell canvas, Visit visit) const
    {
        const Imagined& is = member.imagined;
        const Size2 kernel = orientedSize(m_weight.plane(), is.orientation);
        const Size2 last{std::min(kernel.height, member.taps.height) - 1,
                         std::min(kernel.width, member.taps.width) - 1};
        const Size2 input =
            member.inputTransposed ? Size2{m_input.width, m_input.height} : m_input.plane();
        for (Index a = last.height; a >= 0; --a) {
            const Index row = canvas.row - a * is.dilation.height;
            if (row < 0 || row % is.step.height != 0 || row / is.step.height >= input.height)
                continue;
            for (Index b = last.width; b >= 0; --b) {
                const Index column = canvas.column - b * is.dilation.width;
                if (column < 0 || column % is.step.width != 0 ||
                    column / is.step.width >= input.width)
                    continue;
                Cell from{row / is.step.height, column / is.step.width};
                if (member.inputTransposed)
                    std::swap(from.row, from.column);
                visit(from, orientedTap({a, b}, m_weight.plane(), is.orientation));
            }
        }
    }

    /// One number of a stamp: the sum over the input channels of the group.
    T stamp(Index sample, Index channel, Cell input, Cell tap) const
    {
        const Index ofGroup = m_input.channels / m_groups;
        const Index first = channel / m_weight.channels * ofGroup;
        T sum{};
        for (Index c = first; c < first + ofGroup; ++c)
            sum += m_x[flat(m_input, sample, c, input)] *
                   m_k[flat(m_weight, c, channel % m_weight.channels, tap)];
        return sum;
    }

    static std::size_t flat(const Shape4& shape, Index n, Index c, Cell cell)
    {
        return static_cast<std::size_t>(
            ((n * shape.channels + c) * shape.height + cell.row) * shape.width + cell.column);
    }

    Shape4 m_input;
    Shape4 m_weight;
    Index m_groups;
    std::vector<T> m_x;
    std::vector<T> m_k;
    std::vector<T> m_bias;
};

} // namespace tconv
