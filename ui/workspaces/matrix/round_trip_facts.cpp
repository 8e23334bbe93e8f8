// SPDX-License-Identifier: MIT
#include "workspaces/matrix/round_trip_facts.h"

#include "canvas/theme.h"
#include <tconv/base/number_text.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

using tconv::Index;
using tconv::Rational;

namespace {

constexpr Index kShownSizes = 7;
// Ranks of larger matrices take seconds.
constexpr Index kLargestGram = 144;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RoundTrip)
};

std::vector<tconv::ShapeReturn> returnsAround(tconv::Axis axis, const tconv::Experiment& experiment)
{
    const tconv::Size2 input = experiment.input.shape().plane();
    const tconv::AxisSettings settings =
        along(axis, input, experiment.weight.shape().plane(), experiment.options);
    const Index middle = outputSize(settings);
    return shapeReturns(settings, std::max<Index>(1, middle - kShownSizes / 2), kShownSizes);
}

QString sizeText(tconv::Size2 size)
{
    return QStringLiteral("%1 × %2").arg(size.height).arg(size.width);
}

QString numberOf(const Rational& value, tconv::NumberStyle style)
{
    return QString::fromStdString(tconv::numberText(value, style));
}

Index countNonzero(const tconv::Tensor4<Rational>& tensor)
{
    return std::count_if(tensor.values().begin(), tensor.values().end(),
                         [](const Rational& value) { return !value.is_zero(); });
}

QString valuesLine(const tconv::RoundTrip& trip)
{
    if (trip.isInverse)
        return Words::tr("The values return too: on these numbers V undoes Vᵀ.");
    return Words::tr("The values do not: %1 of %2 cells of x differ after V (Vᵀx), and %3 of %4 "
                     "cells of y after another Vᵀ.")
        .arg(countNonzero(trip.residual))
        .arg(trip.residual.size())
        .arg(countNonzero(trip.residualAgain))
        .arg(trip.residualAgain.size());
}

QString gramLine(const tconv::Gram& gram)
{
    const Index size = gram.matrix.shape().height;
    if (gram.isInverse())
        return Words::tr("VᵀV is the identity: Vᵀ undoes V for every picture.");
    QString line = gram.rank < size
                       ? Words::tr("VᵀV is %1 × %1 of rank %2, so no layer can bring every "
                                   "picture back: %3 directions are lost.")
                             .arg(size)
                             .arg(gram.rank)
                             .arg(size - gram.rank)
                       : Words::tr("VᵀV is %1 × %1 of full rank, but not the identity.").arg(size);
    if (gram.condition)
        line += QLatin1Char(' ') + Words::tr("Condition of V: %1.").arg(*gram.condition, 0, 'g', 3);
    return line;
}

QString tableOf(const QString& title, const std::vector<tconv::ShapeReturn>& sizes)
{
    const Theme& theme = Theme::current();
    QString from;
    QString through;
    QString back;
    QString mark;
    const auto cell = [](const QString& text, QColor color) {
        return QStringLiteral("<td align='right' style='color:%1; padding-left:10px'>%2</td>")
            .arg(color.name(), text);
    };
    const auto size = [](Index value) {
        return value < 1 ? QStringLiteral("–") : QString::number(value);
    };
    for (const tconv::ShapeReturn& entry : sizes) {
        const bool returns = entry.back == entry.from;
        from += cell(size(entry.from), theme.text);
        through += cell(size(entry.through), theme.muted);
        const QColor color = returns ? theme.right : theme.wrong;
        back += cell(size(entry.back), color);
        mark += cell(returns ? QStringLiteral("✓") : QStringLiteral("✗"), color);
    }
    return QStringLiteral("<table><tr><td>%1</td>%2</tr><tr><td>%3</td>%4</tr>"
                          "<tr><td>%5</td>%6</tr><tr><td></td>%7</tr></table>")
        .arg(title, from, Words::tr("Conv2d"), through, Words::tr("back"), back, mark);
}

} // namespace

RoundTripFacts roundTripFacts(LabDocument::Snapshot experiment, Index sample)
{
    RoundTripFacts facts;
    facts.experiment = std::move(experiment);
    facts.sample = sample;
    const tconv::Experiment& shown = *facts.experiment;
    facts.heights = returnsAround(tconv::Axis::Height, shown);
    facts.widths = returnsAround(tconv::Axis::Width, shown);
    if (shown.input.shape().batch == 0)
        return facts;
    facts.trip = tconv::roundTrip(shown, sample);
    facts.adjoint = tconv::adjointCheck(shown, sample);
    facts.gram = tconv::gramOf(shown, {kLargestGram});
    return facts;
}

QString roundTripWords(const RoundTripFacts& facts, tconv::NumberStyle style)
{
    QStringList lines;
    if (facts.trip) {
        lines << Words::tr("<b>Shapes return</b>: %1 → %2 → %1.")
                     .arg(sizeText(facts.trip->back.shape().plane()),
                          sizeText(facts.trip->y.shape().plane()));
        if (facts.trip->conv2dSize != facts.trip->back.shape().plane())
            lines << Words::tr("(The Conv2d of y is %1; the part that meets x is compared, since "
                               "output_padding reaches the stride.)")
                         .arg(sizeText(facts.trip->conv2dSize));
        lines << valuesLine(*facts.trip);
    } else {
        lines << Words::tr("This experiment is too large to be carried around exactly; a smaller "
                           "input or fewer channels shows it.");
    }
    if (facts.adjoint) {
        const bool isEqual = facts.adjoint->equal();
        lines << Words::tr("%1 What the transpose does keep: ⟨Vu, x⟩ = %2, ⟨u, Vᵀx⟩ = %3, with "
                           "fixed numbers u.")
                     .arg(isEqual ? QStringLiteral("✓") : QStringLiteral("✗"),
                          numberOf(facts.adjoint->left, style),
                          numberOf(facts.adjoint->right, style));
    }
    if (facts.gram)
        lines << gramLine(*facts.gram);
    return lines.join(QStringLiteral("<br>"));
}

QString shapeReturnTable(const RoundTripFacts& facts)
{
    QString text = Words::tr("Conv2d of a picture, then ConvTranspose2d with the same options and "
                             "no output_padding:");
    const bool isSquare = facts.heights == facts.widths;
    text += tableOf(isSquare ? Words::tr("size") : Words::tr("height"), facts.heights);
    if (!isSquare)
        text += tableOf(Words::tr("width"), facts.widths);
    return text;
}
