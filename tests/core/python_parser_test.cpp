// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/layer/python_parser.h>

using namespace tconv;

namespace {

/// The arguments behind "f(" as "name=value; value", or the code of the problem.
std::string argumentsOf(const std::string& text)
{
    const Result<std::vector<CallArgument>> arguments = parseCallArguments("f(" + text, 2);
    if (!arguments)
        return std::string(codeName(arguments.problem().code));
    std::string list;
    for (const CallArgument& argument : arguments.value())
        list += (list.empty() ? "" : "; ") + (argument.name.empty() ? "" : argument.name + "=") +
                pythonText(argument.value);
    return list;
}

Problem problemOf(const std::string& text)
{
    return parseCallArguments("f(" + text, 2).problem();
}

} // namespace

TEST_CASE("Positional and named arguments are read up to the closing bracket", "[python_parser]")
{
    CHECK(argumentsOf("1, 2, k=3) and more ( text") == "1; 2; k=3");
    CHECK(argumentsOf(")").empty());
    CHECK(argumentsOf("1,)") == "1");
    CHECK(argumentsOf("\n  a = 1, # one\n  b = 2,\n)") == "a=1; b=2");
}

TEST_CASE("Values of every kind are read", "[python_parser]")
{
    CHECK(argumentsOf("True, False, None, -2, +3, 1.5, 'zeros', \"a\" 'b')") ==
          "True; False; None; -2; 3; 1.5; 'zeros'; 'ab'");
    CHECK(argumentsOf("(), (1), (1,), (1, 2), [3, 4], [(5,), 6])") ==
          "(); 1; (1,); (1, 2); (3, 4); ((5,), 6)");
    CHECK(argumentsOf("[7])") == "(7,)");
}

TEST_CASE("Arithmetic follows Python's precedence", "[python_parser]")
{
    CHECK(argumentsOf("2 + 3 * 4, (2 + 3) * 4, 10 - 3 - 2, 64 // 8 // 2, --5, -7 // 2)") ==
          "14; 20; 5; 4; 5; -4");
}

TEST_CASE("Names keep their dots and lose what is called or indexed on them", "[python_parser]")
{
    CHECK(argumentsOf("torch.float32, sizes[0], f(1, (2)).g[3], ngf * 8, -n, True)") ==
          "torch.float32; sizes; f.g; ngf; n; True");
    CHECK(argumentsOf("a=torch.device('cuda:0'), **options)") == "a=torch.device; **=options");
    CHECK(argumentsOf("*sizes, f({1: 2}))") == "*=sizes; f");
}

TEST_CASE("A bracket that is never closed is an unbalanced parenthesis", "[python_parser]")
{
    for (const char* text : {"", "1, 2", "1, (2, 3)", "(1, 2], 3)", "[1, 2), 3)", "1]",
                             "1, 2\nx = 3", "g(1", "a[2, 3", "(1, 2", "k=", "1 +"}) {
        INFO(text);
        CHECK(argumentsOf(text) == "unbalanced_parenthesis");
    }
}

TEST_CASE("A full-width sign is named", "[python_parser]")
{
    CHECK(problemOf("1，2)") == Problem{ProblemCode::FullwidthPunctuation, {}, {}, "，"});
    CHECK(problemOf("1, 2）") == Problem{ProblemCode::FullwidthPunctuation, {}, {}, "）"});
    CHECK(problemOf("sizes[0，1])") == Problem{ProblemCode::FullwidthPunctuation, {}, {}, "，"});
    CHECK(argumentsOf("'，', 1) # （") == "'，'; 1");
}

TEST_CASE("What no call has is named with its column in the line", "[python_parser]")
{
    CHECK(problemOf("1 2)") == Problem{ProblemCode::CallSyntax, {}, {5}, "2"});
    CHECK(problemOf("a=1,\n  步 = = 2)") == Problem{ProblemCode::CallSyntax, {}, {7}, "="});
    CHECK(problemOf("1, ,)") == Problem{ProblemCode::CallSyntax, {}, {6}, ","});
    CHECK(problemOf("k=)") == Problem{ProblemCode::CallSyntax, {}, {5}, ")"});
    CHECK(problemOf("4 if x else 2)") == Problem{ProblemCode::CallSyntax, {}, {5}, "if"});
    CHECK(problemOf("{1: 2})") == Problem{ProblemCode::CallSyntax, {}, {3}, "{"});
    CHECK(problemOf("2 ** 4)") == Problem{ProblemCode::CallSyntax, {}, {5}, "**"});
    CHECK(problemOf("a.1)") == Problem{ProblemCode::CallSyntax, {}, {4}, ".1"});
    CHECK(problemOf("*(1, 2))") == Problem{ProblemCode::CallSyntax, {}, {3}, "*"});
    CHECK(problemOf("1 // 0)") ==
          Problem{ProblemCode::CallSyntax, {}, {5}, "// between these values"});
    CHECK(problemOf("-'a')") == Problem{ProblemCode::CallSyntax, {}, {3}, "- before this value"});
    CHECK(problemOf("'open)") == Problem{ProblemCode::CallSyntax, {}, {3}, "'"});
    CHECK(problemOf("\\2)") == Problem{ProblemCode::CallSyntax, {}, {3}, "\\"});
    CHECK(problemOf("\xFF)") == Problem{ProblemCode::CallSyntax, {}, {3}, "?"});
}

TEST_CASE("A number that is none keeps its own problem", "[python_parser]")
{
    CHECK(problemOf("3x3)") == Problem{ProblemCode::NumberSyntax, {}, {}, "3x3"});
    CHECK(argumentsOf("99999999999999999999)") == "number_too_long");
}

TEST_CASE("Brackets may be nested only so deep and signs repeated without end", "[python_parser]")
{
    const auto nested = [](std::size_t depth) {
        return argumentsOf(std::string(depth, '(') + "1" + std::string(depth, ')') + ")");
    };
    CHECK(nested(kMaxCallNesting) == "1");
    CHECK(nested(kMaxCallNesting + 1) == "call_syntax");
    CHECK(nested(30'000) == "call_syntax");
    std::string signs(60'000, '-');
    signs += "1)";
    CHECK(argumentsOf(signs) == "1");
    CHECK(argumentsOf(std::string(60'000, '[')) == "call_syntax");
}
