// SPDX-License-Identifier: MIT
#include <tconv/check/comparison.h>

namespace tconv {

std::string_view verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Correct:
        return "correct";
    case Verdict::Partial:
        return "partial";
    case Verdict::Wrong:
        return "wrong";
    }
    return {};
}

Comparison compareAnswer(const Answer& answer, const Evaluation& evaluation)
{
    Comparison comparison;
    comparison.expectedShape = evaluation.outputShape();
    comparison.shapeOk = answer.cells.shape() == comparison.expectedShape;
    const NumberTensor output = evaluation.output();
    const Shape4 shape = answer.cells.shape();
    for (Index n = 0; n < shape.batch && comparison.shapeOk; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < shape.height; ++row)
                for (Index column = 0; column < shape.width; ++column) {
                    const Cell cell{row, column};
                    const auto& given = answer.cells.at(n, c, cell);
                    if (!given)
                        comparison.open.push_back({n, c, cell});
                    else if (given->matches(output.exact(n, c, cell)))
                        ++comparison.right;
                    else
                        comparison.wrong.push_back({n, c, cell});
                }
    if (!comparison.shapeOk || !comparison.wrong.empty())
        comparison.verdict = Verdict::Wrong;
    else if (!comparison.open.empty())
        comparison.verdict = Verdict::Partial;
    return comparison;
}

} // namespace tconv
