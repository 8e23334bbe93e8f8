// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/check/shape_models.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>

using namespace tconv;

namespace {

constexpr AxisSettings kUneven{5, 4, 3, 2, 1, 2}; // right: 4·3 - 4 + 2·3 + 1 + 1 = 16
constexpr AxisSettings kOther{4, 3, 2, 1, 0, 1};  // right: 3·2 - 2 + 2 + 0 + 1 = 7

std::set<std::string> idsOf(Index claimed, const AxisSettings& settings,
                            const AxisSettings& otherAxis)
{
    std::set<std::string> ids;
    for (const ShapeModel* model : modelsOfSize(claimed, settings, otherAxis))
        ids.emplace(model->id);
    return ids;
}

} // namespace

TEST_CASE("Every wrong size formula gives the number that it says")
{
    const std::map<std::string_view, Index> byHand{
        {"S01", 1},  // (5 + 4 - 6 - 1) / 3, rounded down, + 1
        {"S02", 19}, // 15 - 4 + 6 + 1 + 1
        {"S03", 15}, // 12 - 4 + 6 + 1
        {"S04", 18}, // 12 - 2 + 6 + 1 + 1
        {"S05", 24}, // 12 + 4 + 6 + 1 + 1
        {"S06", 15}, // 12 - 4 + 6 + 1
        {"S07", 15}, // 5 · 3
        {"S08", 17}, // 12 - 4 + 2·4 + 1
        {"S09", 18}, // 12 - 4 + 2·4 + 1 + 1
        {"S10", 17}, // 12 - 4 + 6 + 2 + 1
        {"S11", 13}, // 12 - 4 + 4 + 1
        {"S12", 13}, // 12 - 4 + 3 + 1 + 1
        {"S13", 13}, // (4 + 4 - 4) · 3 + 1
        {"S14", 7},  // that of the other axis
        {"S15", 9},  // 4·2 - 2 + 2 + 0 + 1
        {"S16", 20}, // 12 + 6 + 1 + 1
        {"S17", 8},  // 4 - 4 + 6 + 1 + 1
        {"S18", 20}, // 4·4 - 4 + 6 + 1 + 1
        {"S19", 20}, // 4·4 - 4 + 6 + 1 + 1
        {"S20", 18}, // 12 + 2 - 4 + 6 + 1 + 1
        {"S21", 19}, // 12 - 4 + 3·3 + 1 + 1
    };
    CHECK(shapeModels().size() == byHand.size());
    for (const ShapeModel& model : shapeModels()) {
        INFO(model.id << " " << model.formula);
        REQUIRE(byHand.count(model.id) == 1);
        CHECK(model.size(kUneven, kOther) == byHand.at(model.id));
    }
}

TEST_CASE("Steps that only differ elsewhere are told apart there")
{
    const AxisSettings wide{5, 5, 3, 2, 1, 2}; // k - 1 = 4 zeros, and not s = 3
    const auto size = [&](std::string_view id) {
        const auto models = shapeModels();
        return std::ranges::find(models, id, &ShapeModel::id)->size(wide, kOther);
    };
    CHECK(size("S18") == 26); // 4·5 - 4 + 8 + 1 + 1
    CHECK(size("S19") == 22); // 4·4 - 4 + 8 + 1 + 1
}

TEST_CASE("The 15 of a seed comes from two formulas")
{
    const AxisSettings seed001{8, 3, 2, 1, 1, 1};
    CHECK(idsOf(15, seed001, seed001) == std::set<std::string>{"S03", "S06"});
    CHECK(idsOf(16, seed001, seed001).empty()); // right: n·s gives it as well, but is no mistake
}

TEST_CASE("A formula of a library is met where it gave 129 instead of 128")
{
    const AxisSettings settings{64, 3, 2, 1, 1, 1};
    CHECK(outputSize(settings) == 128);
    CHECK(idsOf(129, settings, settings).count("S13") == 1);
}

TEST_CASE("Sizes that no formula gives are left without one")
{
    CHECK(idsOf(1000, kUneven, kOther).empty());
    CHECK(idsOf(16, kUneven, kOther).empty()); // right
    CHECK(idsOf(7, kUneven, kOther) == std::set<std::string>{"S14"});
}

TEST_CASE(
    "Formulas answer nothing where a convolution has no output or a size is beyond all limits")
{
    const auto models = shapeModels();
    const auto model = [&](std::string_view id) {
        return *std::ranges::find(models, id, &ShapeModel::id);
    };
    CHECK_FALSE(model("S01").size({1, 3, 1, 0, 0, 1}, kOther).has_value());
    constexpr Index huge = std::numeric_limits<Index>::max();
    for (const ShapeModel& each : models) {
        INFO(each.id);
        const auto size = each.size({huge, huge, huge, 0, 0, 1}, {huge, huge, huge, 0, 0, 1});
        CHECK((!size || *size <= kMaxExtent));
    }
    CHECK_FALSE(model("S07").size({huge, 1, huge, 0, 0, 1}, kOther).has_value());
}

TEST_CASE("Shape models have ids and words of their own and come by how common they are")
{
    std::set<std::string_view> seen;
    int rarity = -1;
    for (const ShapeModel& model : shapeModels()) {
        INFO(model.id);
        CHECK(seen.insert(model.id).second);
        CHECK(seen.insert(model.title).second);
        CHECK(model.sentence.size() > 30);
        CHECK_FALSE(model.formula.empty());
        CHECK(model.rarity > rarity);
        rarity = model.rarity;
    }
}
