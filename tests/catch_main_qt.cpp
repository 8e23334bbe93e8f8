// SPDX-License-Identifier: MIT
#include <QApplication>
#include <QStandardPaths>

int runCatch(int argc, char** argv);

#ifdef __SANITIZE_ADDRESS__
// Fontconfig and the platform plugins keep memory until exit; the core tests do look for leaks.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options()
{
    return "detect_leaks=0";
}
#endif

int main(int argc, char** argv)
{
    // CTest lists the tests while building, where no test property applies: without a display the
    // program would abort and all its tests would vanish silently.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true); // never the user's settings or recovery files
    int qtArgc = 1;                           // Catch's arguments are not Qt's
    char* qtArgv[] = {argv[0], nullptr};
    QApplication application(qtArgc, qtArgv);
    return runCatch(argc, argv);
}
