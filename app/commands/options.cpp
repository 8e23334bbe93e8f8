// SPDX-License-Identifier: MIT
#include "commands/options.h"

#include <tconv/base/excerpt.h>
#include <tconv/layer/legality.h>

#include <algorithm>
#include <charconv>

using tconv::Index;
using tconv::ProblemCode;
using tconv::Size2;

namespace {

constexpr const char* kLayerGroup = "Layer (each N or H,W)";
constexpr const char* kTensorGroup = "Tensors (.npy files)";

[[noreturn]] void refuse(ProblemCode code, const std::string& sentence)
{
    throw ArgumentFailure{{std::string(tconv::codeName(code)), sentence}};
}

std::string_view withoutBlanks(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::vector<Index> parseIntegers(const std::string& name, std::string_view text,
                                 const char* expected)
{
    const std::string_view whole = text;
    std::vector<Index> values;
    for (;;) {
        const std::size_t comma = text.find(',');
        const std::string_view number = withoutBlanks(text.substr(0, comma));
        values.push_back(parseInteger(name, number.empty() ? whole : number, expected));
        if (comma == std::string_view::npos)
            return values;
        text.remove_prefix(comma + 1);
    }
}

/// "3" is (3, 3), "2,3" is (2, 3).
Size2 parsePair(const std::string& name, std::string_view text)
{
    const std::vector<Index> values =
        parseIntegers(name, text, "an integer N or a pair H,W (height, width)");
    if (values.size() > 2)
        refuse(ProblemCode::WrongTupleLength, name + " has " + std::to_string(values.size()) +
                                                  " values, but takes one N or two H,W.");
    return {values.front(), values.back()};
}

CLI::Option* addPair(CLI::App& command, const std::string& name, Size2& target,
                     const std::string& description)
{
    return command
        .add_option_function<std::string>(
            name, [name, &target](const std::string& text) { target = parsePair(name, text); },
            description)
        ->option_text("H,W");
}

std::string given(const CLI::App& command, const std::string& group)
{
    for (const CLI::Option* option : command.get_options())
        if (option->get_group() == group && option->count() > 0)
            return option->get_name();
    return {};
}

} // namespace

Index parseInteger(const std::string& name, std::string_view text, const char* expected)
{
    const std::string_view digits = text.substr(text.starts_with('+') ? 1 : 0);
    Index value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool isInteger = !digits.empty() && end == digits.data() + digits.size();
    if (!isInteger || error == std::errc::invalid_argument)
        refuse(ProblemCode::WrongType,
               name + " needs " + expected + ", not \"" + tconv::excerpt(text) + "\".");
    if (error == std::errc::result_out_of_range)
        refuse(ProblemCode::NumberTooLong,
               name + " " + tconv::excerpt(text) + " is more than 64 bits hold.");
    return value;
}

CLI::Option* addInteger(CLI::App& command, const std::string& name, Index& target,
                        const std::string& description)
{
    return command
        .add_option_function<std::string>(
            name,
            [name, &target](const std::string& text) {
                target = parseInteger(name, text, "an integer");
            },
            description)
        ->option_text("N");
}

CLI::Option* addIntegers(CLI::App& command, const std::string& name, std::vector<Index>& target,
                         const std::string& description)
{
    return command.add_option_function<std::string>(
        name,
        [name, &target](const std::string& text) {
            target = parseIntegers(name, text, "integers with commas between them");
        },
        description);
}

void addCommonOptions(CLI::App& command, CommonArguments& arguments)
{
    command.add_flag("--json", arguments.json, "Print one JSON object, an error too");
    addInteger(command, "--threads", arguments.threads,
               "The most threads to use; as many as the processor has if not given")
        ->group("") // not in the help, unless tellOfThreads()
        ->each([](const std::string& text) {
            const Index threads = parseInteger("--threads", text, "an integer");
            if (threads < 1 || threads > kMostThreads)
                throw ArgumentFailure{usageFailure("--threads " + text + " must be from 1 to " +
                                                   std::to_string(kMostThreads) + ".")};
        });
}

void tellOfThreads(CLI::App& command)
{
    command.get_option("--threads")->group("Options");
}

void addLayerOptions(CLI::App& command, LayerArguments& arguments)
{
    auto& options = arguments.options;
    const std::vector<CLI::Option*> added{
        addPair(command, "--stride", options.stride, "Steps between stamps; 1 if not given"),
        addPair(command, "--padding", options.padding, "Rows and columns to crop; 0 if not given"),
        addPair(command, "--output-padding", options.outputPadding,
                "More rows and columns at the bottom and right; 0 if not given"),
        addPair(command, "--dilation", options.dilation, "Steps between taps; 1 if not given"),
        addInteger(command, "--groups", options.groups, "Groups of channels; 1 if not given"),
        addIntegers(command, "--output-size", arguments.outputSize,
                    "The output's size, in place of the output padding")
            ->option_text("H,W")};
    for (CLI::Option* option : added)
        option->group(kLayerGroup);
}

void addSizes(CLI::App& command, SizeArguments& arguments)
{
    addPair(command, "--input-size", arguments.input, "The input's height and width")
        ->group("Sizes");
    addPair(command, "--kernel-size", arguments.kernel, "The kernel's size, N or H,W")
        ->group("Sizes");
}

void addSizeOptions(CLI::App& command, SizeArguments& arguments)
{
    addSizes(command, arguments);
    addLayerOptions(command, arguments.layer);
}

void addExperiment(CLI::App& command, std::string& path)
{
    command.add_option("EXPERIMENT", path, "A .tconv file; - is standard input");
}

void addSourceOptions(CLI::App& command, SourceArguments& arguments)
{
    addExperiment(command, arguments.experiment);
    command.add_option("--input", arguments.input, "X: (N,C,H,W), (C,H,W) or (H,W)")
        ->option_text("FILE")
        ->group(kTensorGroup);
    command.add_option("--weight", arguments.weight, "W: (C_in,C_out/groups,kH,kW), or (kH,kW)")
        ->option_text("FILE")
        ->group(kTensorGroup);
    command.add_option("--bias", arguments.bias, "One value for each output channel")
        ->option_text("FILE")
        ->group(kTensorGroup);
    addLayerOptions(command, arguments.layer);
}

std::string noteOn(const CLI::App& command)
{
    const CLI::Option* size = command.get_option_no_throw("--output-size");
    const CLI::Option* padding = command.get_option_no_throw("--output-padding");
    if (size == nullptr || padding == nullptr || size->empty() || padding->empty())
        return {};
    return "--output-size " + size->results().front() + " chooses the output padding, so " +
           "--output-padding " + padding->results().front() + " is not used.";
}

void requireOptions(const CLI::App& command, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        if (command.count(name) == 0)
            refuse(ProblemCode::MissingArgument, std::string(name) + " is missing.");
}

void checkSource(const CLI::App& command, const SourceArguments& arguments)
{
    for (const char* name : {"--input", "--weight", "--bias"}) // an unset variable of a shell
        if (command.count(name) > 0 && command.get_option(name)->results().front().empty())
            throw ArgumentFailure{usageFailure(std::string(name) + " is empty; name a file.")};
    const std::string tensor = given(command, kTensorGroup);
    const std::string layer = given(command, kLayerGroup);
    if (!arguments.experiment.empty()) {
        const std::string& extra = tensor.empty() ? layer : tensor;
        if (!extra.empty())
            throw ArgumentFailure{
                usageFailure(extra + " does not go with an experiment file, which has its own; "
                                     "give --input and --weight instead of the file.")};
        return;
    }
    if (tensor.empty())
        refuse(ProblemCode::MissingArgument,
               "An experiment file, or --input and --weight, is missing.");
    if (arguments.input.empty() || arguments.weight.empty())
        refuse(ProblemCode::MissingArgument, tensor + " is given, but --" +
                                                 (arguments.input.empty() ? "input" : "weight") +
                                                 " is missing.");
    const int dashes = static_cast<int>(arguments.input == "-") + (arguments.weight == "-") +
                       (arguments.bias == "-");
    if (dashes > 1)
        throw ArgumentFailure{usageFailure("Standard input (-) can be read only once.")};
}

tconv::Result<tconv::ConvTranspose2dOptions>
resolved(const LayerArguments& arguments, std::size_t inputRank, Size2 input, Size2 kernel)
{
    tconv::ConvTranspose2dOptions options = arguments.options;
    if (arguments.outputSize.empty())
        return options;
    const tconv::Result<Size2> outputPadding =
        tconv::outputPaddingFor(arguments.outputSize, inputRank, input, kernel, options);
    if (!outputPadding)
        return outputPadding.problem();
    options.outputPadding = outputPadding.value();
    return options;
}
