// SPDX-License-Identifier: MIT
#include "workspaces/check/mistake_words.h"

#include <QCoreApplication>

#include <string_view>

namespace {

QString words(std::string_view english)
{
    return QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size()));
}

QString tr(const char* text)
{
    return QCoreApplication::translate("Mistakes", text);
}

} // namespace

QString mistakeTitle(const tconv::Mistake& mistake)
{
    return words(mistake.title);
}

QString findingTitle(const tconv::Finding& finding)
{
    return words(finding.title);
}

QString findingSentence(const tconv::Finding& finding)
{
    return words(finding.sentence);
}

QString firstWrongText(const tconv::FirstWrong& firstWrong)
{
    const QString text = words(firstWrong.text);
    return firstWrong.note.empty() ? text
                                   : QStringLiteral("%1; %2").arg(text, words(firstWrong.note));
}

QString topicText(tconv::Topic topic)
{
    switch (topic) {
    case tconv::Topic::Stride:
        return tr("Stride");
    case tconv::Topic::Padding:
        return tr("Padding");
    case tconv::Topic::OutputPadding:
        return tr("Output padding");
    case tconv::Topic::Dilation:
        return tr("Dilation");
    case tconv::Topic::Overlap:
        return tr("Overlap");
    case tconv::Topic::Bias:
        return tr("Bias");
    case tconv::Topic::MatrixForm:
        return tr("Matrix form");
    case tconv::Topic::ShapeOnly:
        return tr("Shape only");
    }
    return {};
}

QString levelText(tconv::Level level)
{
    switch (level) {
    case tconv::Level::Easy:
        return tr("Easy");
    case tconv::Level::Medium:
        return tr("Medium");
    case tconv::Level::Hard:
        return tr("Hard");
    }
    return {};
}
