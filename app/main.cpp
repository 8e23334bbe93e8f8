// SPDX-License-Identifier: MIT
#include "commands/command_line.h"
#include "commands/failure.h"
#include "commands/qt_messages.h"
#include "run_window.h"

#include <QFile>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <xcb/xcb.h>

namespace {

bool isSet(const char* variable)
{
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

bool isX11Usable()
{
    xcb_connection_t* connection = xcb_connect(nullptr, nullptr);
    const bool usable = xcb_connection_has_error(connection) == 0;
    xcb_disconnect(connection);
    return usable;
}

/// Qt aborts where it finds no display, so this must be known before.
bool isDisplayMissing()
{
    const char* platform = std::getenv("QT_QPA_PLATFORM");
    const bool wantsX11 = platform != nullptr && std::string_view(platform).starts_with("xcb");
    if (!wantsX11 && (isSet("QT_QPA_PLATFORM") || isSet("WAYLAND_DISPLAY")))
        return false;
    return !isX11Usable();
}

int refuseWindow(Streams streams)
{
    const std::string missing =
        isSet("DISPLAY") ? "nothing answers at DISPLAY=" + std::string(std::getenv("DISPLAY"))
                         : "neither DISPLAY nor WAYLAND_DISPLAY is set";
    report({"no_display", "No window can open because " + missing + "; the commands " +
                              commandNames() + " work without a display (tconvlab --help)."},
           false, streams);
    return kNoDisplay;
}

int openWindow(int argc, char** argv, const std::string& file, Streams streams)
{
    std::error_code error;
    if (!file.empty() && !std::filesystem::exists(file, error))
        return report(missingFile(file), false, streams);
    if (isDisplayMissing())
        return refuseWindow(streams);
    dropQtMessages({"propagateSizeHints"}); // the offscreen platform's, for every window
    return runWindow(argc, argv, QFile::decodeName(file.c_str()));
}

} // namespace

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    const Streams streams{std::cin, std::cout, std::cerr};
    const CommandLineResult result = runCommandLine({argv + 1, argv + argc}, streams);
    return result.status ? *result.status : openWindow(argc, argv, result.file, streams);
}
