// SPDX-License-Identifier: MIT
#include <tconv/matrix/gram.h>
#include <tconv/matrix/layer_matrix.h>
#include <tconv/matrix/rank.h>

#include <Eigen/SVD>

namespace tconv {

namespace {

Tensor4<Rational> gramMatrix(const LayerMatrix<Rational>& matrix)
{
    Tensor4<Rational> gram({1, 1, matrix.rows(), matrix.rows()});
    const auto rows = matrix.indices();
    const auto values = matrix.values();
    for (std::size_t column = 0; column + 1 < matrix.starts().size(); ++column) {
        const auto begin = static_cast<std::size_t>(matrix.starts()[column]);
        const auto end = static_cast<std::size_t>(matrix.starts()[column + 1]);
        for (std::size_t i = begin; i < end; ++i)
            for (std::size_t j = begin; j < end; ++j)
                gram.at(0, 0, {rows[i], rows[j]}) += values[i] * values[j];
    }
    return gram;
}

double conditionOf(const LayerMatrix<Rational>& matrix, Index rank)
{
    Eigen::MatrixXd dense = Eigen::MatrixXd::Zero(matrix.columns(), matrix.rows());
    for (std::size_t r = 0; r + 1 < matrix.starts().size(); ++r)
        for (auto e = static_cast<std::size_t>(matrix.starts()[r]);
             e < static_cast<std::size_t>(matrix.starts()[r + 1]); ++e)
            dense(static_cast<Index>(r), matrix.indices()[e]) = toDouble(matrix.values()[e]);
    const double largest = dense.cwiseAbs().maxCoeff();
    const Eigen::BDCSVD<Eigen::MatrixXd> svd(dense / largest); // so that no square overflows
    return svd.singularValues()(0) / svd.singularValues()(rank - 1);
}

} // namespace

bool Gram::isInverse() const
{
    const Index size = matrix.shape().height;
    for (Index row = 0; row < size; ++row)
        for (Index column = 0; column < size; ++column)
            if (matrix.at(0, 0, {row, column}) != (row == column ? 1 : 0))
                return false;
    return true;
}

std::optional<Gram> gramOf(const Experiment& experiment, const GramLimits& limits)
{
    const MatrixStructure structure = structureOf(experiment);
    if (structure.rows().value_or(limits.size + 1) > limits.size ||
        structure.columns().value_or(limits.size + 1) > limits.size)
        return std::nullopt;
    const auto matrix = LayerMatrix<Rational>::build(structure, experiment.weight.values());
    if (!matrix)
        return std::nullopt;
    Gram gram{gramMatrix(matrix.value()), rankOf(matrix.value()), std::nullopt};
    if (gram.rank > 0)
        gram.condition = conditionOf(matrix.value(), gram.rank);
    return gram;
}

} // namespace tconv
