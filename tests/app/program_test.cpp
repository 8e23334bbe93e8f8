// SPDX-License-Identifier: MIT
// The program as scripts see it: exit statuses, streams and displays.
#include "catch.hpp"
#include "run_command.h"

#include <QProcess>

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using cli::Folder;

namespace {

constexpr const char* kExample = R"({"format": "tconvlab-experiment", "version": 1,
    "input": [[1, 2]], "weight": [[3]]})";

struct Setting {
    const char* name;
    const char* value;
};

QProcessEnvironment environment(const std::vector<Setting>& settings)
{
    QProcessEnvironment result = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"})
        result.remove(QString::fromLatin1(name));
    for (const Setting& setting : settings)
        result.insert(QString::fromLatin1(setting.name), QString::fromLatin1(setting.value));
    return result;
}

/// Runs the program to its end; without a display unless a setting says otherwise.
cli::Answer runProgram(const std::vector<std::string>& arguments, const std::string& input = {},
                       const std::vector<Setting>& settings = {})
{
    QProcess process;
    process.setProcessEnvironment(environment(settings));
    QStringList list;
    for (const std::string& argument : arguments)
        list.append(QString::fromStdString(argument));
    process.start(QStringLiteral(TCONVLAB_PROGRAM), list);
    process.write(input.data(), static_cast<qint64>(input.size()));
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished());
    REQUIRE(process.exitStatus() == QProcess::NormalExit);
    return {process.exitCode(), process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

} // namespace

TEST_CASE("The program computes from a pipe into a pipe", "[program]")
{
    const cli::Answer answer = runProgram({"compute", "-", "--output", "-"}, kExample);
    CHECK(answer.status == 0);
    CHECK(answer.out == "[[3, 6]]\n");
    CHECK(answer.err.empty());
}

TEST_CASE("The program's exit status is 2 for refused input and the JSON stays alone", "[program]")
{
    const cli::Answer answer = runProgram({"compute", "-", "--json"}, "{");
    CHECK(answer.status == 2);
    CHECK(answer.errorCode() == "json_syntax");
    CHECK(answer.err.empty());
    CHECK(runProgram({"no-such-file.tconv"}).status == 2);
    CHECK_THAT(runProgram({"no-such-file.tconv"}).err, StartsWith("error: file_not_found: "));
    CHECK_THAT(runProgram({"shap"}).err, StartsWith("error: usage: There is no command"));
}

TEST_CASE("The program is silent on standard output when it refuses in plain text", "[program]")
{
    const cli::Answer answer = runProgram({"shape", "--input-size", "0", "--kernel-size", "3"});
    CHECK(answer.status == 2);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, StartsWith("error: input_spatial_size_zero: "));
}

TEST_CASE("Help and version need no display even where a dead one is named", "[program]")
{
    const std::vector<Setting> settings =
        GENERATE(std::vector<Setting>{}, std::vector<Setting>{{"DISPLAY", ":987"}},
                 std::vector<Setting>{{"DISPLAY", ":987"}, {"QT_QPA_PLATFORM", "xcb"}});
    const cli::Answer help = runProgram({"--help"}, {}, settings);
    CHECK(help.status == 0);
    CHECK_THAT(help.out, Contains("Examples:"));
    CHECK(help.err.empty());
    CHECK(runProgram({"--version"}, {}, settings).out == "tconvlab " TCONVLAB_VERSION "\n");
}

TEST_CASE("A window without a display is one sentence and exit status 3", "[program]")
{
    const cli::Answer unset = runProgram({});
    CHECK(unset.status == 3);
    CHECK(unset.out.empty());
    CHECK_THAT(unset.err,
               Contains("neither DISPLAY nor WAYLAND_DISPLAY is set") &&
                   Contains("compute, shape, explain, matrix, check, exercise and export"));
    CHECK(std::count(unset.err.begin(), unset.err.end(), '\n') == 1);
    const cli::Answer dead = runProgram({}, {}, {{"DISPLAY", ":987"}});
    CHECK(dead.status == 3);
    CHECK_THAT(dead.err, Contains(":987"));
    CHECK(runProgram({}, {}, {{"DISPLAY", ":987"}, {"QT_QPA_PLATFORM", "xcb"}}).status == 3);
}

TEST_CASE("The program paints a picture without a display and without a word", "[program]")
{
    const Folder folder;
    for (const char* name : {"a.png", "a.svg"}) {
        const cli::Answer answer = runProgram({"export", "-", "--output", folder.path(name)},
                                              kExample, {{"DISPLAY", ":987"}});
        CHECK(answer.status == 0);
        CHECK(answer.out.empty());
        CHECK(answer.err.empty());
    }
    CHECK_THAT(folder.read("a.png"), StartsWith("\x89PNG"));
    CHECK_THAT(folder.read("a.svg"), StartsWith("<?xml"));
}

TEST_CASE("A full disk behind standard output is a failure", "[program]")
{
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(QStringLiteral(TCONVLAB_PROGRAM), {QStringLiteral("--version")});
    REQUIRE(process.waitForFinished());
    CHECK(process.exitCode() == 2);
    CHECK(process.readAllStandardError().toStdString() ==
          "error: file_not_written: Cannot write standard output: the disk is full.\n");
}
