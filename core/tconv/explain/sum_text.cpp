// SPDX-License-Identifier: MIT
#include <tconv/explain/sum_text.h>

#include <initializer_list>

namespace tconv {

namespace {

std::string indexed(const std::string& name, std::initializer_list<Index> indices,
                    Notation notation)
{
    std::string list;
    for (const Index index : indices)
        list += (list.empty() ? "" : ",") + std::to_string(index);
    return notation == Notation::Text ? name + "[" + list + "]" : name + "_{" + list + "}";
}

std::string numberIn(const Rational& value, Notation notation, NumberStyle style)
{
    const std::string text = numberText(value, style);
    const std::size_t bar = text.find('/');
    if (notation == Notation::Text || bar == std::string::npos)
        return text;
    const bool negative = text.starts_with('-');
    return (negative ? "-" : "") + std::string("\\tfrac{") +
           text.substr(negative ? 1 : 0, bar - (negative ? 1 : 0)) + "}{" + text.substr(bar + 1) +
           "}";
}

const char* times(Notation notation, bool isNumeric)
{
    if (notation == Notation::Text)
        return "·";
    return isNumeric ? " \\cdot " : " ";
}

std::string biasName(const Experiment& experiment, Index outputChannel, Notation notation)
{
    return experiment.bias->size() > 1 ? indexed("b", {outputChannel}, notation) : "b";
}

void addSummand(std::string& sum, const std::string& summand)
{
    sum += (sum.empty() ? "" : " + ") + summand;
}

/// Writes the terms into text.symbolic and text.numeric and answers their exact sum.
Rational writeTerms(SumText& text, const Experiment& experiment, ShownPlane plane,
                    const std::vector<Term>& terms, Notation notation, NumberStyle style,
                    Index maxTerms)
{
    Rational sum = 0;
    Index written = 0;
    for (const Term& term : terms) {
        sum += product(experiment, plane.sample, term);
        if (written++ >= maxTerms)
            continue;
        addSummand(text.symbolic, inputName(experiment, term.inputChannel, term.input, notation) +
                                      times(notation, false) +
                                      tapName(experiment, term.inputChannel, term.weightChannel,
                                              term.tap, notation));
        addSummand(text.numeric,
                   factorText(inputValue(experiment, plane.sample, term), notation, style) +
                       times(notation, true) +
                       factorText(weightValue(experiment, term), notation, style));
    }
    if (written > maxTerms) {
        const char* dots = notation == Notation::Text ? "…" : "\\dots";
        addSummand(text.symbolic, dots);
        addSummand(text.numeric, dots);
    }
    return sum;
}

} // namespace

std::string SumText::line() const
{
    std::string text = name;
    for (const std::string* part : {&symbolic, &numeric, &value})
        if (!part->empty() && (part == &value || *part != value))
            text += " = " + *part;
    return text;
}

SumText sumText(const Experiment& experiment, ShownPlane plane, Cell canvasCell, Notation notation,
                NumberStyle style, Index maxTerms)
{
    SumText text;
    text.name = canvasCellName(experiment, plane, canvasCell, notation);
    Rational sum =
        writeTerms(text, experiment, plane, termsOf(experiment, plane.outputChannel, canvasCell),
                   notation, style, maxTerms);
    if (experiment.bias) {
        const Rational bias = biasValue(experiment, plane.outputChannel);
        addSummand(text.symbolic, biasName(experiment, plane.outputChannel, notation));
        addSummand(text.numeric, factorText(bias, notation, style));
        sum += bias;
    }
    text.value = numberIn(sum, notation, style);
    return text;
}

std::string inputName(const Experiment& experiment, Index channel, Cell cell, Notation notation)
{
    return experiment.input.shape().channels > 1
               ? indexed("X", {channel, cell.row, cell.column}, notation)
               : indexed("X", {cell.row, cell.column}, notation);
}

std::string tapName(const Experiment& experiment, Index inputChannel, Index weightChannel, Cell tap,
                    Notation notation)
{
    const Shape4& weight = experiment.weight.shape();
    return weight.batch > 1 || weight.channels > 1
               ? indexed("K", {inputChannel, weightChannel, tap.row, tap.column}, notation)
               : indexed("K", {tap.row, tap.column}, notation);
}

std::string canvasCellName(const Experiment& experiment, ShownPlane plane, Cell canvasCell,
                           Notation notation)
{
    const CanvasGeometry geometry = canvasGeometry(
        experiment.input.shape().plane(), experiment.weight.shape().plane(), experiment.options);
    const bool kept = geometry.isKept(canvasCell);
    const Cell cell = kept ? canvasCell - geometry.windowStart : canvasCell;
    const std::string name = kept                         ? "Y"
                             : notation == Notation::Text ? "canvas"
                                                          : "\\mathrm{canvas}";
    const bool hasPlanes =
        experiment.input.shape().batch > 1 || layerOf(experiment).outChannels > 1;
    return hasPlanes
               ? indexed(name, {plane.sample, plane.outputChannel, cell.row, cell.column}, notation)
               : indexed(name, {cell.row, cell.column}, notation);
}

std::string factorText(const Rational& value, Notation notation, NumberStyle style)
{
    const std::string text = numberIn(value, notation, style);
    const bool isPlain = !text.starts_with('-') && text.find('/') == std::string::npos;
    return isPlain ? text : "(" + text + ")";
}

} // namespace tconv
