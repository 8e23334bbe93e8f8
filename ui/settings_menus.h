// SPDX-License-Identifier: MIT
#pragma once

class QMenu;
class Settings;

/// Submenus for cell colours, number style and theme, one choice each.
void addSettingsMenus(QMenu& menu, Settings& settings);
