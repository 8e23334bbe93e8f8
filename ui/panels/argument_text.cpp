// SPDX-License-Identifier: MIT
#include "panels/argument_text.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace {

struct Words {
    const char* toolTip;
    const char* whatsThis;
};

constexpr const char* kContext = "ArgumentText";

// In the order of Argument.
constexpr std::array<Words, 9> kWords{{
    {QT_TRANSLATE_NOOP("ArgumentText", "in_channels: how many channels the input has"),
     QT_TRANSLATE_NOOP("ArgumentText",
                       "The number of channels of the input. Each one has its own kernel slice for "
                       "every output channel of its group; groups must divide it.")},
    {QT_TRANSLATE_NOOP("ArgumentText", "out_channels: how many channels the output has"),
     QT_TRANSLATE_NOOP("ArgumentText",
                       "The number of channels of the output. Each one sums the stamps of all "
                       "input channels of its group; groups must divide it.")},
    {QT_TRANSLATE_NOOP("ArgumentText", "kernel_size: height and width of the stamp"),
     QT_TRANSLATE_NOOP("ArgumentText",
                       "Height and width of the kernel. Every input value stamps the whole kernel, "
                       "multiplied by that value, onto the canvas.")},
    {QT_TRANSLATE_NOOP("ArgumentText", "stride: how far apart neighbouring stamps land"),
     QT_TRANSLATE_NOOP("ArgumentText",
                       "How many cells of the canvas lie between the stamps of two neighbouring "
                       "input values. A stride of 2 about doubles the size.")},
    {QT_TRANSLATE_NOOP("ArgumentText", "padding: how many cells are cropped on every side"),
     QT_TRANSLATE_NOOP("ArgumentText",
                       "How many rows and columns are cropped from the canvas on every side: "
                       "padding makes the output of a transposed convolution smaller.")},
    {QT_TRANSLATE_NOOP("ArgumentText",
                       "output_padding: rows and columns added at the bottom and the right"),
     QT_TRANSLATE_NOOP("ArgumentText",
                       "Rows and columns that the output gains at the bottom and the right. They "
                       "are computed, not filled with zeros. It chooses among the sizes that a "
                       "Conv2d would map to this input, and must be smaller than stride or "
                       "dilation.")},
    {QT_TRANSLATE_NOOP("ArgumentText", "dilation: how far apart the kernel's taps are"),
     QT_TRANSLATE_NOOP("ArgumentText",
                       "The distance between neighbouring taps of the kernel; 1 means no gaps.")},
    {QT_TRANSLATE_NOOP("ArgumentText", "groups: into how many parts the channels are split"),
     QT_TRANSLATE_NOOP("ArgumentText",
                       "Splits the channels into groups that do not see each other. It must divide "
                       "in_channels and out_channels.")},
    {QT_TRANSLATE_NOOP("ArgumentText", "input: height and width of the input"),
     QT_TRANSLATE_NOOP("ArgumentText",
                       "The shape of the input: samples, channels, height, width. A new size keeps "
                       "the numbers that fit; new cells are 0.")},
}};

const Words& wordsOf(Argument argument)
{
    return kWords.at(static_cast<std::size_t>(argument));
}

QString nameText(Argument argument)
{
    const std::string_view name = nameOf(argument);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

QString accessibleNameOf(const Place& place)
{
    if (!isPair(place.argument))
        return nameText(place.argument);
    const QString pattern = place.axis == tconv::Axis::Height
                                ? QCoreApplication::translate(kContext, "%1, height")
                                : QCoreApplication::translate(kContext, "%1, width");
    return pattern.arg(nameText(place.argument));
}

QString toolTipOf(Argument argument)
{
    return QCoreApplication::translate(kContext, wordsOf(argument).toolTip);
}

QString whatsThisOf(Argument argument)
{
    return QCoreApplication::translate(kContext, wordsOf(argument).whatsThis);
}

QString undoTextOf(const LayerSettings& settings, Argument argument)
{
    const QString value = QString::fromStdString(valueText(settings, argument));
    if (argument == Argument::InputSize)
        return QCoreApplication::translate(kContext, "Set input size to %1").arg(value);
    return QCoreApplication::translate(kContext, "Set %1 to %2").arg(nameText(argument), value);
}
