// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/folder.h"
#include <tconv/io/files.h>

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tconv;
namespace fs = std::filesystem;
using support::contentOf;
using support::Folder;

namespace {

void put(const fs::path& path, const std::string& content, mode_t mode = 0644)
{
    std::ofstream(path, std::ios::binary) << content;
    REQUIRE(::chmod(path.c_str(), mode) == 0);
}

mode_t modeOf(const fs::path& path)
{
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    return info.st_mode & 07777U;
}

std::string writing(const fs::path& path, const std::string& bytes)
{
    const std::optional<Problem> problem = writeFileSafely(path, bytes);
    return problem ? sentence(*problem) : "written";
}

std::string reading(const fs::path& path, std::size_t maxBytes = 1000)
{
    const Result<std::string> bytes = readFile(path, maxBytes);
    return bytes ? bytes.value() : sentence(bytes.problem());
}

/// What `run` answers in a process of its own, for which permissions count: not as root.
std::string asNobody(const std::function<std::string()>& run)
{
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const bool isNobody = ::geteuid() != 0 || ::setuid(65534) == 0;
        const std::string answer = isNobody ? run() : "no setuid";
        const ssize_t count = ::write(ends[1], answer.data(), answer.size());
        ::_exit(count == static_cast<ssize_t>(answer.size()) ? 0 : 1);
    }
    ::close(ends[1]);
    std::string answer(4096, '\0');
    answer.resize(static_cast<std::size_t>(
        std::max<ssize_t>(::read(ends[0], answer.data(), answer.size()), 0)));
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    return answer;
}

} // namespace

TEST_CASE("A file is read as it is up to the limit", "[files]")
{
    const Folder folder;
    const std::string bytes("a\0\r\n\xFF", 5);
    put(folder / "x", bytes);
    CHECK(readFile(folder / "x", 5).value() == bytes);
    CHECK(readFile(folder / "x", 4).problem() == Problem{ProblemCode::FileTooLarge, {}, {5, 4}});
    put(folder / "empty", "");
    CHECK(readFile(folder / "empty", 0).value().empty());
    const std::string large(200'000, 'x');
    put(folder / "large", large);
    CHECK(readFile(folder / "large", 200'000).value() == large);
    CHECK(readFile(folder / "large", 10).problem() ==
          Problem{ProblemCode::FileTooLarge, {}, {200'000, 10}});
}

TEST_CASE("A device without an end is read up to the limit", "[files]")
{
    CHECK(readFile("/dev/zero", 1000).problem().code == ProblemCode::FileTooLarge);
    CHECK(reading("/dev/null").empty());
}

TEST_CASE("A file that cannot be read is named with the reason", "[files]")
{
    const Folder folder;
    const fs::path missing = folder / "missing";
    CHECK(reading(missing) == "There is no file " + missing.string() + ".");
    CHECK(readFile(missing, 1).problem().code == ProblemCode::FileNotFound);
    CHECK(reading(folder / "") == "Cannot read " + (folder / "").string() + ": it is a folder.");
    put(folder / "x", "1");
    CHECK(reading(folder / "x/y") ==
          "Cannot read " + (folder / "x/y").string() + ": a part of its path is not a folder.");
    put(folder / "secret", "1", 0);
    CHECK(asNobody([&] { return reading(folder / "secret"); }) ==
          "Cannot read " + (folder / "secret").string() + ": permission is denied.");
}

TEST_CASE("A new file is written with the permissions of new files", "[files]")
{
    const Folder folder;
    const std::string bytes("a\0b", 3);
    const mode_t mask = ::umask(027);
    const std::string answer = writing(folder / "x", bytes);
    ::umask(mask);
    CHECK(answer == "written");
    CHECK(contentOf(folder / "x") == bytes);
    CHECK(modeOf(folder / "x") == 0640);
    CHECK(folder.entries() == 1);
}

TEST_CASE("An old file is replaced and keeps its permissions", "[files]")
{
    const Folder folder;
    put(folder / "x", "old and longer", 0604);
    CHECK(writing(folder / "x", "new") == "written");
    CHECK(contentOf(folder / "x") == "new");
    CHECK(modeOf(folder / "x") == 0604);
    CHECK(folder.entries() == 1);
}

TEST_CASE("Whoever reads an old file while it is replaced keeps the old bytes", "[files]")
{
    const Folder folder;
    put(folder / "x", "old");
    fs::create_hard_link(folder / "x", folder / "reader");
    CHECK(writing(folder / "x", "new") == "written");
    CHECK(contentOf(folder / "x") == "new");
    CHECK(contentOf(folder / "reader") == "old");
}

TEST_CASE("A symbolic link stays one and its target is written", "[files]")
{
    const Folder folder;
    fs::create_directory(folder / "far");
    put(folder / "far/target", "old");
    fs::create_symlink("far/target", folder / "second");
    fs::create_symlink("second", folder / "first");
    CHECK(writing(folder / "first", "new") == "written");
    CHECK(fs::is_symlink(folder / "first"));
    CHECK(fs::is_symlink(folder / "second"));
    CHECK(contentOf(folder / "far/target") == "new");

    fs::create_symlink(folder / "far/new", folder / "dangling");
    CHECK(writing(folder / "dangling", "1") == "written");
    CHECK(fs::is_symlink(folder / "dangling"));
    CHECK(contentOf(folder / "far/new") == "1");
}

TEST_CASE("A file that cannot be written is named with the reason", "[files]")
{
    const Folder folder;
    const auto problem = [&](const std::string& name, const std::string& why) {
        return "Cannot write " + (folder / name).string() + ": " + why +
               "; the old content, if any, is untouched.";
    };
    fs::create_directory(folder / "sub");
    put(folder / "x", "1");
    fs::create_symlink("circle", folder / "circle");
    CHECK(writing(folder / "sub", "1") == problem("sub", "it is a folder"));
    CHECK(writing(folder / "none/x", "1") == problem("none/x", "there is no such folder"));
    CHECK(writing(folder / "x/y", "1") == problem("x/y", "a part of its path is not a folder"));
    CHECK(writing(folder / "circle", "1") == problem("circle", "its symbolic links form a circle"));
    CHECK(writing(folder / std::string(300, 'x'), "1") ==
          problem(std::string(300, 'x'), "the name is too long"));
    CHECK(writeFileSafely(folder / "sub", "1")->code == ProblemCode::FileNotWritten);
    CHECK(folder.entries() == 3);
}

TEST_CASE("A write-protected file or folder is left as it is", "[files]")
{
    const Folder folder;
    put(folder / "x", "old", 0444);
    fs::create_directory(folder / "sub");
    put(folder / "sub/x", "old", 0666);
    fs::permissions(folder / "sub", fs::perms(0555));
    CHECK(asNobody([&] { return writing(folder / "x", "new"); }) ==
          "Cannot write " + (folder / "x").string() +
              ": permission is denied; the old content, if any, is untouched.");
    CHECK(asNobody([&] { return writing(folder / "sub/x", "new"); }) ==
          "Cannot write " + (folder / "sub/x").string() +
              ": permission is denied; the old content, if any, is untouched.");
    CHECK(contentOf(folder / "x") == "old");
    CHECK(contentOf(folder / "sub/x") == "old");
    CHECK(folder.entries() == 2);
    fs::permissions(folder / "sub", fs::perms::all);
}

TEST_CASE("Writing that fails halfway leaves the old bytes and nothing else", "[files]")
{
    const Folder folder;
    put(folder / "x", "old", 0666);
    const std::string answer = asNobody([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1000, 1000};
        return ::setrlimit(RLIMIT_FSIZE, &limit) == 0
                   ? writing(folder / "x", std::string(5000, 'n'))
                   : "no limit";
    });
    CHECK(answer == "Cannot write " + (folder / "x").string() +
                        ": the file would exceed the limit of file sizes; the old content, if any, "
                        "is untouched.");
    CHECK(contentOf(folder / "x") == "old");
    CHECK(folder.entries() == 1);
}

TEST_CASE("A pipe is written to and never replaced", "[files]")
{
    const Folder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0666) == 0);
    const int reader = ::open((folder / "pipe").c_str(), O_RDWR | O_NONBLOCK);
    REQUIRE(reader >= 0);
    CHECK(writing(folder / "pipe", "1") == "written");
    char byte = 0;
    CHECK(::read(reader, &byte, 1) == 1);
    CHECK(byte == '1');
    CHECK(fs::is_fifo(folder / "pipe"));
    ::close(reader);
}

TEST_CASE("A full disk is named as the reason", "[files]")
{
    // Not as root, who could replace the device if the code were wrong.
    CHECK(asNobody([] { return writing("/dev/full", "1"); }) ==
          "Cannot write /dev/full: the disk is full; the old content, if any, is untouched.");
}
