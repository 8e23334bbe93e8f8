// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/shape4.h>

#include <Eigen/Core>

#include <cassert>
#include <utility>
#include <vector>

namespace tconv {

/// A tensor in NCHW order, values side by side along the width.
template <typename T>
class Tensor4 {
public:
    using Plane = Eigen::Map<Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;
    using ConstPlane =
        Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

    Tensor4() = default;

    /// \pre shape.elements() has a value that the caller has checked against its limit.
    explicit Tensor4(Shape4 shape, const T& value = T())
        : m_shape(shape)
        , m_values(static_cast<std::size_t>(shape.elements().value()), value)
    {
    }

    /// \pre values.size() == shape.elements()
    Tensor4(Shape4 shape, std::vector<T> values)
        : m_shape(shape)
        , m_values(std::move(values))
    {
        assert(static_cast<Index>(m_values.size()) == shape.elements());
    }

    const Shape4& shape() const { return m_shape; }
    Index size() const { return static_cast<Index>(m_values.size()); }
    const std::vector<T>& values() const { return m_values; }
    std::vector<T>& values() { return m_values; }

    Index flatIndex(Index n, Index c, Cell cell) const
    {
        assert(n >= 0 && n < m_shape.batch && c >= 0 && c < m_shape.channels);
        assert(contains(m_shape.plane(), cell));
        return ((n * m_shape.channels + c) * m_shape.height + cell.row) * m_shape.width +
               cell.column;
    }
    const T& at(Index n, Index c, Cell cell) const
    {
        return m_values[static_cast<std::size_t>(flatIndex(n, c, cell))];
    }
    T& at(Index n, Index c, Cell cell)
    {
        return m_values[static_cast<std::size_t>(flatIndex(n, c, cell))];
    }

    /// One plane as an Eigen array that shares the tensor's memory.
    ConstPlane plane(Index n, Index c) const
    {
        return ConstPlane(m_values.data() + planeOffset(n, c), m_shape.height, m_shape.width);
    }
    Plane plane(Index n, Index c)
    {
        return Plane(m_values.data() + planeOffset(n, c), m_shape.height, m_shape.width);
    }

    friend bool operator==(const Tensor4&, const Tensor4&) = default;

private:
    Index planeOffset(Index n, Index c) const
    {
        return (n * m_shape.channels + c) * m_shape.height * m_shape.width;
    }

    Shape4 m_shape;
    std::vector<T> m_values;
};

} // namespace tconv
