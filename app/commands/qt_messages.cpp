// SPDX-License-Identifier: MIT
#include "commands/qt_messages.h"

#include <QString>
#include <QtGlobal>

namespace {

QtMessageHandler previousHandler = nullptr;

void filterMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.contains(QLatin1String("propagateSizeHints")))
        previousHandler(type, context, message);
}

} // namespace

void installQtMessageFilter()
{
    if (const QtMessageHandler handler = qInstallMessageHandler(filterMessage);
        handler != filterMessage)
        previousHandler = handler;
}
