// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>

/// From now on messages of Qt with one of these texts in them are dropped; all others go where they
/// went before.
void dropQtMessages(std::initializer_list<const char*> texts);
