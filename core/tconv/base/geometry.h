// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>

namespace tconv {

/// Counts and positions. Signed, so that a broken input can be named by its own number.
using Index = std::int64_t;

enum class Axis { Height, Width };

/// Height before width, as everywhere in PyTorch.
inline constexpr std::array<Axis, 2> kAxes{Axis::Height, Axis::Width};

/// Two numbers that belong to the two axes of a plane.
struct Size2 {
    Index height = 0;
    Index width = 0;

    constexpr Index operator[](Axis axis) const { return axis == Axis::Height ? height : width; }
    constexpr Index& operator[](Axis axis) { return axis == Axis::Height ? height : width; }
    friend constexpr bool operator==(const Size2&, const Size2&) = default;
};

/// A place in a plane: row from the top, column from the left, both from 0.
struct Cell {
    Index row = 0;
    Index column = 0;

    constexpr Index operator[](Axis axis) const { return axis == Axis::Height ? row : column; }
    friend constexpr bool operator==(const Cell&, const Cell&) = default;
    friend constexpr auto operator<=>(const Cell&, const Cell&) = default;
};

constexpr Cell operator+(Cell a, Cell b)
{
    return {a.row + b.row, a.column + b.column};
}

constexpr Cell operator-(Cell a, Cell b)
{
    return {a.row - b.row, a.column - b.column};
}

constexpr bool contains(Size2 size, Cell cell)
{
    return cell.row >= 0 && cell.row < size.height && cell.column >= 0 && cell.column < size.width;
}

} // namespace tconv
