// SPDX-License-Identifier: MIT
#include <tconv/base/excerpt.h>
#include <tconv/layer/python_call.h>
#include <tconv/layer/python_parser.h>
#include <tconv/layer/python_tokens.h>

#include <array>
#include <optional>
#include <string>

namespace tconv {

namespace {

using Kind = PythonToken::Kind;

/// How well a name in front of '(' fits: the best of a text is taken, the first among equals.
enum class Fit { None, SomeClass, Convolution, Lazy, Exact };

bool isFunctional(std::string_view name)
{
    return name.starts_with("conv_transpose");
}

/// Every class of PyTorch and Keras that convolves; QuantizedConvTranpose2d is PyTorch's spelling.
bool isConvolution(std::string_view name)
{
    return name.find("Conv") != std::string_view::npos;
}

bool isTransposed(std::string_view name)
{
    return name.find("Transpose") != std::string_view::npos ||
           name.find("Tranpose") != std::string_view::npos || isFunctional(name);
}

Fit fitOf(std::string_view name)
{
    if (name == "ConvTranspose2d")
        return Fit::Exact;
    if (name == "LazyConvTranspose2d")
        return Fit::Lazy;
    if (isFunctional(name))
        return Fit::Convolution;
    if (name.empty() || name[0] < 'A' || name[0] > 'Z')
        return Fit::None;
    return isConvolution(name) ? Fit::Convolution : Fit::SomeClass;
}

struct Candidate {
    Fit fit = Fit::None;
    std::string_view name;
    PythonToken opening;
};

bool opensCall(const PythonToken& token)
{
    constexpr std::string_view kFullwidthParenthesis = "（";
    return token.isSign("(") ||
           (token.kind == Kind::Fullwidth && token.text == kFullwidthParenthesis);
}

Candidate bestCandidate(std::string_view text)
{
    Candidate best;
    PythonToken token = nextPythonToken(text, 0);
    while (token.kind != Kind::End && best.fit != Fit::Exact) {
        // Prose has apostrophes, and a layer may stand behind one: do not skip what a pair of
        // them happens to enclose.
        const std::size_t end = token.kind == Kind::String ? token.position + 1 : token.end;
        const PythonToken next = nextPythonToken(text, end);
        const Fit fit = token.kind == Kind::Name ? fitOf(token.text) : Fit::None;
        if (fit > best.fit && opensCall(next))
            best = {fit, token.text, next};
        token = next;
    }
    return best;
}

Problem refusal(const Candidate& candidate, std::string_view text)
{
    const std::string name = excerpt(candidate.name);
    switch (candidate.fit) {
    case Fit::None:
        return {ProblemCode::NoLayerFound, {}, {}, excerpt(text)};
    case Fit::Lazy:
        return {ProblemCode::InChannelsUnknown};
    case Fit::Convolution:
        if (!isTransposed(name))
            return {ProblemCode::NotTransposed, {}, {}, name};
        [[fallthrough]];
    default:
        return {ProblemCode::UnsupportedLayer, {}, {}, name};
    }
}

} // namespace

Result<ParsedLayer> parseLayer(std::string_view text)
{
    if (text.size() > kMaxLayerText)
        return Problem{ProblemCode::SizeTooLarge,
                       {},
                       {static_cast<Index>(text.size()), static_cast<Index>(kMaxLayerText)},
                       "the length of the text"};
    if (text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos)
        return Problem{ProblemCode::EmptyText};
    const Candidate candidate = bestCandidate(text);
    if (candidate.fit != Fit::Exact)
        return refusal(candidate, text);
    if (candidate.opening.kind == Kind::Fullwidth)
        return Problem{
            ProblemCode::FullwidthPunctuation, {}, {}, std::string(candidate.opening.text)};
    const Result<std::vector<CallArgument>> arguments =
        parseCallArguments(text, candidate.opening.end);
    if (!arguments)
        return arguments.problem();
    return bindConvTranspose2d(arguments.value());
}

} // namespace tconv
