// SPDX-License-Identifier: MIT
#include <tconv/check/placing.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace tconv {

namespace {

constexpr Index kMostComparisons = Index(1) << 27;
constexpr std::size_t kSample = 64;  // cells that vote where not all can
constexpr std::size_t kElected = 16; // places that all cells are asked about then
constexpr double kRounding = 1e-12;  // of a number that became a float64

/// A given cell as float64 numbers: close enough to find a place.
struct Vote {
    const double* plane; ///< the canvas under it
    Cell cell;
    double least;
    double most;
};

/// How badly a place fits. Less is better.
struct Fit {
    Cell offset; ///< of the answer on the canvas
    Index mismatches = std::numeric_limits<Index>::max();
    Index distance = 0; ///< from where the output begins

    bool operator<(const Fit& other) const
    {
        if (mismatches != other.mismatches)
            return mismatches < other.mismatches;
        return distance != other.distance ? distance < other.distance : offset < other.offset;
    }
};

class Placing {
public:
    Placing(const Answer& answer, const Evaluation& evaluation);
    Cell best() const;

private:
    Index mismatches(Cell offset, std::size_t votes, Index giveUp) const;
    std::vector<Fit> search(std::size_t votes, std::size_t places) const;
    void copyCanvas(const NumberTensor& canvas, Index samples, Index channels);
    void collectVotes(const Answer& answer, Index samples, Index channels);

    Size2 m_answer;
    Size2 m_canvas;
    Cell m_start; ///< of the output on the canvas
    std::vector<double> m_values;
    std::vector<Vote> m_votes;
};

Placing::Placing(const Answer& answer, const Evaluation& evaluation)
    : m_answer(answer.cells.shape().plane())
    , m_canvas(evaluation.canvas.shape().plane())
    , m_start(evaluation.geometry.windowStart)
{
    const Index samples = std::min(answer.cells.shape().batch, evaluation.canvas.shape().batch);
    const Index channels =
        std::min(answer.cells.shape().channels, evaluation.canvas.shape().channels);
    copyCanvas(evaluation.canvas, samples, channels);
    collectVotes(answer, samples, channels);
}

void Placing::copyCanvas(const NumberTensor& canvas, Index samples, Index channels)
{
    m_values.reserve(
        static_cast<std::size_t>(samples * channels * m_canvas.height * m_canvas.width));
    for (Index n = 0; n < samples; ++n)
        for (Index c = 0; c < channels; ++c)
            for (Index row = 0; row < m_canvas.height; ++row)
                for (Index column = 0; column < m_canvas.width; ++column)
                    m_values.push_back(canvas.approximate(n, c, {row, column}));
}

/// In an order in which neighbours are far apart, so that a wrong place is soon given up.
void Placing::collectVotes(const Answer& answer, Index samples, Index channels)
{
    std::vector<Vote> votes;
    for (Index n = 0; n < samples; ++n)
        for (Index c = 0; c < channels; ++c) {
            const double* const plane =
                m_values.data() + (n * channels + c) * m_canvas.height * m_canvas.width;
            for (Index row = 0; row < m_answer.height; ++row)
                for (Index column = 0; column < m_answer.width; ++column) {
                    const auto& given = answer.cells.at(n, c, {row, column});
                    if (!given)
                        continue;
                    const double value = toDouble(given->value);
                    const double slack = toDouble(given->tolerance) + kRounding * std::abs(value);
                    votes.push_back({plane, {row, column}, value - slack, value + slack});
                }
        }
    constexpr std::size_t kStep = 7919; // a prime: every vote comes once unless it divides them
    const std::size_t step = votes.size() % kStep == 0 ? 1 : kStep;
    for (std::size_t i = 0, at = 0; i < votes.size(); ++i, at = (at + step) % votes.size())
        m_votes.push_back(votes[at]);
}

/// Of the first votes; not counted further than `giveUp`.
Index Placing::mismatches(Cell offset, std::size_t votes, Index giveUp) const
{
    Index count = 0;
    for (std::size_t i = 0; i < votes && count <= giveUp; ++i) {
        const Vote& vote = m_votes[i];
        const Cell cell = offset + vote.cell;
        if (!contains(m_canvas, cell)) {
            ++count;
            continue;
        }
        const double value = vote.plane[cell.row * m_canvas.width + cell.column];
        count += value < vote.least || value > vote.most;
    }
    return count;
}

/// The best places by the first votes, of all on which the answer touches the canvas.
std::vector<Fit> Placing::search(std::size_t votes, std::size_t places) const
{
    std::vector<Fit> best;
    for (Index row = 1 - m_answer.height; row < m_canvas.height; ++row)
        for (Index column = 1 - m_answer.width; column < m_canvas.width; ++column) {
            const bool isFull = best.size() == places;
            const Index giveUp =
                isFull ? best.back().mismatches : std::numeric_limits<Index>::max() - 1;
            const Cell offset{row, column};
            const Index distance = std::abs(row - m_start.row) + std::abs(column - m_start.column);
            const Fit fit{offset, mismatches(offset, votes, giveUp), distance};
            if (isFull && !(fit < best.back()))
                continue;
            if (isFull)
                best.pop_back();
            best.insert(std::ranges::upper_bound(best, fit, std::less<>()), fit);
        }
    return best;
}

Cell Placing::best() const
{
    if (m_votes.empty())
        return m_start;
    const Index offsets = (m_answer.height + m_canvas.height) * (m_answer.width + m_canvas.width);
    const bool askAll = offsets <= kMostComparisons / static_cast<Index>(m_votes.size());
    if (askAll)
        return search(m_votes.size(), 1).front().offset;
    std::vector<Fit> elected = search(std::min(kSample, m_votes.size()), kElected);
    for (Fit& fit : elected)
        fit.mismatches =
            mismatches(fit.offset, m_votes.size(), std::numeric_limits<Index>::max() - 1);
    return std::ranges::min_element(elected, std::less<>())->offset;
}

} // namespace

Cell placeOnOutput(const Answer& answer, const Evaluation& evaluation)
{
    return Placing(answer, evaluation).best() - evaluation.geometry.windowStart;
}

} // namespace tconv
