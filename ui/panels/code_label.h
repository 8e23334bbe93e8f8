// SPDX-License-Identifier: MIT
#pragma once

#include "panels/layer_settings.h"

#include <QFont>
#include <QString>

class QLabel;
class QWidget;

// The pieces of text that make the layer panel look like a line of code.

/// The fixed-width font of the call and of the formula, a little smaller than the other text.
QFont codeFont();

/// A label in the code font that keeps blanks at its ends.
QLabel* newCodeLabel(QWidget* parent, const QString& text = {});

/// The argument's name in the colour of its term in the size formula.
QString argumentHtml(Argument argument);
