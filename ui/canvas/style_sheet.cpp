// SPDX-License-Identifier: MIT
#include "canvas/style_sheet.h"

#include "canvas/theme.h"

#include <utility>

namespace {

// Names behind @ are the theme's colours.
const char* const kSheet = R"(
QMainWindow, QDialog { background: @window; }
QMenuBar { background: @window; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: @accentSoft; }
QMenu { background: @panel; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 5px; }
QMenu::item:selected { background: @accentSoft; color: @text; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolBar { background: @panel; border: none; border-bottom: 1px solid @line; padding: 6px 8px; spacing: 4px; }
QToolBar::separator { width: 1px; background: @line; margin: 4px 8px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; color: @text; }
QToolButton:hover { background: @window; border-color: @line; }
QToolButton:pressed, QToolButton:checked { background: @accentSoft; }
QToolButton[tab="true"] { padding: 6px 14px; font-size: 13px; }
QToolButton[tab="true"]:checked { color: @accent; font-weight: 600; }
QToolButton[compact="true"] { padding: 4px 7px; }
QToolButton[chip="true"] { background: @panel; border: 1px solid @line; border-radius: 11px; padding: 3px 6px; color: @muted; }
QToolButton[chip="true"]:hover { background: @accentSoft; }
QToolButton[chip="true"]:checked { background: @panel; border-color: @accent; color: @accent; }
QToolButton:focus { border-color: @accent; }
QToolButton[chip="true"]:focus { background: @accentSoft; border-color: @accent; }
QToolButton:disabled { color: @muted; }
QStatusBar { background: @window; border-top: 1px solid @line; color: @muted; }
QStatusBar::item { border: none; }
QDockWidget { background: @panel; }
QDockWidget > QWidget { background: @panel; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QPushButton { background: @panel; border: 1px solid @line; border-radius: 6px; padding: 5px 12px; color: @text; }
QPushButton:hover { background: @accentSoft; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @muted; }
QPushButton[link="true"] { background: transparent; border: none; border-radius: 4px; padding: 2px 0px; color: @accent; font-weight: 600; text-align: left; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { background: @accentSoft; }
QPushButton:default { background: @accent; border-color: @accent; color: @onAccent; }
QLineEdit, QPlainTextEdit, QSpinBox, QComboBox { background: @panel; border: 1px solid @line; border-radius: 5px; padding: 3px 6px; color: @text; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QComboBox:focus { border-color: @accent; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/arrow_down.svg); width: 10px; height: 10px; }
QToolButton[popupMode="2"] { padding-right: 20px; }
QToolButton::menu-indicator { image: url(:/icons/arrow_down.svg); width: 9px; height: 9px; subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line; selection-background-color: @accentSoft; selection-color: @text; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid @muted; border-radius: 7px; background: @panel; }
QRadioButton::indicator:checked { border: 4px solid @accent; width: 6px; height: 6px; }
QToolTip { background: @panel; color: @text; border: 1px solid @line; padding: 4px 6px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSlider::groove:horizontal { height: 6px; border-radius: 3px; background: @line; }
QSlider::sub-page:horizontal { height: 6px; border-radius: 3px; background: @accent; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -5px 0; border-radius: 8px; border: 2px solid @accent; background: @panel; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { border-width: 3px; width: 10px; height: 10px; }
QFrame[card="true"] { background: @panel; border: 1px solid @line; border-radius: 9px; }
QLabel[role="section"] { color: @muted; font-weight: 600; font-size: 11px; letter-spacing: 1px; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="verdict"] { font-weight: 600; }
QLabel[role="verdict-wrong"] { color: @wrong; font-weight: 600; }
QLabel[role="verdict-right"] { color: @right; font-weight: 600; }
QLabel[role="problem"] { color: @wrong; }
QLabel[role="badge"] { background: @rightSoft; color: @right; border-radius: 8px; padding: 1px 9px; }
QLabel[role="badge-wrong"] { background: transparent; color: @wrong; border: 1px solid @wrong; border-radius: 8px; padding: 1px 9px; }
*[invalid="true"] { border: 1px solid @wrong; color: @wrong; }
)";

} // namespace

QString styleSheetOf(const Theme& theme)
{
    // Longer names first: @accentSoft must not be read as @accent.
    const std::pair<const char*, QColor> colors[] = {
        {"@accentSoft", theme.accentSoft},
        {"@rightSoft", theme.rightSoft},
        {"@onAccent", theme.onAccent},
        {"@accent", theme.accent},
        {"@window", theme.window},
        {"@panel", theme.panel},
        {"@muted", theme.muted},
        {"@wrong", theme.wrong},
        {"@right", theme.right},
        {"@line", theme.line},
        {"@text", theme.text},
    };
    QString sheet = QString::fromLatin1(kSheet);
    for (const auto& [name, color] : colors)
        sheet.replace(QLatin1String(name), color.name());
    return sheet;
}
