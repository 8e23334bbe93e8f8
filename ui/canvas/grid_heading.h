// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What stands above a grid.
struct GridHeading {
    QString name;
    QString remark; ///< smaller, muted

    friend bool operator==(const GridHeading&, const GridHeading&) = default;
};
