// SPDX-License-Identifier: MIT
// Calls that PyTorch refuses, put to the command line.
#include "catch.hpp"
#include "npy_bytes.h"
#include "support/golden.h"

using cli::Folder;
using cli::Json;
using cli::run;
using tconv::Index;

namespace {

/// An argument of the constructor by its place or name; null where the call has none.
Json argument(const Json& call, std::size_t place, const char* name)
{
    if (place < call.at("args").size())
        return call.at("args").at(place);
    return call.at("kwargs").value(name, Json());
}

/// 2 or [2, 3] or "same" as a person would type it.
std::string typed(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (!value.is_array())
        return value.dump();
    std::string text;
    for (const Json& number : value)
        text += (text.empty() ? "" : ",") + number.dump();
    return text;
}

std::vector<std::string> layerArguments(const Json& call)
{
    std::vector<std::string> arguments;
    const auto add = [&](const char* option, const Json& value) {
        if (!value.is_null())
            arguments.insert(arguments.end(), {option, typed(value)});
    };
    add("--stride", argument(call, 3, "stride"));
    add("--padding", argument(call, 4, "padding"));
    add("--output-padding", argument(call, 5, "output_padding"));
    add("--groups", argument(call, 6, "groups"));
    add("--dilation", argument(call, 8, "dilation"));
    add("--output-size", call.at("output_size"));
    return arguments;
}

bool hasPaddingMode(const Json& call)
{
    return call.at("kwargs").contains("padding_mode");
}

std::string zeros(const std::vector<Index>& sizes)
{
    tconv::Shape4 shape{1, 1, sizes[sizes.size() - 2], sizes.back()};
    if (sizes.size() > 2)
        shape.channels = sizes[sizes.size() - 3];
    if (sizes.size() > 3)
        shape.batch = sizes.front();
    const auto count = static_cast<std::size_t>(shape.elements().value());
    return cli::npy<float>(shape, std::vector<float>(count), static_cast<int>(sizes.size()));
}

} // namespace

TEST_CASE("shape refuses by the code of every golden call with one channel", "[golden_errors]")
{
    int count = 0;
    for (const Json& call : golden::cases("convt2d_errors.json")) {
        const Json shape = call.at("x_shape");
        if (shape.size() != 4 || argument(call, 0, "in_channels") != 1 || hasPaddingMode(call) ||
            shape.at(1) != 1)
            continue;
        CAPTURE(call.at("id"));
        std::vector<std::string> arguments = layerArguments(call);
        arguments.insert(arguments.begin(),
                         {"shape", "--json", "--input-size", typed({shape.at(2), shape.at(3)}),
                          "--kernel-size", typed(argument(call, 2, "kernel_size"))});
        const cli::Answer answer = run(arguments);
        CHECK(answer.status == 2);
        CHECK(answer.errorCode() == call.at("code"));
        ++count;
    }
    CHECK(count > 30);
}

TEST_CASE("compute refuses by the code of every golden call whose tensors can exist",
          "[golden_errors]")
{
    int count = 0;
    for (const Json& call : golden::cases("convt2d_errors.json")) {
        const Json kernel = argument(call, 2, "kernel_size");
        const Json shape = call.at("x_shape");
        if (!shape.is_array() || shape.size() > 4 || !kernel.is_number_integer() || kernel < 0 ||
            hasPaddingMode(call) || argument(call, 0, "in_channels") < 0)
            continue;
        const Index groups = std::max<Index>(1, call.at("kwargs").value("groups", Index(1)));
        const auto outChannels = argument(call, 1, "out_channels").get<Index>();
        if (outChannels % groups != 0)
            continue; // no weight has such a shape
        CAPTURE(call.at("id"));
        const Folder folder;
        const auto size = kernel.get<Index>();
        const std::vector<Index> weight{argument(call, 0, "in_channels").get<Index>(),
                                        outChannels / groups, size, size};
        std::vector<std::string> arguments = layerArguments(call);
        arguments.insert(arguments.begin(),
                         {"compute", "--json", "--input",
                          folder.write("x.npy", zeros(shape.get<std::vector<Index>>())), "--weight",
                          folder.write("w.npy", zeros(weight))});
        const cli::Answer answer = run(arguments);
        CHECK(answer.status == 2);
        CHECK(answer.errorCode() == call.at("code"));
        ++count;
    }
    CHECK(count > 35);
}
