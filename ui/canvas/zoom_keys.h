// SPDX-License-Identifier: MIT
#pragma once

#include <QKeyEvent>

#include <optional>

enum class ZoomKey { In, Out, Fit };

/// The zoom that a key asks for: the platform's keys, Ctrl with '+' or '=' on whatever key they
/// are, and Ctrl+0.
std::optional<ZoomKey> zoomKeyOf(const QKeyEvent& event);
