// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "run_command.h"

using cli::Answer;
using cli::run;

namespace {

std::string refused(const std::vector<std::string>& arguments)
{
    const Answer answer = run(arguments);
    CHECK(answer.status == 2);
    CHECK(answer.out.empty());
    return answer.err;
}

} // namespace

TEST_CASE("An option of other commands is refused with their names", "[unknown_option]")
{
    CHECK(refused({"compute", "a.tconv", "--cell=1,1"}) ==
          "error: usage: compute takes no --cell, only explain does; leave it out, or see tconvlab "
          "compute --help.\n");
}

TEST_CASE("An option that is spelled otherwise is told by its name", "[unknown_option]")
{
    const auto nearest = [](const std::string& typed) {
        const std::string text = refused({"shape", typed, "3"});
        const std::string before = "error: usage: There is no option " + typed;
        REQUIRE(text.starts_with(before));
        const std::string end = "; see tconvlab shape --help.\n";
        REQUIRE(text.ends_with(end));
        return text.substr(before.size(), text.size() - before.size() - end.size());
    };
    CHECK(nearest("--strid") == "; the nearest is --stride");
    CHECK(nearest("--Stride") == "; the nearest is --stride");
    CHECK(nearest("--kernel_size") == "; the nearest is --kernel-size");
    CHECK(nearest("--kernel") == "; the nearest is --kernel-size");
    CHECK(nearest("--paddin") == "; the nearest is --padding");
    CHECK(nearest("--outputpadding") == "; the nearest is --output-padding");
    CHECK(nearest("--something").empty());
    CHECK(nearest("-x").empty());
}

TEST_CASE("An option in front of the command is told to go behind it", "[unknown_option]")
{
    CHECK(refused({"--threads", "2", "compute", "a.tconv"}) ==
          "error: usage: --threads is for a command and goes behind its name; see tconvlab "
          "--help.\n");
    CHECK(run({"--json", "compute", "a.tconv"}).errorCode() == "usage");
    CHECK(refused({"--stride", "2"}) == "error: usage: --stride is for a command and goes behind "
                                        "its name; see tconvlab --help.\n");
}

TEST_CASE("Every command takes a number of threads, and those that use it tell of it",
          "[unknown_option]")
{
    const std::vector<std::string> shape{"shape", "--input-size", "3", "--kernel-size", "3"};
    const auto withThreads = [&](const char* threads) {
        std::vector<std::string> arguments = shape;
        arguments.insert(arguments.end(), {"--threads", threads});
        return run(arguments);
    };
    CHECK(withThreads("2").out == run(shape).out);
    CHECK(withThreads("0").status == 2);
    for (const char* command : {"shape", "explain", "matrix", "exercise", "export"})
        CHECK(run({command, "--help"}).out.find("--threads") == std::string::npos);
    for (const char* command : {"compute", "check"})
        CHECK(run({command, "--help"}).out.find("--threads") != std::string::npos);
}
