// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "run_command.h"
#include <tconv/experiment/experiment_file.h>

#include <filesystem>
#include <set>

using cli::Answer;
using cli::Folder;
using cli::Json;
using cli::run;

namespace {

std::set<std::string> namesIn(const std::string& folder)
{
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

std::string contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("exercise writes sheets and keys and experiments for a class", "[exercise]")
{
    const Folder folder;
    const std::string output = folder.path("class/overlap");
    const Answer answer = run({"exercise", "--seed", "7", "--count", "10", "--topic", "overlap",
                               "--level", "easy", "--output", output});
    CHECK(answer.status == 0);
    CHECK(answer.out == "10 exercises in " + output + "\n");
    const auto names = namesIn(output);
    CHECK(names.size() == 50);
    for (const std::string name : {"sheet-01.md", "sheet-10.pdf", "key-03.md", "key-07.pdf"})
        CHECK(names.count(name) == 1);
    CHECK(contentOf(output + "/sheet-02.pdf").rfind("%PDF-", 0) == 0);
    CHECK_THAT(contentOf(output + "/sheet-02.md"),
               Catch::Matchers::StartsWith("# Exercise 7-2: overlap, easy\n"));
}

TEST_CASE("The experiments of exercises are taken by the other commands", "[exercise]")
{
    const Folder folder;
    const std::string output = folder.path("mixed");
    REQUIRE(run({"exercise", "--count", "8", "--format", "markdown", "--output", output}).status ==
            0);
    CHECK(namesIn(output).size() == 24);
    std::set<std::string> experiments;
    for (int i = 1; i <= 8; ++i) {
        const std::string path = output + "/exercise-" + std::to_string(i) + ".tconv";
        CHECK(run({"compute", path}).status == 0);
        experiments.insert(contentOf(path));
    }
    CHECK(experiments.size() == 8);
}

TEST_CASE("The same seed writes the same exercises and another one others", "[exercise]")
{
    const Folder folder;
    const auto made = [&](const std::string& seed, const std::string& name) {
        const Json answer = run({"exercise", "--seed", seed, "--count", "3", "--format", "markdown",
                                 "--output", folder.path(name), "--json"})
                                .json();
        std::vector<std::string> fingerprints;
        for (const Json& exercise : answer.at("exercises"))
            fingerprints.push_back(exercise.at("experiment"));
        return fingerprints;
    };
    const auto first = made("5", "a");
    CHECK(first.size() == 3);
    CHECK(first == made("5", "b"));
    CHECK(first != made("6", "c"));
    CHECK(contentOf(folder.path("a/key-2.md")) == contentOf(folder.path("b/key-2.md")));
}

TEST_CASE("What exercise cannot do is refused with the possible values", "[exercise]")
{
    const Folder folder;
    const std::string output = folder.path("x");
    CHECK(run({"exercise"}).err == "error: missing_argument: --output is missing.\n");
    CHECK_THAT(run({"exercise", "--topic", "strides", "--output", output}).err,
               Catch::Matchers::Contains("stride, padding, output-padding, dilation, overlap, "
                                         "bias, matrix or shape, not \"strides\""));
    CHECK_THAT(run({"exercise", "--level", "2", "--output", output}).err,
               Catch::Matchers::Contains("easy, medium or hard"));
    CHECK(run({"exercise", "--count", "0", "--output", output}).status == 2);
    CHECK(run({"exercise", "--count", "1001", "--output", output}).status == 2);
    CHECK(run({"exercise", "--seed", "-1", "--output", output}).status == 2);
    CHECK_FALSE(std::filesystem::exists(output));
}

TEST_CASE("A folder that cannot be made is named", "[exercise]")
{
    const Folder folder;
    const std::string file = folder.path("file");
    std::ofstream(file) << "no folder";
    const Answer answer = run({"exercise", "--output", file, "--json"});
    CHECK(answer.status == 2);
    CHECK(answer.errorCode() == "file_not_written");
}
