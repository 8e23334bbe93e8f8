// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QLabel>
#include <QTimer>

/// "scatter = gather = Vᵀx · 16 cells": the outcome of computing the output along independent
/// routes and comparing every cell. Compared anew shortly after each edit.
class RouteBadge : public QLabel {
    Q_OBJECT

public:
    explicit RouteBadge(Lab& lab, QWidget* parent = nullptr);

private:
    void compare();
    void say(const QString& text, bool isRight, const QString& explanation);

    Lab& m_lab;
    QTimer m_delay;
};
