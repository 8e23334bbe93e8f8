// SPDX-License-Identifier: MIT
#pragma once

#include "commands/failure.h"
#include <tconv/base/result.h>
#include <tconv/layer/layer.h>

#include <CLI/CLI.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

// The groups of options that commands share. The values are read while the arguments are parsed.

/// Thrown out of the parser by an argument that cannot be read, or that does not go with others.
struct ArgumentFailure {
    Failure failure;
};

/// LAYER: --stride --padding --output-padding --dilation --groups --output-size
struct LayerArguments {
    tconv::ConvTranspose2dOptions options;
    std::vector<tconv::Index> outputSize; ///< empty when not given; overrides output_padding
};

/// SIZES: --input-size --kernel-size LAYER
struct SizeArguments {
    tconv::Size2 input;
    tconv::Size2 kernel;
    LayerArguments layer;
};

/// SOURCE: an experiment file, or --input --weight [--bias] LAYER. "-" is standard input.
struct SourceArguments {
    std::string experiment; ///< empty: the tensors
    std::string input;
    std::string weight;
    std::string bias; ///< empty: none
    LayerArguments layer;
};

/// More than any processor has: a greater number is a slip.
inline constexpr tconv::Index kMostThreads = 1024;

/// What every command understands.
struct CommonArguments {
    bool json = false;
    tconv::Index threads = 0; ///< 1 to kMostThreads, or 0: as many as the processor has
};

// The arguments are filled while parsing, so they must live until then.
void addCommonOptions(CLI::App& command, CommonArguments& arguments);
/// For commands that use more than one thread: the others take --threads too, so that a script can
/// give it to all, and say nothing of it.
void tellOfThreads(CLI::App& command);
void addLayerOptions(CLI::App& command, LayerArguments& arguments);
/// --input-size and --kernel-size alone
void addSizes(CLI::App& command, SizeArguments& arguments);
void addSizeOptions(CLI::App& command, SizeArguments& arguments);
void addExperiment(CLI::App& command, std::string& path);
void addSourceOptions(CLI::App& command, SourceArguments& arguments);

/// Reads the value of an option; `expected` says what it should be. Throws ArgumentFailure:
/// wrong_type, number_too_long.
tconv::Index parseInteger(const std::string& name, std::string_view text, const char* expected);

/// An option that takes one integer.
CLI::Option* addInteger(CLI::App& command, const std::string& name, tconv::Index& target,
                        const std::string& description);
/// An option that takes integers with commas between them.
CLI::Option* addIntegers(CLI::App& command, const std::string& name,
                         std::vector<tconv::Index>& target, const std::string& description);

/// What a person should know about options that are legal, as one sentence; empty mostly.
std::string noteOn(const CLI::App& command);
/// Throws where one of these options was not given. Call it when the command has been parsed.
void requireOptions(const CLI::App& command, std::initializer_list<const char*> names);
/// Throws unless the arguments make one source. Call it when the command has been parsed.
void checkSource(const CLI::App& command, const SourceArguments& arguments);

/// The options with the output_padding that --output-size asks for, if it does.
tconv::Result<tconv::ConvTranspose2dOptions> resolved(const LayerArguments& arguments,
                                                      std::size_t inputRank, tconv::Size2 input,
                                                      tconv::Size2 kernel);
