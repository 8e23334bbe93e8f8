// SPDX-License-Identifier: MIT
// One binary for all processors: see tile_kernels.cpp.
#include <tconv/engine/kernels/dot_kernels.h>

#include <algorithm>

namespace tconv {

namespace {

template <typename T, int Bytes>
struct Lanes {
    static constexpr Index kCount = Bytes / sizeof(T);
    typedef T Vector __attribute__((vector_size(Bytes), aligned(alignof(T)), may_alias));

    /// One vector of each row times one of each tap.
    template <int Rows, int Taps>
    [[gnu::always_inline]] static void add(const T* const* rows, const T* const* taps, Index at,
                                           Vector (&sums)[Rows][Taps])
    {
        Vector values[Rows];
#pragma GCC unroll 4
        for (int r = 0; r < Rows; ++r)
            values[r] = *reinterpret_cast<const Vector*>(rows[r]);
#pragma GCC unroll 4
        for (int t = 0; t < Taps; ++t) {
            const Vector tap = *reinterpret_cast<const Vector*>(taps[t] + at);
#pragma GCC unroll 4
            for (int r = 0; r < Rows; ++r)
                sums[r][t] += values[r] * tap;
        }
    }
};

template <typename T, int Bytes, int Rows, int Taps>
[[gnu::always_inline]] inline void multiplyRows(const DotJob<T>& job)
{
    using L = Lanes<T, Bytes>;
    using Vector = typename L::Vector;
    Vector sums[Rows][Taps];
#pragma GCC unroll 4
    for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 4
        for (int t = 0; t < Taps; ++t)
            sums[r][t] = *reinterpret_cast<const Vector*>(job.sums[r] + t * L::kCount);
    }
    const T* rows[Rows];
    Index j = 0;
    for (; j + L::kCount <= job.values; j += L::kCount) {
#pragma GCC unroll 4
        for (int r = 0; r < Rows; ++r)
            rows[r] = job.rows[r] + j;
        L::template add<Rows, Taps>(rows, job.taps, j, sums);
    }
    if (j < job.values) {
        alignas(Bytes) T ends[Rows][L::kCount] = {};
        for (int r = 0; r < Rows; ++r) {
            std::copy(job.rows[r] + j, job.rows[r] + job.values, ends[r]);
            rows[r] = ends[r];
        }
        L::template add<Rows, Taps>(rows, job.taps, j, sums);
    }
#pragma GCC unroll 4
    for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 4
        for (int t = 0; t < Taps; ++t)
            *reinterpret_cast<Vector*>(job.sums[r] + t * L::kCount) = sums[r][t];
    }
}

template <typename T>
struct Portable {
    static constexpr int kBytes = 16;
    static constexpr int kRows = 2;
    template <int Rows, int Taps>
    static void run(const DotJob<T>& job)
    {
        multiplyRows<T, kBytes, Rows, Taps>(job);
    }
};

#ifdef __x86_64__
template <typename T>
struct Avx2 {
    static constexpr int kBytes = 32;
    static constexpr int kRows = 2;
    template <int Rows, int Taps>
    [[gnu::target("avx2,fma")]] static void run(const DotJob<T>& job)
    {
        multiplyRows<T, kBytes, Rows, Taps>(job);
    }
};

template <typename T>
struct Avx512 {
    static constexpr int kBytes = 64;
    static constexpr int kRows = 4;
    template <int Rows, int Taps>
    [[gnu::target("avx512f,fma")]] static void run(const DotJob<T>& job)
    {
        multiplyRows<T, kBytes, Rows, Taps>(job);
    }
};
#endif

template <typename T, typename Set, int Rows>
constexpr void addRows(DotKernels<T>& table)
{
    table.kernels[Rows - 1] = {Set::template run<Rows, 1>, Set::template run<Rows, 2>,
                               Set::template run<Rows, 3>, Set::template run<Rows, 4>};
    if constexpr (Rows < Set::kRows)
        addRows<T, Set, Rows + 1>(table);
}

template <typename T, typename Set>
constexpr DotKernels<T> tableOf()
{
    static_assert(Set::kRows <= kMostDotRows);
    DotKernels<T> table;
    table.lanes = Set::kBytes / static_cast<Index>(sizeof(T));
    table.mostRows = Set::kRows;
    addRows<T, Set, 1>(table);
    return table;
}

template <typename T>
constexpr DotKernels<T> kPortable = tableOf<T, Portable<T>>();
#ifdef __x86_64__
template <typename T>
constexpr DotKernels<T> kAvx2 = tableOf<T, Avx2<T>>();
template <typename T>
constexpr DotKernels<T> kAvx512 = tableOf<T, Avx512<T>>();
#endif

} // namespace

template <typename T>
const DotKernels<T>& dotKernels(InstructionSet set)
{
#ifdef __x86_64__
    if (set == InstructionSet::Avx512)
        return kAvx512<T>;
    if (set == InstructionSet::Avx2)
        return kAvx2<T>;
#endif
    static_cast<void>(set);
    return kPortable<T>;
}

template const DotKernels<float>& dotKernels(InstructionSet);
template const DotKernels<double>& dotKernels(InstructionSet);

} // namespace tconv
