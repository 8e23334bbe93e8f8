// SPDX-License-Identifier: MIT
// mistake_fixtures.json as the core's types.
#pragma once

#include "support/golden.h"

#include <map>
#include <optional>

namespace golden {

struct MistakeFixture {
    std::string name;
    tconv::Experiment experiment;
    tconv::Tensor4<tconv::Rational> correct;
    /// By id, "M01" … "M38"; nothing where the mistake cannot be made.
    std::map<std::string, std::optional<tconv::Tensor4<tconv::Rational>>> wrong;
};

inline tconv::Tensor4<tconv::Rational> plane(const Json& rows)
{
    std::vector<tconv::Rational> values;
    for (const Json& row : rows)
        for (const Json& value : row)
            values.push_back(number(value));
    return {tconv::Shape4{1, 1, tconv::Index(rows.size()), tconv::Index(rows.at(0).size())},
            std::move(values)};
}

inline std::vector<MistakeFixture> mistakeFixtures()
{
    std::vector<MistakeFixture> fixtures;
    const Json all = file("mistake_fixtures.json");
    for (const auto& [name, sample] : all.items()) {
        MistakeFixture fixture;
        fixture.name = name;
        fixture.experiment.title = name;
        fixture.experiment.input = plane(sample.at("X"));
        fixture.experiment.weight = plane(sample.at("K"));
        fixture.experiment.options = {.stride = pair(sample.at("stride")),
                                      .padding = pair(sample.at("padding")),
                                      .outputPadding = pair(sample.at("output_padding")),
                                      .dilation = pair(sample.at("dilation"))};
        if (const tconv::Rational bias = number(sample.at("bias")); bias != 0)
            fixture.experiment.bias = std::vector<tconv::Rational>{bias};
        fixture.correct = plane(sample.at("correct"));
        for (const auto& [title, grid] : sample.at("wrong").items())
            fixture.wrong[title.substr(0, 3)] =
                grid.is_null() ? std::optional<tconv::Tensor4<tconv::Rational>>() : plane(grid);
        fixtures.push_back(std::move(fixture));
    }
    return fixtures;
}

} // namespace golden
