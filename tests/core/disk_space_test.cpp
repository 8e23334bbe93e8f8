// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/folder.h"
#include <tconv/io/descriptor.h>
#include <tconv/io/disk_space.h>

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>

using support::Folder;
using tconv::Descriptor;

TEST_CASE("Space is taken for a file whose bytes stay", "[disk_space]")
{
    const Folder folder;
    const Descriptor file(::open((folder / "x").c_str(), O_RDWR | O_CREAT, 0600));
    REQUIRE(::write(file.number(), "abc", 3) == 3);
    CHECK(tconv::takeSpace(file.number(), 1 << 20) == 0);
    struct stat info {};
    REQUIRE(::fstat(file.number(), &info) == 0);
    CHECK(info.st_size == 1 << 20);
    CHECK(info.st_blocks * 512 >= 1 << 20);
    CHECK(support::contentOf(folder / "x").starts_with("abc"));
}

TEST_CASE("Space that the disk has not is refused and nothing of it taken", "[disk_space]")
{
    const Folder folder;
    const Descriptor file(::open((folder / "x").c_str(), O_RDWR | O_CREAT, 0600));
    const std::size_t tooMuch = *tconv::freeBytes(file.number()) * 2 + (std::size_t(1) << 40);
    CHECK(tconv::takeSpace(file.number(), tooMuch) == ENOSPC);
    struct stat info {};
    REQUIRE(::fstat(file.number(), &info) == 0);
    CHECK(info.st_size <= 1);
}

TEST_CASE("Free space is what the folder's disk has", "[disk_space]")
{
    const Folder folder;
    const Descriptor file(::open((folder / "x").c_str(), O_RDWR | O_CREAT, 0600));
    const auto told = std::filesystem::space((folder / "x").parent_path()).available;
    const auto free = tconv::freeBytes(file.number());
    REQUIRE(free);
    CHECK(*free > told / 2); // others use the disk, too
    CHECK(*free / 2 < told);
}
