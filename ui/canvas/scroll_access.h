// SPDX-License-Identifier: MIT
#pragma once

/// Gives scroll areas the same children for screen readers whether or not their bars are shown;
/// more than once does nothing.
void installScrollAccess();
