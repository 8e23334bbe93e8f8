// SPDX-License-Identifier: MIT
#include <tconv/check/dice.h>
#include <tconv/check/tell_apart.h>
#include <tconv/experiment/evaluation.h>

#include <algorithm>
#include <iterator>

namespace tconv {

namespace {

constexpr int kSameLayerTries = 6;
constexpr int kOtherLayerTries = 120;
/// A larger input is made this small: the example is to be done by hand.
constexpr Index kLargestInput = 3;
/// The work that all tries may take together, in products: each computes a grid for each
/// explanation.
constexpr Index kMostProducts = 400'000;

/// 1, 2, 3, … in a random order: small and distinct.
void number(std::vector<Rational>& values, Dice& dice)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto place = static_cast<std::size_t>(dice.between(0, static_cast<Index>(i)));
        values[i] = values[place];
        values[place] = static_cast<Index>(i) + 1;
    }
}

void numberAnew(Experiment& experiment, Dice& dice)
{
    number(experiment.input.values(), dice);
    number(experiment.weight.values(), dice);
    if (experiment.bias)
        number(*experiment.bias, dice);
}

/// Changes one or two arguments by a little.
void vary(Experiment& experiment, Dice& dice)
{
    ConvTranspose2dOptions& options = experiment.options;
    Shape4 input = experiment.input.shape();
    Shape4 kernel = experiment.weight.shape();
    for (Index changes = dice.between(1, 3); changes > 0; --changes) {
        const Index more = dice.between(1, 2);
        const bool height = dice.between(0, 1) == 0;
        const auto grow = [&](Size2& size) { (height ? size.height : size.width) += more; };
        switch (dice.between(0, 5)) {
        case 0:
            grow(options.stride);
            break;
        case 1:
            grow(options.padding);
            break;
        case 2:
            grow(options.outputPadding);
            break;
        case 3:
            grow(options.dilation);
            break;
        case 4:
            (height ? input.height : input.width) += 1;
            break;
        default:
            (height ? kernel.height : kernel.width) += more;
        }
    }
    experiment.input = Tensor4<Rational>(input);
    experiment.weight = Tensor4<Rational>(kernel);
}

/// How many different grids the explanations give; those that do not apply count as one.
std::size_t differentGrids(const Experiment& experiment,
                           const std::vector<Explanation>& explanations)
{
    std::vector<std::optional<Tensor4<Rational>>> grids;
    for (const Explanation& explanation : explanations) {
        auto grid = explanation.redo(experiment);
        if (std::find(grids.begin(), grids.end(), grid) == grids.end())
            grids.push_back(std::move(grid));
    }
    return grids.size();
}

class Teller {
public:
    Teller(const std::vector<Explanation>& explanations, const std::stop_token& stop)
        : m_stop(stop)
    {
        std::copy_if(explanations.begin(), explanations.end(), std::back_inserter(m_explanations),
                     [](const Explanation& explanation) { return bool(explanation.redo); });
    }

    bool isDone() const
    {
        return m_explanations.size() < 2 || m_most == m_explanations.size() || m_left < 0 ||
               m_stop.stop_requested();
    }
    void consider(Experiment candidate)
    {
        const auto products = productCount(candidate);
        if (!products || !checkExperiment(candidate).empty())
            return;
        m_left -= *products * static_cast<Index>(m_explanations.size());
        if (m_left < 0)
            return;
        const std::size_t different = differentGrids(candidate, m_explanations);
        if (different <= m_most)
            return;
        m_most = different;
        m_best = std::move(candidate);
    }
    std::optional<Experiment> take() { return std::move(m_best); }

private:
    const std::stop_token& m_stop;
    std::vector<Explanation> m_explanations;
    std::size_t m_most = 1;
    Index m_left = kMostProducts;
    std::optional<Experiment> m_best;
};

Experiment plainCopy(const Experiment& experiment)
{
    Experiment copy = experiment;
    copy.title = "Tell apart";
    copy.notes.clear();
    copy.unknownKeys.clear();
    Shape4 input = copy.input.shape();
    input.batch = 1;
    input.height = std::min(input.height, kLargestInput);
    input.width = std::min(input.width, kLargestInput);
    copy.input = Tensor4<Rational>(input);
    return copy;
}

} // namespace

std::optional<Experiment> tellApart(const Experiment& experiment,
                                    const std::vector<Explanation>& explanations,
                                    const std::stop_token& stop)
{
    Teller teller(explanations, stop);
    Dice dice({1});
    const Experiment plain = plainCopy(experiment);
    for (int i = 0; i < kSameLayerTries && !teller.isDone(); ++i) {
        Experiment candidate = plain;
        numberAnew(candidate, dice);
        teller.consider(std::move(candidate));
    }
    for (int i = 0; i < kOtherLayerTries && !teller.isDone(); ++i) {
        Experiment candidate = plain;
        vary(candidate, dice);
        numberAnew(candidate, dice);
        teller.consider(std::move(candidate));
    }
    return teller.take();
}

} // namespace tconv
