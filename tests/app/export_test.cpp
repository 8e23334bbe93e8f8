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
    CHECK(code("a.png", {"--step", "all"}) == "usage");
    CHECK(code("a.pdf", {"--step", "0-2"}) == "usage");
    CHECK(code("a.gif", {"--step", "2-1"}) == "usage");
    CHECK(code("a.gif", {"--every", "0"}) == "usage");
    CHECK(code("a.gif", {"--scale", "0"}) == "usage");
    CHECK(code("a.png", {"--view", "side"}) == "usage");
    CHECK(code("a.png", {"--step", "x"}) == "wrong_type");
    CHECK(code("a.jpeg", {}) == "usage");
    CHECK(code("png", {}) == "usage");
}

TEST_CASE("export writes a PDF of one page", "[export]")
{
    const Folder folder;
    CHECK(exportTo(folder.path("a.pdf"), {"--step", "1"}).status == 0);
    CHECK(folder.read("a.pdf").starts_with("%PDF-"));
    CHECK_THAT(folder.read("a.pdf"), Catch::Matchers::Contains("/Count 1"));
}

TEST_CASE("export writes the animation of all steps or of a range", "[export]")
{
    const Folder folder;
    const std::string gif = folder.path("a.gif");
    const Answer all = exportTo(gif, {"--json", "--view", "gather", "--step", "all"});
    CHECK(all.json() == Json{{"output", gif}, {"steps", {0, 19}}, {"frames", 20}});
    CHECK(all.err.empty());
    CHECK(folder.read("a.gif").starts_with("GIF89a"));
    const std::string whole = folder.read("a.gif");
    exportTo(gif, {"--view", "gather"});
    CHECK(bool(folder.read("a.gif") == whole));
    const Answer some =
        exportTo(folder.path("a.webp"), {"--json", "--step", "1-3", "--every", "2"});
    CHECK(some.json().at("steps") == Json{1, 3});
    CHECK(some.json().at("frames") == 2);
    CHECK(folder.read("a.webp").starts_with("RIFF"));
    CHECK(exportTo(gif, {"--json", "--step", "0-5"}).errorCode() == "step_out_of_range");
    CHECK(bool(folder.read("a.gif") == whole));
}

TEST_CASE("An animation that is too large is refused with its numbers and what is not", "[export]")
{
    const Folder folder;
    const Answer answer =
        exportTo(folder.path("a.gif"), {"--json", "--scale", "8"},
                 R"({"format": "tconvlab-experiment", "version": 1, "input": )" +
                     Json(std::vector(30, std::vector(30, 1))).dump() + R"(, "weight": [[1]]})");
    CHECK(answer.errorCode() == "size_too_large");
    CHECK_THAT(answer.out, Catch::Matchers::Contains("frames of"));
    CHECK_FALSE(folder.has("a.gif"));
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
