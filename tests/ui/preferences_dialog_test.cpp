// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "preferences_dialog.h"

#include <QComboBox>
#include <QTest>

#include <functional>

namespace {

/// The dialog over settings that start with their defaults.
struct Fixture {
    Lab lab;
    PreferencesDialog dialog{lab, nullptr};

    Fixture()
    {
        lab.settings().setTheme(Settings::Theme::System);
        lab.settings().setNumberStyle(tconv::NumberStyle::Automatic);
        lab.settings().setCellColor(Settings::CellColor::Value);
        lab.settings().setReducedMotion(false);
        dialog.show();
        REQUIRE(QTest::qWaitForWindowExposed(&dialog));
    }

    QComboBox* box(const char* name) const
    {
        auto* found = dialog.findChild<QComboBox*>(QString::fromLatin1(name));
        REQUIRE(found);
        return found;
    }

    void choose(const char* name, int row) const
    {
        QTest::keyClick(box(name), Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(box(name), Qt::Key_Down);
    }
};

} // namespace

TEST_CASE("A choice in the preferences is applied and kept at once", "[preferences_dialog]")
{
    Fixture f;
    f.choose("theme", 2);
    f.choose("numbers", 2);
    f.choose("cellColor", 3);
    f.choose("motion", 1);

    const Settings stored; // reads what is on disk while the dialog is still open
    const Settings* const both[] = {&f.lab.settings(), &stored};
    for (const Settings* settings : both) {
        CHECK(settings->theme() == Settings::Theme::Dark);
        CHECK(settings->numberStyle() == tconv::NumberStyle::Fraction);
        CHECK(settings->cellColor() == Settings::CellColor::Coverage);
        CHECK(settings->reducedMotion());
    }
}

TEST_CASE("Every choice of the preferences stands for what its text says", "[preferences_dialog]")
{
    Fixture f;
    struct Choice {
        const char* name;
        int row;
        const char* text;
        std::function<bool(const Settings&)> isSet;
    };
    using Theme = Settings::Theme;
    using Style = tconv::NumberStyle;
    using Color = Settings::CellColor;
    const Choice choices[] = {
        {"theme", 1, "Light", [](const Settings& s) { return s.theme() == Theme::Light; }},
        {"theme", 2, "Dark", [](const Settings& s) { return s.theme() == Theme::Dark; }},
        {"theme", 0, "System", [](const Settings& s) { return s.theme() == Theme::System; }},
        {"numbers", 1, "Decimals",
         [](const Settings& s) { return s.numberStyle() == Style::Decimal; }},
        {"numbers", 2, "Fractions",
         [](const Settings& s) { return s.numberStyle() == Style::Fraction; }},
        {"numbers", 0, "Automatic",
         [](const Settings& s) { return s.numberStyle() == Style::Automatic; }},
        {"cellColor", 1, "Kernel tap",
         [](const Settings& s) { return s.cellColor() == Color::Tap; }},
        {"cellColor", 2, "Source",
         [](const Settings& s) { return s.cellColor() == Color::Source; }},
        {"cellColor", 3, "Coverage",
         [](const Settings& s) { return s.cellColor() == Color::Coverage; }},
        {"cellColor", 0, "Value", [](const Settings& s) { return s.cellColor() == Color::Value; }},
        {"motion", 1, "Reduced", [](const Settings& s) { return s.reducedMotion(); }},
        {"motion", 0, "Full", [](const Settings& s) { return !s.reducedMotion(); }},
    };
    for (const Choice& choice : choices) {
        CAPTURE(choice.name, choice.text);
        f.choose(choice.name, choice.row);
        CHECK(f.box(choice.name)->currentText() == QString::fromLatin1(choice.text));
        CHECK(choice.isSet(f.lab.settings()));
    }
}

TEST_CASE("The preferences follow a change from elsewhere", "[preferences_dialog]")
{
    Fixture f;
    f.lab.settings().setTheme(Settings::Theme::Dark);
    f.lab.settings().setCellColor(Settings::CellColor::Source);
    f.lab.settings().setReducedMotion(true);
    CHECK(f.box("theme")->currentText() == QStringLiteral("Dark"));
    CHECK(f.box("cellColor")->currentText() == QStringLiteral("Source"));
    CHECK(f.box("motion")->currentText() == QStringLiteral("Reduced"));
}

TEST_CASE("The preferences leave the window usable and close with Escape", "[preferences_dialog]")
{
    Fixture f;
    CHECK_FALSE(f.dialog.isModal());
    QTest::keyClick(&f.dialog, Qt::Key_Escape);
    CHECK_FALSE(f.dialog.isVisible());
}
