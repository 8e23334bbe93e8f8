// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/rational_eigen.h>
#include <tconv/base/result.h>
#include <tconv/base/tensor4.h>
#include <tconv/experiment/experiment.h>
#include <tconv/matrix/matrix_structure.h>

#include <Eigen/SparseCore>

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>

namespace tconv {

/// How large a stored matrix may be. Rows, columns and nonzeros must also fit 32-bit indices.
struct MatrixLimits {
    Index bytes = Index(2) << 30;
};

inline constexpr Index kMaxMatrixIndex = std::numeric_limits<std::int32_t>::max();

/// Why a matrix with values of this many bytes is not stored: MatrixTooLarge with its sizes.
/// Nothing is allocated to find out.
std::optional<Problem> checkMatrix(const MatrixStructure& structure, Index bytesPerValue,
                                   const MatrixLimits& limits = {});

/// The sparse matrix of a layer, stored once. The arrays are Vᵀ (C_out H_out W_out rows,
/// C_in H W columns) by columns and at the same time V by rows; rows ascend within a column.
/// Every place of the structure is stored, those of kernel values 0 included.
/// T is Rational, double or float.
template <typename T>
class LayerMatrix {
public:
    /// V as Eigen sees it, on the same arrays.
    using VMap = Eigen::Map<const Eigen::SparseMatrix<T, Eigen::RowMajor, std::int32_t>>;
    /// Vᵀ as Eigen sees it, on the same arrays.
    using VtMap = Eigen::Map<const Eigen::SparseMatrix<T, Eigen::ColMajor, std::int32_t>>;

    /// Filled straight from the closed form, each place once. Problem: MatrixTooLarge, before
    /// anything is allocated, or when memory runs out.
    /// \pre weight holds the layer's C_in (C_out / groups) kH kW values
    static Result<LayerMatrix> build(const MatrixStructure& structure, std::span<const T> weight,
                                     const MatrixLimits& limits = {});

    const MatrixStructure& structure() const { return m_structure; }
    Index rows() const { return m_rows; }       ///< of Vᵀ
    Index columns() const { return m_columns; } ///< of Vᵀ
    Index nonzeros() const { return m_nonzeros; }

    /// Where each column of Vᵀ begins in indices() and values(): columns() + 1 numbers.
    std::span<const std::int32_t> starts() const { return {m_starts.get(), extent(m_columns + 1)}; }
    std::span<const std::int32_t> indices() const { return {m_indices.get(), extent(m_nonzeros)}; }
    std::span<const T> values() const { return {m_values.get(), extent(m_nonzeros)}; }

    VMap v() const;
    VtMap vt() const;

    /// y += Vᵀ x, column by column. \pre x.size() == columns(), y.size() == rows()
    void multiply(std::span<const T> x, std::span<T> y) const;
    /// x += V u, row by row of V. \pre u.size() == rows(), x.size() == columns()
    void multiplyForward(std::span<const T> u, std::span<T> x) const;

private:
    LayerMatrix(const MatrixStructure& structure, std::span<const T> weight);

    static std::size_t extent(Index count) { return static_cast<std::size_t>(count); }

    MatrixStructure m_structure;
    Index m_rows;
    Index m_columns;
    Index m_nonzeros;
    std::unique_ptr<std::int32_t[]> m_starts;
    std::unique_ptr<std::int32_t[]> m_indices;
    std::unique_ptr<T[]> m_values;
};

extern template class LayerMatrix<Rational>;
extern template class LayerMatrix<double>;
extern template class LayerMatrix<float>;

/// y = Vᵀ x + b for every sample, exactly, by the stored matrix: a route to the output that shares
/// no index arithmetic with the scatter, the zero-insertion gather and Conv2d. Nothing where the
/// matrix is too large. \pre checkExperiment(experiment) is empty
std::optional<Tensor4<Rational>> multiplyOut(const Experiment& experiment,
                                             const MatrixLimits& limits = {});

/// The number of multiplications that multiplyOut needs; to be checked before calling it.
std::optional<Index> multiplyOutCost(const Experiment& experiment);

/// The structure of an experiment's matrix. \pre checkExperiment(experiment) is empty
MatrixStructure structureOf(const Experiment& experiment);

} // namespace tconv
