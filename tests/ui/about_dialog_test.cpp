// SPDX-License-Identifier: MIT
#include "about_dialog.h"
#include "catch.hpp"

#include <QLabel>
#include <QPushButton>
#include <QTest>

TEST_CASE("About names the version and every library with its licence", "[about_dialog]")
{
    const AboutDialog dialog;
    QStringList texts;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        texts.append(label->text());
    const QString all = texts.join(QLatin1Char('\n'));
    CHECK(all.contains(QStringLiteral("Version " TCONVLAB_VERSION)));
    for (const char* words :
         {"MIT licence", "Qt 6\nLGPL-3.0", "Eigen\nMPL-2.0", "Boost.Multiprecision\nBSL-1.0",
          "JSON for Modern C++\nMIT", "CLI11\nBSD-3-Clause", "giflib\nMIT", "libwebp\nBSD-3-Clause",
          "Catch2 (tests only)\nBSL-1.0"}) {
        CAPTURE(words);
        CHECK(all.contains(QString::fromLatin1(words)));
    }
}

TEST_CASE("About closes with Escape and blocks nothing", "[about_dialog]")
{
    AboutDialog dialog;
    dialog.show();
    REQUIRE(QTest::qWaitForWindowExposed(&dialog));
    CHECK_FALSE(dialog.isModal());
    CHECK(dialog.findChildren<QPushButton*>().size() == 2);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK_FALSE(dialog.isVisible());
}
