// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/io/byte_source.h>

#include <array>
#include <sstream>
#include <unistd.h>

using namespace tconv;

namespace {

std::string some(ByteSource& source, std::size_t most)
{
    std::string text(most, '?');
    const Result<std::size_t> count = source.read(std::as_writable_bytes(std::span(text)));
    return count ? text.substr(0, count.value()) : sentence(count.problem());
}

} // namespace

TEST_CASE("A stream is read in order and short at its end", "[byte_source]")
{
    std::istringstream text("abcde");
    ByteSource source(text, "the stream");
    CHECK_FALSE(source.size());
    CHECK(some(source, 3) == "abc");
    CHECK(some(source, 3) == "de");
    CHECK(some(source, 3).empty());
}

TEST_CASE("A stream that breaks is named", "[byte_source]")
{
    std::istringstream text("abc");
    text.setstate(std::ios::badbit);
    ByteSource source(text, "standard input");
    CHECK(some(source, 3) == "Cannot read standard input.");
}

TEST_CASE("A pipe has no size and is read until its writer leaves", "[byte_source]")
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    REQUIRE(::write(ends[1], "abc", 3) == 3);
    auto source = ByteSource::open("/dev/fd/" + std::to_string(ends[0]));
    REQUIRE(source.ok());
    CHECK_FALSE(source.value().size());
    CHECK(some(source.value(), 2) == "ab");
    ::close(ends[1]);
    CHECK(some(source.value(), 9) == "c");
    ::close(ends[0]);
}

TEST_CASE("A folder and a missing file are no sources", "[byte_source]")
{
    auto folder = ByteSource::open("/tmp");
    REQUIRE(folder.ok());
    CHECK(some(folder.value(), 1) == "Cannot read /tmp: it is a folder.");
    CHECK(ByteSource::open("/tmp/no/such").problem().code == ProblemCode::FileNotFound);
}
