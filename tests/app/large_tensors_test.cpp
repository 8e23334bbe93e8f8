// SPDX-License-Identifier: MIT
// compute on .npy files that are too large for sums in float64: by the engine, in their own type.
#include "catch.hpp"
#include "npy_bytes.h"
#include <tconv/experiment/plain_scatter.h>

#include <algorithm>
#include <cmath>
#include <fcntl.h>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

using namespace cli;

namespace {

/// 9.4 million products.
constexpr Shape4 kInput{2, 16, 64, 64};
constexpr Shape4 kWeight{16, 8, 3, 3};

tconv::ConvTranspose2dOptions options()
{
    return {.stride = {2, 2}, .padding = {1, 1}, .outputPadding = {1, 1}};
}

std::vector<std::string> layer()
{
    return {"--stride", "2", "--padding", "1", "--output-padding", "1"};
}

template <typename T>
Tensor4<T> randomTensor(Shape4 shape, int seed, bool isInteger)
{
    std::mt19937 random(static_cast<unsigned>(seed));
    std::vector<T> values(static_cast<std::size_t>(*shape.elements()));
    std::ranges::generate(values, [&] {
        const int number = static_cast<int>(random() % 201) - 100;
        return isInteger ? static_cast<T>(number) : static_cast<T>(number) / static_cast<T>(7);
    });
    return {shape, std::move(values)};
}

template <typename T>
std::string bytesOf(const std::vector<T>& values, Shape4 shape)
{
    return npy<T>(shape, values);
}

template <typename To, typename From>
std::string npyAs(const Tensor4<From>& tensor)
{
    return bytesOf(std::vector<To>(tensor.values().begin(), tensor.values().end()), tensor.shape());
}

/// The file that compute writes.
std::string outputOf(const std::string& input, const std::string& weight,
                     const std::vector<std::string>& more = {})
{
    const Folder folder;
    std::vector<std::string> arguments{"compute",
                                       "--input",
                                       folder.write("x.npy", input),
                                       "--weight",
                                       folder.write("w.npy", weight),
                                       "--output",
                                       folder.path("y.npy")};
    for (const auto& list : {layer(), more})
        arguments.insert(arguments.end(), list.begin(), list.end());
    const Answer answer = run(arguments);
    CHECK(answer.status == 0);
    CHECK(answer.out.empty());
    CHECK(answer.err.empty());
    return folder.read("y.npy");
}

} // namespace

TEST_CASE("Large integers of every type give what the plain loop gives", "[large_tensors]")
{
    const auto input = randomTensor<std::int64_t>(kInput, 1, true);
    const auto weight = randomTensor<std::int64_t>(kWeight, 2, true);
    const Tensor4<std::int64_t> sums =
        plainScatter(tconv::PlainTensors<std::int64_t>{input, weight, std::nullopt}, options());
    REQUIRE(std::ranges::max(sums.values()) < (1 << 24));
    CHECK(bool(outputOf(npyAs<float>(input), npyAs<float>(weight)) == npyAs<float>(sums)));
    CHECK(bool(outputOf(npyAs<double>(input), npyAs<double>(weight)) == npyAs<double>(sums)));
    CHECK(bool(outputOf(npyAs<std::int64_t>(input), npyAs<std::int64_t>(weight)) ==
               npyAs<std::int64_t>(sums)));
    CHECK(bool(outputOf(npyAs<std::int64_t>(input), npyAs<float>(weight)) == npyAs<double>(sums)));
}

TEST_CASE("Large float32 is as near to float64 as the engine promises", "[large_tensors]")
{
    const auto input = randomTensor<float>(kInput, 3, false);
    const auto weight = randomTensor<float>(kWeight, 4, false);
    const auto single = std::get<Tensor4<float>>(
        readBack(outputOf(npyAs<float>(input), npyAs<float>(weight))).values);
    const auto exact = std::get<Tensor4<double>>(
        readBack(outputOf(npyAs<double>(input), npyAs<double>(weight))).values);
    double largest = 1;
    double error = 0;
    for (std::size_t i = 0; i < exact.values().size(); ++i) {
        largest = std::max(largest, std::abs(exact.values()[i]));
        error = std::max(error, std::abs(exact.values()[i] - double(single.values()[i])));
    }
    CHECK(single.shape() == Shape4{2, 8, 128, 128});
    CHECK(error > 0);
    CHECK(error < 1e-5 * largest);
}

TEST_CASE("The number of threads changes no bit of the file", "[large_tensors]")
{
    const std::string input = npyAs<float>(randomTensor<float>(kInput, 5, false));
    const std::string weight = npyAs<float>(randomTensor<float>(kWeight, 6, false));
    const std::string one = outputOf(input, weight, {"--threads", "1"});
    for (const char* threads : {"2", "7", "1024"})
        CHECK(bool(outputOf(input, weight, {"--threads", threads}) == one));
    CHECK(bool(outputOf(input, weight) == one));
}

TEST_CASE("JSON beside a large file tells the same numbers", "[large_tensors]")
{
    const Folder folder;
    const auto input = randomTensor<float>(kInput, 7, false);
    const auto weight = randomTensor<float>(kWeight, 8, false);
    std::vector<std::string> more = layer();
    more.insert(more.end(), {"--output", folder.path("y.npy")});
    const Json json = runPair(npyAs<float>(input), npyAs<float>(weight), more).json();
    CHECK(json.at("arithmetic") == "float32");
    const auto file = std::get<Tensor4<float>>(readBack(folder.read("y.npy")).values);
    CHECK(json.at("output").at(1).at(7).at(127).at(126).get<float>() == file.at(1, 7, {127, 126}));
}

TEST_CASE("Integers whose sums float64 does not hold are summed as integers", "[large_tensors]")
{
    const Index odd = (Index(1) << 53) + 1;
    const Folder folder;
    for (const Index value : {odd, -odd, odd - 2}) {
        runPair(npy<std::int64_t>(kPair, {value, 1}), npy<std::int64_t>(kOne, {1}),
                {"--output", folder.path("y.npy")});
        CHECK(bool(folder.read("y.npy") == npy<std::int64_t>(kPair, {value, 1})));
    }
}

TEST_CASE("A layer that is far too large is refused before it takes memory", "[large_tensors]")
{
    const auto code = [](const char* stride, std::vector<std::string> more) {
        more.insert(more.end(), {"--stride", stride});
        return runPair(npy<float>({1, 1, 2, 2}, {1, 2, 3, 4}), npy<float>(kOne, {1}), more)
            .errorCode();
    };
    CHECK(code("40000", {}) == "size_too_large"); // 1.6e9 values are not printed,
    CHECK(code("40000", {"--output", "no/such/folder/y.npy"}) ==
          "size_too_large"); // nor beside a file
    CHECK(code("1000000", {}) == "size_too_large");
    const Folder folder;
    const Answer file =
        run({"compute", "--input", folder.write("x.npy", npy<float>({1, 1, 2, 2}, {1, 2, 3, 4})),
             "--weight", folder.write("w.npy", npy<float>(kOne, {1})), "--stride", "40000",
             "--output", folder.path("none/y.npy")});
    CHECK_THAT(file.err, Catch::Matchers::StartsWith("error: file_not_written: "));
}

TEST_CASE("A tensor goes into a pipe and a full device is told", "[large_tensors]")
{
    const Folder folder;
    const std::string input = folder.write("x.npy", npy<float>(kPair, {1, 2}));
    const std::string weight = folder.write("w.npy", npy<float>(kOne, {3}));
    const std::string pipe = folder.path("pipe.npy");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = ::open(pipe.c_str(), O_RDWR | O_NONBLOCK);
    CHECK(run({"compute", "--input", input, "--weight", weight, "--output", pipe}).status == 0);
    std::string bytes(1000, '\0');
    bytes.resize(
        static_cast<std::size_t>(std::max<ssize_t>(0, ::read(reader, bytes.data(), bytes.size()))));
    ::close(reader);
    CHECK(bytes == npy<float>(kPair, {3, 6}));
    const std::string full = folder.path("full.npy");
    REQUIRE(::symlink("/dev/full", full.c_str()) == 0);
    CHECK_THAT(run({"compute", "--input", input, "--weight", weight, "--output", full}).err,
               Catch::Matchers::Contains("full.npy: the disk is full"));
}
