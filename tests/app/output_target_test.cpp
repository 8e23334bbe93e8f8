// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "commands/output_target.h"
#include "run_command.h"

using cli::Folder;

namespace {

/// What a target needs to write.
struct Surroundings {
    InterruptGuard guard;
    Work work;
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    PercentLine line{[this] { return work.text(); }, err};
    Streams streams{in, out, err};
};

std::string longText()
{
    std::string text(3'000'001, 'a');
    text[1'500'000] = 'b';
    return text;
}

} // namespace

TEST_CASE("A file has its old content until the whole text is there", "[output_target]")
{
    const Folder folder;
    Surroundings around;
    const std::string path = folder.write("y.txt", "old");
    {
        OutputTarget unfinished(path, around.guard);
        CHECK_FALSE(unfinished.begin());
    }
    CHECK(folder.read("y.txt") == "old");
    OutputTarget target(path, around.guard);
    CHECK_FALSE(target.begin());
    CHECK(folder.read("y.txt") == "old");
    CHECK_FALSE(target.write(longText(), around.work, around.line, around.streams));
    CHECK(bool(folder.read("y.txt") == longText()));
    CHECK(around.out.str().empty());
    CHECK(around.work.text().starts_with("writing 9"));
}

TEST_CASE("Without a path or with a dash the text goes to standard output", "[output_target]")
{
    const std::string path = GENERATE("", "-");
    Surroundings around;
    OutputTarget target(path, around.guard);
    CHECK_FALSE(target.begin());
    CHECK_FALSE(target.write(longText(), around.work, around.line, around.streams));
    CHECK(bool(around.out.str() == longText()));
}

TEST_CASE("A file that cannot be begun is a failure before anything is written", "[output_target]")
{
    const Folder folder;
    Surroundings around;
    OutputTarget target(folder.path("none/y.txt"), around.guard);
    const auto failure = target.begin();
    REQUIRE(failure);
    CHECK(failure->code == "file_not_written");
    CHECK_THAT(failure->message, Catch::Matchers::Contains("there is no such folder"));
}
