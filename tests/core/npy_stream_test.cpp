// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/io/npy_header.h>
#include <tconv/io/npy_stream.h>

#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <sstream>
#include <string>

using namespace tconv;
namespace fs = std::filesystem;

namespace {

class File {
public:
    explicit File(const std::string& bytes)
        : m_path(fs::temp_directory_path() /
                 ("npy_stream_test-" + std::to_string(std::random_device()())))
    {
        std::ofstream(m_path, std::ios::binary) << bytes;
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { fs::remove(m_path); }

    const fs::path& path() const { return m_path; }
    ByteSource source() const { return ByteSource::open(m_path).value(); }

private:
    fs::path m_path;
};

std::string textOf(const Result<NpyArray>& array)
{
    if (!array)
        return sentence(array.problem());
    const auto write = [&](const auto& values) { return writeNpy(values, array.value().rank); };
    return std::visit(write, array.value().values);
}

/// What both readers make of the bytes: of a file, and of a stream whose length nobody knows.
struct Readings {
    std::string file;
    std::string stream;
};

Readings readings(const std::string& bytes, const NpyLimits& limits = {})
{
    ByteSource file = File(bytes).source(); // still open when its name has gone
    std::istringstream text(bytes);
    ByteSource stream(text, "the stream");
    return {textOf(readNpy(file, limits)), textOf(readNpy(stream, limits))};
}

std::string header(const std::string& dict, std::size_t length)
{
    std::string text("\x93NUMPY\x02\0", 8);
    for (std::size_t i = 0, rest = length; i < 4; ++i, rest /= 256)
        text += static_cast<char>(rest % 256);
    return text + dict;
}

std::string header(const std::string& dict)
{
    return header(dict, dict.size());
}

} // namespace

TEST_CASE("Every file of NumPy is read piece by piece as it is at once", "[npy_stream]")
{
    int count = 0;
    for (const auto& entry : fs::directory_iterator(TCONV_GOLDEN_DIR "/npy")) {
        if (entry.path().extension() != ".npy")
            continue;
        CAPTURE(entry.path());
        std::ostringstream content;
        content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        const std::string bytes = content.str();
        const std::string whole = textOf(readNpy(std::as_bytes(std::span(bytes))));
        CHECK(bool(readings(bytes).file == whole));
        CHECK(bool(readings(bytes).stream == whole));
        ++count;
    }
    CHECK(count > 15);
}

TEST_CASE("An array of many blocks is read whole from where it begins in the file", "[npy_stream]")
{
    std::vector<float> values(700'003);
    std::iota(values.begin(), values.end(), 1.0F);
    const Tensor4<float> tensor({1, 1, 1, 700'003}, values);
    const std::string usual = writeNpy(tensor, 2);
    const std::size_t start = usual.size() - values.size() * sizeof(float);
    const std::string odd = header(usual.substr(10, start - 10) + ' ') + usual.substr(start);
    REQUIRE((odd.size() - values.size() * sizeof(float)) % 2 == 1);
    for (const std::string& bytes : {usual, odd}) {
        CHECK(bool(readings(bytes).file == usual));
        CHECK(bool(readings(bytes).stream == usual));
    }
}

TEST_CASE("What follows an array stays in the stream", "[npy_stream]")
{
    std::istringstream text(writeNpy(Tensor4<double>({1, 1, 1, 2}, {1, 2}), 2) + "rest");
    ByteSource source(text, "the stream");
    CHECK(readNpy(source).ok());
    std::string rest;
    text >> rest;
    CHECK(rest == "rest");
}

TEST_CASE("An array that is not all there is told with what there is", "[npy_stream]")
{
    const std::string start =
        header("{'descr': '<f4', 'fortran_order': False, 'shape': (30000, 30000), }");
    const auto expected = [&](std::size_t present) {
        return sentence({ProblemCode::NpyTruncated,
                         {},
                         {static_cast<Index>(present),
                          static_cast<Index>(start.size() + std::size_t(3'600'000'000))}});
    };
    const std::string bytes = start + std::string(2'000'000, 'x');
    CHECK(readings(bytes).file == expected(bytes.size()));
    CHECK(readings(bytes).stream == expected(bytes.size()));
    CHECK(readings(start).stream == expected(start.size()));
    const std::string integers = writeNpy(Tensor4<std::int64_t>({1, 1, 1, 9}, 7), 2);
    for (const std::size_t length : {0, 5, 9, 40, 128, 199}) {
        CAPTURE(length);
        const std::string part = integers.substr(0, length);
        const std::string whole = textOf(readNpy(std::as_bytes(std::span(part))));
        CHECK(readings(part).file == whole);
        CHECK(readings(part).stream == whole);
    }
}

TEST_CASE("A file that is shortened while it is read is told as cut off", "[npy_stream]")
{
    const std::string bytes = writeNpy(Tensor4<float>({1, 1, 1000, 1000}, 1.0F), 2);
    const File file(bytes);
    ByteSource source = file.source();
    fs::resize_file(file.path(), 1'000'000);
    CHECK(textOf(readNpy(source)) ==
          sentence({ProblemCode::NpyTruncated, {}, {1'000'000, 4'000'128}}));
}

TEST_CASE("Memory is not taken because a header is said to be long", "[npy_stream]")
{
    const std::string bytes = header("{", 4'000'000'000);
    CHECK(readings(bytes).file == sentence({ProblemCode::NpyTruncated, {}, {13, 4'000'000'012}}));
    CHECK(readings(bytes).stream ==
          sentence({ProblemCode::NpyHeader, {}, {}, "it has more than a million bytes"}));
}

TEST_CASE("A vector is read piece by piece and limits hold", "[npy_stream]")
{
    const std::string vector = writeNpy(Tensor4<float>({1, 1, 1, 3}, {1, 2, 3}), 1);
    ByteSource source = File(vector).source();
    const Result<NpyArray> array = readNpyVector(source);
    CHECK(textOf(array) == vector);
    CHECK(array.value().rank == 1);
    CHECK(readings(vector).file == sentence({ProblemCode::NpyRank, {}, {1}}));
    const std::string plane = writeNpy(Tensor4<float>({1, 1, 1, 3}, {1, 2, 3}), 2);
    CHECK(readings(plane, {.elements = 2}).stream ==
          sentence({ProblemCode::SizeTooLarge, {}, {3, 2}, "the number of elements"}));
}
