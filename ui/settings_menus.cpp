// SPDX-License-Identifier: MIT
#include "settings_menus.h"

#include "document/settings.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include <utility>
#include <vector>

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SettingsMenus)
};

/// A group of exclusive entries for one setting, which may also be changed elsewhere.
template <typename Value>
void addChoices(QMenu& menu, const QString& title,
                const std::vector<std::pair<QString, Value>>& choices, Settings& settings,
                Value (Settings::*get)() const, void (Settings::*set)(Value))
{
    QMenu* submenu = menu.addMenu(title);
    auto* group = new QActionGroup(submenu);
    for (const auto& [text, value] : choices) {
        QAction* action = submenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(value == (settings.*get)());
        action->setData(static_cast<int>(value));
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &settings,
                         [&settings, set, chosen = value] { (settings.*set)(chosen); });
        QObject::connect(&settings, &Settings::changed, action,
                         [&settings, get, action, chosen = value] {
                             if (chosen == (settings.*get)())
                                 action->setChecked(true);
                         });
    }
}

} // namespace

void addSettingsMenus(QMenu& menu, Settings& settings)
{
    using Color = Settings::CellColor;
    addChoices<Color>(menu, Words::tr("&Cell Colours"),
                      {{Words::tr("By &Value"), Color::Value},
                       {Words::tr("By Kernel &Tap"), Color::Tap},
                       {Words::tr("By &Source Cell"), Color::Source},
                       {Words::tr("By &Coverage"), Color::Coverage}},
                      settings, &Settings::cellColor, &Settings::setCellColor);
    using Style = tconv::NumberStyle;
    addChoices<Style>(menu, Words::tr("&Numbers"),
                      {{Words::tr("&Automatic"), Style::Automatic},
                       {Words::tr("&Decimals"), Style::Decimal},
                       {Words::tr("&Fractions"), Style::Fraction}},
                      settings, &Settings::numberStyle, &Settings::setNumberStyle);
    using Choice = Settings::Theme;
    addChoices<Choice>(menu, Words::tr("T&heme"),
                       {{Words::tr("As the &System"), Choice::System},
                        {Words::tr("&Light"), Choice::Light},
                        {Words::tr("&Dark"), Choice::Dark}},
                       settings, &Settings::theme, &Settings::setTheme);
}
