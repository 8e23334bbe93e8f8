// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/base/excerpt.h>
#include <tconv/base/number_text.h>
#include <tconv/layer/python_value.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace tconv {

namespace {

using Name = PythonValue::Name;
using List = PythonValue::List;

std::string listText(const List& list)
{
    std::string text = "(";
    for (std::size_t i = 0; i < list.size(); ++i)
        text += (i > 0 ? ", " : "") + pythonText(list[i]);
    return text + (list.size() == 1 ? ",)" : ")");
}

std::string floatText(double value)
{
    const std::string text = numberText(value);
    const bool looksWhole = text.find_first_not_of("-0123456789") == std::string::npos;
    return looksWhole ? text + ".0" : text;
}

/// The digits without the underscores that Python allows between them; nothing where one is
/// elsewhere. `mayLead`: 0x_1 is legal, _1 is a name.
std::optional<std::string> withoutUnderscores(std::string_view digits, bool mayLead)
{
    std::string plain;
    bool wasDigit = mayLead;
    for (const char c : digits) {
        if (c == '_' && !wasDigit)
            return std::nullopt;
        wasDigit = c != '_';
        if (wasDigit)
            plain += c;
    }
    return wasDigit ? std::optional(plain) : std::nullopt;
}

int baseOf(std::string_view literal)
{
    if (literal.size() < 2 || literal[0] != '0')
        return 10;
    switch (literal[1]) {
    case 'x':
    case 'X':
        return 16;
    case 'o':
    case 'O':
        return 8;
    case 'b':
    case 'B':
        return 2;
    default:
        return 10;
    }
}

Result<PythonValue> integerLiteral(const std::string& digits, int base, const Problem& syntax)
{
    Index value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
    if (stop != end || digits.empty())
        return syntax;
    if (error == std::errc::result_out_of_range)
        return Problem{ProblemCode::NumberTooLong,
                       {},
                       {static_cast<Index>(digits.size()), std::numeric_limits<Index>::digits10}};
    const bool isOldOctal = base == 10 && digits.size() > 1 && digits[0] == '0' && value != 0;
    return isOldOctal ? Result<PythonValue>(syntax) : PythonValue{value};
}

std::optional<double> numberOf(const PythonValue& value)
{
    if (const auto* integer = std::get_if<Index>(&value.content))
        return static_cast<double>(*integer);
    if (const auto* number = std::get_if<double>(&value.content))
        return *number;
    return std::nullopt;
}

/// Rounds towards minus infinity, as Python does. \pre b is neither 0 nor -1
Index floorQuotient(Index a, Index b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

std::optional<Index> integerArithmetic(Index a, char sign, Index b)
{
    constexpr Index kLeast = std::numeric_limits<Index>::min();
    switch (sign) {
    case '+':
        return checkedSum(a, b);
    case '-':
        return b == kLeast ? std::nullopt : checkedSum(a, -b);
    case '*':
        return checkedProduct(a, b);
    case '/': // the sign //
        if (b == 0 || b == -1)
            return b == 0 ? std::nullopt : checkedProduct(a, b);
        return floorQuotient(a, b);
    default:
        if (b == 0 || b == -1)
            return b == 0 ? std::nullopt : std::optional<Index>(0);
        return a - floorQuotient(a, b) * b;
    }
}

std::optional<double> floatArithmetic(double a, std::string_view sign, double b)
{
    if (sign == "+")
        return a + b;
    if (sign == "-")
        return a - b;
    if (sign == "*")
        return a * b;
    if (b == 0)
        return std::nullopt;
    if (sign == "/")
        return a / b;
    const double quotient = std::floor(a / b);
    return sign == "//" ? quotient : a - quotient * b;
}

} // namespace

std::string pythonText(const PythonValue& value)
{
    struct Writer {
        std::string operator()(PythonValue::None) const { return "None"; }
        std::string operator()(bool truth) const { return truth ? "True" : "False"; }
        std::string operator()(Index integer) const { return std::to_string(integer); }
        std::string operator()(double number) const { return floatText(number); }
        std::string operator()(const std::string& text) const { return "'" + text + "'"; }
        std::string operator()(const Name& name) const { return name.text; }
        std::string operator()(const List& list) const { return listText(list); }
    };
    return std::visit(Writer{}, value.content);
}

bool isTruthy(const PythonValue& value)
{
    struct Judge {
        bool operator()(PythonValue::None) const { return false; }
        bool operator()(bool truth) const { return truth; }
        bool operator()(Index integer) const { return integer != 0; }
        bool operator()(double number) const { return number != 0; }
        bool operator()(const std::string& text) const { return !text.empty(); }
        bool operator()(const Name&) const { return true; }
        bool operator()(const List& list) const { return !list.empty(); }
    };
    return std::visit(Judge{}, value.content);
}

std::optional<std::string> firstName(const PythonValue& value)
{
    if (const auto* name = std::get_if<Name>(&value.content))
        return name->text;
    if (const auto* list = std::get_if<List>(&value.content))
        for (const PythonValue& item : *list)
            if (std::optional<std::string> name = firstName(item))
                return name;
    return std::nullopt;
}

Result<PythonValue> pythonNumber(std::string_view literal)
{
    const Problem syntax{ProblemCode::NumberSyntax, {}, {}, excerpt(literal)};
    const int base = baseOf(literal);
    const std::optional<std::string> digits =
        withoutUnderscores(literal.substr(base == 10 ? 0 : 2), base != 10);
    if (!digits)
        return syntax;
    const bool isFloat = base == 10 && digits->find_first_of(".eE") != std::string::npos;
    if (!isFloat)
        return integerLiteral(*digits, base, syntax);
    const Result<Rational> value = parseRational(*digits);
    if (!value)
        return value.problem().code == ProblemCode::NumberSyntax ? syntax : value.problem();
    return PythonValue{toDouble(value.value())};
}

std::string pythonString(std::string_view literal)
{
    std::string text;
    for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
        if (literal[i] == '\\' && i + 2 < literal.size())
            ++i; // an escaped character stands for itself: modes and devices need no more
        text += literal[i];
    }
    return text;
}

std::optional<PythonValue> pythonArithmetic(const PythonValue& a, std::string_view sign,
                                            const PythonValue& b)
{
    for (const PythonValue* side : {&a, &b})
        if (std::holds_alternative<Name>(side->content))
            return *side;
    const auto* left = std::get_if<Index>(&a.content);
    const auto* right = std::get_if<Index>(&b.content);
    if (left && right && sign != "/") {
        const std::optional<Index> result = integerArithmetic(*left, sign[0], *right);
        return result ? std::optional(PythonValue{*result}) : std::nullopt;
    }
    const std::optional<double> x = numberOf(a);
    const std::optional<double> y = numberOf(b);
    const std::optional<double> result =
        x && y ? floatArithmetic(*x, sign, *y) : std::optional<double>();
    return result ? std::optional(PythonValue{*result}) : std::nullopt;
}

} // namespace tconv
