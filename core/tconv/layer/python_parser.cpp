// SPDX-License-Identifier: MIT
#include <tconv/base/excerpt.h>
#include <tconv/layer/python_parser.h>
#include <tconv/layer/python_tokens.h>

#include <string>
#include <utility>

namespace tconv {

namespace {

using Kind = PythonToken::Kind;
using MaybeValue = std::optional<PythonValue>;

std::string quoted(const PythonToken& token)
{
    return excerpt(token.text, 40);
}

/// A recursive-descent reader. Every member function answers nothing once m_problem is set.
class Parser {
public:
    Parser(std::string_view text, std::size_t position)
        : m_text(text)
        , m_token(nextPythonToken(text, position))
    {
    }

    Result<std::vector<CallArgument>> arguments();

private:
    std::optional<CallArgument> argument();
    std::optional<CallArgument> unpacking();
    MaybeValue sum();
    MaybeValue product();
    MaybeValue chain(MaybeValue (Parser::*operand)(), std::string_view signs);
    MaybeValue signedAtom();
    MaybeValue atom();
    MaybeValue bracketed();
    MaybeValue items(std::string_view closing, bool mayBePlain);
    MaybeValue name();
    MaybeValue number();
    MaybeValue strings();
    bool skipBrackets();

    PythonToken advance() { return std::exchange(m_token, nextPythonToken(m_text, m_token.end)); }
    bool take(std::string_view sign)
    {
        const bool found = m_token.isSign(sign);
        if (found)
            advance();
        return found;
    }
    bool isClosed() const;
    bool closesAnother(const PythonToken& token) const;
    std::nullopt_t unexpected(const PythonToken& token);
    std::nullopt_t refuse(const PythonToken& token, std::string what);

    std::string_view m_text;
    PythonToken m_token;
    std::string m_closings = ")"; ///< what the open brackets wait for, the call's first
    std::optional<Problem> m_problem;
};

/// Whether the brackets that are open now are closed somewhere.
bool Parser::isClosed() const
{
    auto depth = static_cast<int>(m_closings.size());
    for (PythonToken token = m_token; token.kind != Kind::End && depth > 0;
         token = nextPythonToken(m_text, token.end))
        depth += bracketStep(token);
    return depth == 0;
}

/// Whether the token is a closing bracket, but not the one that is waited for.
bool Parser::closesAnother(const PythonToken& token) const
{
    return bracketStep(token) < 0 && token.text[0] != m_closings.back();
}

std::nullopt_t Parser::refuse(const PythonToken& token, std::string what)
{
    const auto column = static_cast<Index>(columnOf(m_text, token.position));
    m_problem = Problem{ProblemCode::CallSyntax, {}, {column}, std::move(what)};
    return std::nullopt;
}

std::nullopt_t Parser::unexpected(const PythonToken& token)
{
    if (token.kind == Kind::Fullwidth)
        m_problem = Problem{ProblemCode::FullwidthPunctuation, {}, {}, quoted(token)};
    else if (closesAnother(token) || !isClosed())
        m_problem = Problem{ProblemCode::UnbalancedParenthesis};
    else
        refuse(token, quoted(token));
    return std::nullopt;
}

Result<std::vector<CallArgument>> Parser::arguments()
{
    std::vector<CallArgument> list;
    while (!m_token.isSign(")")) {
        std::optional<CallArgument> next = argument();
        if (!next)
            return *m_problem;
        list.push_back(std::move(*next));
        if (!take(",") && !m_token.isSign(")")) {
            unexpected(m_token);
            return *m_problem;
        }
    }
    return list;
}

std::optional<CallArgument> Parser::argument()
{
    if (m_token.isSign("*") || m_token.isSign("**"))
        return unpacking();
    CallArgument argument;
    if (m_token.kind == Kind::Name && nextPythonToken(m_text, m_token.end).isSign("=")) {
        argument.name = advance().text;
        advance();
    }
    MaybeValue value = sum();
    if (!value)
        return std::nullopt;
    argument.value = std::move(*value);
    return argument;
}

/// `*sizes`, `**options`: only a name can be unpacked, and it has no value here.
std::optional<CallArgument> Parser::unpacking()
{
    const PythonToken star = advance();
    MaybeValue value = sum();
    if (!value)
        return std::nullopt;
    if (!std::holds_alternative<PythonValue::Name>(value->content))
        return refuse(star, quoted(star));
    return CallArgument{std::string(star.text), std::move(*value)};
}

MaybeValue Parser::sum()
{
    return chain(&Parser::product, "+-");
}

MaybeValue Parser::product()
{
    return chain(&Parser::signedAtom, "*/%//");
}

/// Operands joined from the left by any of the signs.
MaybeValue Parser::chain(MaybeValue (Parser::*operand)(), std::string_view signs)
{
    MaybeValue left = (this->*operand)();
    while (left && m_token.kind == Kind::Sign && signs.find(m_token.text) != signs.npos) {
        const PythonToken sign = advance();
        const MaybeValue right = (this->*operand)();
        if (!right)
            return std::nullopt;
        left = pythonArithmetic(*left, sign.text, *right);
        if (!left)
            return refuse(sign, quoted(sign) + " between these values");
    }
    return left;
}

MaybeValue Parser::signedAtom()
{
    const PythonToken first = m_token;
    bool negative = false;
    bool isSigned = false;
    for (; m_token.isSign("-") || m_token.isSign("+"); isSigned = true)
        negative ^= advance().text == "-";
    MaybeValue value = atom();
    if (!value || !isSigned)
        return value;
    value = pythonArithmetic(PythonValue{Index(0)}, negative ? "-" : "+", *value);
    return value ? value : refuse(first, quoted(first) + " before this value");
}

MaybeValue Parser::atom()
{
    switch (m_token.kind) {
    case Kind::Name:
        return name();
    case Kind::Number:
        return number();
    case Kind::String:
        return strings();
    default:
        return m_token.isSign("(") || m_token.isSign("[") ? bracketed() : unexpected(m_token);
    }
}

MaybeValue Parser::bracketed()
{
    if (m_closings.size() > kMaxCallNesting)
        return refuse(m_token, "a bracket nested so deeply");
    const bool isRound = advance().text == "(";
    m_closings += isRound ? ')' : ']';
    MaybeValue value = items(isRound ? ")" : "]", isRound);
    if (value)
        m_closings.pop_back();
    return value;
}

/// The inside of a tuple or list. `mayBePlain`: (3) is no tuple but 3.
MaybeValue Parser::items(std::string_view closing, bool mayBePlain)
{
    PythonValue::List list;
    bool hasComma = false;
    while (!take(closing)) {
        MaybeValue item = sum();
        if (!item)
            return std::nullopt;
        list.push_back(std::move(*item));
        const bool comma = take(",");
        hasComma |= comma;
        if (!comma && !m_token.isSign(closing))
            return unexpected(m_token);
    }
    if (mayBePlain && list.size() == 1 && !hasComma) {
        PythonValue plain = std::move(list.front()); // out of the list before it is overwritten
        return plain;
    }
    return PythonValue{std::move(list)};
}

/// A constant, or a dotted name with whatever is called or indexed on it: `sizes[0]`, `f(x).y`.
MaybeValue Parser::name()
{
    std::string text(advance().text);
    if (text == "None")
        return PythonValue{PythonValue::None{}};
    if (text == "True" || text == "False")
        return PythonValue{text == "True"};
    while (true) {
        if (take(".")) {
            if (m_token.kind != Kind::Name)
                return unexpected(m_token);
            text += "." + std::string(advance().text);
        } else if (m_token.isSign("(") || m_token.isSign("[")) {
            if (!skipBrackets())
                return std::nullopt;
        } else {
            return PythonValue{PythonValue::Name{excerpt(text)}};
        }
    }
}

/// Skips a call's or an index's brackets, whatever is in them.
bool Parser::skipBrackets()
{
    int depth = 0;
    do {
        if (m_token.kind == Kind::End || m_token.kind == Kind::Fullwidth) {
            unexpected(m_token);
            return false;
        }
        depth += bracketStep(advance());
    } while (depth > 0);
    return true;
}

MaybeValue Parser::number()
{
    const Result<PythonValue> value = pythonNumber(m_token.text);
    if (!value) {
        m_problem = value.problem();
        return std::nullopt;
    }
    advance();
    return value.value();
}

/// One string, or several side by side, which Python joins.
MaybeValue Parser::strings()
{
    std::string text;
    while (m_token.kind == Kind::String)
        text += pythonString(advance().text);
    return PythonValue{std::move(text)};
}

} // namespace

Result<std::vector<CallArgument>> parseCallArguments(std::string_view text, std::size_t position)
{
    return Parser(text, position).arguments();
}

} // namespace tconv
