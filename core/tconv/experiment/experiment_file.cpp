// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/base/counted.h>
#include <tconv/base/excerpt.h>
#include <tconv/experiment/exact_json.h>
#include <tconv/experiment/exact_number.h>
#include <tconv/experiment/experiment_file.h>
#include <tconv/experiment/nested_grid.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

namespace tconv {

namespace {

constexpr std::string_view kFormat = "tconvlab-experiment";
constexpr std::array<std::string_view, 12> kKeys{"format",  "version",        "title",    "notes",
                                                 "input",   "weight",         "bias",     "stride",
                                                 "padding", "output_padding", "dilation", "groups"};

std::string inQuotes(std::string_view key)
{
    return '"' + std::string(key) + '"';
}

Problem wrongType(std::string what)
{
    return {ProblemCode::KeyWrongType, {}, {}, std::move(what)};
}

std::optional<Problem> checkKeys(const JsonObject& object)
{
    std::set<std::string_view> seen;
    for (const JsonMember& member : object)
        if (!seen.insert(member.key).second)
            return wrongType("the key " + inQuotes(excerpt(member.key)) +
                             " stands twice; keep one");
    for (const std::string_view key : {"format", "version"})
        if (!seen.contains(key))
            return Problem{ProblemCode::KeyMissing, {}, {}, std::string(key)};
    return std::nullopt;
}

std::optional<Problem> checkHeader(const JsonObject& object)
{
    if (std::optional<Problem> problem = checkKeys(object))
        return problem;
    const JsonValue& format = *findMember(object, "format");
    const auto* const name = std::get_if<std::string>(&format.content);
    if (name == nullptr || *name != kFormat)
        return Problem{ProblemCode::FormatUnknown,
                       {},
                       {},
                       name == nullptr ? "no string" : inQuotes(excerpt(*name))};
    const std::optional<Index> version = jsonInteger(*findMember(object, "version"));
    if (!version || *version < 1)
        return wrongType("\"version\" must be a whole number from 1");
    if (*version > kExperimentVersion)
        return Problem{ProblemCode::VersionTooNew, {}, {*version, kExperimentVersion}};
    for (const std::string_view key : {"input", "weight"})
        if (findMember(object, key) == nullptr)
            return Problem{ProblemCode::KeyMissing, {}, {}, std::string(key)};
    return std::nullopt;
}

/// The number of a cell; `place` tells which one it is.
Result<Rational> readCell(const JsonValue& value, const std::function<std::string()>& place)
{
    const auto* const number = std::get_if<JsonNumber>(&value.content);
    const auto* const string = std::get_if<std::string>(&value.content);
    if (number == nullptr && string == nullptr)
        return wrongType(place() + " must be a number or a string such as \"1/3\"");
    Result<Rational> cell = parseExact(number != nullptr ? number->text : *string);
    if (cell)
        return cell;
    Problem problem = cell.problem();
    problem.detail = excerpt(problem.detail);
    std::string reason = sentence(problem);
    reason.pop_back(); // the full stop: the sentence around it has its own
    return wrongType(place() + ": " + reason);
}

std::optional<Problem> addCells(const JsonValue& value, NestedGrid& grid,
                                std::vector<Rational>& cells)
{
    const auto* const list = std::get_if<JsonArray>(&value.content);
    if (list == nullptr) {
        Result<Rational> cell = readCell(value, [&] { return grid.nextPlace(); });
        if (!cell)
            return cell.problem();
        cells.push_back(std::move(cell).value());
        return grid.add();
    }
    std::optional<Problem> problem = grid.open(); // refuses the fifth, so this does not go deep
    for (std::size_t i = 0; i < list->size() && !problem; ++i)
        problem = addCells((*list)[i], grid, cells);
    return problem ? problem : grid.close();
}

/// How many cells there are if all lists are as long as the first on their level.
std::size_t expectedCells(const JsonValue& value)
{
    std::optional<Index> count = 1;
    const auto* list = std::get_if<JsonArray>(&value.content);
    while (list != nullptr && !list->empty() && count) {
        count = checkedProduct(*count, static_cast<Index>(list->size()));
        list = std::get_if<JsonArray>(&list->front().content);
    }
    return static_cast<std::size_t>(std::min(count.value_or(0), kMaxExperimentCells));
}

Result<Tensor4<Rational>> readTensor(const JsonValue& value, const std::string& key)
{
    if (!std::holds_alternative<JsonArray>(value.content))
        return wrongType(inQuotes(key) + " must be lists of numbers such as [[1, 2], [3, 4]]");
    NestedGrid grid(kMaxExperimentCells, key);
    std::vector<Rational> cells;
    cells.reserve(expectedCells(value));
    if (const std::optional<Problem> problem = addCells(value, grid, cells)) {
        if (problem->code == ProblemCode::GridEmpty)
            return wrongType(inQuotes(key) + " has an empty list");
        if (problem->code == ProblemCode::GridSyntax)
            return wrongType(grid.nextPlace() + ": " + problem->detail);
        return *problem;
    }
    if (grid.depth() != 2 && grid.depth() != 4)
        return wrongType(inQuotes(key) + " has " + counted(grid.depth(), "level") +
                         " of lists, but it must have 2 (one plane) or 4");
    return Tensor4<Rational>(grid.layout().shape, std::move(cells));
}

Result<std::vector<Rational>> readBias(const JsonArray& list)
{
    std::vector<Rational> bias;
    for (const JsonValue& value : list) {
        Result<Rational> cell =
            readCell(value, [&] { return "bias cell " + std::to_string(bias.size() + 1); });
        if (!cell)
            return cell.problem();
        bias.push_back(std::move(cell).value());
    }
    return bias;
}

std::optional<Problem> readTensors(const JsonObject& object, Experiment& experiment)
{
    Result<Tensor4<Rational>> input = readTensor(*findMember(object, "input"), "input");
    if (!input)
        return input.problem();
    Result<Tensor4<Rational>> weight = readTensor(*findMember(object, "weight"), "weight");
    if (!weight)
        return weight.problem();
    experiment.input = std::move(input).value();
    experiment.weight = std::move(weight).value();
    const JsonValue* const bias = findMember(object, "bias");
    if (bias == nullptr || std::holds_alternative<JsonNull>(bias->content))
        return std::nullopt;
    const auto* const list = std::get_if<JsonArray>(&bias->content);
    if (list == nullptr)
        return wrongType("\"bias\" must be null or a list of numbers");
    Result<std::vector<Rational>> values = readBias(*list);
    if (!values)
        return values.problem();
    experiment.bias = std::move(values).value();
    return std::nullopt;
}

std::optional<Size2> pairIn(const JsonValue& value)
{
    if (const std::optional<Index> both = jsonInteger(value))
        return Size2{*both, *both};
    const auto* const list = std::get_if<JsonArray>(&value.content);
    if (list == nullptr || list->size() != 2)
        return std::nullopt;
    const std::optional<Index> height = jsonInteger(list->front());
    const std::optional<Index> width = jsonInteger(list->back());
    return height && width ? std::optional(Size2{*height, *width}) : std::nullopt;
}

/// The options that are pairs, by their keys.
template <typename Options>
auto pairsOf(Options& options)
{
    return std::array{std::pair("stride", &options.stride), std::pair("padding", &options.padding),
                      std::pair("output_padding", &options.outputPadding),
                      std::pair("dilation", &options.dilation)};
}

std::optional<Problem> readOptions(const JsonObject& object, ConvTranspose2dOptions& options)
{
    for (const auto& [key, target] : pairsOf(options)) {
        const JsonValue* const value = findMember(object, key);
        if (value == nullptr)
            continue;
        const std::optional<Size2> pair = pairIn(*value);
        if (!pair)
            return wrongType(inQuotes(key) + " must be one integer or [height, width]");
        *target = *pair;
    }
    if (const JsonValue* const value = findMember(object, "groups")) {
        const std::optional<Index> groups = jsonInteger(*value);
        if (!groups)
            return wrongType("\"groups\" must be one integer");
        options.groups = *groups;
    }
    return std::nullopt;
}

std::optional<Problem> readTexts(const JsonObject& object, Experiment& experiment)
{
    for (const auto& [key, target] :
         {std::pair("title", &experiment.title), std::pair("notes", &experiment.notes)}) {
        const JsonValue* const value = findMember(object, key);
        if (value == nullptr)
            continue;
        const auto* const text = std::get_if<std::string>(&value->content);
        if (text == nullptr)
            return wrongType(inQuotes(key) + " must be a string");
        *target = *text;
    }
    return std::nullopt;
}

std::string cellJson(const Rational& value)
{
    constexpr std::size_t kLongestNumber = 300; // others read JSON numbers as float64
    const std::string text = exactText(value);
    const bool isNumber = text.size() <= kLongestNumber && text.find('/') == std::string::npos;
    return isNumber ? text : '"' + text + '"';
}

std::string tensorJson(const Tensor4<Rational>& tensor, std::string_view key)
{
    const bool isPlane = tensor.shape().batch == 1 && tensor.shape().channels == 1;
    const std::size_t indent = key.size() + 6; // as wide as the key with what surrounds it
    return nestedText(tensor.shape(), isPlane ? 2 : 4, indent, [&](Index flat) {
        return cellJson(tensor.values()[static_cast<std::size_t>(flat)]);
    });
}

std::string biasJson(const std::optional<std::vector<Rational>>& bias)
{
    if (!bias)
        return "null";
    std::string text;
    for (const Rational& value : *bias)
        text += (text.empty() ? "" : ", ") + cellJson(value);
    return '[' + text + ']';
}

} // namespace

Result<Experiment> readExperiment(std::string_view bytes)
{
    if (bytes.size() > kMaxExperimentBytes)
        return Problem{ProblemCode::FileTooLarge,
                       {},
                       {static_cast<Index>(bytes.size()), static_cast<Index>(kMaxExperimentBytes)}};
    const Result<JsonValue> json = parseJson(bytes);
    if (!json)
        return json.problem();
    const auto* const object = std::get_if<JsonObject>(&json.value().content);
    if (object == nullptr)
        return wrongType("the file must be one JSON object");
    Experiment experiment;
    std::optional<Problem> problem = checkHeader(*object);
    if (!problem)
        problem = readTexts(*object, experiment);
    if (!problem)
        problem = readTensors(*object, experiment);
    if (!problem)
        problem = readOptions(*object, experiment.options);
    if (problem)
        return *std::move(problem);
    for (const JsonMember& member : *object)
        if (std::ranges::find(kKeys, member.key) == kKeys.end())
            experiment.unknownKeys.emplace_back(member.key, jsonText(member.value));
    return experiment;
}

std::string writeExperiment(const Experiment& experiment)
{
    std::string text = "{\n  \"format\": " + inQuotes(kFormat);
    const auto write = [&](std::string_view key, const std::string& json) {
        text += ",\n  " + jsonQuoted(key) + ": " + json;
    };
    write("version", std::to_string(kExperimentVersion));
    write("title", jsonQuoted(experiment.title));
    write("notes", jsonQuoted(experiment.notes));
    write("input", tensorJson(experiment.input, "input"));
    write("weight", tensorJson(experiment.weight, "weight"));
    write("bias", biasJson(experiment.bias));
    for (const auto& [key, pair] : pairsOf(experiment.options))
        write(key, '[' + std::to_string(pair->height) + ", " + std::to_string(pair->width) + ']');
    write("groups", std::to_string(experiment.options.groups));
    for (const auto& [key, json] : experiment.unknownKeys)
        write(key, json);
    return text + "\n}\n";
}

} // namespace tconv
