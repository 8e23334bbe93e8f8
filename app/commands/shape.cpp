// SPDX-License-Identifier: MIT
#include "commands/command.h"
#include "commands/help.h"
#include "commands/json.h"
#include <tconv/layer/legality.h>
#include <tconv/layer/size.h>

#include <array>
#include <memory>
#include <ostream>

namespace {

using tconv::Axis;
using tconv::ConvTranspose2dOptions;
using tconv::Problem;

struct ShapeArguments {
    CommonArguments common;
    SizeArguments sizes;
};

/// What the settings make of the input's size.
struct ShapeAnswer {
    ConvTranspose2dOptions options;
    std::vector<Problem> problems; ///< the first is the one that PyTorch would name
};

/// A layer of one channel in each group: only the sizes count here.
ShapeAnswer answerOf(const SizeArguments& sizes)
{
    ShapeAnswer answer{sizes.layer.options, {}};
    tconv::ConvTranspose2dLayer layer{.kernelSize = sizes.kernel, .options = answer.options};
    layer.inChannels = layer.outChannels = std::max<tconv::Index>(1, layer.options.groups);
    answer.problems = tconv::checkConstruction(layer);
    if (!answer.problems.empty())
        return answer;
    const tconv::Result<ConvTranspose2dOptions> options =
        resolved(sizes.layer, 4, sizes.input, sizes.kernel);
    if (!options) {
        answer.problems.push_back(options.problem());
        return answer;
    }
    answer.options = layer.options = options.value();
    layer.options.groups = layer.inChannels = layer.outChannels = 1; // groups change no size
    const std::array<tconv::Index, 4> input{1, 1, sizes.input.height, sizes.input.width};
    answer.problems = tconv::checkForward(layer, input);
    return answer;
}

std::string formulaOf(const SizeArguments& sizes, const ShapeAnswer& answer, Axis axis)
{
    return tconv::sizeFormulaText(tconv::along(axis, sizes.input, sizes.kernel, answer.options));
}

/// All three keys of the contract in both cases; where a rule is broken the size is null and the
/// key "error" names the first rule, as every refusal does.
std::string jsonOf(const SizeArguments& sizes, const ShapeAnswer& answer)
{
    const tconv::Size2 size = tconv::outputSize(sizes.input, sizes.kernel, answer.options);
    const bool ok = answer.problems.empty();
    std::vector<std::string> formulas;
    for (const Axis axis : tconv::kAxes)
        formulas.push_back(jsonText(formulaOf(sizes, answer, axis)));
    std::vector<std::string> problems;
    for (const Problem& problem : answer.problems)
        problems.push_back(jsonOf(Failure(problem)));
    const JsonMember outputSize{"output_size", ok ? jsonList(size) : "null"};
    const JsonMember formula{"formula", jsonList(formulas)};
    const JsonMember broken{"problems", jsonList(problems)};
    if (ok)
        return jsonObject({outputSize, formula, broken});
    return jsonObject({{"error", problems.front()}, outputSize, formula, broken});
}

int runShape(const ShapeArguments& arguments, Streams streams)
{
    const SizeArguments& sizes = arguments.sizes;
    const ShapeAnswer answer = answerOf(sizes);
    const int status = answer.problems.empty() ? kDone : kRefused;
    if (arguments.common.json) {
        streams.out << jsonOf(sizes, answer) << '\n';
        return status;
    }
    for (const Problem& problem : answer.problems)
        report(problem, false, streams);
    if (status != kDone)
        return status;
    const tconv::Size2 size = tconv::outputSize(sizes.input, sizes.kernel, answer.options);
    streams.out << "output size " << size.height << " x " << size.width << '\n';
    for (const Axis axis : tconv::kAxes)
        streams.out << axisName(axis) << ": " << formulaOf(sizes, answer, axis) << '\n';
    return status;
}

} // namespace

Command addShape(CLI::App& program)
{
    CLI::App* parser = program.add_subcommand(
        "shape", "Tell the output's size with its formula, or the broken rule");
    const auto arguments = std::make_shared<ShapeArguments>();
    addSizeOptions(*parser, arguments->sizes);
    addCommonOptions(*parser, arguments->common);
    setHelp(*parser, "tconvlab shape --input-size H,W --kernel-size K [LAYER] [--json]",
            "Example:\n"
            "  tconvlab shape --input-size 2,2 --kernel-size 3 --stride 2 --padding 1 "
            "--output-padding 1");
    return {parser,
            [parser] {
                requireOptions(*parser, {"--input-size", "--kernel-size"});
            },
            [arguments](Streams streams) { return runShape(*arguments, streams); }};
}
