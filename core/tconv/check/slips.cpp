// SPDX-License-Identifier: MIT
#include <tconv/check/slips.h>
#include <tconv/explain/sum_text.h>

namespace tconv {

namespace {

class SlipFinder {
public:
    SlipFinder(const GivenNumber& number, const Rational& right, const Experiment& experiment,
               Index sample, Index channel, Cell canvas)
        : m_number(number)
        , m_right(right)
        , m_experiment(experiment)
        , m_sample(sample)
        , m_terms(termsOf(experiment, channel, canvas))
        , m_bias(biasValue(experiment, channel))
    {
        if (m_terms.size() > kMostSlipTerms)
            m_terms.resize(kMostSlipTerms);
    }

    std::vector<Slip> find()
    {
        for (const Term& term : m_terms)
            productSlips(term);
        biasSlips();
        for (const Term& term : m_terms) {
            otherTaps(term);
            otherInputs(term);
        }
        return std::move(m_slips);
    }

private:
    void consider(Slip::Kind kind, const Rational& change, std::string text, std::string note)
    {
        if (m_number.matches(m_right + change))
            m_slips.push_back({kind, std::move(text), std::move(note), change});
    }

    std::string input(const Term& term) const
    {
        return inputName(m_experiment, term.inputChannel, term.input, Notation::Text);
    }
    std::string tap(const Term& term) const
    {
        return tapName(m_experiment, term.inputChannel, term.weightChannel, term.tap,
                       Notation::Text);
    }

    void productSlips(const Term& term)
    {
        const Rational value = product(m_experiment, m_sample, term);
        if (value == 0)
            return;
        const std::string name = input(term) + "·" + tap(term);
        consider(Slip::Kind::Missing, -value, "the product " + name + " was left out",
                 "equals the sum without " + name);
        consider(Slip::Kind::WrongSign, -2 * value, "the product " + name + " has the wrong sign",
                 "equals the sum with the sign of " + name + " changed");
        consider(Slip::Kind::Twice, value, "the product " + name + " was added twice",
                 "equals the sum with " + name + " twice");
    }

    void biasSlips()
    {
        if (m_bias == 0)
            return;
        consider(Slip::Kind::NoBias, -m_bias, "the bias was left out",
                 "equals the sum without the bias");
        consider(Slip::Kind::BiasTwice, m_bias, "the bias was added twice",
                 "equals the sum with the bias twice");
    }

    /// A neighbouring kernel number was taken.
    void otherTaps(const Term& term)
    {
        const Size2 kernel = m_experiment.weight.shape().plane();
        forNeighbours(kernel, term.tap, [&](Cell neighbour) {
            Term other = term;
            other.tap = neighbour;
            swapped(Slip::Kind::OtherTap, term, other, tap(other), tap(term));
        });
    }

    /// A neighbouring input number was taken.
    void otherInputs(const Term& term)
    {
        const Size2 plane = m_experiment.input.shape().plane();
        forNeighbours(plane, term.input, [&](Cell neighbour) {
            Term other = term;
            other.input = neighbour;
            swapped(Slip::Kind::OtherInput, term, other, input(other), input(term));
        });
    }

    void swapped(Slip::Kind kind, const Term& term, const Term& other, const std::string& taken,
                 const std::string& instead)
    {
        const Rational change =
            product(m_experiment, m_sample, other) - product(m_experiment, m_sample, term);
        const std::string name = input(term) + "·" + tap(term);
        consider(kind, change, taken + " was taken for " + instead + " in the product " + name,
                 "equals the sum with " + taken + " for " + instead + " in " + name);
    }

    template <typename Visit>
    static void forNeighbours(Size2 plane, Cell cell, Visit visit)
    {
        for (const Cell step : {Cell{0, -1}, Cell{0, 1}, Cell{-1, 0}, Cell{1, 0}})
            if (contains(plane, cell + step))
                visit(cell + step);
    }

    const GivenNumber& m_number;
    Rational m_right;
    const Experiment& m_experiment;
    Index m_sample;
    std::vector<Term> m_terms;
    Rational m_bias;
    std::vector<Slip> m_slips;
};

} // namespace

std::vector<Slip> slipsThatGive(const GivenNumber& number, const Rational& right,
                                const Experiment& experiment, Index sample, Index channel,
                                Cell canvas)
{
    if (number.matches(right))
        return {};
    return SlipFinder(number, right, experiment, sample, channel, canvas).find();
}

} // namespace tconv
