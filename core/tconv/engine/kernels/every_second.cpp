// SPDX-License-Identifier: MIT
#include <tconv/engine/kernels/every_second.h>

namespace tconv {

namespace {

// 16 bytes: every processor has them, and loads, not arithmetic, are what this loop waits for.
template <typename T>
struct Vectors;
template <>
struct Vectors<float> {
    typedef float Type __attribute__((vector_size(16), aligned(4), may_alias));
    static constexpr Index kLanes = 4;
    static Type even(Type a, Type b) { return Type{a[0], a[2], b[0], b[2]}; }
};
template <>
struct Vectors<double> {
    typedef double Type __attribute__((vector_size(16), aligned(8), may_alias));
    static constexpr Index kLanes = 2;
    static Type even(Type a, Type b) { return Type{a[0], b[0]}; }
};

} // namespace

template <typename T>
void everySecond(const T* from, Index count, T* target)
{
    using Vector = typename Vectors<T>::Type;
    constexpr Index kLanes = Vectors<T>::kLanes;
    Index j = 0;
    // One value before the end, since vectors read the odd value behind the last even one.
    for (; j + kLanes < count; j += kLanes) {
        const T* source = from + 2 * j;
        *reinterpret_cast<Vector*>(target + j) =
            Vectors<T>::even(*reinterpret_cast<const Vector*>(source),
                             *reinterpret_cast<const Vector*>(source + kLanes));
    }
    for (; j < count; ++j)
        target[j] = from[2 * j];
}

template void everySecond(const float*, Index, float*);
template void everySecond(const double*, Index, double*);

} // namespace tconv
