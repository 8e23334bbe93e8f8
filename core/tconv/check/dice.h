// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <cstdint>
#include <initializer_list>

namespace tconv {

/// Random numbers that are the same on every machine, which those of <random>'s distributions are
/// not: splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
class Dice {
public:
    /// The seeds are mixed one after the other: any other one gives other numbers.
    explicit constexpr Dice(std::initializer_list<std::uint64_t> seeds)
    {
        for (const std::uint64_t seed : seeds)
            m_state = next() ^ seed;
    }

    constexpr std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31);
    }

    /// One of least … most. \pre least <= most. (The bias of the remainder is below 2^-50 for
    /// ranges of a few numbers.)
    constexpr Index between(Index least, Index most)
    {
        const auto count = static_cast<std::uint64_t>(most - least + 1);
        return least + static_cast<Index>(next() % count);
    }
    constexpr Size2 between(Size2 least, Size2 most)
    {
        const Index height = between(least.height, most.height);
        return {height, between(least.width, most.width)};
    }

private:
    std::uint64_t m_state = 0;
};

} // namespace tconv
