// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "commands/work.h"

TEST_CASE("Each stage of a computation tells how far it is where that is known", "[work]")
{
    Work work;
    CHECK(work.text() == "reading");
    work.begin(Work::Stage::Computing);
    CHECK(work.text() == "computing");
    work.begin(Work::Stage::Formatting);
    work.formatted = 0.425;
    CHECK(work.text() == "formatting 42 %");
    work.begin(Work::Stage::Writing);
    CHECK(work.text() == "writing 0 %");
    work.written = 1;
    CHECK(work.text() == "writing 100 %");
    work.begin(Work::Stage::Formatting); // JSON after the file
    CHECK(work.text() == "formatting 0 %");
}
