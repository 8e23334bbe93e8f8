// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tconv {

/// Every rule that input can break. The names on the command line are those of codeName().
/// Behind each rule: what Problem::numbers and Problem::detail hold.
enum class ProblemCode {
    // a layer's numbers
    StrideNotPositive,               // {value}
    PaddingNegative,                 // {value}
    OutputPaddingNegative,           // {value}
    DilationNotPositive,             // {value}
    KernelSizeNotPositive,           // {value}
    NegativeDimension,               // {value}; detail: the argument
    OutputPaddingTooLarge,           // {output_padding, stride, dilation}
    OutputSizeTooSmall,              // {output, largest padding that leaves a cell (-1: none)}
    GroupsNotPositive,               // {groups}
    InChannelsNotDivisibleByGroups,  // {channels, groups, nearest divisor}
    OutChannelsNotDivisibleByGroups, // {channels, groups, nearest divisor}
    InputChannelsMismatch,           // {expected, got}
    InputRank,                       // {rank}
    InputSpatialSizeZero,            // {size}
    InChannelsZero,                  // {}
    OutChannelsZero,                 // {}
    PaddingModeUnsupported,          // detail: the mode
    OutputSizeOutOfRange,            // {asked, smallest, largest}
    OutputSizeWrongLength,           // {got, longest allowed}
    BiasShapeMismatch,               // {expected, got}
    WeightNotDivisibleByGroups,      // {channels, groups}
    WeightRank,                      // {rank}
    SizeTooLarge,                    // {asked, limit}; detail: what
    // a call as text
    WrongType,              // detail: the argument
    WrongTupleLength,       // {length}; detail: the argument
    MissingArgument,        // detail: the argument
    UnknownArgument,        // detail: the argument
    DuplicateArgument,      // detail: the argument
    PositionalAfterKeyword, // detail: the argument
    TooManyArguments,       // {got, allowed}
    UnresolvedName,         // detail: the name
    UnbalancedParenthesis,  // {}
    FullwidthPunctuation,   // detail: the character
    NotTransposed,          // detail: the layer
    UnsupportedLayer,       // detail: the layer
    InChannelsUnknown,      // {}
    EmptyText,              // {}
    NoLayerFound,           // detail: the text
    CallSyntax,             // {column from 1}; detail: what was found
    // numbers and grids as text
    NumberSyntax,   // detail: the text
    NumberTooLong,  // {length, limit}
    DivisionByZero, // detail: the text
    GridRagged,     // {row, cells, cells expected}; detail: the place, unless a table's row
    GridEmpty,      // {}
    GridSyntax,     // {line, column}; detail: what was found
    GridTooLarge,   // {cells, limit}
    GridTooDeep,    // {depth}
    // files
    JsonSyntax,     // {byte}; detail: what was expected
    JsonTooDeep,    // {limit}
    FormatUnknown,  // detail: the format that was found
    VersionTooNew,  // {version, newest known}
    KeyMissing,     // detail: the key
    KeyWrongType,   // detail: the key and what is allowed there
    FileNotFound,   // detail: the path
    FileUnreadable, // detail: the path and reason
    FileTooLarge,   // {bytes, limit}
    FileNotWritten, // detail: the path and reason
    NpyNotNpy,      // detail: why
    NpyVersion,     // {major}
    NpyTruncated,   // {bytes present, bytes needed}
    NpyHeader,      // detail: what is wrong
    NpyType,        // detail: the type
    NpyRank,        // {rank}; {rank, the only one expected}
    NpyNotFinite,   // {flat index}
    // questions about an experiment
    CellOutOfRange,    // {index, size}
    SampleOutOfRange,  // {index, size}
    ChannelOutOfRange, // {index, size}
    StepOutOfRange,    // {step, last}
    RowOutOfRange,     // {index, last}
    ColumnOutOfRange,  // {index, last}
    // matrices; numbers that 64 bits do not hold are -1
    MatrixTooLarge, // {rows, columns, nonzeros, bytes, limit}; detail: bytes, indices or memory
    // the engine
    OutOfMemory, // {bytes asked for}; detail: what for
    // Conv2d
    KernelLargerThanInput, // {dilated kernel, padded input}
};

/// One broken rule: a value, never an exception. Its sentence is made by sentence().
struct Problem {
    ProblemCode code{};
    std::optional<Axis> axis{};
    std::vector<Index> numbers{};
    std::string detail{};

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// The neutral name, e.g. "output_padding_too_large"; a part of the command line's contract.
std::string_view codeName(ProblemCode code);

/// One English sentence: the rule, the numbers, and the nearest legal value where there is one.
std::string sentence(const Problem& problem);

} // namespace tconv
