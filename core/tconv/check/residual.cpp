// SPDX-License-Identifier: MIT
#include <tconv/check/difference.h>
#include <tconv/check/residual.h>
#include <tconv/check/slips.h>
#include <tconv/explain/sum_text.h>

#include <algorithm>
#include <array>
#include <set>

namespace tconv {

namespace {

/// A difference with a number to be found out, or with a place to be found out, fits by chance
/// unless it explains this many wrong cells.
constexpr std::size_t kWrongForFreeNumber = 3;
/// One wrong cell is a slip only if this many others are right.
constexpr Index kRightForSlip = 2;

/// One input number and the output channels on which its stamp went wrong.
struct Stamp {
    Index sample = 0;
    Index inputChannel = 0;
    Cell input;
    std::vector<Index> channels;

    auto key() const { return std::tuple(sample, inputChannel, input, channels); }
};

class DifferenceSearch {
public:
    DifferenceSearch(const Difference& difference, const std::stop_token& stop)
        : m_difference(difference)
        , m_experiment(difference.experiment())
        , m_stop(stop)
    {
    }

    std::vector<Explanation> run()
    {
        if (m_difference.wrong().size() == 1)
            slip();
        const std::vector<Stamp> stamps = candidates();
        for (const Stamp& stamp : stamps)
            namedStamps(stamp);
        if (m_difference.wrong().size() >= kWrongForFreeNumber) {
            if (m_found.empty())
                constant();
            if (m_found.empty())
                misreadTaps();
            for (const Stamp& stamp : stamps)
                if (m_found.empty() && !m_stop.stop_requested())
                    misreadInput(stamp);
            for (const Stamp& stamp : stamps)
                if (!m_stop.stop_requested())
                    misplaced(stamp);
        }
        return std::move(m_found);
    }

private:
    void slip();
    std::vector<Stamp> candidates() const;
    void namedStamps(const Stamp& stamp);
    void misreadInput(const Stamp& stamp);
    void misplaced(const Stamp& stamp);
    void keepMisplaced(const Stamp& stamp, const Changes& changes, Cell shift);
    void misreadTaps();
    void constant();
    void keep(std::string id, const Changes& changes, std::string title, std::string sentence,
              int rarity);

    Changes stampChanges(const Stamp& stamp, const Rational& factor, Cell shift = {}) const
    {
        Changes changes;
        for (const Index channel : stamp.channels)
            m_difference.addStamp(changes, stamp.sample, channel, stamp.inputChannel, stamp.input,
                                  factor, shift);
        return changes;
    }
    Rational valueOf(const Stamp& stamp) const
    {
        return m_experiment.input.at(stamp.sample, stamp.inputChannel, stamp.input);
    }
    std::string nameOf(const Stamp& stamp) const
    {
        std::string name = inputName(m_experiment, stamp.inputChannel, stamp.input, Notation::Text);
        if (m_experiment.input.shape().batch > 1)
            name += " of sample " + std::to_string(stamp.sample);
        const ConvTranspose2dLayer layer = layerOf(m_experiment);
        if (stamp.channels.size() == 1 && layer.outChannels > layer.options.groups)
            name += " on output channel " + std::to_string(stamp.channels.front());
        return name;
    }

    const Difference& m_difference;
    const Experiment& m_experiment;
    const std::stop_token& m_stop;
    std::vector<Explanation> m_found;
};

void DifferenceSearch::keep(std::string id, const Changes& changes, std::string title,
                            std::string sentence, int rarity)
{
    Explanation explanation;
    explanation.finding = {
        {std::move(id)}, std::move(title), std::move(sentence), m_difference.changed(changes), 1};
    explanation.rarity = rarity;
    m_found.push_back(std::move(explanation));
}

std::string upper(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

/// Every stamp that has a product on the first wrong cell or the last: one of the two is on any
/// single stamp that went wrong, also on one that was moved.
std::vector<Stamp> DifferenceSearch::candidates() const
{
    std::vector<Stamp> stamps;
    std::set<decltype(Stamp{}.key())> known;
    const ConvTranspose2dLayer layer = layerOf(m_experiment);
    const Index perGroup = layer.outChannels / layer.options.groups;
    for (const Place& place : {m_difference.wrong().front(), m_difference.wrong().back()}) {
        std::vector<Index> all;
        for (Index c = 0; c < perGroup; ++c)
            all.push_back(place.channel / perGroup * perGroup + c);
        for (const Term& term :
             termsOf(m_experiment, place.channel, m_difference.onCanvas(place.cell)))
            for (const auto& channels : {all, std::vector<Index>{place.channel}}) {
                Stamp stamp{place.sample, term.inputChannel, term.input, channels};
                if (valueOf(stamp) != 0 && known.insert(stamp.key()).second)
                    stamps.push_back(std::move(stamp));
            }
    }
    return stamps;
}

void DifferenceSearch::namedStamps(const Stamp& stamp)
{
    struct Kind {
        int factor;
        const char* what;
        int rarity;
    };
    static constexpr std::array kinds{Kind{-1, " is missing", 0}, Kind{1, " was added twice", 1},
                                      Kind{-2, " has the wrong sign", 2}};
    for (const Kind& kind : kinds) {
        const Changes changes = stampChanges(stamp, kind.factor * valueOf(stamp));
        if (m_difference.isExplainedBy(changes))
            keep("R1", changes, "The stamp of " + nameOf(stamp) + kind.what,
                 "Every input number stamps the kernel once, with its own sign.", kind.rarity);
    }
}

/// x' - x from the first wrong cell; the others confirm it.
void DifferenceSearch::misreadInput(const Stamp& stamp)
{
    const Place& first = m_difference.wrong().front();
    Changes unit = stampChanges(stamp, 1);
    const auto at = unit.find(m_difference.indexOf(first));
    if (at == unit.end() || at->second == 0)
        return;
    const Rational factor = m_difference.at(first) / at->second;
    for (auto& change : unit)
        change.second *= factor;
    if (m_difference.isExplainedBy(unit))
        keep("R1", unit,
             "The stamp of " + nameOf(stamp) + " was made with " +
                 numberText(valueOf(stamp) + factor) + " instead of " + numberText(valueOf(stamp)),
             "Each stamp is the kernel times its own input number.", 4);
}

/// Where the stamp is taken away, some number is left over: it has to be one of the moved stamp.
void DifferenceSearch::misplaced(const Stamp& stamp)
{
    const Rational x = valueOf(stamp);
    const Changes missing = stampChanges(stamp, -x);
    const auto left = m_difference.unexplainedBy(missing);
    if (!left || left->sample != stamp.sample ||
        std::find(stamp.channels.begin(), stamp.channels.end(), left->channel) ==
            stamp.channels.end())
        return;
    for (const LandedTerm& landed :
         stampOf(m_experiment, left->channel, stamp.inputChannel, stamp.input)) {
        const Cell shift = m_difference.onCanvas(left->cell) - landed.canvas;
        if (shift == Cell{} || weightValue(m_experiment, landed.term) == 0)
            continue;
        Changes changes = missing;
        for (const auto& [place, value] : stampChanges(stamp, x, shift))
            changes[place] += value;
        if (m_difference.isExplainedBy(changes))
            keepMisplaced(stamp, changes, shift);
    }
}

void DifferenceSearch::keepMisplaced(const Stamp& stamp, const Changes& changes, Cell shift)
{
    const auto text = [](Cell cell) {
        return "row " + std::to_string(cell.row) + ", column " + std::to_string(cell.column);
    };
    const Cell right = landing(stamp.input, {}, m_experiment.options);
    keep("R1", changes, "The stamp of " + nameOf(stamp) + " was put in the wrong place",
         "It begins at " + text(right) + " of the canvas; in the answer it begins at " +
             text(right + shift) + ".",
         3);
}

/// w' - w from the first wrong cell; the others confirm it.
void DifferenceSearch::misreadTaps()
{
    const Place& first = m_difference.wrong().front();
    for (const Term& term :
         termsOf(m_experiment, first.channel, m_difference.onCanvas(first.cell))) {
        const Rational x = inputValue(m_experiment, first.sample, term);
        if (x == 0 || m_stop.stop_requested())
            continue;
        const Rational factor = m_difference.at(first) / x;
        Changes changes;
        m_difference.addTap(changes, first.channel, term.inputChannel, term.tap, factor);
        if (!m_difference.isExplainedBy(changes))
            continue;
        const Rational weight = weightValue(m_experiment, term);
        keep("R3", changes,
             "The kernel number " +
                 tapName(m_experiment, term.inputChannel, term.weightChannel, term.tap,
                         Notation::Text) +
                 " was taken as " + numberText(weight + factor) + " instead of " +
                 numberText(weight),
             "Every stamp uses the same kernel.", 4);
    }
}

/// Every cell of a channel is off by the same.
void DifferenceSearch::constant()
{
    std::map<Index, Rational> offsets;
    for (const Place& place : m_difference.wrong())
        offsets.try_emplace(place.channel, m_difference.at(place));
    Changes changes;
    const Shape4& shape = m_difference.shape();
    for (std::size_t i = 0; i < static_cast<std::size_t>(shape.elements().value()); ++i) {
        const Index plane = static_cast<Index>(i) / (shape.height * shape.width);
        const auto offset = offsets.find(plane % shape.channels);
        if (offset != offsets.end())
            changes[i] = offset->second;
    }
    if (!m_difference.isExplainedBy(changes))
        return;
    const auto& [channel, offset] = *offsets.begin();
    std::string title = "Every number is off by " + numberText(offset);
    if (offsets.size() > 1)
        title = "Every number of a channel is off by the same";
    std::string sentence = "Was another bias added?";
    if (offsets.size() == 1)
        sentence += " It is " + numberText(biasValue(m_experiment, channel)) + ", not " +
                    numberText(biasValue(m_experiment, channel) + offset) + ".";
    keep("R4", changes, std::move(title), std::move(sentence), 2);
}

/// One wrong cell, where the others are right.
void DifferenceSearch::slip()
{
    if (m_difference.rightCells() < kRightForSlip)
        return;
    const Place& place = m_difference.wrong().front();
    const GivenNumber& number = m_difference.given(place);
    const Rational right = m_difference.rightAt(place);
    const std::size_t index = m_difference.indexOf(place);
    const std::string where = " in row " + std::to_string(place.cell.row) + ", column " +
                              std::to_string(place.cell.column);
    for (const Slip& slip : slipsThatGive(number, right, m_experiment, place.sample, place.channel,
                                          m_difference.onCanvas(place.cell)))
        keep("R2", {{index, slip.change}}, upper(slip.text) + where, "Only this number is wrong.",
             1 + static_cast<int>(slip.kind));
    if (!m_found.empty())
        return;
    const Rational off = number.value - right;
    std::string title = number.matches(-right) ? "One number has the wrong sign"
                                               : "One number is off by " + numberText(off);
    keep("R2", {{index, off}}, title + where,
         "Only this number is wrong: a slip in adding or in copying.", 9);
}

} // namespace

std::vector<Explanation> explainDifference(const Experiment& experiment,
                                           const Evaluation& evaluation, const Answer& answer,
                                           const Comparison& comparison,
                                           const std::stop_token& stop)
{
    const bool tooLittle = comparison.right < 1 && comparison.wrong.size() < kWrongForFreeNumber;
    if (!comparison.shapeOk || comparison.wrong.empty() || tooLittle)
        return {};
    const Difference difference(experiment, evaluation, answer, comparison);
    return DifferenceSearch(difference, stop).run();
}

} // namespace tconv
