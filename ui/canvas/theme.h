// SPDX-License-Identifier: MIT
#pragma once

#include "document/settings.h"

#include <QColor>
#include <QPalette>

class QApplication;

/// Every colour that is painted, resolved once for light or dark.
struct Theme {
    bool isDark = false;
    QColor window; ///< the ground
    QColor panel;  ///< cards, docks, cells of value zero
    QColor line;   ///< 1 px borders
    QColor text;
    QColor muted;
    QColor accent;     ///< selection, primary button, links
    QColor onAccent;   ///< text on accent
    QColor accentSoft; ///< ground of a selected row
    QColor stamp;      ///< what is moving or being added now
    QColor edge;       ///< cells that output_padding brings in
    QColor wrong;
    QColor wrongSoft; ///< ground of a wrong cell
    QColor right;
    QColor rightSoft; ///< ground of a badge that says "equal"
    QColor dataNegative;
    QColor dataPositive;
    QColor weightNegative;
    QColor weightPositive;

    static const Theme& light();
    static const Theme& dark();
    /// The one in force; light until applyTheme() is called.
    static const Theme& current();
};

/// Another theme in force for the painters of this thread alone, as long as this lives: for a
/// picture to export.
class ThemeScope {
public:
    explicit ThemeScope(const Theme& theme);
    ~ThemeScope();
    ThemeScope(const ThemeScope&) = delete;
    ThemeScope& operator=(const ThemeScope&) = delete;

private:
    const Theme* m_before;
};

/// Puts the theme in force: palette, style sheet and Theme::current(). Every widget then gets a
/// palette change and repaints.
void applyTheme(QApplication& application, Settings::Theme choice);
