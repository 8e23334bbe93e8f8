// SPDX-License-Identifier: MIT
#include <tconv/base/excerpt.h>
#include <tconv/layer/legality.h>
#include <tconv/layer/python_call.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace tconv {

namespace {

using List = PythonValue::List;

/// The parameters in the constructor's order. Note: Conv2d has dilation before groups.
enum Parameter : std::size_t {
    InChannels,
    OutChannels,
    KernelSize,
    Stride,
    Padding,
    OutputPadding,
    Groups,
    Bias,
    Dilation,
    PaddingMode,
    Device,
    Dtype,
    ParameterCount
};

constexpr std::array<std::string_view, ParameterCount> kNames{
    "in_channels", "out_channels", "kernel_size", "stride",       "padding", "output_padding",
    "groups",      "bias",         "dilation",    "padding_mode", "device",  "dtype"};

using Bound = std::array<const PythonValue*, ParameterCount>; ///< nullptr: not given
using MaybeProblem = std::optional<Problem>;

Problem about(ProblemCode code, std::string_view argument)
{
    return {code, {}, {}, excerpt(argument)};
}

Problem wrongType(Parameter parameter)
{
    return about(ProblemCode::WrongType, kNames[parameter]);
}

/// What Python's compiler refuses in a list of arguments before anything is called.
MaybeProblem checkArgumentSyntax(const std::vector<CallArgument>& arguments)
{
    bool named = false;
    for (const CallArgument& argument : arguments) {
        if (argument.name.empty() && named)
            return about(ProblemCode::PositionalAfterKeyword, pythonText(argument.value));
        named |= !argument.name.empty() && argument.name != "*";
    }
    std::set<std::string_view> seen;
    for (const auto& [name, value] : arguments)
        if (!name.empty() && name[0] != '*' && !seen.insert(name).second)
            return about(ProblemCode::DuplicateArgument, name);
    return std::nullopt;
}

/// Device and dtype change no number, so they may be names: torch.float32.
MaybeProblem checkNames(const std::vector<CallArgument>& arguments)
{
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& name = arguments[i].name;
        const bool isIgnored =
            name.empty() ? i == Device || i == Dtype : name == "device" || name == "dtype";
        const std::optional<std::string> unresolved = firstName(arguments[i].value);
        if (unresolved && !isIgnored)
            return about(ProblemCode::UnresolvedName, *unresolved);
    }
    return std::nullopt;
}

/// Python's order: the named arguments one by one, then too many positional ones, then missing.
MaybeProblem bindNames(const std::vector<CallArgument>& arguments, Bound& bound)
{
    std::size_t positional = 0;
    for (const CallArgument& argument : arguments) {
        if (!argument.name.empty())
            continue;
        if (positional < ParameterCount)
            bound[positional] = &argument.value;
        ++positional;
    }
    for (const CallArgument& argument : arguments) {
        if (argument.name.empty())
            continue;
        const auto place = std::find(kNames.begin(), kNames.end(), argument.name);
        if (place == kNames.end())
            return about(ProblemCode::UnknownArgument, argument.name);
        const PythonValue*& value = bound[static_cast<std::size_t>(place - kNames.begin())];
        if (value)
            return about(ProblemCode::DuplicateArgument, argument.name);
        value = &argument.value;
    }
    if (positional > ParameterCount)
        return Problem{ProblemCode::TooManyArguments,
                       {},
                       {static_cast<Index>(positional), static_cast<Index>(ParameterCount)}};
    for (const Parameter required : {InChannels, OutChannels, KernelSize})
        if (!bound[required])
            return about(ProblemCode::MissingArgument, kNames[required]);
    return std::nullopt;
}

MaybeProblem readInteger(const Bound& bound, Parameter parameter, Index& target)
{
    if (!bound[parameter])
        return std::nullopt;
    const auto* integer = std::get_if<Index>(&bound[parameter]->content);
    if (!integer)
        return wrongType(parameter);
    target = *integer;
    return std::nullopt;
}

/// The integers of a tuple, or the one integer for both axes; nothing where others are among them.
std::optional<std::vector<Index>> integersOf(const PythonValue& value)
{
    if (const auto* integer = std::get_if<Index>(&value.content))
        return std::vector<Index>{*integer, *integer};
    const auto* list = std::get_if<List>(&value.content);
    if (!list)
        return std::nullopt;
    std::vector<Index> integers;
    for (const PythonValue& item : *list) {
        const auto* integer = std::get_if<Index>(&item.content);
        if (!integer)
            return std::nullopt;
        integers.push_back(*integer);
    }
    return integers;
}

Problem wrongLength(Parameter parameter, std::size_t length)
{
    return {ProblemCode::WrongTupleLength,
            {},
            {static_cast<Index>(length)},
            std::string(kNames[parameter])};
}

MaybeProblem checkPaddingMode(const Bound& bound)
{
    if (!bound[PaddingMode])
        return std::nullopt;
    const auto* mode = std::get_if<std::string>(&bound[PaddingMode]->content);
    if (mode && *mode == "zeros")
        return std::nullopt;
    return about(ProblemCode::PaddingModeUnsupported,
                 mode ? *mode : pythonText(*bound[PaddingMode]));
}

/// The weight is made by the constructor, so its sizes must be such already there. Its rank is
/// looked at only when the layer runs.
MaybeProblem readKernel(const Bound& bound, ParsedLayer& parsed)
{
    const std::optional<std::vector<Index>> sizes = integersOf(*bound[KernelSize]);
    if (!sizes)
        return wrongType(KernelSize);
    if (sizes->size() == 2) {
        parsed.layer.kernelSize = {sizes->front(), sizes->back()};
        return std::nullopt;
    }
    for (const Index size : *sizes)
        if (size < 0)
            return Problem{
                ProblemCode::NegativeDimension, {}, {size}, std::string(kNames[KernelSize])};
    parsed.forwardProblems.push_back(wrongLength(KernelSize, sizes->size()));
    return std::nullopt;
}

/// Stride, padding, output_padding, dilation: looked at when the layer runs, types before lengths.
void readPairs(const Bound& bound, ParsedLayer& parsed)
{
    ConvTranspose2dOptions& options = parsed.layer.options;
    const std::array<std::pair<Parameter, Size2*>, 4> pairs{
        {{Stride, &options.stride},
         {Padding, &options.padding},
         {OutputPadding, &options.outputPadding},
         {Dilation, &options.dilation}}};
    std::vector<Problem> types;
    for (const auto& [parameter, target] : pairs) {
        if (!bound[parameter])
            continue;
        const std::optional<std::vector<Index>> values = integersOf(*bound[parameter]);
        if (!values)
            types.push_back(wrongType(parameter));
        else if (values->size() == 1 || values->size() == 2)
            *target = {values->front(), values->back()};
        else
            parsed.forwardProblems.push_back(wrongLength(parameter, values->size()));
    }
    parsed.forwardProblems.insert(parsed.forwardProblems.begin(), types.begin(), types.end());
}

MaybeProblem readConstruction(const Bound& bound, ParsedLayer& parsed)
{
    ConvTranspose2dLayer& layer = parsed.layer;
    if (MaybeProblem problem = checkPaddingMode(bound))
        return problem;
    if (MaybeProblem problem = readInteger(bound, Groups, layer.options.groups))
        return problem;
    if (MaybeProblem problem = readInteger(bound, InChannels, layer.inChannels))
        return problem;
    if (MaybeProblem problem = readInteger(bound, OutChannels, layer.outChannels))
        return problem;
    if (MaybeProblem problem = readKernel(bound, parsed))
        return problem;
    const std::vector<Problem> broken = checkConstruction(layer);
    return broken.empty() ? MaybeProblem() : broken.front();
}

} // namespace

Result<ParsedLayer> bindConvTranspose2d(const std::vector<CallArgument>& arguments)
{
    Bound bound{};
    if (MaybeProblem problem = checkArgumentSyntax(arguments))
        return *problem;
    if (MaybeProblem problem = checkNames(arguments))
        return *problem;
    if (MaybeProblem problem = bindNames(arguments, bound))
        return *problem;
    ParsedLayer parsed;
    if (MaybeProblem problem = readConstruction(bound, parsed))
        return *problem;
    parsed.layer.bias = !bound[Bias] || isTruthy(*bound[Bias]);
    readPairs(bound, parsed);
    return parsed;
}

} // namespace tconv
