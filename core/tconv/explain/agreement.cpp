// SPDX-License-Identifier: MIT
#include <tconv/explain/agreement.h>
#include <tconv/explain/zero_insertion.h>
#include <tconv/matrix/layer_matrix.h>

namespace tconv {

namespace {

bool equalEverywhere(const NumberTensor& scattered, const Tensor4<Rational>& other)
{
    const Shape4& shape = scattered.shape();
    if (shape != other.shape())
        return false;
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < shape.height; ++row)
                for (Index column = 0; column < shape.width; ++column)
                    if (scattered.exact(n, c, {row, column}) != other.at(n, c, {row, column}))
                        return false;
    return true;
}

/// One multiplication for each output cell, input channel and tap.
std::optional<Index> gatherCost(const Experiment& experiment, const Shape4& output)
{
    const Shape4& weight = experiment.weight.shape();
    return checkedProduct({output.batch, output.height, output.width, weight.batch, weight.channels,
                           weight.height, weight.width});
}

} // namespace

std::optional<Agreement> compareRoutes(const Experiment& experiment, const Evaluation& evaluation,
                                       const AgreementLimits& limits)
{
    const Shape4 shape = evaluation.outputShape();
    if (evaluation.canvas.arithmetic() != Arithmetic::Exact ||
        gatherCost(experiment, shape).value_or(limits.gather + 1) > limits.gather)
        return std::nullopt;
    const NumberTensor output = evaluation.output();
    Agreement agreement;
    agreement.cells = shape.elements().value();
    agreement.gatherEqual = equalEverywhere(output, gatherByZeroInsertion(experiment));
    if (multiplyOutCost(experiment).value_or(limits.matrix + 1) <= limits.matrix)
        if (const std::optional<Tensor4<Rational>> product = multiplyOut(experiment))
            agreement.matrixEqual = equalEverywhere(output, *product);
    return agreement;
}

} // namespace tconv
