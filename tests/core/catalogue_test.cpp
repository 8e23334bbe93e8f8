// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include "support/mistake_fixtures.h"
#include "support/regimes.h"
#include <tconv/check/catalogue.h>
#include <tconv/check/imagined.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>

using namespace tconv;
using support::defaultExample;
using support::difference;
using support::grid;
using support::unevenNumbers;

namespace {

using Grids = std::vector<Tensor4<Rational>>;

Grids gridsOf(std::string_view id, const Experiment& experiment)
{
    return findMistake(id)->grids(experiment);
}

std::vector<std::string> invisibleIds(const Experiment& experiment)
{
    std::vector<std::string> ids;
    for (const Mistake* mistake : invisibleMistakes(experiment))
        ids.emplace_back(mistake->id);
    return ids;
}

Experiment plain(Tensor4<Rational> input, Tensor4<Rational> weight,
                 ConvTranspose2dOptions options = {})
{
    Experiment experiment;
    experiment.input = std::move(input);
    experiment.weight = std::move(weight);
    experiment.options = options;
    return experiment;
}

Tensor4<Rational> rightGrid(const Experiment& experiment)
{
    return imagine(experiment, asItIs(experiment));
}

/// How many different wrong grids M01 to M38 make, without M20b and variants.
std::size_t tellsApart(const Experiment& experiment)
{
    const Tensor4<Rational> right = rightGrid(experiment);
    Grids wrong;
    for (const Mistake& mistake : mistakes()) {
        if (mistake.id.front() != 'M' || mistake.id > "M38" || mistake.id == "M20b")
            continue;
        const Grids grids = mistake.grids(experiment);
        if (!grids.empty() && grids.front() != right &&
            std::ranges::find(wrong, grids.front()) == wrong.end())
            wrong.push_back(grids.front());
    }
    return wrong.size();
}

} // namespace

TEST_CASE("The catalogue has all mistakes by id with words of their own")
{
    std::vector<std::string> expected;
    for (int i = 1; i <= 40; ++i) {
        expected.push_back((i < 10 ? "M0" : "M") + std::to_string(i));
        if (i == 20)
            expected.emplace_back("M20b");
    }
    for (int i = 1; i <= 5; ++i)
        expected.push_back("C" + std::to_string(i));
    std::vector<std::string> ids;
    std::set<std::string_view> titles;
    std::set<std::string_view> sentences;
    std::set<int> rarities;
    for (const Mistake& mistake : mistakes()) {
        INFO(mistake.id);
        ids.emplace_back(mistake.id);
        CHECK(titles.insert(mistake.title).second);
        CHECK(sentences.insert(mistake.sentence).second);
        CHECK(rarities.insert(mistake.rarity).second);
        CHECK(mistake.sentence.size() > 60);
        CHECK_FALSE(mistake.topics.empty());
        CHECK(mistake.grids != nullptr);
        CHECK(findMistake(mistake.id) == &mistake);
    }
    CHECK(ids == expected);
    CHECK(findMistake("M41") == nullptr);
    CHECK(findMistake("") == nullptr);
}

TEST_CASE("Every topic has mistakes that show on an uneven example")
{
    Experiment uneven =
        plain(unevenNumbers({1, 1, 2, 3}, 3), unevenNumbers({1, 1, 3, 4}, 7),
              {.stride = {2, 3}, .padding = {2, 1}, .outputPadding = {1, 2}, .dilation = {2, 1}});
    uneven.bias = {{1}};
    const Tensor4<Rational> right = rightGrid(uneven);
    for (const Topic topic : {Topic::Stride, Topic::Padding, Topic::OutputPadding, Topic::Dilation,
                              Topic::Overlap, Topic::Bias, Topic::MatrixForm, Topic::ShapeOnly}) {
        int shown = 0;
        for (const Mistake& mistake : mistakes())
            if (std::ranges::count(mistake.topics, topic) > 0)
                shown += std::ranges::any_of(mistake.grids(uneven),
                                             [&](const auto& wrong) { return wrong != right; });
        INFO(int(topic));
        CHECK(shown >= (topic == Topic::MatrixForm ? 2 : 3));
    }
}

TEST_CASE("A mistake of the shape alone changes the shape on some example")
{
    std::set<std::string_view> changing;
    for (const auto& fixture : golden::mistakeFixtures())
        for (const Mistake& mistake : mistakes())
            for (const auto& wrong : mistake.grids(fixture.experiment))
                if (wrong.shape() != fixture.correct.shape())
                    changing.insert(mistake.id);
    const Experiment dilated = plain(unevenNumbers({1, 2, 2, 3}, 3), unevenNumbers({2, 2, 3, 2}, 7),
                                     {.dilation = {2, 3}, .groups = 2});
    for (const Mistake& mistake : mistakes())
        for (const auto& wrong : mistake.grids(dilated))
            if (wrong.shape() != rightGrid(dilated).shape())
                changing.insert(mistake.id);
    for (const Mistake& mistake : mistakes())
        if (std::ranges::count(mistake.topics, Topic::ShapeOnly) > 0) {
            INFO(mistake.id);
            CHECK(changing.count(mistake.id) == 1);
        }
}

TEST_CASE("What an example cannot reveal is counted as in the table of the facts")
{
    // Among M01 to M38: the counts of the published table, without M20b, which it does not have.
    const std::map<std::string, int> published{
        {"seed002", 23},   {"seed000", 21},        {"utm_csc413_ex3_s2", 20},
        {"d2l_s1", 16},    {"d2l_p1", 12},         {"diag_d1", 1},
        {"ones_k3s1", 23}, {"teach_k3s2p1op1", 4}, {"ones_k3s2", 20}};
    for (const auto& fixture : golden::mistakeFixtures()) {
        INFO(fixture.name);
        const auto ids = invisibleIds(fixture.experiment);
        CHECK(std::ranges::count_if(ids, [](const std::string& id) {
                  return id.front() == 'M' && id != "M20b" && id != "M39" && id != "M40";
              }) == published.at(fixture.name));
    }
    CHECK(invisibleIds(defaultExample()) == std::vector<std::string>{"M11", "M21", "M33", "M34"});
}

TEST_CASE("Examples tell as many wrong answers apart as the table of the facts says")
{
    const std::map<std::string, std::size_t> published{
        {"seed002", 10}, {"seed000", 12}, {"utm_csc413_ex3_s2", 15},
        {"d2l_s1", 14},  {"d2l_p1", 15},  {"teach_k3s2p1op1", 27},
        {"diag_d1", 36}};
    for (const auto& fixture : golden::mistakeFixtures())
        if (published.count(fixture.name) > 0) {
            INFO(fixture.name);
            CHECK(tellsApart(fixture.experiment) == published.at(fixture.name));
        }
    const auto square = [](std::vector<Rational> values) { return grid(2, 2, std::move(values)); };
    const Tensor4<Rational> utm = grid(3, 3, {1, 0, 2, 2, 3, 0, -1, 0, 3});
    CHECK(tellsApart(plain(utm, square({1, 0, 1, 2}))) == 17);
    CHECK(tellsApart(plain(square({27, 37, 57, 67}), square({1, 2, 3, 4}))) == 17);
    CHECK(tellsApart(plain(square({0, 1, 2, 3}), square({0, 1, 2, 3}), {.stride = {2, 2}})) == 14);
    Experiment uneven =
        plain(grid(2, 3, {2, 9, -3, 7, -2, 4}), support::counting({1, 1, 3, 4}),
              {.stride = {2, 3}, .padding = {2, 1}, .outputPadding = {1, 2}, .dilation = {2, 1}});
    uneven.bias = {{1}};
    CHECK(tellsApart(uneven) == 37); // all but M08 and M09: k = s + 1
    CHECK(invisibleMistakes(uneven).empty());
}

TEST_CASE("A mistake that shows on one of several planes only is visible")
{
    Experiment experiment = plain(unevenNumbers({1, 1, 2, 2}, 3), Tensor4<Rational>({1, 2, 2, 2}));
    experiment.weight.at(0, 1, {0, 1}) = 5; // the first plane is all 0
    experiment.bias = {{0, 4}};
    const auto ids = invisibleIds(experiment);
    CHECK(std::ranges::count(ids, "M01") == 0);
    CHECK(std::ranges::count(ids, "M36") == 0);
    CHECK(std::ranges::count(ids, "M06") == 1); // stride 1
    experiment.options.stride = {2, 2};         // each cell has one stamp, and the first bias is 0
    CHECK(std::ranges::count(invisibleIds(experiment), "M37") == 1);
}

TEST_CASE("Both ways to split an odd crop are variants")
{
    CHECK(gridsOf("M20b", plain(grid(1, 1, {2}), grid(1, 1, {3}))).size() == 1); // no crop
    const Grids grids = gridsOf("M20b", defaultExample()); // 2 - 1: a single cell
    REQUIRE(grids.size() == 2);
    CHECK(grids[0] == grid(4, 4, {5, 14, 10, 12, 14, 36, 24, 30, 15, 34, 20, 24, 24, 55, 32, 36}));
    CHECK(grids[1] == grid(4, 4, {1, 2, 5, 4, 4, 5, 14, 10, 10, 14, 36, 24, 12, 15, 34, 20}));
}

TEST_CASE("A bias has variants where people treat it in two ways")
{
    for (const auto& fixture : golden::mistakeFixtures()) {
        if (fixture.name != "diag_d1")
            continue;
        const Index height = 4;
        const Index width = 9;
        const Grids appended = gridsOf("M18", fixture.experiment); // zeros, or zeros and bias
        REQUIRE(appended.size() == 2);
        CHECK(appended[0].at(0, 0, {height - 1, width - 1}) == 0);
        CHECK(appended[1].at(0, 0, {height - 1, width - 1}) == 1);
        CHECK(appended[1].at(0, 0, {0, 0}) == 46);
        CHECK(gridsOf("M30", fixture.experiment) == Grids{grid(1, 1, {18}), grid(1, 1, {19})});
        CHECK(gridsOf("M35", fixture.experiment).at(1).at(0, 0, {0, 8}) == 1);
        CHECK(gridsOf("M11", fixture.experiment).at(1).at(0, 0, {0, 1}) == 1);
    }
}

TEST_CASE("A bias of 0 cannot be forgotten")
{
    Experiment experiment = defaultExample();
    experiment.bias = {{0}};
    for (const char* id : {"M36", "M37", "M38"})
        CHECK(gridsOf(id, experiment).empty());
}

TEST_CASE("Nobody works out grids beyond all measure")
{
    constexpr Index huge = Index(1) << 40;
    const Experiment far =
        plain(grid(1, 1, {2}), grid(1, 1, {3}), {.stride = {huge, huge}, .padding = {0, 0}});
    const Experiment large = plain(unevenNumbers({1, 1, 2, 2}, 3), unevenNumbers({1, 1, 2, 2}, 5),
                                   {.stride = {3000, 5000}});
    for (const Mistake& mistake : mistakes()) {
        INFO(mistake.id);
        CHECK(mistake.grids(far).empty());
        for (const auto& wrong : mistake.grids(large))
            CHECK(wrong.size() <= Index(1) << 18);
    }
    CHECK(invisibleMistakes(far).empty());
    CHECK(gridsOf("M12", large).empty());
    CHECK(gridsOf("M06", large).size() == 1);
}

TEST_CASE("What a large example cannot reveal is known within a frame")
{
    Experiment experiment = plain(unevenNumbers({1, 1, 16, 16}, 3), unevenNumbers({1, 1, 5, 5}, 7),
                                  {.stride = {2, 2}, .padding = {2, 2}, .outputPadding = {1, 1}});
    experiment.bias = {{1}};
    const auto start = std::chrono::steady_clock::now();
    const auto ids = invisibleIds(experiment);
    const auto taken = std::chrono::steady_clock::now() - start;
    CHECK(ids == std::vector<std::string>{"M21", "M33", "M34", "M38"});
    CHECK(taken < std::chrono::seconds(3)); // 10 ms when measured; a sanitizer takes its time
}

TEST_CASE("Published worked examples come out as printed")
{
    const auto utm = [](Index stride) {
        return plain(grid(3, 3, {1, 0, 2, 2, 3, 0, -1, 0, 3}), grid(2, 2, {1, 0, 1, 2}),
                     {.stride = {stride, stride}});
    };
    CHECK(rightGrid(utm(1)) == grid(4, 4, {1, 0, 2, 0, 3, 5, 2, 4, 1, 7, 9, 0, -1, -2, 3, 6}));
    CHECK(gridsOf("M06", utm(2)).at(0) == rightGrid(utm(1)));
    const auto d2l = [](ConvTranspose2dOptions options) {
        return rightGrid(plain(grid(2, 2, {0, 1, 2, 3}), grid(2, 2, {0, 1, 2, 3}), options));
    };
    CHECK(d2l({}) == grid(3, 3, {0, 0, 1, 0, 4, 6, 4, 12, 9}));
    CHECK(d2l({.padding = {1, 1}}) == grid(1, 1, {4}));
    CHECK(d2l({.stride = {2, 2}}) == grid(4, 4, {0, 0, 0, 1, 0, 0, 2, 3, 0, 2, 0, 3, 4, 6, 6, 9}));
    CHECK(rightGrid(plain(grid(2, 2, {2, 1, 4, 4}), grid(3, 3, {1, 4, 1, 1, 4, 3, 3, 3, 1}))) ==
          grid(4, 4, {2, 9, 6, 1, 6, 29, 30, 7, 10, 29, 33, 13, 12, 24, 16, 4}));
    CHECK(rightGrid(plain(grid(2, 2, {27, 37, 57, 67}), grid(2, 2, {1, 2, 3, 4}))) ==
          grid(3, 3, {27, 91, 74, 138, 400, 282, 171, 429, 268}));
    Tensor4<Rational> delta({1, 1, 4, 4}); // apache/mxnet#13876
    delta.at(0, 0, {1, 1}) = 1;
    const Tensor4<Rational> dilated =
        rightGrid(plain(delta, support::counting({1, 1, 3, 3}),
                        {.stride = {2, 2}, .padding = {2, 2}, .dilation = {2, 2}}));
    CHECK(Tensor4<Rational>({1, 1, 5, 5},
                            std::vector<Rational>{1, 0, 2, 0, 3, 0, 0, 0, 0, 0, 4, 0, 5,
                                                  0, 6, 0, 0, 0, 0, 0, 7, 0, 8, 0, 9}) ==
          resized(dilated, {1, 1, 5, 5}));
    CHECK(rightGrid(plain(grid(1, 1, {1}), support::counting({1, 1, 3, 3}),
                          {.stride = {2, 2}, .padding = {1, 1}, .outputPadding = {1, 1}})) ==
          grid(2, 2, {5, 6, 8, 9})); // pytorch/pytorch#8816
}
