// SPDX-License-Identifier: MIT
// The golden values of PyTorch as the core's types.
#pragma once

#include <tconv/experiment/experiment.h>
#include <tconv/layer/python_value.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace golden {

using Json = nlohmann::json;

inline Json file(const std::string& name)
{
    std::ifstream stream(std::string(TCONV_GOLDEN_DIR) + "/" + name);
    if (!stream)
        throw std::runtime_error("no golden file " + name);
    return Json::parse(stream);
}

inline Json cases(const std::string& name)
{
    return file(name).at("cases");
}

inline tconv::Rational number(const Json& value)
{
    return value.is_number_integer() ? tconv::Rational(value.get<tconv::Index>())
                                     : tconv::fromDouble(value.get<double>());
}

inline std::vector<tconv::Rational> numbers(const Json& list)
{
    std::vector<tconv::Rational> values;
    for (const Json& value : list)
        values.push_back(number(value));
    return values;
}

inline tconv::Tensor4<tconv::Rational> tensor(const Json& value)
{
    const auto shape = value.at("shape").get<std::vector<tconv::Index>>();
    return {tconv::Shape4{shape.at(0), shape.at(1), shape.at(2), shape.at(3)},
            numbers(value.at("data"))};
}

inline tconv::Size2 pair(const Json& value)
{
    return {value.at(0).get<tconv::Index>(), value.at(1).get<tconv::Index>()};
}

inline tconv::ConvTranspose2dOptions options(const Json& params)
{
    return {.stride = pair(params.at("stride")),
            .padding = pair(params.at("padding")),
            .outputPadding = pair(params.at("output_padding")),
            .dilation = pair(params.at("dilation")),
            .groups = params.at("groups").get<tconv::Index>()};
}

inline tconv::ConvTranspose2dLayer layer(const Json& params)
{
    return {.inChannels = params.at("in_channels").get<tconv::Index>(),
            .outChannels = params.at("out_channels").get<tconv::Index>(),
            .kernelSize = pair(params.at("kernel_size")),
            .options = options(params),
            .bias = params.at("bias").get<bool>()};
}

/// The experiment of a case with params, x, w and b.
inline tconv::Experiment experiment(const Json& sample)
{
    tconv::Experiment result;
    result.title = sample.at("id").get<std::string>();
    result.input = tensor(sample.at("x"));
    result.weight = tensor(sample.at("w"));
    if (!sample.at("b").is_null())
        result.bias = numbers(sample.at("b").at("data"));
    result.options = options(sample.at("params"));
    return result;
}

inline tconv::PythonValue pythonValue(const Json& value)
{
    if (value.is_boolean())
        return {value.get<bool>()};
    if (value.is_number_integer())
        return {value.get<tconv::Index>()};
    if (value.is_number())
        return {value.get<double>()};
    if (value.is_string())
        return {value.get<std::string>()};
    if (value.is_null())
        return {tconv::PythonValue::None{}};
    tconv::PythonValue::List list;
    for (const Json& item : value)
        list.push_back(pythonValue(item));
    return {std::move(list)};
}

/// The `args` and `kwargs` of a case.
inline std::vector<tconv::CallArgument> callArguments(const Json& sample)
{
    std::vector<tconv::CallArgument> arguments;
    for (const Json& value : sample.at("args"))
        arguments.push_back({"", pythonValue(value)});
    for (const auto& [name, value] : sample.at("kwargs").items())
        arguments.push_back({name, pythonValue(value)});
    return arguments;
}

} // namespace golden
