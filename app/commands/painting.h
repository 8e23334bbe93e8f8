// SPDX-License-Identifier: MIT
#pragma once

#include "commands/qt_messages.h"

#include <QApplication>

/// Calls it with an application, which painting needs; a display is never needed.
template <typename Work>
auto withApplication(const Work& work)
{
    if (QCoreApplication::instance() != nullptr) // within a test
        return work();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    dropQtMessages({"propagateSizeHints", "XDG_RUNTIME_DIR", "Detected locale"});
    int argumentCount = 1;
    char name[] = "tconvlab";
    char* argumentValues[] = {name, nullptr};
    const QApplication application(argumentCount, argumentValues);
    return work();
}
