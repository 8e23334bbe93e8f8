// SPDX-License-Identifier: MIT
// One binary for all processors: see tile_kernels.cpp.
#include <tconv/engine/kernels/split_kernels.h>

#include <utility>

namespace tconv {

namespace {

template <typename T, int Bytes, int... I>
[[gnu::always_inline]] inline void splitVectors(const T* from, Index pairs, T* even, T* odd,
                                                std::integer_sequence<int, I...>)
{
    typedef T Vector __attribute__((vector_size(Bytes), aligned(alignof(T)), may_alias));
    constexpr Index kLanes = Bytes / sizeof(T);
    Index j = 0;
    for (; j + kLanes <= pairs; j += kLanes) {
        const Vector a = *reinterpret_cast<const Vector*>(from + 2 * j);
        const Vector b = *reinterpret_cast<const Vector*>(from + 2 * j + kLanes);
        *reinterpret_cast<Vector*>(even + j) = __builtin_shufflevector(a, b, (2 * I)...);
        *reinterpret_cast<Vector*>(odd + j) = __builtin_shufflevector(a, b, (2 * I + 1)...);
    }
    for (; j < pairs; ++j) {
        even[j] = from[2 * j];
        odd[j] = from[2 * j + 1];
    }
}

template <typename T, int Bytes>
[[gnu::always_inline]] inline void split(const T* from, Index pairs, T* even, T* odd)
{
    constexpr int kLanes = Bytes / static_cast<int>(sizeof(T));
    splitVectors<T, Bytes>(from, pairs, even, odd, std::make_integer_sequence<int, kLanes>());
}

template <typename T>
void portableSplit(const T* from, Index pairs, T* even, T* odd)
{
    split<T, 16>(from, pairs, even, odd);
}

#ifdef __x86_64__
template <typename T>
[[gnu::target("avx2,fma")]] void avx2Split(const T* from, Index pairs, T* even, T* odd)
{
    split<T, 32>(from, pairs, even, odd);
}

template <typename T>
[[gnu::target("avx512f,fma")]] void avx512Split(const T* from, Index pairs, T* even, T* odd)
{
    split<T, 64>(from, pairs, even, odd);
}
#endif

} // namespace

template <typename T>
SplitKernel<T> splitKernel(InstructionSet set)
{
#ifdef __x86_64__
    if (set == InstructionSet::Avx512)
        return avx512Split<T>;
    if (set == InstructionSet::Avx2)
        return avx2Split<T>;
#endif
    static_cast<void>(set);
    return portableSplit<T>;
}

template SplitKernel<float> splitKernel<float>(InstructionSet);
template SplitKernel<double> splitKernel<double>(InstructionSet);

} // namespace tconv
