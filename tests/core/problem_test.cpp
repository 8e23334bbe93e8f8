// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/base/problem.h>

#include <set>
#include <string>

using namespace tconv;

namespace {

constexpr int kCodes = static_cast<int>(ProblemCode::KernelLargerThanInput) + 1;

/// stride_not_positive from StrideNotPositive is what a name must look like.
bool isNeutralName(std::string_view name)
{
    return !name.empty() &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

std::string written(ProblemCode code, std::vector<Index> numbers, std::string detail = {},
                    std::optional<Axis> axis = {})
{
    return sentence({code, axis, std::move(numbers), std::move(detail)});
}

} // namespace

TEST_CASE("Every rule has a neutral name of its own", "[problem]")
{
    std::set<std::string_view> names;
    for (int code = 0; code < kCodes; ++code) {
        const std::string_view name = codeName(static_cast<ProblemCode>(code));
        INFO(name);
        CHECK(isNeutralName(name));
        CHECK(names.insert(name).second);
    }
}

TEST_CASE("The names of the rules are in the order of the rules", "[problem]")
{
    CHECK(codeName(ProblemCode::StrideNotPositive) == "stride_not_positive");
    CHECK(codeName(ProblemCode::OutputPaddingTooLarge) == "output_padding_too_large");
    CHECK(codeName(ProblemCode::InputRank) == "input_rank");
    CHECK(codeName(ProblemCode::OutputSizeWrongLength) == "output_size_wrong_length");
    CHECK(codeName(ProblemCode::SizeTooLarge) == "size_too_large");
    CHECK(codeName(ProblemCode::WrongType) == "wrong_type");
    CHECK(codeName(ProblemCode::UnbalancedParenthesis) == "unbalanced_parenthesis");
    CHECK(codeName(ProblemCode::CallSyntax) == "call_syntax");
    CHECK(codeName(ProblemCode::DivisionByZero) == "division_by_zero");
    CHECK(codeName(ProblemCode::GridTooDeep) == "grid_too_deep");
    CHECK(codeName(ProblemCode::JsonTooDeep) == "json_too_deep");
    CHECK(codeName(ProblemCode::KeyWrongType) == "key_wrong_type");
    CHECK(codeName(ProblemCode::FileNotWritten) == "file_not_written");
    CHECK(codeName(ProblemCode::NpyNotFinite) == "npy_not_finite");
    CHECK(codeName(ProblemCode::StepOutOfRange) == "step_out_of_range");
    CHECK(codeName(ProblemCode::MatrixTooLarge) == "matrix_too_large");
    CHECK(codeName(ProblemCode::OutOfMemory) == "out_of_memory");
    CHECK(codeName(ProblemCode::KernelLargerThanInput) == "kernel_larger_than_input");
}

TEST_CASE("Every rule has a sentence that begins and ends as one", "[problem]")
{
    for (int code = 0; code < kCodes; ++code) {
        INFO(codeName(static_cast<ProblemCode>(code)));
        const std::string text =
            written(static_cast<ProblemCode>(code), {1, 2, 3, 4, 5}, "some detail");
        REQUIRE(text.size() > 10);
        CHECK(text.back() == '.');
        CHECK(text.find_first_of("{}") == std::string::npos);
        CHECK(text.substr(0, 4) != "the ");
    }
}

TEST_CASE("An output_padding that is too large is told the nearest legal value", "[problem]")
{
    CHECK(written(ProblemCode::OutputPaddingTooLarge, {2, 2, 1}, {}, Axis::Height) ==
          "output_padding height 2 must be smaller than stride 2 or dilation 1. Nearest legal "
          "value: 1.");
    CHECK(written(ProblemCode::OutputPaddingTooLarge, {5, 2, 3}, {}, Axis::Width) ==
          "output_padding width 5 must be smaller than stride 2 or dilation 3. Nearest legal "
          "value: 2.");
}

TEST_CASE("The sentences about options keep PyTorch's names and tell the nearest legal value",
          "[problem]")
{
    CHECK(written(ProblemCode::StrideNotPositive, {0}, {}, Axis::Width) ==
          "stride width 0 must be at least 1. Nearest legal value: 1.");
    CHECK(written(ProblemCode::PaddingNegative, {-1}, {}, Axis::Height) ==
          "padding height -1 must not be negative. Nearest legal value: 0.");
    CHECK(written(ProblemCode::InChannelsNotDivisibleByGroups, {6, 4, 3}) ==
          "in_channels 6 must be divisible by groups 4. Nearest legal groups: 3.");
    CHECK(written(ProblemCode::PaddingModeUnsupported, {}, "reflect") ==
          "padding_mode 'reflect' is not supported; a transposed convolution knows only 'zeros'.");
    CHECK(written(ProblemCode::OutputSizeOutOfRange, {33, 31, 32}, {}, Axis::Height) ==
          "output_size height 33 cannot be reached: output_padding may add up to stride - 1, so it "
          "must be from 31 to 32.");
}

TEST_CASE("An output without a cell is told the padding that leaves one", "[problem]")
{
    CHECK(written(ProblemCode::OutputSizeTooSmall, {-1, 0}, {}, Axis::Height) ==
          "The output height would be -1, but it must be at least 1. Nearest legal padding height: "
          "0.");
    CHECK(written(ProblemCode::OutputSizeTooSmall, {0, -1}, {}, Axis::Width) ==
          "The output width would be 0, but it must be at least 1.");
}

TEST_CASE("A size that is too large is told with its limit", "[problem]")
{
    CHECK(written(ProblemCode::SizeTooLarge, {4000000008000000004, 68719476736},
                  "the number of output values") ==
          "The number of output values is 4000000008000000004, and at most 68719476736 is allowed; "
          "use a smaller size.");
    // 2^40 is where sizes saturate: the true number is larger, so it is not claimed.
    CHECK(written(ProblemCode::SizeTooLarge, {1099511627776, 1099511627775}, "the output",
                  Axis::Height) ==
          "The output height is more than 1099511627775, the most that is allowed; use a smaller "
          "size.");
    CHECK(written(ProblemCode::SizeTooLarge, {9223372036854775807, 100}, "the output") ==
          "The output is more than 100, the most that is allowed; use a smaller size.");
}

TEST_CASE("A matrix that is too large is told with its numbers", "[problem]")
{
    const std::string sizes = "The matrix has 17689 rows, 4096 columns and 36481 nonzeros and "
                              "takes 308236 bytes, ";
    const auto tooLarge = [](const char* what, Index limit) {
        return written(ProblemCode::MatrixTooLarge, {17689, 4096, 36481, 308236, limit}, what);
    };
    CHECK(tooLarge("bytes", 300000) ==
          sizes + "and at most 300000 are allowed; use a smaller input.");
    CHECK(tooLarge("indices", 2147483647) ==
          sizes + "and its 32-bit indices end at 2147483647; use a smaller input.");
    CHECK(tooLarge("memory", 0) ==
          sizes + "and there is not enough memory for it; use a smaller input.");
    CHECK(written(ProblemCode::MatrixTooLarge, {-1, 3, -1, -1, 5}, "bytes")
              .starts_with("The matrix has more than 2^63 rows, 3 columns"));
}

TEST_CASE("Memory that is not there is told with its bytes", "[problem]")
{
    CHECK(written(ProblemCode::OutOfMemory, {274877906944}, "the weights") ==
          "274877906944 bytes of memory are not available for the weights; use a smaller layer.");
}

TEST_CASE("A kernel that does not fit is told with both sizes", "[problem]")
{
    CHECK(sentence({ProblemCode::KernelLargerThanInput, tconv::Axis::Width, {7, 6}}) ==
          "The kernel width reaches over 7 cells, but the padded input has 6; use a smaller kernel "
          "or dilation, or more padding.");
}

TEST_CASE("The sentences about a call name the argument", "[problem]")
{
    CHECK(written(ProblemCode::WrongTupleLength, {1}, "kernel_size") ==
          "The argument kernel_size has 1 value; write one integer or a pair (height, width).");
    CHECK(written(ProblemCode::NotTransposed, {}, "Conv2d") ==
          "Conv2d is not a transposed convolution; only ConvTranspose2d is read here.");
    CHECK(written(ProblemCode::CallSyntax, {5}, "if") == "Column 5: if is not expected in a call.");
}
