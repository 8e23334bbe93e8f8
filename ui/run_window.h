// SPDX-License-Identifier: MIT
#pragma once

class QString;

/// Opens the window, with a file when `file` is not empty, and answers the program's exit status
/// when it is closed. \pre there is a display
int runWindow(int argc, char** argv, const QString& file);
