// SPDX-License-Identifier: MIT
#include "run_window.h"

#include "canvas/theme.h"
#include "document/lab.h"
#include "main_window.h"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>
#include <QIcon>
#include <QStyleFactory>

namespace {

/// A typeface made for screens where the system has one; 13 pixels as in the drawings.
void setUpFont()
{
    QFont font = QApplication::font();
    for (const QString& family :
         {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")})
        if (QFontDatabase::hasFamily(family)) {
            font.setFamily(family);
            break;
        }
    font.setPixelSize(13);
    QApplication::setFont(font);
}

} // namespace

int runWindow(int argc, char** argv, const QString& file)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tconvlab"));
    QApplication::setApplicationDisplayName(QString()); // the window's title says it already
    QApplication::setApplicationVersion(QStringLiteral(TCONVLAB_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("tconvlab"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/tconvlab.svg")));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    setUpFont();

    Lab lab;
    applyTheme(application, lab.settings().theme());
    QObject::connect(&lab.settings(), &Settings::changed, &application,
                     [&] { applyTheme(application, lab.settings().theme()); });
    MainWindow window(lab);
    window.show();
    if (!file.isEmpty())
        window.openFile(file);
    lab.startClock();
    return QApplication::exec();
}
