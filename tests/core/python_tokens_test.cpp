// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/layer/python_tokens.h>

#include <string>

using namespace tconv;

namespace {

/// Kinds and texts, e.g. "Name:x Sign:(".
std::string tokensOf(std::string_view text)
{
    const std::string names[] = {"Name", "Number", "String", "Sign", "Fullwidth", "Unknown"};
    std::string list;
    for (PythonToken token = nextPythonToken(text, 0); token.kind != PythonToken::Kind::End;
         token = nextPythonToken(text, token.end))
        list += (list.empty() ? "" : " ") + names[static_cast<int>(token.kind)] + ":" +
                std::string(token.text);
    return list;
}

} // namespace

TEST_CASE("A call falls into names and signs and numbers", "[python_tokens]")
{
    CHECK(tokensOf("nn.Up2(1, k=(2,))") ==
          "Name:nn Sign:. Name:Up2 Sign:( Number:1 Sign:, Name:k Sign:= Sign:( Number:2 Sign:, "
          "Sign:) Sign:)");
}

TEST_CASE("Comments and line ends and copied spaces are skipped", "[python_tokens]")
{
    CHECK(tokensOf("1, # （a） comment\n\t2 \\\n 3") == "Number:1 Sign:, Number:2 Number:3");
    CHECK(tokensOf("1 \\\r\n 2 \\ 3") == "Number:1 Number:2 Unknown:\\ Number:3");
    CHECK(tokensOf("\xEF\xBB\xBF"
                   "a\xC2\xA0=\xE2\x80\x8B"
                   "1") == "Name:a Sign:= Number:1");
}

TEST_CASE("A number token takes its letters and its exponent's sign", "[python_tokens]")
{
    CHECK(tokensOf("1_000 0x1F-1 2e-3 .5 1.e+2 3-2") ==
          "Number:1_000 Number:0x1F Sign:- Number:1 Number:2e-3 Number:.5 Number:1.e+2 Number:3 "
          "Sign:- Number:2");
    CHECK(tokensOf("0xE-1") == "Number:0xE Sign:- Number:1");
}

TEST_CASE("A string ends at its own quote and an open one is no string", "[python_tokens]")
{
    CHECK(tokensOf("'a\"b' \"c\\\"d\"") == "String:'a\"b' String:\"c\\\"d\"");
    CHECK(tokensOf("'ab\n'") == "Unknown:' Name:ab Unknown:'");
}

TEST_CASE("Signs of two characters are one token", "[python_tokens]")
{
    CHECK(tokensOf("**k//2==3") == "Sign:** Name:k Sign:// Number:2 Sign:== Number:3");
}

TEST_CASE("Full-width signs and digits are told apart from names", "[python_tokens]")
{
    CHECK(tokensOf("步长（２，") == "Name:步长 Fullwidth:（ Fullwidth:２ Fullwidth:，");
    CHECK(tokensOf("a、b。") == "Name:a Fullwidth:、 Name:b Fullwidth:。");
}

TEST_CASE("The minus sign of a formula is a minus", "[python_tokens]")
{
    CHECK(tokensOf("a\xE2\x88\x92"
                   "1") == "Name:a Sign:- Number:1");
}

TEST_CASE("Bytes that are no character are unknown tokens one by one", "[python_tokens]")
{
    CHECK(tokensOf("\xFF\xFE$") == "Unknown:\xFF Unknown:\xFE Unknown:$");
}

TEST_CASE("A column counts the characters of its own line", "[python_tokens]")
{
    const std::string text = "a\n步长 b";
    CHECK(columnOf(text, 0) == 1);
    CHECK(columnOf(text, text.find('b')) == 4);
}
