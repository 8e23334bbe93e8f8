// SPDX-License-Identifier: MIT
#include "commands/failure.h"

#include "commands/json.h"

#include <ostream>
#include <utility>

Failure::Failure(std::string failureCode, std::string sentence)
    : code(std::move(failureCode))
    , message(std::move(sentence))
{
}

Failure::Failure(const tconv::Problem& problem)
    : code(tconv::codeName(problem.code))
    , message(tconv::sentence(problem))
    , axis(problem.axis)
{
}

std::string_view axisName(tconv::Axis axis)
{
    return axis == tconv::Axis::Height ? "height" : "width";
}

Failure usageFailure(std::string sentence)
{
    return {"usage", std::move(sentence)};
}

std::string jsonOf(const Failure& failure)
{
    return jsonObject({{"code", jsonText(failure.code)},
                       {"message", jsonText(failure.message)},
                       {"axis", failure.axis ? jsonText(axisName(*failure.axis)) : "null"}});
}

int report(const Failure& failure, bool asJson, Streams streams)
{
    if (asJson)
        streams.out << jsonObject({{"error", jsonOf(failure)}}) << '\n';
    else
        streams.err << "error: " << failure.code << ": " << failure.message << '\n';
    return kRefused;
}
