// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/buffer.h>

#include <algorithm>
#include <cstdint>

using tconv::Buffer;
using tconv::Index;

TEST_CASE("A buffer is zeroed and aligned for vectors or for huge pages", "[buffer]")
{
    for (const Index count : {Index(0), Index(3), Index(1000), Index(1) << 20, Index(3'000'001)}) {
        CAPTURE(count);
        auto made = Buffer<float>::make(count, "the test");
        REQUIRE(made.ok());
        Buffer<float> buffer = std::move(made).value();
        CHECK(buffer.size() == count);
        CHECK(std::ranges::all_of(buffer.span(), [](float value) { return value == 0; }));
        const Index alignment = count >= Index(1) << 20 ? Index(1) << 21 : 64;
        CHECK(reinterpret_cast<std::uintptr_t>(buffer.data()) % alignment == 0);
        std::ranges::fill(buffer.span(), 1.0F); // all of it can be written
    }
}

TEST_CASE("Memory that is not there is a problem with its bytes", "[buffer]")
{
    const auto tooMuch = Buffer<double>::make(Index(1) << 50, "the output");
    REQUIRE_FALSE(tooMuch.ok());
    CHECK(tooMuch.problem() ==
          tconv::Problem{tconv::ProblemCode::OutOfMemory, {}, {Index(1) << 53}, "the output"});
    CHECK_FALSE(Buffer<double>::make(Index(1) << 61, "the output").ok());
}
