// SPDX-License-Identifier: MIT
#include "panels/shape_text.h"

#include "canvas/theme.h"
#include "panels/argument_colors.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace {

constexpr const char* kContext = "ShapeText";

QString translated(const char* text)
{
    return QCoreApplication::translate(kContext, text);
}

/// The formula's signs as they are printed: 2·1 for "2 * 1", no blanks inside brackets, and a line
/// may only break before a sign.
QString typeset(const std::string& text, int& depth)
{
    QString result;
    for (const char c : text) {
        const bool isSpaced = depth == 0;
        if (c == '(' || c == ')')
            depth += c == '(' ? 1 : -1;
        if (c == '*')
            result += QChar(0xb7);
        else if (c == '-')
            result += isSpaced ? QStringLiteral(" −&nbsp;") : QStringLiteral("−");
        else if (c == '+' || c == '=')
            result += QStringLiteral(" %1&nbsp;").arg(QLatin1Char(c));
        else if (c != ' ')
            result += QLatin1Char(c);
    }
    return result;
}

QString number(const std::string& text)
{
    return QString::fromStdString(text).replace(QLatin1Char('-'), QChar(0x2212));
}

QString colored(const QString& text, const QColor& color, bool isBold)
{
    return QStringLiteral("<span style=\"color:%1;%2\">%3</span>")
        .arg(color.name(), isBold ? QStringLiteral("font-weight:700") : QString(), text);
}

QString bold(tconv::Index size)
{
    return QStringLiteral("<b>%1</b>").arg(size);
}

QString resultText(const tconv::AxisSettings& settings)
{
    const tconv::Index size = tconv::outputSize(settings);
    if (size >= tconv::kMaxExtent)
        return translated("too large");
    if (size <= -tconv::kMaxExtent)
        return translated("below 0");
    return number(std::to_string(size));
}

QString coloredResult(const tconv::AxisSettings& settings)
{
    const Theme& theme = Theme::current();
    const tconv::Index size = tconv::outputSize(settings);
    const bool isWrong = size < 1 || size >= tconv::kMaxExtent;
    return colored(resultText(settings), isWrong ? theme.wrong : theme.text, true);
}

QString sizeList(const std::vector<tconv::Index>& sizes, tconv::Index count)
{
    if (sizes.size() == 1)
        return translated("only %1").arg(bold(sizes.front()));
    if (static_cast<tconv::Index>(sizes.size()) < count) // the list is cut
        return translated("the %1 sizes from %2 on").arg(count).arg(bold(sizes.front()));
    if (sizes.size() > 4)
        return translated("%1 to %2").arg(bold(sizes.front()), bold(sizes.back()));
    QStringList first;
    for (auto size = sizes.begin(); size != sizes.end() - 1; ++size)
        first += bold(*size);
    return translated("%1 and %2").arg(first.join(QStringLiteral(", ")), bold(sizes.back()));
}

} // namespace

QString formulaHtml(const QString& name, const tconv::AxisSettings& settings)
{
    const Theme& theme = Theme::current();
    const std::vector<tconv::FormulaPiece> pieces = tconv::sizeFormula(settings);
    QString html = name + QStringLiteral("&nbsp;=&nbsp;");
    int depth = 0;
    for (auto piece = pieces.begin(); piece != pieces.end() - 1; ++piece)
        html += piece->argument
                    ? colored(number(piece->text), argumentColor(*piece->argument, theme), true)
                    : typeset(piece->text, depth);
    return html + coloredResult(settings);
}

QString resultHtml(const QString& name, const tconv::AxisSettings& settings)
{
    return name + QStringLiteral("&nbsp;=&nbsp;") + coloredResult(settings);
}

QString conv2dHtml(const QString& conv2d, const tconv::AxisSettings& settings)
{
    const std::vector<tconv::Index> sizes = tconv::sizesThatConv2dMapsTo(settings);
    if (sizes.empty())
        return {};
    const QString maps = translated("%1 maps %2 to %3")
                             .arg(conv2d, sizeList(sizes, settings.stride))
                             .arg(settings.input);
    const bool isAmongThem =
        settings.outputPadding >= 0 && settings.outputPadding < settings.stride;
    if (!isAmongThem)
        return translated("%1, but not %2.").arg(maps).arg(tconv::outputSize(settings));
    if (sizes.size() == 1)
        return translated("%1: no choice is left.").arg(maps);
    return translated("%1; output_padding picks&nbsp;%2.")
        .arg(maps)
        .arg(tconv::outputSize(settings));
}
