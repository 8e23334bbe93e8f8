// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/rational.h>
#include <tconv/base/result.h>

#include <QString>

/// The exact number that a person typed, also with an input method for Chinese or pasted from a
/// text with typographic signs.
tconv::Result<tconv::Rational> typedNumber(const QString& text);
