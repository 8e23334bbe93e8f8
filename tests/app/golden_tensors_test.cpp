// SPDX-License-Identifier: MIT
// compute on .npy files against PyTorch.
#include "catch.hpp"
#include "npy_bytes.h"
#include "support/golden.h"

using cli::Answer;
using cli::Folder;
using cli::Json;
using cli::run;
using tconv::Index;
using tconv::Shape4;

namespace {

template <typename T>
std::string npyOf(const Json& tensor)
{
    std::vector<T> values;
    for (const Json& value : tensor.at("data"))
        values.push_back(static_cast<T>(value.get<double>()));
    const auto shape = tensor.at("shape").get<std::vector<Index>>();
    if (shape.size() == 1)
        return cli::npy<T>({1, 1, 1, shape[0]}, values, 1);
    return cli::npy<T>({shape[0], shape[1], shape[2], shape[3]}, values);
}

std::string pairText(const Json& pair)
{
    return std::to_string(pair.at(0).get<int>()) + "," + std::to_string(pair.at(1).get<int>());
}

/// Writes the tensors of a golden case and answers the arguments that compute y.npy.
template <typename T>
std::vector<std::string> prepared(const Folder& folder, const Json& sample)
{
    const Json& params = sample.at("params");
    std::vector<std::string> arguments{"compute", "--output", folder.path("y.npy")};
    const auto add = [&](const std::string& name, const std::string& value) {
        arguments.push_back("--" + name);
        arguments.push_back(value);
    };
    add("input", folder.write("x.npy", npyOf<T>(sample.at("x"))));
    add("weight", folder.write("w.npy", npyOf<T>(sample.at("w"))));
    if (!sample.at("b").is_null())
        add("bias", folder.write("b.npy", npyOf<T>(sample.at("b"))));
    for (const char* name : {"stride", "padding", "dilation"})
        add(name, pairText(params.at(name)));
    add("output-padding", pairText(params.at("output_padding")));
    add("groups", std::to_string(params.at("groups").get<int>()));
    return arguments;
}

template <typename T>
void checkGolden(const Json& sample)
{
    const Folder folder;
    const Answer answer = run(prepared<T>(folder, sample));
    CHECK(answer.status == 0);
    CHECK(answer.out.empty());
    CHECK(answer.err.empty());
    CHECK(bool(folder.read("y.npy") == npyOf<T>(sample.at("y"))));
}

bool isIntegral(const Json& sample)
{
    for (const char* name : {"x", "w", "b"})
        if (!sample.at(name).is_null())
            for (const Json& value : sample.at(name).at("data"))
                if (!value.is_number_integer())
                    return false;
    return true;
}

} // namespace

TEST_CASE("compute writes PyTorch's values as float32 for every golden case", "[golden_tensors]")
{
    for (const Json& sample : golden::cases("convt2d_valid.json")) {
        CAPTURE(sample.at("id"));
        checkGolden<float>(sample);
    }
}

TEST_CASE("compute writes PyTorch's values as float64 for every golden case", "[golden_tensors]")
{
    for (const Json& sample : golden::cases("convt2d_valid.json")) {
        CAPTURE(sample.at("id"));
        checkGolden<double>(sample);
    }
}

TEST_CASE("compute writes PyTorch's values as int64 for every golden case of integers",
          "[golden_tensors]")
{
    int count = 0;
    for (const Json& sample : golden::cases("convt2d_valid.json"))
        if (isIntegral(sample)) {
            CAPTURE(sample.at("id"));
            checkGolden<std::int64_t>(sample);
            ++count;
        }
    CHECK(count > 50);
}
