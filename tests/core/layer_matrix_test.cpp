// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/golden_matrix.h"
#include "support/regimes.h"
#include <tconv/matrix/layer_matrix.h>

#include <numeric>

using namespace tconv;
using support::Regime;

namespace {

/// Vᵀ with every place filled from weightAt().
template <typename T>
std::vector<T> denseByPlace(const MatrixStructure& structure, const std::vector<T>& weight)
{
    std::vector<T> dense;
    for (Index row = 0; row < structure.rows(); ++row)
        for (Index column = 0; column < structure.columns(); ++column) {
            const auto at = structure.weightAt(row, column);
            dense.push_back(at ? weight.at(static_cast<std::size_t>(*at)) : T(0));
        }
    return dense;
}

/// Vᵀ from the compressed arrays, which are checked on the way.
template <typename T>
std::vector<T> denseOf(const LayerMatrix<T>& matrix)
{
    std::vector<T> dense(static_cast<std::size_t>(matrix.rows() * matrix.columns()));
    REQUIRE(matrix.starts().size() == static_cast<std::size_t>(matrix.columns()) + 1);
    REQUIRE(matrix.starts().front() == 0);
    REQUIRE(matrix.starts().back() == matrix.nonzeros());
    for (Index column = 0; column < matrix.columns(); ++column) {
        Index last = -1;
        const auto at = static_cast<std::size_t>(column);
        for (auto e = static_cast<std::size_t>(matrix.starts()[at]);
             e < static_cast<std::size_t>(matrix.starts()[at + 1]); ++e) {
            const Index row = matrix.indices()[e];
            REQUIRE(row > last);
            REQUIRE(row < matrix.rows());
            dense[static_cast<std::size_t>(row * matrix.columns() + column)] = matrix.values()[e];
            last = row;
        }
    }
    return dense;
}

template <typename T>
std::vector<T> counted(Index size)
{
    std::vector<T> values(static_cast<std::size_t>(size));
    std::iota(values.begin(), values.end(), T(1));
    return values;
}

template <typename T>
void checkEveryRegime()
{
    for (const Regime& regime : support::regimes()) {
        INFO(regime.name);
        const MatrixStructure structure(regime.layer, regime.input);
        const std::vector<T> weight =
            counted<T>(support::weightShape(regime.layer).elements().value());
        const auto matrix = LayerMatrix<T>::build(structure, weight);
        REQUIRE(matrix.ok());
        CHECK(matrix.value().rows() == structure.rows());
        CHECK(matrix.value().columns() == structure.columns());
        CHECK(matrix.value().nonzeros() == structure.nonzeros());
        CHECK(denseOf(matrix.value()) == denseByPlace(structure, weight));
    }
}

LayerMatrix<Rational> matrixOf(const Experiment& experiment)
{
    return LayerMatrix<Rational>::build(structureOf(experiment), experiment.weight.values())
        .value();
}

} // namespace

TEST_CASE("The stored matrix is the structure with the weight", "[layer_matrix]")
{
    checkEveryRegime<Rational>();
    checkEveryRegime<double>();
    checkEveryRegime<float>();
}

TEST_CASE("Eigen sees V and its transpose on the same arrays", "[layer_matrix]")
{
    const Experiment experiment = support::experimentOf(support::regimes().at(11)); // groups
    const LayerMatrix<Rational> matrix = matrixOf(experiment);
    const auto v = matrix.v();
    const auto vt = matrix.vt();
    CHECK(v.valuePtr() == matrix.values().data());
    CHECK(vt.valuePtr() == matrix.values().data());
    CHECK(v.innerIndexPtr() == vt.innerIndexPtr());
    CHECK(v.outerIndexPtr() == matrix.starts().data());
    REQUIRE(v.rows() == matrix.columns());
    REQUIRE(v.cols() == matrix.rows());
    REQUIRE(vt.rows() == matrix.rows());
    const std::vector<Rational> dense = denseOf(matrix);
    for (Index row = 0; row < matrix.rows(); ++row)
        for (Index column = 0; column < matrix.columns(); ++column) {
            const Rational& value =
                dense[static_cast<std::size_t>(row * matrix.columns() + column)];
            REQUIRE(vt.coeff(row, column) == value);
            REQUIRE(v.coeff(column, row) == value);
        }
}

TEST_CASE("The product with the stored matrix is PyTorch's output", "[layer_matrix]")
{
    for (const golden::Json& sample : golden::cases("matrix.json")) {
        INFO(sample.at("id"));
        const MatrixStructure structure = golden::structure(sample);
        const std::vector<Rational> weight = golden::numbers(sample.at("w").at("data"));
        const auto matrix = LayerMatrix<Rational>::build(structure, weight);
        REQUIRE(matrix.ok());
        const std::vector<Rational> x = golden::numbers(sample.at("x").at("data"));
        std::vector<Rational> y(static_cast<std::size_t>(matrix.value().rows()));
        matrix.value().multiply(x, y);
        CHECK(y == golden::numbers(sample.at("y").at("data")));
    }
}

TEST_CASE("Both products add to what is there", "[layer_matrix]")
{
    const MatrixStructure structure({.kernelSize = {2, 2}}, {2, 2});
    const auto matrix = LayerMatrix<double>::build(structure, std::vector<double>{1, 2, 3, 4});
    REQUIRE(matrix.ok());
    std::vector<double> y(9, 100); // seed 003: K = [[1, 2], [3, 4]] onto 3 x 3
    matrix.value().multiply(std::vector<double>{27, 37, 57, 67}, y);
    CHECK(y == std::vector<double>{127, 191, 174, 238, 500, 382, 271, 529, 368});
    std::vector<double> x(4, 1000); // and its Conv2d of 0 … 8
    matrix.value().multiplyForward(std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8}, x);
    CHECK(x == std::vector<double>{1027, 1037, 1057, 1067});
}

TEST_CASE("The forward product is the gradient that PyTorch computes", "[layer_matrix]")
{
    for (const golden::Json& sample : golden::cases("adjoint_grad.json")) {
        INFO(sample.at("id"));
        Experiment experiment;
        experiment.input = golden::tensor(sample.at("v"));
        experiment.weight = golden::tensor(sample.at("w"));
        experiment.options = golden::options(sample.at("params"));
        const LayerMatrix<Rational> matrix = matrixOf(experiment);
        const std::vector<Rational> u = golden::numbers(sample.at("u").at("data"));
        std::vector<Rational> x(experiment.input.values().size());
        const auto rows = static_cast<std::size_t>(matrix.rows());
        const auto columns = static_cast<std::size_t>(matrix.columns());
        for (std::size_t n = 0; n * columns < x.size(); ++n)
            matrix.multiplyForward(std::span(u).subspan(n * rows, rows),
                                   std::span(x).subspan(n * columns, columns));
        CHECK(x == golden::numbers(sample.at("conv_u").at("data")));
    }
}

TEST_CASE("The matrix multiplies out every sample and adds the bias", "[layer_matrix]")
{
    for (const golden::Json& sample : golden::cases("convt2d_valid.json")) {
        INFO(sample.at("id"));
        const auto output = multiplyOut(golden::experiment(sample));
        REQUIRE(output);
        CHECK(support::difference(*output, golden::tensor(sample.at("y"))) == "equal");
    }
}

TEST_CASE("A matrix above the limit is refused with its numbers", "[layer_matrix]")
{
    const MatrixStructure structure({.kernelSize = {2, 2}}, {2, 2});
    const std::vector<double> weight{1, 2, 3, 4};
    const Index bytes = 16 * 12 + 5 * 4;
    CHECK(LayerMatrix<double>::build(structure, weight, {.bytes = bytes}).ok());
    const auto refused = LayerMatrix<double>::build(structure, weight, {.bytes = bytes - 1});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.problem() ==
          Problem{ProblemCode::MatrixTooLarge, {}, {9, 4, 16, bytes, bytes - 1}, "bytes"});
}

TEST_CASE("A matrix beyond 32-bit indices is refused before anything is allocated",
          "[layer_matrix]")
{
    const MatrixLimits all{.bytes = std::numeric_limits<Index>::max()};
    const MatrixStructure structure({.kernelSize = {3, 3}, .options = {.stride = {2, 2}}},
                                    {40'000, 40'000});
    const auto refused = LayerMatrix<float>::build(structure, std::vector<float>(9), all);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.problem().detail == "indices");
    CHECK(refused.problem().numbers ==
          std::vector<Index>{
              Index(80'001) * 80'001, Index(40'000) * 40'000, Index(120'000) * 120'000,
              Index(120'000) * 120'000 * 8 + Index(40'000) * 40'000 * 4 + 4, 2'147'483'647});
    // Few nonzeros, but rows beyond the indices.
    const MatrixStructure sparse({.kernelSize = {1, 1}, .options = {.stride = {50'000, 50'000}}},
                                 {2, 2});
    const auto wide = LayerMatrix<float>::build(sparse, std::vector<float>(1), all);
    REQUIRE_FALSE(wide.ok());
    CHECK(wide.problem().numbers.front() == Index(50'001) * 50'001);
}

TEST_CASE("A multiplication is not begun where the matrix is too large", "[layer_matrix]")
{
    const Experiment experiment = support::experimentOf(support::regimes().front(), 2);
    CHECK_FALSE(multiplyOut(experiment, {.bytes = 10}));
    CHECK(multiplyOutCost(experiment) == structureOf(experiment).nonzeros().value() * 2);
}

TEST_CASE("A matrix that two threads fill is the one of the closed form", "[layer_matrix]")
{
    // 2 groups, 2.2 million entries; an odd number of rows of input cells, so the halves differ.
    const tconv::ConvTranspose2dLayer layer{
        .inChannels = 2,
        .outChannels = 4,
        .kernelSize = {3, 2},
        .options = {.stride = {2, 1}, .padding = {2, 1}, .dilation = {1, 2}, .groups = 2}};
    const tconv::MatrixStructure structure(layer, {301, 307});
    std::vector<float> weight(2 * 2 * 3 * 2);
    for (std::size_t i = 0; i < weight.size(); ++i)
        weight[i] = static_cast<float>(i) + 0.5F;
    const auto built = tconv::LayerMatrix<float>::build(structure, weight);
    REQUIRE(built);
    const auto& matrix = built.value();
    REQUIRE(matrix.nonzeros() > 2'000'000);
    tconv::Index wrong = 0;
    std::size_t at = 0;
    for (tconv::Index column = 0; column < matrix.columns(); ++column) {
        wrong += matrix.starts()[static_cast<std::size_t>(column)] != static_cast<int>(at);
        for (const tconv::MatrixEntry& entry : structure.column(column)) {
            wrong += matrix.indices()[at] != entry.row ||
                     matrix.values()[at] != weight[static_cast<std::size_t>(entry.weight)];
            ++at;
        }
    }
    CHECK(wrong == 0);
    CHECK(static_cast<tconv::Index>(at) == matrix.nonzeros());
    CHECK(matrix.starts().back() == matrix.nonzeros());
}
