// SPDX-License-Identifier: MIT
#include "panels/code_label.h"

#include "canvas/theme.h"
#include "panels/argument_colors.h"

#include <QApplication>
#include <QFontDatabase>
#include <QLabel>

QFont codeFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    constexpr double kShare = 0.93; // its letters look larger
    const QFont plain = QApplication::font();
    if (plain.pointSizeF() > 0)
        font.setPointSizeF(plain.pointSizeF() * kShare);
    else
        font.setPixelSize(qRound(plain.pixelSize() * kShare));
    return font;
}

QLabel* newCodeLabel(QWidget* parent, const QString& text)
{
    auto* label = new QLabel(text, parent);
    label->setFont(codeFont());
    label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return label;
}

QString argumentHtml(Argument argument)
{
    const Theme& theme = Theme::current();
    const auto term = inFormula(argument);
    const QColor color = term ? argumentColor(*term, theme) : theme.muted;
    return QStringLiteral("<span style=\"color:%1\">%2</span>")
        .arg(color.name(), QString::fromStdString(std::string(nameOf(argument))));
}
