// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include "support/golden.h"
#include "support/regimes.h"
#include <tconv/experiment/evaluation.h>
#include <tconv/matrix/adjoint.h>

#include <set>

using namespace tconv;
using support::difference;
using support::Regime;

namespace {

Experiment experimentOf(const golden::Json& sample)
{
    Experiment experiment;
    experiment.input = golden::tensor(sample.at("v"));
    experiment.weight = golden::tensor(sample.at("w"));
    experiment.options = golden::options(sample.at("params"));
    return experiment;
}

} // namespace

TEST_CASE("Both maps are those of PyTorch", "[adjoint]")
{
    for (const golden::Json& sample : golden::cases("adjoint_grad.json")) {
        INFO(sample.at("id"));
        const Experiment experiment = experimentOf(sample);
        CHECK(difference(transposedOf(experiment, experiment.input),
                         golden::tensor(sample.at("convT_v"))) == "equal");
        CHECK(difference(forwardOf(experiment, golden::tensor(sample.at("u"))),
                         golden::tensor(sample.at("conv_u"))) == "equal");
    }
}

TEST_CASE("The two inner products are equal in every regime", "[adjoint]")
{
    for (const Regime& regime : support::regimes())
        for (Index sample : {0, 1}) {
            INFO(regime.name << ", sample " << sample);
            Experiment experiment = support::experimentOf(regime, 2);
            for (Rational& value : experiment.weight.values())
                value /= 7;
            const auto check = adjointCheck(experiment, sample);
            REQUIRE(check);
            CHECK(check->equal());
            CHECK(check->left == check->right);
            CHECK_FALSE(check->left.is_zero());
        }
}

TEST_CASE("The inner products are of the probe and the layer without its bias", "[adjoint]")
{
    Experiment experiment = support::defaultExample();
    const Tensor4<Rational> u = probe({1, 1, 4, 4});
    Rational expected = 0; // <u, y>, y worked out by hand: the default example's output
    const Rational y[] = {5, 14, 10, 12, 14, 36, 24, 30, 15, 34, 20, 24, 24, 55, 32, 36};
    const Evaluation evaluation = evaluate(experiment);
    for (std::size_t i = 0; i < 16; ++i) {
        const auto at = static_cast<Index>(i);
        REQUIRE(evaluation.output().exact(0, 0, {at / 4, at % 4}) == y[i]);
        expected += u.values()[i] * y[i];
    }
    CHECK(adjointCheck(experiment, 0)->left == expected);
    experiment.bias = std::vector<Rational>{100};
    CHECK(adjointCheck(experiment, 0)->right == expected);
}

TEST_CASE("An adjoint check tells two numbers apart", "[adjoint]")
{
    CHECK(AdjointCheck{Rational("1/3"), Rational("1/3")}.equal());
    CHECK_FALSE(AdjointCheck{Rational("1/3"), Rational("333333333333/1000000000000")}.equal());
}

TEST_CASE("The probe is always the same and has no pattern", "[adjoint]")
{
    const Tensor4<Rational> u = probe({1, 2, 20, 20});
    CHECK(u == probe({1, 2, 20, 20}));
    const std::set<Rational> values(u.values().begin(), u.values().end());
    CHECK(values.size() == 19);
    CHECK(*values.begin() == -9);
    CHECK(*values.rbegin() == 9);
    CHECK(u.values()[0] != u.values()[20]);
}

TEST_CASE("An adjoint check that would take too long is left out", "[adjoint]")
{
    const Experiment experiment = support::defaultExample(); // 2 x 2 windows of 9 taps
    CHECK(forwardCost(experiment) == 36);
    CHECK(adjointCheck(experiment, 0, {.products = 36}));
    CHECK_FALSE(adjointCheck(experiment, 0, {.products = 35}));
}

TEST_CASE("Conv2d is cut to the input where its map is larger", "[adjoint]")
{
    const Experiment experiment = support::experimentOf(support::regimes().at(7));
    REQUIRE(experiment.title == "output_padding of a stride or more");
    CHECK(conv2dSizeOf(experiment) == Size2{5, 3}); // (8 - 3 - 1) / 1 + 1, (14 - 8 - 1) / 2 + 1
    CHECK(forwardOf(experiment, probe({1, 1, 8, 14})).shape().plane() == Size2{3, 2});
}
