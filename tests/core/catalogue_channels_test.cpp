// SPDX-License-Identifier: MIT
// Several channels, groups and samples: every mistake by loops of its own over the definition
// y[n, o, i s - p + a d, ...] += x[n, c, i, j] w[...].
#include "catch.hpp"
#include "support/experiments.h"
#include "support/regimes.h"
#include <tconv/base/rational_eigen.h>
#include <tconv/check/catalogue.h>
#include <tconv/experiment/evaluation.h>

#include <functional>
#include <optional>

using namespace tconv;
using support::difference;
using support::unevenNumbers;

namespace {

using Grids = std::vector<Tensor4<Rational>>;

/// The weight that an input channel sends to an output channel, or nothing.
using WeightOf = std::function<std::optional<Rational>(Index c, Index o, Cell tap)>;

/// The layer with any connection of channels.
Tensor4<Rational> connected(const Experiment& e, Index outputs, const WeightOf& weightOf)
{
    const Shape4& x = e.input.shape();
    const Shape4& w = e.weight.shape();
    const auto& [stride, padding, outputPadding, dilation, groups] = e.options;
    const Index height = (x.height - 1) * stride.height - 2 * padding.height +
                         dilation.height * (w.height - 1) + outputPadding.height + 1;
    const Index width = (x.width - 1) * stride.width - 2 * padding.width +
                        dilation.width * (w.width - 1) + outputPadding.width + 1;
    Tensor4<Rational> y({x.batch, outputs, height, width});
    for (Index n = 0; n < x.batch; ++n)
        for (Index o = 0; o < outputs; ++o) {
            if (e.bias)
                for (Index r = 0; r < height; ++r)
                    for (Index q = 0; q < width; ++q)
                        y.at(n, o, {r, q}) = e.bias->at(std::size_t(o));
            for (Index c = 0; c < x.channels; ++c)
                for (Index i = 0; i < x.height; ++i)
                    for (Index j = 0; j < x.width; ++j)
                        for (Index a = 0; a < w.height; ++a)
                            for (Index b = 0; b < w.width; ++b) {
                                const auto weight = weightOf(c, o, {a, b});
                                const Index r =
                                    i * stride.height - padding.height + a * dilation.height;
                                const Index q =
                                    j * stride.width - padding.width + b * dilation.width;
                                if (weight && r >= 0 && r < height && q >= 0 && q < width)
                                    y.at(n, o, {r, q}) += e.input.at(n, c, {i, j}) * *weight;
                            }
        }
    return y;
}

/// Two samples, four input channels in two groups, two or three output channels each.
Experiment grouped(Index outputsPerGroup)
{
    Experiment e = support::richExample();
    e.input = unevenNumbers({2, 4, 2, 3}, 5);
    e.weight = unevenNumbers({4, outputsPerGroup, 3, 2}, 9);
    e.bias->resize(std::size_t(2 * outputsPerGroup));
    return e;
}

Grids gridsOf(std::string_view id, const Experiment& experiment)
{
    return findMistake(id)->grids(experiment);
}

void checkGrids(std::string_view id, const Experiment& experiment, const Grids& expected)
{
    const Grids grids = gridsOf(id, experiment);
    INFO(id);
    REQUIRE(grids.size() == expected.size());
    for (std::size_t i = 0; i < grids.size(); ++i) {
        INFO("variant " << i);
        CHECK(difference(grids[i], expected[i]) == "equal");
    }
}

} // namespace

TEST_CASE("The brute force of these tests makes the right output of groups")
{
    const Experiment e = grouped(3);
    CHECK(difference(connected(e, 6,
                               [&](Index c, Index o, Cell tap) -> std::optional<Rational> {
                                   if (c / 2 != o / 3)
                                       return {};
                                   return e.weight.at(c, o % 3, tap);
                               }),
                     support::exactValues(evaluate(e).output())) == "equal");
}

TEST_CASE("C1 takes the numbers of the weight for those of a Conv2d")
{
    for (const Index outputs : {2, 3}) {
        const Experiment e = grouped(outputs);
        checkGrids(
            "C1", e,
            {connected(e, 2 * outputs, [&](Index c, Index o, Cell tap) -> std::optional<Rational> {
                if (c / 2 != o / outputs)
                    return {};
                const Index place = o * 2 + c % 2; // [out][in of the group]
                return e.weight.at(place / outputs, place % outputs, tap);
            })});
    }
    Experiment square = grouped(2);
    square.options.groups = 1;
    square.weight = unevenNumbers({4, 4, 3, 2}, 9);
    checkGrids("C1", square, {connected(square, 4, [&](Index c, Index o, Cell tap) {
                   return std::optional<Rational>(square.weight.at(o, c, tap)); // plainly swapped
               })});
}

TEST_CASE("C2 uses the first or the last input channel of each group")
{
    const Experiment e = grouped(3);
    const auto only = [&](Index chosen) {
        return connected(e, 6, [&](Index c, Index o, Cell tap) -> std::optional<Rational> {
            if (c / 2 != o / 3 || c % 2 != chosen)
                return {};
            return e.weight.at(c, o % 3, tap);
        });
    };
    checkGrids("C2", e, {only(0), only(1)});
}

TEST_CASE("C3 interleaves the groups of the input or of both")
{
    const Experiment e = grouped(3);
    const auto inputsOnly = [&](Index c, Index o, Cell tap) -> std::optional<Rational> {
        if (c % 2 != o / 3)
            return {};
        return e.weight.at(c, o % 3, tap);
    };
    const auto both = [&](Index c, Index o, Cell tap) -> std::optional<Rational> {
        if (c % 2 != o % 2)
            return {};
        return e.weight.at(c, o / 2, tap);
    };
    checkGrids("C3", e, {connected(e, 6, inputsOnly), connected(e, 6, both)});
}

TEST_CASE("C4 uses one kernel for the inputs of a group or for the outputs or for all")
{
    const Experiment e = grouped(3);
    const auto with = [&](const std::function<Rational(Index, Index, Cell)>& weight) {
        return connected(e, 6, [&](Index c, Index o, Cell tap) -> std::optional<Rational> {
            if (c / 2 != o / 3)
                return {};
            return weight(c, o % 3, tap);
        });
    };
    checkGrids("C4", e,
               {with([&](Index c, Index o, Cell tap) { return e.weight.at(c / 2 * 2, o, tap); }),
                with([&](Index c, Index, Cell tap) { return e.weight.at(c, 0, tap); }),
                with([&](Index, Index, Cell tap) { return e.weight.at(0, 0, tap); })});
}

TEST_CASE("C5 makes the channels of one group or adds up all groups")
{
    const Experiment e = grouped(3);
    const auto firstGroup = [&](Index c, Index o, Cell tap) -> std::optional<Rational> {
        if (c / 2 != 0)
            return {};
        return e.weight.at(c, o, tap);
    };
    const auto allGroups = [&](Index c, Index o, Cell tap) {
        return std::optional<Rational>(e.weight.at(c, o, tap));
    };
    checkGrids("C5", e, {connected(e, 3, firstGroup), connected(e, 3, allGroups)});
}

TEST_CASE("M37 adds the bias with each stamp or with each product of each input channel")
{
    const Experiment e = grouped(3);
    Experiment ones = e; // their sums count the products that reach a cell
    for (Rational& value : ones.input.values())
        value = 1;
    Experiment unbiased = e;
    unbiased.bias = ones.bias = std::nullopt;
    const auto inGroup = [&](Index c, Index o, Cell tap) -> std::optional<Rational> {
        if (c / 2 != o / 3)
            return {};
        return e.weight.at(c, o % 3, tap);
    };
    Tensor4<Rational> perStamp = connected(unbiased, 6, inGroup);
    Tensor4<Rational> perProduct = perStamp;
    const Tensor4<Rational> products =
        connected(ones, 6, [&](Index c, Index o, Cell tap) -> std::optional<Rational> {
            return inGroup(c, o, tap) ? std::optional<Rational>(1) : std::nullopt;
        });
    for (Index n = 0; n < 2; ++n)
        for (Index o = 0; o < 6; ++o)
            for (Index i = 0; i < products.shape().height; ++i)
                for (Index j = 0; j < products.shape().width; ++j) {
                    const Rational count = products.at(n, o, {i, j});
                    perProduct.at(n, o, {i, j}) += e.bias->at(std::size_t(o)) * count;
                    perStamp.at(n, o, {i, j}) += e.bias->at(std::size_t(o)) * count / 2;
                }
    checkGrids("M37", e, {perStamp, perProduct});
}

TEST_CASE("Mistakes about channels cannot be made on one channel")
{
    for (const char* id : {"C1", "C2", "C3", "C4", "C5"})
        CHECK(gridsOf(id, support::defaultExample()).empty());
    Experiment oneGroup = grouped(3);
    oneGroup.options.groups = 1;
    oneGroup.bias->resize(3);
    CHECK(gridsOf("C3", oneGroup).empty());
    CHECK(gridsOf("C5", oneGroup).empty());
}

TEST_CASE("All other mistakes treat each plane of each sample as a layer of its own")
{
    const Experiment e = grouped(3);
    for (const Mistake& mistake : mistakes()) {
        if (mistake.id.front() == 'C' || mistake.id == "M39" || mistake.id == "M40")
            continue;
        INFO(mistake.id);
        const Grids all = mistake.grids(e);
        REQUIRE_FALSE(all.empty());
        for (Index n = 0; n < 2; ++n)
            for (Index o = 0; o < 6; ++o) {
                Experiment one;
                one.options = e.options;
                one.options.groups = 1;
                one.bias = {{e.bias->at(std::size_t(o))}};
                one.input = Tensor4<Rational>({1, 2, 2, 3});
                one.weight = Tensor4<Rational>({2, 1, 3, 2});
                for (Index c = 0; c < 2; ++c) {
                    const Index from = o / 3 * 2 + c;
                    one.input.plane(0, c) = e.input.plane(n, from);
                    one.weight.plane(c, 0) = e.weight.plane(from, o % 3);
                }
                const Grids alone = mistake.grids(one);
                REQUIRE(alone.size() == all.size());
                for (std::size_t v = 0; v < all.size(); ++v) {
                    const Shape4& shape = all[v].shape();
                    Tensor4<Rational> plane({1, 1, shape.height, shape.width});
                    plane.plane(0, 0) = all[v].plane(n, o);
                    REQUIRE(difference(plane, alone[v]) == "equal");
                }
            }
    }
}
