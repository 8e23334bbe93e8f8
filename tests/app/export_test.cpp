// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "run_command.h"

#include <QImage>

using cli::Answer;
using cli::Folder;
using cli::Json;
using cli::run;

namespace {

constexpr const char* kExample = R"({"format": "tconvlab-experiment", "version": 1,
    "input": [[1, 2], [3, 4]], "weight": [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
    "stride": 2, "padding": 1, "output_padding": 1})";

Answer exportTo(const std::string& path, std::vector<std::string> more = {},
                const std::string& experiment = kExample)
{
    std::vector<std::string> arguments{"export", "-", "--output", path};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments, experiment);
}

} // namespace

TEST_CASE("export writes a PNG of a step and says nothing", "[export]")
{
    const Folder folder;
    const Answer answer = exportTo(folder.path("a.PNG"), {"--view", "scatter", "--step", "1"});
    CHECK(answer.status == 0);
    CHECK(answer.out.empty());
    CHECK(answer.err.empty());
    const QImage image(QString::fromStdString(folder.path("a.PNG")));
    CHECK(image.width() > 200);
    CHECK(image.height() > 200);
}

TEST_CASE("export writes the finished picture where no step is named", "[export]")
{
    const Folder folder;
    for (const char* view : {"scatter", "gather"}) {
        const std::string last = std::string(view) == "scatter" ? "4" : "19"; // 3 stages, 16 sums
        exportTo(folder.path("none.svg"), {"--view", view});
        exportTo(folder.path("last.svg"), {"--view", view, "--step", last});
        exportTo(folder.path("first.svg"), {"--view", view, "--step", "0"});
        CHECK_THAT(folder.read("none.svg"), Catch::Matchers::Contains("<svg"));
        CHECK(bool(folder.read("none.svg") == folder.read("last.svg")));
        CHECK(bool(folder.read("none.svg") != folder.read("first.svg")));
    }
}

TEST_CASE("export tells the file and the step as JSON", "[export]")
{
    const Folder folder;
    const Answer answer = exportTo(folder.path("a.svg"), {"--json", "--step", "2"});
    CHECK(answer.json() == Json{{"output", folder.path("a.svg")}, {"step", 2}});
}

TEST_CASE("A step that does not exist is refused and leaves no file", "[export]")
{
    const Folder folder;
    for (const char* step : {"-1", "5"}) {
        const Answer answer = exportTo(folder.path("a.png"), {"--step", step, "--json"});
        CHECK(answer.status == 2);
        CHECK(answer.errorCode() == "step_out_of_range");
    }
    CHECK(exportTo(folder.path("a.png"), {"--step", "20", "--view", "gather", "--json"})
              .errorCode() == "step_out_of_range");
    CHECK_FALSE(folder.has("a.png"));
}

TEST_CASE("What export cannot write is refused by name before the experiment is read", "[export]")
{
    const Folder folder;
    const auto code = [&](const std::string& name, std::vector<std::string> more) {
        more.push_back("--json");
        const Answer answer = exportTo(folder.path(name), more, "no experiment");
        CHECK(answer.status == 2);
        return answer.errorCode();
    };
    CHECK(code("a.pdf", {}) == "unsupported");
    CHECK(code("a.gif", {}) == "unsupported");
    CHECK(code("a.webp", {}) == "unsupported");
    CHECK(code("a.png", {"--view", "matrix"}) == "unsupported");
    CHECK(code("a.png", {"--step", "all"}) == "unsupported");
    CHECK(code("a.png", {"--view", "side"}) == "usage");
    CHECK(code("a.png", {"--step", "x"}) == "wrong_type");
    CHECK(code("a.jpeg", {}) == "usage");
    CHECK(code("png", {}) == "usage");
}

TEST_CASE("A broken experiment gives no picture", "[export]")
{
    const Folder folder;
    CHECK(exportTo(folder.path("a.png"), {"--json"},
                   R"({"format": "tconvlab-experiment", "version": 1,
        "input": [[1]], "weight": [[1]], "stride": 0})")
              .errorCode() == "stride_not_positive");
    CHECK_FALSE(folder.has("a.png"));
    CHECK(exportTo(folder.path("none/a.png"), {"--json"}).errorCode() == "file_not_written");
}
