// SPDX-License-Identifier: MIT
#include "document/settings.h"

#include <QFileInfo>

#include <array>
#include <utility>

namespace {

constexpr int kMostRecentFiles = 10;

template <typename Value, std::size_t N>
using Names = std::array<std::pair<Value, const char*>, N>;

// The words in the file; the first is what an unreadable word means.
constexpr Names<Settings::Theme, 3> kThemes{{{Settings::Theme::System, "system"},
                                             {Settings::Theme::Light, "light"},
                                             {Settings::Theme::Dark, "dark"}}};
constexpr Names<tconv::NumberStyle, 3> kNumberStyles{{{tconv::NumberStyle::Automatic, "automatic"},
                                                      {tconv::NumberStyle::Decimal, "decimal"},
                                                      {tconv::NumberStyle::Fraction, "fraction"}}};
constexpr Names<Settings::CellColor, 4> kCellColors{{{Settings::CellColor::Value, "value"},
                                                     {Settings::CellColor::Tap, "tap"},
                                                     {Settings::CellColor::Source, "source"},
                                                     {Settings::CellColor::Coverage, "coverage"}}};
constexpr Names<Settings::HintLevel, 4> kHintLevels{{{Settings::HintLevel::Count, "count"},
                                                     {Settings::HintLevel::Where, "where"},
                                                     {Settings::HintLevel::Rule, "rule"},
                                                     {Settings::HintLevel::Full, "full"}}};

const QString kThemeKey = QStringLiteral("theme");
const QString kNumbersKey = QStringLiteral("numbers");
const QString kCellColorKey = QStringLiteral("cellColor");
const QString kReducedMotionKey = QStringLiteral("reducedMotion");
const QString kHidesZeroProductsKey = QStringLiteral("hidesZeroProducts");
const QString kHintLevelKey = QStringLiteral("hintLevel");
const QString kChecksAtOnceKey = QStringLiteral("checksAtOnce");
const QString kGivesAnswerSizeKey = QStringLiteral("givesAnswerSize");
const QString kRecentFilesKey = QStringLiteral("recentFiles");

template <typename Value, std::size_t N>
QString nameOf(Value value, const Names<Value, N>& names)
{
    for (const auto& [known, name] : names)
        if (known == value)
            return QString::fromLatin1(name);
    return QString::fromLatin1(names.front().second);
}

template <typename Value, std::size_t N>
Value valueOf(const QString& text, const Names<Value, N>& names)
{
    for (const auto& [value, name] : names)
        if (text == QLatin1String(name))
            return value;
    return names.front().first;
}

QStringList withoutRepeats(const QStringList& paths)
{
    QStringList result;
    for (const QString& path : paths)
        if (!path.isEmpty() && !result.contains(path) && result.size() < kMostRecentFiles)
            result.append(path);
    return result;
}

QString stateKey(const QString& name)
{
    return QStringLiteral("state/") + name;
}

} // namespace

Settings::Settings(QObject* parent, Storage storage)
    : QObject(parent)
{
    if (storage == Storage::None)
        return;
    m_store = std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                          QStringLiteral("tconvlab"), QStringLiteral("tconvlab"));
    m_store->setFallbacksEnabled(false);
    m_theme = valueOf(m_store->value(kThemeKey).toString(), kThemes);
    m_numberStyle = valueOf(m_store->value(kNumbersKey).toString(), kNumberStyles);
    m_cellColor = valueOf(m_store->value(kCellColorKey).toString(), kCellColors);
    m_reducedMotion = m_store->value(kReducedMotionKey).toString() == QLatin1String("true");
    m_hidesZeroProducts = m_store->value(kHidesZeroProductsKey).toString() == QLatin1String("true");
    m_hintLevel = valueOf(m_store->value(kHintLevelKey).toString(), kHintLevels);
    m_checksAtOnce = m_store->value(kChecksAtOnceKey).toString() != QLatin1String("false");
    m_givesAnswerSize = m_store->value(kGivesAnswerSizeKey).toString() != QLatin1String("false");
    m_recentFiles = withoutRepeats(m_store->value(kRecentFilesKey).toStringList());
}

void Settings::setTheme(Theme theme)
{
    if (std::exchange(m_theme, theme) == theme)
        return;
    store(kThemeKey, nameOf(theme, kThemes));
    Q_EMIT changed();
}

void Settings::setNumberStyle(tconv::NumberStyle style)
{
    if (std::exchange(m_numberStyle, style) == style)
        return;
    store(kNumbersKey, nameOf(style, kNumberStyles));
    Q_EMIT changed();
}

void Settings::setCellColor(CellColor color)
{
    if (std::exchange(m_cellColor, color) == color)
        return;
    store(kCellColorKey, nameOf(color, kCellColors));
    Q_EMIT changed();
}

void Settings::setReducedMotion(bool reduced)
{
    if (std::exchange(m_reducedMotion, reduced) == reduced)
        return;
    store(kReducedMotionKey, reduced);
    Q_EMIT changed();
}

void Settings::setHidesZeroProducts(bool hides)
{
    if (std::exchange(m_hidesZeroProducts, hides) == hides)
        return;
    store(kHidesZeroProductsKey, hides);
    Q_EMIT changed();
}

void Settings::setHintLevel(HintLevel level)
{
    if (std::exchange(m_hintLevel, level) == level)
        return;
    store(kHintLevelKey, nameOf(level, kHintLevels));
    Q_EMIT changed();
}

void Settings::setChecksAtOnce(bool atOnce)
{
    if (std::exchange(m_checksAtOnce, atOnce) == atOnce)
        return;
    store(kChecksAtOnceKey, atOnce);
    Q_EMIT changed();
}

void Settings::setGivesAnswerSize(bool gives)
{
    if (std::exchange(m_givesAnswerSize, gives) == gives)
        return;
    store(kGivesAnswerSizeKey, gives);
    Q_EMIT changed();
}

void Settings::addRecentFile(const QString& path)
{
    if (!path.isEmpty())
        setRecentFiles(QStringList{QFileInfo(path).absoluteFilePath()} + m_recentFiles);
}

void Settings::removeRecentFile(const QString& path)
{
    QStringList files = m_recentFiles;
    files.removeAll(QFileInfo(path).absoluteFilePath());
    setRecentFiles(files);
}

void Settings::clearRecentFiles()
{
    setRecentFiles({});
}

QByteArray Settings::state(const QString& name) const
{
    return m_store ? m_store->value(stateKey(name)).toByteArray() : QByteArray();
}

void Settings::setState(const QString& name, const QByteArray& bytes)
{
    store(stateKey(name), bytes);
}

void Settings::setRecentFiles(const QStringList& files)
{
    const QStringList fitted = withoutRepeats(files);
    if (std::exchange(m_recentFiles, fitted) == fitted)
        return;
    store(kRecentFilesKey, fitted);
    Q_EMIT recentFilesChanged();
}

void Settings::store(const QString& key, const QVariant& value)
{
    if (!m_store)
        return;
    m_store->setValue(key, value);
    m_store->sync(); // a program that dies later must not lose it
}
