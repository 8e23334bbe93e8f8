// SPDX-License-Identifier: MIT
// Vectors for the bodies of kernels. Each is inlined into functions that are compiled for one
// instruction set, see tile_kernels.cpp. Vectors are passed by reference only: by value they would
// need an ABI that the plain functions here do not have.
#pragma once

#include <utility>

namespace tconv {

/// Vectors of T in so many bytes.
template <typename T, int Bytes>
struct Lanes {
    static constexpr int kCount = Bytes / static_cast<int>(sizeof(T));
    typedef T Vector __attribute__((vector_size(Bytes), aligned(alignof(T)), may_alias));

    /// a0 b0 a1 b1 …: the lower halves into `low`, the upper ones into `high`.
    template <int... I>
    [[gnu::always_inline]] static void zip(const Vector& a, const Vector& b, Vector& low,
                                           Vector& high, std::integer_sequence<int, I...>)
    {
        low = __builtin_shufflevector(a, b, (I / 2 + I % 2 * kCount)...);
        high = __builtin_shufflevector(a, b, (kCount / 2 + I / 2 + I % 2 * kCount)...);
    }
    [[gnu::always_inline]] static void zip(const Vector& a, const Vector& b, Vector& low,
                                           Vector& high)
    {
        zip(a, b, low, high, std::make_integer_sequence<int, kCount>());
    }

    /// \pre target is aligned for a whole vector
    [[gnu::always_inline]] static void stream(const Vector& value, T* target)
    {
        // The intrinsics cannot be inlined into a body that serves all instruction sets.
        typedef T Whole __attribute__((vector_size(Bytes), may_alias));
        auto* to = reinterpret_cast<Whole*>(target);
#if defined(__x86_64__) && defined(__clang__)
        __builtin_nontemporal_store(Whole(value), to);
#elif defined(__x86_64__)
        if constexpr (Bytes == 16)
            asm("movntps %1, %0" : "=m"(*to) : "x"(value));
        else
            asm("vmovntps %1, %0" : "=m"(*to) : "v"(value));
#else
        *to = value;
#endif
    }

    template <bool IsStreamed>
    [[gnu::always_inline]] static void store(const Vector& value, T* target)
    {
        if constexpr (IsStreamed)
            stream(value, target);
        else
            *reinterpret_cast<Vector*>(target) = value;
    }
};

/// Phases sums, one after the other, to Phases vectors side by side.
template <typename T, int Bytes, int Phases, bool IsStreamed>
[[gnu::always_inline]] inline void
storeInterleaved(const typename Lanes<T, Bytes>::Vector (&sums)[Phases], T* target)
{
    using L = Lanes<T, Bytes>;
    typename L::Vector out[Phases];
    if constexpr (Phases == 1) {
        out[0] = sums[0];
    } else if constexpr (Phases == 2) {
        L::zip(sums[0], sums[1], out[0], out[1]);
    } else {
        static_assert(Phases == 4);
        typename L::Vector even[2];
        typename L::Vector odd[2];
        L::zip(sums[0], sums[2], even[0], even[1]);
        L::zip(sums[1], sums[3], odd[0], odd[1]);
        L::zip(even[0], odd[0], out[0], out[1]);
        L::zip(even[1], odd[1], out[2], out[3]);
    }
#pragma GCC unroll 4
    for (int p = 0; p < Phases; ++p)
        L::template store<IsStreamed>(out[p], target + p * L::kCount);
}

} // namespace tconv
