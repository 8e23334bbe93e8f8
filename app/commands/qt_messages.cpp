// SPDX-License-Identifier: MIT
#include "commands/qt_messages.h"

#include <QString>
#include <QtGlobal>

#include <algorithm>
#include <vector>

namespace {

QtMessageHandler previousHandler = nullptr;
std::vector<QLatin1String> droppedTexts;

void filterMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const bool isDropped = std::ranges::any_of(
        droppedTexts, [&](QLatin1String text) { return message.contains(text); });
    if (!isDropped)
        previousHandler(type, context, message);
}

} // namespace

void dropQtMessages(std::initializer_list<const char*> texts)
{
    for (const char* text : texts)
        droppedTexts.emplace_back(text);
    const QtMessageHandler handler = qInstallMessageHandler(filterMessage);
    if (handler != filterMessage)
        previousHandler = handler;
}
