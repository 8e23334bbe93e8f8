// SPDX-License-Identifier: MIT
// What every writer has in common is tested in files_test.cpp.
#include "catch.hpp"
#include "support/folder.h"
#include <tconv/io/new_file.h>

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tconv;
namespace fs = std::filesystem;
using support::contentOf;
using support::Folder;

TEST_CASE("A new file is seen under its name only when it is whole", "[new_file]")
{
    const auto named = GENERATE(NewFile::Named::Late, NewFile::Named::Early);
    const Folder folder;
    std::ofstream(folder / "x") << "old";
    auto file = NewFile::create(folder / "x", named);
    REQUIRE(file.ok());
    CHECK(fs::path(file.value().temporaryPath()).parent_path() == (folder / "x").parent_path());
    CHECK_FALSE(file.value().write("new"));
    CHECK(contentOf(folder / "x") == "old");
    CHECK(folder.entries() == (file.value().isNameless() ? 1 : 2));
    if (!file.value().isNameless())
        CHECK(contentOf(file.value().temporaryPath()) == "new");
    CHECK_FALSE(file.value().commit());
    CHECK(contentOf(folder / "x") == "new");
    CHECK(file.value().temporaryPath().empty());
    CHECK(folder.entries() == 1);
}

TEST_CASE("A new file that is not committed goes without a trace", "[new_file]")
{
    const auto named = GENERATE(NewFile::Named::Late, NewFile::Named::Early);
    const Folder folder;
    {
        auto first = NewFile::create(folder / "x", named);
        REQUIRE(first.ok());
        CHECK_FALSE(first.value().write("half"));
        NewFile second = std::move(first).value();
        CHECK(folder.entries() == (second.isNameless() ? 0 : 1));
    }
    CHECK(folder.entries() == 0);
}

TEST_CASE("A file that comes meanwhile under the name is replaced", "[new_file]")
{
    const auto named = GENERATE(NewFile::Named::Late, NewFile::Named::Early);
    const Folder folder;
    auto file = NewFile::create(folder / "x", named);
    REQUIRE(file.ok());
    CHECK_FALSE(file.value().write("mine"));
    std::ofstream(folder / "x") << "somebody else's";
    CHECK_FALSE(file.value().commit());
    CHECK(contentOf(folder / "x") == "mine");
    CHECK(folder.entries() == 1);
}

TEST_CASE("A program that is killed leaves nothing where files need no name", "[new_file]")
{
    const Folder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        auto file = NewFile::create(folder / "x");
        const bool isReady = file && !file.value().write("half");
        ::raise(isReady && file.value().isNameless() ? SIGKILL : SIGTERM);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    if (WTERMSIG(status) == SIGKILL)
        CHECK(folder.entries() == 0);
    else
        WARN("this file system knows no files without a name");
}

TEST_CASE("A new file has the permissions that new files have and keeps those of an old one",
          "[new_file]")
{
    const auto named = GENERATE(NewFile::Named::Late, NewFile::Named::Early);
    const Folder folder;
    const auto write = [&] {
        auto file = NewFile::create(folder / "x", named);
        REQUIRE(file.ok());
        CHECK_FALSE(file.value().commit());
        return fs::status(folder / "x").permissions();
    };
    const mode_t mask = ::umask(027);
    CHECK(write() == fs::perms(0640));
    ::umask(mask);
    fs::permissions(folder / "x", fs::perms(0604));
    CHECK(write() == fs::perms(0604));
}

TEST_CASE("A long file has all of its bytes in their order", "[new_file]")
{
    const Folder folder;
    std::string bytes((std::size_t(1) << 20) * 11 + 3, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i % 251);
    auto file = NewFile::create(folder / "x");
    REQUIRE(file.ok());
    for (std::size_t at = 0, size = 1; at < bytes.size(); at += size, size = size * 7 + 1)
        REQUIRE_FALSE(file.value().write(std::string_view(bytes).substr(at, size)));
    CHECK_FALSE(file.value().commit());
    CHECK(bool(contentOf(folder / "x") == bytes));
}

TEST_CASE("Reserved space is the size that the file has in the end", "[new_file]")
{
    const Folder folder;
    const auto named = GENERATE(NewFile::Named::Late, NewFile::Named::Early);
    auto file = NewFile::create(folder / "x", named);
    REQUIRE(file.ok());
    CHECK_FALSE(file.value().reserve(100'000));
    if (!file.value().isNameless())
        CHECK(fs::file_size(file.value().temporaryPath()) == 100'000);
    CHECK_FALSE(file.value().write(std::string(100'000, 'a')));
    CHECK_FALSE(file.value().commit());
    CHECK(bool(contentOf(folder / "x") == std::string(100'000, 'a')));
}

TEST_CASE("Space that is not there is told before a byte is written", "[new_file]")
{
    const Folder folder;
    const pid_t child = ::fork(); // limits cannot be raised again
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1000, 1000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        int status = 1;
        if (auto file = NewFile::create(folder / "x")) {
            const auto problem = file.value().reserve(2000);
            if (problem && sentence(*problem) ==
                               "Cannot write " + (folder / "x").string() +
                                   ": the file would exceed the limit of file sizes (2000 bytes "
                                   "are needed); the old content, if any, is untouched.")
                status = 0;
        }
        ::_exit(status);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
    CHECK(folder.entries() == 0);
}

TEST_CASE("A full disk is told with the bytes that are needed and free", "[new_file]")
{
    const Folder folder;
    auto file = NewFile::create(folder / "x");
    REQUIRE(file.ok());
    const auto problem = file.value().reserve(std::size_t(1) << 43); // more than test machines have
    REQUIRE(problem);
    CHECK(problem->code == ProblemCode::FileNotWritten);
    const std::string start =
        (folder / "x").string() + ": the disk is full (8796093022208 bytes are needed, ";
    CHECK_THAT(problem->detail,
               Catch::Matchers::StartsWith(start) && Catch::Matchers::EndsWith(" are free)"));
    const auto free = std::stoull(problem->detail.substr(start.size()));
    const auto space = fs::space((folder / "x").parent_path()).available;
    CHECK(free > space / 2);
    CHECK(free < space * 2);
}

TEST_CASE("A device is written to directly and nothing is reserved", "[new_file]")
{
    auto file = NewFile::create("/dev/full");
    REQUIRE(file.ok());
    CHECK(file.value().temporaryPath().empty());
    CHECK_FALSE(file.value().reserve(Index(1) << 50));
    CHECK_THAT(sentence(*file.value().write("x")),
               Catch::Matchers::Contains("/dev/full: the disk is full"));
    auto null = NewFile::create("/dev/null");
    REQUIRE(null.ok());
    CHECK_FALSE(null.value().write("x"));
    CHECK_FALSE(null.value().commit());
}

TEST_CASE("A path that means a stream of the process is written to where that stream stands",
          "[new_file]")
{
    const Folder folder;
    const int stream = ::open((folder / "x").c_str(), O_WRONLY | O_CREAT, 0600);
    REQUIRE(stream != -1);
    REQUIRE(::write(stream, "head ", 5) == 5);
    auto file = NewFile::create("/dev/fd/" + std::to_string(stream));
    REQUIRE(file.ok());
    CHECK(file.value().temporaryPath().empty());
    CHECK_FALSE(file.value().write("numbers"));
    CHECK_FALSE(file.value().commit());
    REQUIRE(::write(stream, " foot", 5) == 5);
    ::close(stream);
    CHECK(contentOf(folder / "x") == "head numbers foot");
    CHECK(folder.entries() == 1);
}
