// SPDX-License-Identifier: MIT
// Answers and questions of the tests of the room `check`.
#pragma once

#include <tconv/check/answer.h>
#include <tconv/check/diagnosis.h>

#include <algorithm>
#include <string>
#include <vector>

namespace support {

using tconv::Rational;
using tconv::Tensor4;

/// Everything given, exactly.
inline tconv::Answer answerOf(const Tensor4<Rational>& grid)
{
    tconv::Answer answer = tconv::openAnswer(grid.shape());
    for (std::size_t i = 0; i < grid.values().size(); ++i)
        answer.cells.values()[i] =
            tconv::GivenNumber{grid.values()[i], 0, tconv::numberText(grid.values()[i])};
    return answer;
}

inline Tensor4<Rational> rightGrid(const tconv::Experiment& experiment)
{
    const tconv::NumberTensor output = tconv::evaluate(experiment).output();
    Tensor4<Rational> grid(output.shape());
    const tconv::Shape4& shape = output.shape();
    for (tconv::Index n = 0; n < shape.batch; ++n)
        for (tconv::Index c = 0; c < shape.channels; ++c)
            for (tconv::Index row = 0; row < shape.height; ++row)
                for (tconv::Index column = 0; column < shape.width; ++column)
                    grid.at(n, c, {row, column}) = output.exact(n, c, {row, column});
    return grid;
}

inline tconv::Diagnosis diagnosed(const tconv::Experiment& experiment, const tconv::Answer& answer)
{
    return tconv::diagnose(experiment, tconv::evaluate(experiment), answer);
}

inline tconv::Diagnosis diagnosed(const tconv::Experiment& experiment,
                                  const Tensor4<Rational>& grid)
{
    return diagnosed(experiment, answerOf(grid));
}

/// Whether a finding has these ids, in any order.
inline bool lists(const tconv::Diagnosis& diagnosis, std::vector<std::string> ids)
{
    std::sort(ids.begin(), ids.end());
    return std::any_of(diagnosis.findings.begin(), diagnosis.findings.end(),
                       [&](const tconv::Finding& finding) {
                           std::vector<std::string> found = finding.ids;
                           std::sort(found.begin(), found.end());
                           return found == ids;
                       });
}

} // namespace support
