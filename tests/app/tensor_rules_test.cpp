// SPDX-License-Identifier: MIT
// Tensors of files that do not go together: what is said of which file.
#include "catch.hpp"
#include "npy_bytes.h"

using namespace cli;

namespace {

/// Files of zeros: x.npy, w.npy and perhaps b.npy, given to a command that refuses them.
struct Refusal {
    Folder folder;
    std::string x = folder.path("x.npy");
    std::string w = folder.path("w.npy");
    std::string b = folder.path("b.npy");
    std::vector<std::string> more;

    void write(const std::string& path, Shape4 shape, int rank) const
    {
        const auto count = static_cast<std::size_t>(*shape.elements());
        std::ofstream(path, std::ios::binary) << npy<float>(shape, std::vector<float>(count), rank);
    }
    std::string message(const char* command = "compute") const
    {
        std::vector<std::string> arguments{command, "--input", x, "--weight", w, "--output", "-"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Answer answer = run(arguments);
        CHECK(answer.status == 2);
        return answer.err;
    }
};

} // namespace

TEST_CASE("A plane with a weight that has channels is told both files and what works",
          "[tensor_rules]")
{
    const Refusal files;
    files.write(files.x, {1, 1, 5, 6}, 2);
    files.write(files.w, {2, 3, 3, 3}, 4);
    CHECK(files.message() ==
          "error: input_rank: " + files.x +
              ": The input is one plane (5, 6), which goes with a kernel (kH, kW), but the weight "
              "in " +
              files.w +
              " has 4 dimensions (2, 3, 3, 3); give an input (2, H, W) or "
              "(N, 2, H, W).\n");
    files.write(files.w, {1, 3, 3, 3}, 4);
    CHECK_THAT(files.message("matrix"), Catch::Matchers::EndsWith("make the input (1, 5, 6).\n"));
}

TEST_CASE("A weight without channels is told both files and what works", "[tensor_rules]")
{
    const Refusal files;
    files.write(files.x, {1, 2, 5, 5}, 3);
    files.write(files.w, {1, 1, 3, 4}, 2);
    CHECK(files.message() ==
          "error: weight_rank: " + files.w +
              ": The weight has 2 dimensions (3, 4), but the input (2, 5, 5) in " + files.x +
              " has 2 channels and goes with a weight (C_in, C_out/groups, kH, kW); give a weight "
              "(2, C_out/groups, kH, kW).\n");
    files.write(files.x, {4, 1, 5, 5}, 4);
    CHECK_THAT(files.message(), Catch::Matchers::EndsWith(
                                    " has 1 channel and goes with a weight (C_in, C_out/groups, "
                                    "kH, kW); make the weight (1, 1, 3, 4).\n"));
    files.write(files.x, {1, 1, 5, 5}, 2);
    files.write(files.w, {1, 2, 3, 4}, 3);
    CHECK(files.message() == "error: weight_rank: " + files.w +
                                 ": The weight has 3 dimensions (2, 3, 4), but the input (5, 5) "
                                 "in " +
                                 files.x +
                                 " is one plane, which goes with a kernel (kH, kW); make the "
                                 "weight (3, 4).\n");
}

TEST_CASE("Ranks that nothing goes with name their file", "[tensor_rules]")
{
    Refusal files;
    files.write(files.x, {1, 1, 1, 5}, 1);
    CHECK(files.message() == "error: input_rank: " + files.x +
                                 ": The input has 1 dimension, but it must be (N, C, H, W) or "
                                 "(C, H, W), or (H, W) with a weight (kH, kW).\n");
    files.write(files.x, {1, 1, 5, 5}, 4);
    files.write(files.w, {1, 1, 1, 5}, 1);
    CHECK(files.message() == "error: weight_rank: " + files.w +
                                 ": The weight has 1 dimension, but it must be (C_in, "
                                 "C_out/groups, kH, kW), or (kH, kW) with an input (H, W).\n");
    files.write(files.w, {1, 1, 3, 3}, 4);
    files.write(files.b, {1, 1, 1, 1}, 2);
    files.more = {"--bias", files.b};
    CHECK(files.message() == "error: bias_shape_mismatch: " + files.b +
                                 ": The bias has 2 dimensions, but it must be one list of C_out "
                                 "values.\n");
}

TEST_CASE("Channels that do not fit are told with both shapes and where they may have gone",
          "[tensor_rules]")
{
    const Refusal files;
    files.write(files.x, {1, 2, 5, 5}, 4);
    files.write(files.w, {4, 1, 3, 3}, 4);
    CHECK(files.message() == "error: input_channels_mismatch: " + files.x +
                                 ": The input (1, 2, 5, 5) has 2 channels, but the weight "
                                 "(4, 1, 3, 3) in " +
                                 files.w + " expects 4; give the input 4 channels.\n");
    files.write(files.w, {3, 2, 3, 3}, 4);
    CHECK_THAT(files.message(),
               Catch::Matchers::EndsWith(
                   "; if it is a Conv2d's (C_out, C_in, kH, kW), swap its first two axes.\n"));
    files.write(files.x, {1, 5, 5, 3}, 3);
    CHECK_THAT(files.message(),
               Catch::Matchers::EndsWith("; give the input 3 channels (if its last axis is the "
                                         "channels', move it before H).\n"));
}

TEST_CASE("Every other rule of a tensor names its file and those of the options name none",
          "[tensor_rules]")
{
    Refusal files;
    using Catch::Matchers::StartsWith;
    files.write(files.x, {1, 2, 5, 5}, 4);
    files.write(files.w, {2, 0, 3, 3}, 4);
    CHECK_THAT(files.message(), StartsWith("error: out_channels_zero: " + files.w + ": "));
    files.write(files.w, {2, 3, 0, 3}, 4);
    CHECK_THAT(files.message(), StartsWith("error: kernel_size_not_positive: " + files.w + ": "));
    files.write(files.w, {2, 3, 3, 3}, 4);
    files.more = {"--groups", "3"};
    CHECK_THAT(files.message(),
               StartsWith("error: in_channels_not_divisible_by_groups: " + files.w + ": "));
    files.more = {"--stride", "0"};
    CHECK_THAT(files.message(), StartsWith("error: stride_not_positive: stride "));
    files.write(files.b, {1, 1, 1, 2}, 1);
    files.more = {"--bias", files.b};
    CHECK(files.message() == "error: bias_shape_mismatch: " + files.b +
                                 ": The bias has 2 values, but it needs 3, one for each output "
                                 "channel.\n");
    files.more.clear();
    files.write(files.x, {1, 2, 0, 5}, 4);
    CHECK_THAT(files.message(), StartsWith("error: input_spatial_size_zero: " + files.x + ": "));
}
