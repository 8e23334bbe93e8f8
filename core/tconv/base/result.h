// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/problem.h>

#include <cassert>
#include <utility>
#include <variant>

namespace tconv {

/// A value, or the rule that kept it from being one.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) // NOLINT(google-explicit-constructor): a value is a result
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Problem problem) // NOLINT(google-explicit-constructor): so is a problem
        : m_content(std::in_place_index<1>, std::move(problem))
    {
    }

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// \pre ok()
    const T& value() const&
    {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }
    T& value() &
    {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }
    T&& value() &&
    {
        assert(ok());
        return std::move(*std::get_if<0>(&m_content));
    }
    /// \pre !ok()
    const Problem& problem() const
    {
        assert(!ok());
        return *std::get_if<1>(&m_content);
    }

private:
    std::variant<T, Problem> m_content;
};

} // namespace tconv
