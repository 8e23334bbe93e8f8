// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tconv {

/// A value in the arguments of a Python call, as far as constructor calls need it.
struct PythonValue {
    struct None {};
    /// A name, or an expression that contains one: it has no value here.
    struct Name {
        std::string text;
    };
    using List = std::vector<PythonValue>; ///< a tuple or a list

    std::variant<None, bool, Index, double, std::string, Name, List> content;
};

/// One argument of a call; without a name it is positional. The name of `*x` is "*", of `**x` "**".
struct CallArgument {
    std::string name;
    PythonValue value;
};

/// The value as Python would print it; a list as a tuple.
std::string pythonText(const PythonValue& value);

/// What Python's `bool(value)` answers. \pre the value is no Name
bool isTruthy(const PythonValue& value);

/// The first name in the value, or inside its lists.
std::optional<std::string> firstName(const PythonValue& value);

/// An integer literal (1_000, 0x10, 0o7, 0b1) or a floating-point one (2., 1e-3).
/// Problems: number_syntax (detail: the text), number_too_long where 64 bits do not hold it.
Result<PythonValue> pythonNumber(std::string_view literal);

/// What a string literal holds. \pre it has both quotes
std::string pythonString(std::string_view literal);

/// `a` + - * / // % `b` for numbers. Nothing where Python would refuse, or 64 bits do not hold the
/// result; a name on either side makes the result a name. \pre the sign is one of these six
std::optional<PythonValue> pythonArithmetic(const PythonValue& a, std::string_view sign,
                                            const PythonValue& b);

} // namespace tconv
