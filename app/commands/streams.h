// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>

/// Where a command reads and writes; tests give their own.
struct Streams {
    std::istream& in;
    std::ostream& out; ///< results only
    std::ostream& err; ///< messages
};
