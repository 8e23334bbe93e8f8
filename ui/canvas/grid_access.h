// SPDX-License-Identifier: MIT
#pragma once

class GridView;

/// Makes grids tables for screen readers; more than once does nothing.
void installGridAccess();

/// Tells screen readers that the cursor is on another cell.
void tellCursorMoved(GridView& view);

/// Tells screen readers that numbers, or also rows and columns, are new.
void tellContentChanged(GridView& view, bool hasOtherSize);
