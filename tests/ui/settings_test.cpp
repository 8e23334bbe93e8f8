// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/settings.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>

namespace {

QSettings storedSettings()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("tconvlab"),
                     QStringLiteral("tconvlab"));
}

void removeStoredSettings()
{
    const QString file = storedSettings().fileName();
    REQUIRE(file.startsWith(QDir::tempPath())); // never the person's own
    QFile::remove(file);
}

void storeRaw(const char* key, const QVariant& value)
{
    QSettings store = storedSettings();
    store.setValue(QString::fromLatin1(key), value);
}

QString numbered(int number)
{
    return QStringLiteral("/data/%1.tconv").arg(number);
}

} // namespace

TEST_CASE("Without a settings file everything has its default", "[settings]")
{
    removeStoredSettings();
    const Settings settings;
    CHECK(settings.theme() == Settings::Theme::System);
    CHECK(settings.numberStyle() == tconv::NumberStyle::Automatic);
    CHECK(settings.cellColor() == Settings::CellColor::Value);
    CHECK_FALSE(settings.reducedMotion());
    CHECK_FALSE(settings.hidesZeroProducts());
    CHECK(settings.recentFiles().isEmpty());
    CHECK(settings.state(QStringLiteral("window")).isEmpty());
}

TEST_CASE("Preferences are on disk as soon as they are set", "[settings]")
{
    removeStoredSettings();
    QFile file(storedSettings().fileName());
    Settings settings;
    settings.setTheme(Settings::Theme::Dark);
    settings.setNumberStyle(tconv::NumberStyle::Fraction);
    settings.setCellColor(Settings::CellColor::Coverage);
    settings.setReducedMotion(true);
    settings.setHidesZeroProducts(true);
    settings.addRecentFile(QStringLiteral("/data/one, two.tconv"));
    settings.setState(QStringLiteral("window"), QByteArray("\0\xff\x01", 3));

    // Another QSettings of this file would write what the first one holds back: read the bytes.
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    CHECK(text.contains("theme=dark"));
    CHECK(text.contains("numbers=fraction"));
    CHECK(text.contains("cellColor=coverage"));
    CHECK(text.contains("reducedMotion=true"));
    CHECK(text.contains("hidesZeroProducts=true"));

    const Settings later;
    CHECK(later.theme() == Settings::Theme::Dark);
    CHECK(later.numberStyle() == tconv::NumberStyle::Fraction);
    CHECK(later.cellColor() == Settings::CellColor::Coverage);
    CHECK(later.reducedMotion());
    CHECK(later.hidesZeroProducts());
    CHECK(later.recentFiles() == QStringList{QStringLiteral("/data/one, two.tconv")});
    CHECK(later.state(QStringLiteral("window")) == QByteArray("\0\xff\x01", 3));
}

TEST_CASE("Every preference survives a new start in each of its values", "[settings]")
{
    removeStoredSettings();
    const int i = GENERATE(0, 1, 2, 3);
    CAPTURE(i);
    {
        Settings settings;
        settings.setTheme(static_cast<Settings::Theme>(i % 3));
        settings.setNumberStyle(static_cast<tconv::NumberStyle>(i % 3));
        settings.setCellColor(static_cast<Settings::CellColor>(i));
    }
    const Settings settings;
    CHECK(settings.theme() == static_cast<Settings::Theme>(i % 3));
    CHECK(settings.numberStyle() == static_cast<tconv::NumberStyle>(i % 3));
    CHECK(settings.cellColor() == static_cast<Settings::CellColor>(i));
}

TEST_CASE("Stored words that mean nothing fall back to the defaults", "[settings]")
{
    removeStoredSettings();
    storeRaw("theme", QStringLiteral("purple"));
    storeRaw("numbers", 7);
    storeRaw("cellColor", QStringLiteral("Tap")); // not the word as it is written
    storeRaw("reducedMotion", QStringLiteral("perhaps"));
    const Settings settings;
    CHECK(settings.theme() == Settings::Theme::System);
    CHECK(settings.numberStyle() == tconv::NumberStyle::Automatic);
    CHECK(settings.cellColor() == Settings::CellColor::Value);
    CHECK_FALSE(settings.reducedMotion());
}

TEST_CASE("A stored list of recent files is cleared of blanks and repeats and cut to ten",
          "[settings]")
{
    removeStoredSettings();
    QStringList stored{QString(), numbered(1), numbered(1)};
    for (int i = 2; i <= 15; ++i)
        stored.append(numbered(i));
    storeRaw("recentFiles", stored);
    const Settings settings;
    REQUIRE(settings.recentFiles().size() == 10);
    CHECK(settings.recentFiles().first() == numbered(1));
    CHECK(settings.recentFiles().last() == numbered(10));
}

TEST_CASE("The newest of the recent files is first and none is there twice", "[settings]")
{
    removeStoredSettings();
    Settings settings;
    QSignalSpy changes(&settings, &Settings::recentFilesChanged);
    for (int i = 1; i <= 12; ++i)
        settings.addRecentFile(numbered(i));
    REQUIRE(settings.recentFiles().size() == 10);
    CHECK(settings.recentFiles().first() == numbered(12));
    CHECK(settings.recentFiles().last() == numbered(3));

    settings.addRecentFile(numbered(5));
    CHECK(settings.recentFiles().size() == 10);
    CHECK(settings.recentFiles().first() == numbered(5));
    CHECK(settings.recentFiles().count(numbered(5)) == 1);
    CHECK(changes.count() == 13);
    settings.addRecentFile(numbered(5)); // is the newest already
    settings.addRecentFile(QString());
    CHECK(changes.count() == 13);

    settings.removeRecentFile(numbered(5));
    CHECK_FALSE(settings.recentFiles().contains(numbered(5)));
    settings.clearRecentFiles();
    CHECK(settings.recentFiles().isEmpty());
    CHECK(changes.count() == 15);
    CHECK(Settings().recentFiles().isEmpty());
}

TEST_CASE("A recent file keeps its place when the program starts elsewhere", "[settings]")
{
    removeStoredSettings();
    Settings settings;
    settings.addRecentFile(QStringLiteral("some.tconv"));
    CHECK(settings.recentFiles().first() ==
          QDir::current().absoluteFilePath(QStringLiteral("some.tconv")));
}

TEST_CASE("Preferences tell of a change once and only of a change", "[settings]")
{
    removeStoredSettings();
    Settings settings;
    QSignalSpy changes(&settings, &Settings::changed);
    settings.setTheme(Settings::Theme::Light);
    CHECK(changes.count() == 1);
    settings.setTheme(Settings::Theme::Light);
    CHECK(changes.count() == 1);
    settings.setNumberStyle(tconv::NumberStyle::Decimal);
    settings.setCellColor(Settings::CellColor::Tap);
    settings.setReducedMotion(true);
    CHECK(changes.count() == 4);
    settings.setNumberStyle(tconv::NumberStyle::Decimal);
    settings.setCellColor(Settings::CellColor::Tap);
    settings.setReducedMotion(true);
    CHECK(changes.count() == 4);
}

TEST_CASE("Settings that are kept nowhere neither read nor write the file", "[settings]")
{
    removeStoredSettings();
    storeRaw("theme", QStringLiteral("dark"));
    Settings settings(nullptr, Settings::Storage::None);
    CHECK(settings.theme() == Settings::Theme::System);
    settings.setTheme(Settings::Theme::Light);
    settings.setState(QStringLiteral("window"), "abc");
    settings.addRecentFile(numbered(1));
    CHECK(settings.theme() == Settings::Theme::Light);
    CHECK(settings.state(QStringLiteral("window")).isEmpty());
    const Settings stored;
    CHECK(stored.theme() == Settings::Theme::Dark);
    CHECK(stored.recentFiles().isEmpty());
}
