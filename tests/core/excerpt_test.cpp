// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/base/excerpt.h>

using namespace tconv;

TEST_CASE("A UTF-8 character has one to four bytes and broken bytes have none", "[excerpt]")
{
    CHECK(utf8Length("a") == 1);
    CHECK(utf8Length("é!") == 2);
    CHECK(utf8Length("（") == 3);
    CHECK(utf8Length("😀") == 4);
    CHECK(utf8Length("") == 0);
    CHECK(utf8Length("\x80") == 0);             // a continuation byte alone
    CHECK(utf8Length("\xC0\x80") == 0);         // overlong
    CHECK(utf8Length("\xE0\x80\x80") == 0);     // overlong
    CHECK(utf8Length("\xE0\xA0\x80") == 3);     // the first that is not
    CHECK(utf8Length("\xF0\x80\x80\x80") == 0); // overlong
    CHECK(utf8Length("\xF0\x90\x80\x80") == 4); // the first that is not
    CHECK(utf8Length("\xED\xA0\x80") == 0);     // a surrogate
    CHECK(utf8Length("\xED\x9F\xBF") == 3);     // the last before them
    CHECK(utf8Length("\xF4\x90\x80\x80") == 0); // beyond U+10FFFF
    CHECK(utf8Length("\xF4\x8F\xBF\xBF") == 4); // U+10FFFF
    CHECK(utf8Length("\xF5\x80\x80\x80") == 0);
    CHECK(utf8Length("\xE2\x88") == 0); // cut off
    CHECK(utf8Length("\xE2\x88x") == 0);
}

TEST_CASE("An excerpt is one line of valid UTF-8 whatever the bytes are", "[excerpt]")
{
    CHECK(excerpt("stride=2") == "stride=2");
    CHECK(excerpt("a\nb\tc\x7F") == "a?b?c?");
    CHECK(excerpt("a\xFF\xE2\x88z") == "a??"
                                       "?z");
    CHECK(excerpt(std::string_view("\0x", 2)) == "?x");
}

TEST_CASE("An excerpt counts characters and marks where it was cut", "[excerpt]")
{
    CHECK(excerpt("步长为二", 4) == "步长为二");
    CHECK(excerpt("步长为二", 3) == "步长为…");
    CHECK(excerpt("", 0).empty());
}
