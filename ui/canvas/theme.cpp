// SPDX-License-Identifier: MIT
#include "canvas/theme.h"

#include "canvas/style_sheet.h"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>
#include <QStyleFactory>
#include <QStyleHints>

#include <utility>

namespace {

const Theme* g_current = nullptr;
thread_local const Theme* t_scoped = nullptr; ///< a ThemeScope's, seen by its thread alone

Theme makeLight()
{
    Theme theme;
    theme.isDark = false;
    theme.window = QColor(0xf3f5f8);
    theme.panel = QColor(0xffffff);
    theme.line = QColor(0xd8dee6);
    theme.text = QColor(0x1b2430);
    theme.muted = QColor(0x667085);
    theme.accent = QColor(0x2563eb);
    theme.onAccent = QColor(0xffffff);
    theme.accentSoft = QColor(0xe0eafe);
    theme.stamp = QColor(0xe8590c);
    theme.edge = QColor(0x0c9a74);
    theme.wrong = QColor(0xd92d20);
    theme.wrongSoft = QColor(0xfdeae8);
    theme.right = QColor(0x067647);
    theme.rightSoft = QColor(0xdcf5e8);
    theme.dataNegative = QColor(0x4d8fd6);
    theme.dataPositive = QColor(0xdd7265);
    theme.weightNegative = QColor(0x4da46a);
    theme.weightPositive = QColor(0xa07fcb);
    return theme;
}

Theme makeDark()
{
    Theme theme;
    theme.isDark = true;
    theme.window = QColor(0x15181d);
    theme.panel = QColor(0x1d2229);
    theme.line = QColor(0x323a45);
    theme.text = QColor(0xe6eaf0);
    theme.muted = QColor(0x98a2b3);
    theme.accent = QColor(0x74a7ff);
    theme.onAccent = QColor(0x10151d);
    theme.accentSoft = QColor(0x22324f);
    theme.stamp = QColor(0xff922b);
    theme.edge = QColor(0x38d9a9);
    theme.wrong = QColor(0xff8a80);
    theme.wrongSoft = QColor(0x432526);
    theme.right = QColor(0x6ee7b7);
    theme.rightSoft = QColor(0x173a2c);
    theme.dataNegative = QColor(0x386aab);
    theme.dataPositive = QColor(0xa34a42);
    theme.weightNegative = QColor(0x33734a);
    theme.weightPositive = QColor(0x7050a2);
    return theme;
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.wrong);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Light, theme.panel);
    palette.setColor(QPalette::Midlight, theme.line);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Dark, theme.muted);
    palette.setColor(QPalette::Shadow, theme.window);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.muted);
    return palette;
}

/// Whether the system asks for dark; plain X11 and Qt before 6.5 do not tell, so light.
bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    return false;
#endif
}

} // namespace

const Theme& Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme& Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme& Theme::current()
{
    if (t_scoped)
        return *t_scoped;
    return g_current ? *g_current : light();
}

ThemeScope::ThemeScope(const Theme& theme)
    : m_before(t_scoped)
{
    t_scoped = &theme;
}

ThemeScope::~ThemeScope()
{
    t_scoped = m_before;
}

void applyTheme(QApplication& application, Settings::Theme choice)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // A palette alone leaves the buttons of docks dark on dark there.
    QGuiApplication::styleHints()->setColorScheme(
        choice == Settings::Theme::Dark    ? Qt::ColorScheme::Dark
        : choice == Settings::Theme::Light ? Qt::ColorScheme::Light
                                           : Qt::ColorScheme::Unknown);
#endif
    const bool isDark =
        choice == Settings::Theme::Dark || (choice == Settings::Theme::System && systemIsDark());
    const Theme* wanted = isDark ? &Theme::dark() : &Theme::light();
    if (std::exchange(g_current, wanted) == wanted)
        return; // a style sheet is costly to put in force
    application.setPalette(paletteOf(*g_current));
    application.setStyleSheet(styleSheetOf(*g_current));
}
