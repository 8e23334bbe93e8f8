// SPDX-License-Identifier: MIT
#include <tconv/base/counted.h>
#include <tconv/base/problem.h>

#include <array>
#include <cctype>
#include <limits>

namespace tconv {

namespace {

// In the order of the enumeration; problem_test compares each name with its neighbourhood.
constexpr std::array kNames{
    std::string_view("stride_not_positive"),
    std::string_view("padding_negative"),
    std::string_view("output_padding_negative"),
    std::string_view("dilation_not_positive"),
    std::string_view("kernel_size_not_positive"),
    std::string_view("negative_dimension"),
    std::string_view("output_padding_too_large"),
    std::string_view("output_size_too_small"),
    std::string_view("groups_not_positive"),
    std::string_view("in_channels_not_divisible_by_groups"),
    std::string_view("out_channels_not_divisible_by_groups"),
    std::string_view("input_channels_mismatch"),
    std::string_view("input_rank"),
    std::string_view("input_spatial_size_zero"),
    std::string_view("in_channels_zero"),
    std::string_view("out_channels_zero"),
    std::string_view("padding_mode_unsupported"),
    std::string_view("output_size_out_of_range"),
    std::string_view("output_size_wrong_length"),
    std::string_view("bias_shape_mismatch"),
    std::string_view("weight_not_divisible_by_groups"),
    std::string_view("weight_rank"),
    std::string_view("size_too_large"),
    std::string_view("wrong_type"),
    std::string_view("wrong_tuple_length"),
    std::string_view("missing_argument"),
    std::string_view("unknown_argument"),
    std::string_view("duplicate_argument"),
    std::string_view("positional_after_keyword"),
    std::string_view("too_many_arguments"),
    std::string_view("unresolved_name"),
    std::string_view("unbalanced_parenthesis"),
    std::string_view("fullwidth_punctuation"),
    std::string_view("not_transposed"),
    std::string_view("unsupported_layer"),
    std::string_view("in_channels_unknown"),
    std::string_view("empty_text"),
    std::string_view("no_layer_found"),
    std::string_view("call_syntax"),
    std::string_view("number_syntax"),
    std::string_view("number_too_long"),
    std::string_view("division_by_zero"),
    std::string_view("grid_ragged"),
    std::string_view("grid_empty"),
    std::string_view("grid_syntax"),
    std::string_view("grid_too_large"),
    std::string_view("grid_too_deep"),
    std::string_view("json_syntax"),
    std::string_view("json_too_deep"),
    std::string_view("format_unknown"),
    std::string_view("version_too_new"),
    std::string_view("key_missing"),
    std::string_view("key_wrong_type"),
    std::string_view("file_not_found"),
    std::string_view("file_unreadable"),
    std::string_view("file_too_large"),
    std::string_view("file_not_written"),
    std::string_view("npy_not_npy"),
    std::string_view("npy_version"),
    std::string_view("npy_truncated"),
    std::string_view("npy_header"),
    std::string_view("npy_type"),
    std::string_view("npy_rank"),
    std::string_view("npy_not_finite"),
    std::string_view("cell_out_of_range"),
    std::string_view("sample_out_of_range"),
    std::string_view("channel_out_of_range"),
    std::string_view("step_out_of_range"),
    std::string_view("row_out_of_range"),
    std::string_view("column_out_of_range"),
    std::string_view("matrix_too_large"),
    std::string_view("out_of_memory"),
    std::string_view("kernel_larger_than_input"),
};
static_assert(kNames.size() == static_cast<std::size_t>(ProblemCode::KernelLargerThanInput) + 1);

/// Fills the places of a sentence: {0} {1} … numbers, {0 cell} "1 cell" or "2 cells", {d} the
/// detail, {axis} " height" or "".
std::string fill(std::string_view pattern, const Problem& problem)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const std::size_t end = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
        if (end == std::string_view::npos) {
            text += pattern[i];
            continue;
        }
        const std::string_view place = pattern.substr(i + 1, end - i - 1);
        if (place == "d")
            text += problem.detail;
        else if (place == "axis")
            text += !problem.axis ? "" : *problem.axis == Axis::Height ? " height" : " width";
        else {
            const Index number = problem.numbers.at(static_cast<std::size_t>(place[0] - '0'));
            text += place.size() > 1 ? counted(number, place.substr(2)) : std::to_string(number);
        }
        i = end;
    }
    return text;
}

std::string_view layerPattern(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::StrideNotPositive:
        return "stride{axis} {0} must be at least 1. Nearest legal value: 1.";
    case ProblemCode::PaddingNegative:
        return "padding{axis} {0} must not be negative. Nearest legal value: 0.";
    case ProblemCode::OutputPaddingNegative:
        return "output_padding{axis} {0} must not be negative. Nearest legal value: 0.";
    case ProblemCode::DilationNotPositive:
        return "dilation{axis} {0} must be at least 1. Nearest legal value: 1.";
    case ProblemCode::KernelSizeNotPositive:
        return "kernel_size{axis} {0} must be at least 1. Nearest legal value: 1.";
    case ProblemCode::NegativeDimension:
        return "{d}{axis} {0} must not be negative: a tensor has no negative size.";
    case ProblemCode::OutputSizeTooSmall:
        return problem.numbers.at(1) >= 0
                   ? "the output{axis} would be {0}, but it must be at least 1. Nearest legal "
                     "padding{axis}: {1}."
                   : "the output{axis} would be {0}, but it must be at least 1.";
    case ProblemCode::GroupsNotPositive:
        return "groups {0} must be at least 1. Nearest legal value: 1.";
    case ProblemCode::InChannelsNotDivisibleByGroups:
        return "in_channels {0} must be divisible by groups {1}. Nearest legal groups: {2}.";
    case ProblemCode::OutChannelsNotDivisibleByGroups:
        return "out_channels {0} must be divisible by groups {1}. Nearest legal groups: {2}.";
    case ProblemCode::InputChannelsMismatch:
        return "the input has {1 channel}, but the weight expects {0}; give the input "
               "{0 channel}.";
    case ProblemCode::InputRank:
        return "the input has {0 dimension}, but it must be N,C,H,W or C,H,W.";
    case ProblemCode::InputSpatialSizeZero:
        return "the input{axis} is {0}, but it must be at least 1 (only the batch may be empty).";
    case ProblemCode::InChannelsZero:
        return "in_channels 0 leaves nothing to compute; it must be at least 1.";
    case ProblemCode::OutChannelsZero:
        return "out_channels 0 leaves nothing to compute; it must be at least 1.";
    case ProblemCode::PaddingModeUnsupported:
        return "padding_mode '{d}' is not supported; a transposed convolution knows only 'zeros'.";
    case ProblemCode::OutputSizeOutOfRange:
        return "output_size{axis} {0} cannot be reached: output_padding may add up to stride - 1, "
               "so it must be from {1} to {2}.";
    case ProblemCode::OutputSizeWrongLength:
        return "output_size has {0 element}, but it must have 2 (H,W) or {1} (the whole shape).";
    case ProblemCode::BiasShapeMismatch:
        return "the bias has {1 value}, but it needs {0}, one for each output channel.";
    case ProblemCode::WeightNotDivisibleByGroups:
        return "the weight has {0 input channel}, which groups {1} does not divide.";
    case ProblemCode::WeightRank:
        return "the weight has {0 dimension}, but it must be C_in,C_out/groups,kH,kW.";
    case ProblemCode::SizeTooLarge:
        // A size that saturated is one above its limit, or the greatest number: then its own is
        // not known.
        return problem.numbers.at(0) == problem.numbers.at(1) + 1 ||
                       problem.numbers.at(0) == std::numeric_limits<Index>::max()
                   ? "{d}{axis} is more than {1}, the most that is allowed; use a smaller size."
                   : "{d}{axis} is {0}, and at most {1} is allowed; use a smaller size.";
    default:
        return {};
    }
}

std::string_view callPattern(ProblemCode code)
{
    switch (code) {
    case ProblemCode::WrongType:
        return "the argument {d} must be an integer or a pair of integers (height, width).";
    case ProblemCode::WrongTupleLength:
        return "the argument {d} has {0 value}; write one integer or a pair (height, width).";
    case ProblemCode::MissingArgument:
        return "the argument {d} is missing; ConvTranspose2d needs in_channels, out_channels and "
               "kernel_size.";
    case ProblemCode::UnknownArgument:
        return "ConvTranspose2d has no argument named {d}.";
    case ProblemCode::DuplicateArgument:
        return "the argument {d} is given twice.";
    case ProblemCode::PositionalAfterKeyword:
        return "{d} stands without a name behind a named argument; name it too.";
    case ProblemCode::TooManyArguments:
        return "{0} arguments are given, but ConvTranspose2d has {1}.";
    case ProblemCode::UnresolvedName:
        return "the name {d} has no value here; put a number in its place.";
    case ProblemCode::UnbalancedParenthesis:
        return "a bracket is not closed; add the missing ')' at the end.";
    case ProblemCode::FullwidthPunctuation:
        return "the full-width sign {d} is not Python; use the half-width one.";
    case ProblemCode::NotTransposed:
        return "{d} is not a transposed convolution; only ConvTranspose2d is read here.";
    case ProblemCode::UnsupportedLayer:
        return "{d} is not supported; only ConvTranspose2d is read here.";
    case ProblemCode::InChannelsUnknown:
        return "a lazy layer does not know its in_channels yet; write the number.";
    case ProblemCode::EmptyText:
        return "the text is empty; a line such as nn.ConvTranspose2d(1, 1, 3, stride=2) is "
               "expected.";
    case ProblemCode::NoLayerFound:
        return "no ConvTranspose2d(...) stands in \"{d}\".";
    case ProblemCode::CallSyntax:
        return "column {0}: {d} is not expected in a call.";
    default:
        return {};
    }
}

std::string_view textPattern(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::NumberSyntax:
        return "\"{d}\" is not a number; write it like 3, -0.5, 2e-3 or 1/3.";
    case ProblemCode::NumberTooLong:
        return "the number has length or exponent {0}, and at most {1} is read.";
    case ProblemCode::DivisionByZero:
        return "\"{d}\" divides by zero.";
    case ProblemCode::GridRagged:
        return problem.detail.empty()
                   ? "row {0} has {1 cell}, but the rows before it have {2}; make all rows "
                     "equally long."
                   : "{d} has {1 element}, but those before it have {2}; make all equally long.";
    case ProblemCode::GridEmpty:
        return "the text holds no numbers; a grid such as [[1, 2], [3, 4]] is expected.";
    case ProblemCode::GridSyntax:
        return "line {0}, column {1}: {d}.";
    case ProblemCode::GridTooLarge:
        return "the grid has {0} cells or more, and at most {1} are read.";
    case ProblemCode::GridTooDeep:
        return "the brackets are nested {0} deep, and at most 4 (N,C,H,W) are read.";
    case ProblemCode::JsonSyntax:
        return "byte {0}: the text is not JSON: {d}.";
    case ProblemCode::JsonTooDeep:
        return "the JSON is nested deeper than {0}, which no experiment needs.";
    case ProblemCode::FormatUnknown:
        return "\"format\" is {d}, but \"tconvlab-experiment\" is expected.";
    case ProblemCode::VersionTooNew:
        return "the file has version {0}, and this program knows versions up to {1}; use a newer "
               "program.";
    case ProblemCode::KeyMissing:
        return "the key \"{d}\" is missing.";
    case ProblemCode::KeyWrongType:
        return "{d}.";
    default:
        return {};
    }
}

std::string_view filePattern(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::FileNotFound:
        return "there is no file {d}.";
    case ProblemCode::FileUnreadable:
        return "cannot read {d}.";
    case ProblemCode::FileTooLarge:
        return "the file has {0 byte}, and at most {1} are read.";
    case ProblemCode::FileNotWritten:
        return "cannot write {d}; the old content, if any, is untouched.";
    case ProblemCode::NpyNotNpy:
        return "this is no .npy file: {d}.";
    case ProblemCode::NpyVersion:
        return ".npy version {0} is not read; versions 1 and 2 are.";
    case ProblemCode::NpyTruncated:
        return "the .npy file has {0 byte} where its header needs {1}; it seems cut off.";
    case ProblemCode::NpyHeader:
        return "the .npy header is not as it should be: {d}.";
    case ProblemCode::NpyType:
        return "the .npy type {d} is not read; save as float32, float64 or an integer type.";
    case ProblemCode::NpyRank:
        return problem.numbers.size() > 1
                   ? "the .npy array has {0 dimension}, but {1} is expected here."
                   : "the .npy array has {0 dimension}; 2 (H,W), 3 (C,H,W) or 4 (N,C,H,W) are "
                     "read.";
    case ProblemCode::NpyNotFinite:
        return "value {0} of the .npy file is not finite; exact arithmetic needs numbers.";
    case ProblemCode::CellOutOfRange:
        return "the cell's{axis} index {0} is outside 0 to {1}.";
    case ProblemCode::SampleOutOfRange:
        return "sample {0} is outside 0 to {1}.";
    case ProblemCode::ChannelOutOfRange:
        return "channel {0} is outside 0 to {1}.";
    case ProblemCode::StepOutOfRange:
        return "step {0} is outside 0 to {1}.";
    case ProblemCode::RowOutOfRange:
        return problem.numbers.at(0) < 0
                   ? "row {0} of the matrix is outside 0 to {1}. Nearest: 0."
                   : "row {0} of the matrix is outside 0 to {1}. Nearest: {1}.";
    case ProblemCode::ColumnOutOfRange:
        return problem.numbers.at(0) < 0
                   ? "column {0} of the matrix is outside 0 to {1}. Nearest: 0."
                   : "column {0} of the matrix is outside 0 to {1}. Nearest: {1}.";
    case ProblemCode::OutOfMemory:
        return "{0} bytes of memory are not available for {d}; use a smaller layer.";
    case ProblemCode::KernelLargerThanInput:
        return "the kernel{axis} reaches over {0 cell}, but the padded input has {1}; use a "
               "smaller kernel or dilation, or more padding.";
    default:
        return {};
    }
}

/// Legal is whatever is below the stride or below the dilation, so the nearest is one less.
std::string outputPaddingTooLarge(const Problem& problem)
{
    const Index stride = problem.numbers.at(1);
    const Index dilation = problem.numbers.at(2);
    return fill("output_padding{axis} {0} must be smaller than stride {1} or dilation {2}. "
                "Nearest legal value: ",
                problem) +
           std::to_string(std::max(stride, dilation) - 1) + ".";
}

/// Its sizes, then what they exceed.
std::string matrixTooLarge(const Problem& problem)
{
    const auto number = [&problem](std::size_t i) {
        const Index value = problem.numbers.at(i);
        return value < 0 ? std::string("more than 2^63") : std::to_string(value);
    };
    const std::string sizes = "The matrix has " + number(0) + " rows, " + number(1) +
                              " columns and " + number(2) + " nonzeros and takes " + number(3) +
                              " bytes, ";
    if (problem.detail == "memory")
        return sizes + "and there is not enough memory for it; use a smaller input.";
    if (problem.detail == "indices")
        return sizes + "and its 32-bit indices end at " + number(4) + "; use a smaller input.";
    return sizes + "and at most " + number(4) + " are allowed; use a smaller input.";
}

} // namespace

std::string_view codeName(ProblemCode code)
{
    return kNames.at(static_cast<std::size_t>(code));
}

std::string sentence(const Problem& problem)
{
    if (problem.code == ProblemCode::OutputPaddingTooLarge)
        return outputPaddingTooLarge(problem);
    if (problem.code == ProblemCode::MatrixTooLarge)
        return matrixTooLarge(problem);
    std::string_view pattern = layerPattern(problem);
    const bool isAboutArgument = !pattern.empty();
    if (pattern.empty())
        pattern = callPattern(problem.code);
    if (pattern.empty())
        pattern = textPattern(problem);
    if (pattern.empty())
        pattern = filePattern(problem);
    std::string text = fill(pattern, problem);
    const bool beginsWithName = isAboutArgument || pattern.starts_with('{');
    if (text.starts_with("the ") || (!text.empty() && !beginsWithName)) // names stay as they are
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

} // namespace tconv
