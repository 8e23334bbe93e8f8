// SPDX-License-Identifier: MIT
#pragma once

/// Drops the line about propagateSizeHints(), which the offscreen platform writes for each window;
/// all other messages of Qt go where they went before.
void installQtMessageFilter();
