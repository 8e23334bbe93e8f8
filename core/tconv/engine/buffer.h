// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>

#include <cstddef>
#include <memory>
#include <span>

namespace tconv {

/// Memory that is aligned for vectors, and from 4 MB on for huge pages, which it asks the system
/// for: the first touch of fresh small pages costs more than many layers' whole computation.
/// The values are 0. Moves, never copies.
template <typename T>
class Buffer {
public:
    Buffer() = default;

    /// \pre count >= 0
    /// Problems: out_of_memory with the bytes; `what` names them in its sentence.
    static Result<Buffer> make(Index count, const char* what);

    T* data() { return m_values.get(); }
    const T* data() const { return m_values.get(); }
    Index size() const { return m_size; }
    std::span<T> span() { return {m_values.get(), static_cast<std::size_t>(m_size)}; }
    std::span<const T> span() const { return {m_values.get(), static_cast<std::size_t>(m_size)}; }
    T& operator[](Index i) { return m_values.get()[i]; }
    const T& operator[](Index i) const { return m_values.get()[i]; }

private:
    struct Free {
        Index bytes = 0;
        void operator()(T* values) const;
    };

    std::unique_ptr<T, Free> m_values;
    Index m_size = 0;
};

extern template class Buffer<float>;
extern template class Buffer<double>;
extern template class Buffer<Index>;

} // namespace tconv
