// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/io/npy.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>

using namespace tconv;

namespace {

/// A file that NumPy wrote, see tests/golden/npy/make_npy.py.
std::string golden(const std::string& name)
{
    std::ifstream file(std::string(TCONV_GOLDEN_DIR) + "/npy/" + name + ".npy", std::ios::binary);
    REQUIRE(file);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

Result<NpyArray> read(const std::string& bytes, const NpyLimits& limits = {})
{
    return readNpy(std::as_bytes(std::span(bytes)), limits);
}

std::string problemOf(const std::string& bytes, const NpyLimits& limits = {})
{
    const Result<NpyArray> array = read(bytes, limits);
    return array ? "no problem" : sentence(array.problem());
}

/// A file of version 1.0 with this dictionary and these data.
std::string file(const std::string& dict, const std::string& data = {})
{
    std::string text("\x93NUMPY\x01", 7);
    text += {'\0', static_cast<char>(dict.size() % 256), static_cast<char>(dict.size() / 256)};
    return text + dict + data;
}

std::string dict(const std::string& shape, const std::string& descr = "<f4")
{
    return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
}

/// Are the values 0, 1, 2, ... times the factor?
template <typename T>
bool isRamp(const NpyArray& array, T factor)
{
    const auto* const tensor = std::get_if<Tensor4<T>>(&array.values);
    if (tensor == nullptr)
        return false;
    for (Index i = 0; i < tensor->size(); ++i)
        if (tensor->values()[static_cast<std::size_t>(i)] != static_cast<T>(i) * factor)
            return false;
    return true;
}

template <typename T>
std::string rewritten(const std::string& bytes)
{
    const NpyArray array = read(bytes).value();
    return writeNpy(std::get<Tensor4<T>>(array.values), array.rank);
}

} // namespace

TEST_CASE("Files of NumPy are read in every element type", "[npy]")
{
    for (const auto* name : {"float32", "float64"}) {
        CAPTURE(name);
        const NpyArray array = read(golden(name)).value();
        CHECK(array.rank == 2);
        CHECK(array.shape() == Shape4{1, 1, 2, 3});
    }
    CHECK(isRamp(read(golden("float32")).value(), 0.25F));
    CHECK(isRamp(read(golden("float64")).value(), 0.25));
    for (const auto* name : {"int8", "int16", "int32", "int64"}) {
        CAPTURE(name);
        CHECK(isRamp<std::int64_t>(read(golden(name)).value(), -1));
    }
    for (const auto* name : {"uint8", "uint16", "uint32", "uint64"}) {
        CAPTURE(name);
        CHECK(isRamp<std::int64_t>(read(golden(name)).value(), 1));
    }
    CHECK(std::get<Tensor4<std::int64_t>>(read(golden("bool")).value().values).values() ==
          std::vector<std::int64_t>{1, 0, 1});
}

TEST_CASE("The type of an array is that of its values", "[npy]")
{
    CHECK(read(golden("float32")).value().type() == NpyType::Float32);
    CHECK(read(golden("float64")).value().type() == NpyType::Float64);
    CHECK(read(golden("uint8")).value().type() == NpyType::Int64);
}

TEST_CASE("Missing leading sizes of a NumPy file are one in C and in Fortran order", "[npy]")
{
    const std::string order = GENERATE("", "_fortran");
    CAPTURE(order);
    const NpyArray plane = read(golden("rank2" + order)).value();
    CHECK(plane.rank == 2);
    CHECK(plane.shape() == Shape4{1, 1, 2, 3});
    CHECK(isRamp(plane, 0.25F));
    const NpyArray channels = read(golden("rank3" + order)).value();
    CHECK(channels.rank == 3);
    CHECK(channels.shape() == Shape4{1, 2, 3, 4});
    CHECK(isRamp(channels, 0.25F));
    const NpyArray batch = read(golden("rank4" + order)).value();
    CHECK(batch.rank == 4);
    CHECK(batch.shape() == Shape4{2, 3, 4, 5});
    CHECK(isRamp(batch, 0.25F));
}

TEST_CASE("Other ranks of a NumPy file are refused", "[npy]")
{
    for (const int rank : {0, 1, 5}) {
        CAPTURE(rank);
        CHECK(problemOf(golden("rank" + std::to_string(rank))) ==
              "The .npy array has " + std::to_string(rank) +
                  (rank == 1 ? " dimension" : " dimensions") +
                  "; 2 (H,W), 3 (C,H,W) or 4 (N,C,H,W) are read.");
    }
}

TEST_CASE("A bias is read from a NumPy file with one dimension", "[npy]")
{
    const std::string vector = golden("rank1_int64");
    const NpyArray bias = readNpyVector(std::as_bytes(std::span(vector))).value();
    CHECK(bias.rank == 1);
    CHECK(bias.shape() == Shape4{1, 1, 1, 5});
    CHECK(isRamp<std::int64_t>(bias, -1));
    CHECK(writeNpy(std::get<Tensor4<std::int64_t>>(bias.values), 1) == vector);
    const std::string plane = golden("rank2");
    CHECK(sentence(readNpyVector(std::as_bytes(std::span(plane))).problem()) ==
          "The .npy array has 2 dimensions, but 1 is expected here.");
}

TEST_CASE("Version 2 of the NumPy format is read and version 3 refused", "[npy]")
{
    CHECK(isRamp(read(golden("version2")).value(), 0.25F));
    CHECK(problemOf(golden("version3")) == ".npy version 3 is not read; versions 1 and 2 are.");
}

TEST_CASE("What is written has the very bytes of NumPy", "[npy]")
{
    for (const auto* name : {"rank2", "rank3", "rank4", "empty_batch"}) {
        CAPTURE(name);
        CHECK(rewritten<float>(golden(name)) == golden(name));
    }
    for (const auto* name : {"rank2_float64", "rank3_float64", "rank4_float64", "not_finite"}) {
        CAPTURE(name);
        CHECK(rewritten<double>(golden(name)) == golden(name));
    }
    for (const auto* name : {"rank2_int64", "rank3_int64", "rank4_int64", "wide", "limits_int64"}) {
        CAPTURE(name);
        CHECK(rewritten<std::int64_t>(golden(name)) == golden(name));
    }
}

TEST_CASE("An empty batch has no values and keeps its shape", "[npy]")
{
    const NpyArray array = read(golden("empty_batch")).value();
    CHECK(array.shape() == Shape4{0, 3, 2, 2});
    CHECK(std::get<Tensor4<float>>(array.values).size() == 0);
}

TEST_CASE("The limits of 64-bit integers are kept and what lies beyond is refused", "[npy]")
{
    using Limits = std::numeric_limits<std::int64_t>;
    CHECK(std::get<Tensor4<std::int64_t>>(read(golden("limits_int64")).value().values).values() ==
          std::vector<std::int64_t>{Limits::min(), Limits::max()});
    CHECK(std::get<Tensor4<std::int64_t>>(read(golden("limits_uint64")).value().values).values() ==
          std::vector<std::int64_t>{0, Limits::max()});
    CHECK(problemOf(golden("beyond_int64")) ==
          "The .npy type '<u8' with values beyond int64 is not read; save as float32, float64 or "
          "an integer type.");
}

TEST_CASE("Other element types of NumPy are refused by name", "[npy]")
{
    const auto typeOf = [](const std::string& name) {
        const Problem problem = read(golden(name)).problem();
        CHECK(problem.code == ProblemCode::NpyType);
        return problem.detail;
    };
    CHECK(typeOf("big_endian") == "'>f4' (big-endian)");
    CHECK(typeOf("float16") == "'<f2' (float16)");
    CHECK(typeOf("complex64") == "'<c8' (complex64)");
    CHECK(typeOf("text") == "'<U2' (text)");
    CHECK(typeOf("record") == "of records");
    CHECK(read(file(dict("(1, 1)", "|f4"), "1234")).problem().detail == "'|f4'");
    CHECK(read(file(dict("(1, 1)", "\xFF"))).problem().detail == "'?'");
    CHECK(read(file(dict("(1, 1)", ""), "1234")).problem().code == ProblemCode::NpyType);
}

TEST_CASE("A file of NumPy that is cut anywhere is refused", "[npy]")
{
    const std::string whole = golden("rank3");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        const Result<NpyArray> array = read(whole.substr(0, length));
        REQUIRE_FALSE(array.ok());
        CHECK(array.problem().code ==
              (length < 6 ? ProblemCode::NpyNotNpy : ProblemCode::NpyTruncated));
    }
    CHECK(problemOf(whole.substr(0, 200)) ==
          "The .npy file has 200 bytes where its header needs 224; it seems cut off.");
    CHECK(problemOf("[1, 2]") == "This is no .npy file: it does not begin with \\x93NUMPY.");
    CHECK(problemOf("") == "This is no .npy file: it is empty.");
    CHECK(problemOf("PK\x03\x04") ==
          "This is no .npy file: it is an archive such as .npz or .pt; save one array with "
          "numpy.save().");
    CHECK(problemOf(whole + "more") == "no problem");
}

TEST_CASE("A size that a NumPy header claims is not believed", "[npy]")
{
    CHECK(problemOf(file(dict("(1000, 1000)"), "1234")) ==
          "The .npy file has 80 bytes where its header needs 4000076; it seems cut off.");
    CHECK(problemOf(file(dict("(100000, 100000)"))) ==
          "The number of elements is 10000000000, and at most 1073741824 is allowed; use a smaller "
          "size.");
    CHECK(read(file(dict("(4294967296, 4294967296, 4294967296)"))).problem().code ==
          ProblemCode::SizeTooLarge);
    CHECK(read(file(dict("(0, 4294967296, 4294967296)"))).problem().code ==
          ProblemCode::SizeTooLarge);
    CHECK(read(golden("rank2"), {.elements = 6}).ok());
    CHECK(read(golden("rank2"), {.elements = 5}).problem() ==
          Problem{ProblemCode::SizeTooLarge, {}, {6, 5}, "the number of elements"});
}

TEST_CASE("The dictionary of a NumPy header may be written in other ways", "[npy]")
{
    const std::string data(8, '\0');
    CHECK(problemOf(file("{\"shape\":(1,2),\"fortran_order\":True,\"descr\":\"<f4\"}", data)) ==
          "no problem");
    CHECK(problemOf(file(" {'descr' : '<f4' , 'fortran_order' : False , 'shape' : ( 1L , 2L , ) "
                         ", } \n",
                         data)) == "no problem");
}

TEST_CASE("A wrong dictionary of a NumPy header is refused with the reason", "[npy]")
{
    const auto reason = [](const std::string& header) {
        const Problem problem = read(file(header)).problem();
        CHECK(problem.code == ProblemCode::NpyHeader);
        return problem.detail;
    };
    const std::string tuple = "'shape' must be a tuple of sizes";
    CHECK(reason("") == "it does not begin with {");
    CHECK(reason("{") == "a key in quotes and a colon are expected");
    CHECK(reason("{'descr") == "a key in quotes and a colon are expected");
    CHECK(reason("{'descr'}") == "a key in quotes and a colon are expected");
    CHECK(reason("{'descr': 4}") == "'descr' must be a string");
    CHECK(reason("{'fortran_order': 1}") == "'fortran_order' must be True or False");
    CHECK(reason("{'shape': 2}") == tuple);
    CHECK(reason("{'shape': (2") == tuple);
    CHECK(reason("{'shape': (2 3)}") == tuple);
    CHECK(reason("{'shape': (-2, 3)}") == tuple);
    CHECK(reason("{'shape': (99999999999999999999, 3)}") == tuple);
    CHECK(reason("{'shape': (2, 3) 'descr': '<f4'}") == "a comma or } is missing");
    CHECK(reason("{'descr': '<f4', 'descr': '<f4'}") == "a key stands twice");
    CHECK(reason("{'other': 1}") == "only 'descr', 'fortran_order' and 'shape' are keys");
    CHECK(reason("{'descr': '<f4', 'shape': (1, 1)}") == "'fortran_order' is missing");
    CHECK(reason(dict("(1, 1)") + "x") == "something follows the }");
    CHECK(problemOf(file("{")) == "The .npy header is not as it should be: a key in quotes and a "
                                  "colon are expected.");
}

TEST_CASE("Values of a NumPy file become the same exact numbers", "[npy]")
{
    const Tensor4<Rational> plane = exactValues(read(golden("float32")).value()).value();
    CHECK(plane.shape() == Shape4{1, 1, 2, 3});
    CHECK(plane.at(0, 0, {1, 1}) == 1);
    CHECK(plane.at(0, 0, {1, 2}) == Rational(5, 4));
    CHECK(exactValues(read(golden("limits_int64")).value()).value().at(0, 0, {0, 0}) ==
          std::numeric_limits<std::int64_t>::min());
    const Tensor4<Rational> exact = exactValues(read(golden("exact")).value()).value();
    CHECK(exact.values()[0] == Rational(3602879701896397, 36028797018963968)); // 0.1
    CHECK(toDouble(exact.values()[1]) == -1e-300);
    CHECK(toDouble(exact.values()[3]) == std::numeric_limits<double>::max());
    CHECK(exact.values()[2] == Rational(1, BigInteger(1) << 1074)); // the smallest float64
}

TEST_CASE("Infinite values and NaN of a NumPy file have no exact number", "[npy]")
{
    const NpyArray array = read(golden("not_finite")).value();
    CHECK(std::isnan(std::get<Tensor4<double>>(array.values).values()[2]));
    CHECK(sentence(exactValues(array).problem()) ==
          "Value 1 of the .npy file is not finite; exact arithmetic needs numbers.");
}
