// SPDX-License-Identifier: MIT
// compute on .npy files: which type the output has, and how exact it is.
#include "catch.hpp"
#include "npy_bytes.h"

#include <cmath>
#include <limits>

using namespace cli;

TEST_CASE("The output has the input's type and integers become floating point by a float weight",
          "[tensor_types]")
{
    const std::string f4 = npy<float>(kPair, {1, 2});
    const std::string f8 = npy<double>(kPair, {1, 2});
    const std::string i8 = npy<std::int64_t>(kPair, {1, 2});
    const auto arithmetic = [](const std::string& input, const std::string& weight) {
        return runPair(input, weight).json().at("arithmetic").get<std::string>();
    };
    const std::string oneF4 = npy<float>(kOne, {3});
    const std::string oneF8 = npy<double>(kOne, {3});
    const std::string oneI8 = npy<std::int64_t>(kOne, {3});
    CHECK(arithmetic(f4, oneF4) == "float32");
    CHECK(arithmetic(f4, oneF8) == "float32");
    CHECK(arithmetic(f4, oneI8) == "float32");
    CHECK(arithmetic(f8, oneF4) == "float64");
    CHECK(arithmetic(i8, oneI8) == "exact");
    CHECK(arithmetic(i8, oneF4) == "float64");
}

TEST_CASE("A floating-point bias makes the output of integers floating point", "[tensor_types]")
{
    const Folder folder;
    const std::string bias = folder.write("b.npy", npy<double>(kOne, {0.5}, 1));
    const Answer answer =
        runPair(npy<std::int64_t>(kPair, {1, 2}), npy<std::int64_t>(kOne, {3}), {"--bias", bias});
    CHECK(answer.json().at("arithmetic") == "float64");
    CHECK(answer.json().at("output").at(0).at(0) == Json::parse("[[3.5, 6.5]]"));
}

TEST_CASE("float32 is rounded once and printed with the digits that it needs", "[tensor_types]")
{
    // 0.1f * 3f in float32 arithmetic; the sum in float64 would print 0.30000000447034836.
    const Answer answer = runPair(npy<float>(kPair, {0.1F, 16777216}), npy<float>(kOne, {3}));
    CHECK_THAT(answer.out, Catch::Matchers::Contains("[[[[0.3, 50331648]]]]"));
    // In float32 each 1 alone would be lost.
    const Answer small =
        runPair(npy<float>({1, 3, 1, 1}, {16777216, 1, 1}), npy<float>({3, 1, 1, 1}, {1, 1, 1}));
    CHECK(small.json().at("output").at(0).at(0).at(0).at(0) == 16777218);
}

TEST_CASE("A value that is no number is printed as a string", "[tensor_types]")
{
    const Answer answer =
        runPair(npy<double>(kPair, {std::nan(""), -HUGE_VAL}), npy<double>(kOne, {1}));
    CHECK(answer.json().at("output").at(0).at(0) == Json::parse(R"([["nan", "-inf"]])"));
}

TEST_CASE("Integers are exact beyond 64 bits and refused where the file cannot hold them",
          "[tensor_types]")
{
    const Index big = Index(1) << 62;
    const std::string input = npy<std::int64_t>(kPair, {big, -1});
    CHECK_THAT(runPair(input, npy<std::int64_t>(kOne, {4})).out,
               Catch::Matchers::Contains("[[[[18446744073709551616, -4]]]]"));
    const Folder folder;
    const Answer refused =
        runPair(input, npy<std::int64_t>(kOne, {4}), {"--output", folder.path("y.npy")});
    CHECK(refused.status == 2);
    CHECK(refused.errorCode() == "integer_overflow");
    CHECK_FALSE(folder.has("y.npy"));
    // The bound on the sums is too large, the sums themselves are not.
    const Answer fits =
        runPair(input, npy<std::int64_t>(kOne, {-2}), {"--output", folder.path("y.npy")});
    CHECK(fits.status == 0);
    CHECK(std::get<Tensor4<std::int64_t>>(readBack(folder.read("y.npy")).values).values() ==
          std::vector<std::int64_t>{std::numeric_limits<std::int64_t>::min(), 2});
}

TEST_CASE("Integers are exact even where 128 bits do not hold the sums", "[tensor_types]")
{
    const Index least = std::numeric_limits<std::int64_t>::min();
    const Answer answer = runPair(npy<std::int64_t>({1, 2, 1, 1}, {least, least}),
                                  npy<std::int64_t>({2, 1, 1, 1}, {least, least}));
    CHECK_THAT(answer.out,
               Catch::Matchers::Contains("[[[[170141183460469231731687303715884105728]]]]"));
}
