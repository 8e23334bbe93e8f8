// SPDX-License-Identifier: MIT
#include <tconv/engine/kernels/transpose.h>

namespace tconv {

namespace {

// 16 bytes: every processor has them, and memory, not arithmetic, is what this waits for.
template <typename T>
struct Square;
template <>
struct Square<float> {
    typedef float Row __attribute__((vector_size(16), aligned(4), may_alias));
    static constexpr Index kSide = 4;
    static void move(const float* from, Index plane, float* target, Index pixel)
    {
        const auto row = [&](Index c) { return *reinterpret_cast<const Row*>(from + c * plane); };
        const Row a = row(0);
        const Row b = row(1);
        const Row c = row(2);
        const Row d = row(3);
        const Row ab01{a[0], b[0], a[1], b[1]};
        const Row cd01{c[0], d[0], c[1], d[1]};
        const Row ab23{a[2], b[2], a[3], b[3]};
        const Row cd23{c[2], d[2], c[3], d[3]};
        *reinterpret_cast<Row*>(target) = Row{ab01[0], ab01[1], cd01[0], cd01[1]};
        *reinterpret_cast<Row*>(target + pixel) = Row{ab01[2], ab01[3], cd01[2], cd01[3]};
        *reinterpret_cast<Row*>(target + 2 * pixel) = Row{ab23[0], ab23[1], cd23[0], cd23[1]};
        *reinterpret_cast<Row*>(target + 3 * pixel) = Row{ab23[2], ab23[3], cd23[2], cd23[3]};
    }
};
template <>
struct Square<double> {
    typedef double Row __attribute__((vector_size(16), aligned(8), may_alias));
    static constexpr Index kSide = 2;
    static void move(const double* from, Index plane, double* target, Index pixel)
    {
        const Row a = *reinterpret_cast<const Row*>(from);
        const Row b = *reinterpret_cast<const Row*>(from + plane);
        *reinterpret_cast<Row*>(target) = Row{a[0], b[0]};
        *reinterpret_cast<Row*>(target + pixel) = Row{a[1], b[1]};
    }
};

template <typename T>
void moveSlowly(const Planes<T>& from, Index firstChannel, Index firstPosition, T* target,
                Index pixel)
{
    for (Index j = firstPosition; j < from.positions; ++j)
        for (Index c = firstChannel; c < from.channels; ++c)
            target[j * pixel + c] = from.first[c * from.plane + j * from.step];
}

} // namespace

template <typename T>
void transpose(const Planes<T>& from, T* target, Index pixel)
{
    constexpr Index kSide = Square<T>::kSide;
    constexpr Index kLine = 64 / static_cast<Index>(sizeof(T));
    const bool hasSquares = from.step == 1;
    const Index channels = hasSquares ? from.channels / kSide * kSide : 0;
    const Index positions = hasSquares ? from.positions / kSide * kSide : 0;
    for (Index c = 0; c < channels; c += kSide) {
        for (Index j = 0; j < positions; j += kSide) {
            // Planes lie far apart: their rows are asked for before their turn.
            if (j % kLine == 0 && c + 2 * kSide <= channels)
                for (Index next = c + kSide; next < c + 2 * kSide; ++next)
                    __builtin_prefetch(from.first + next * from.plane + j);
            Square<T>::move(from.first + c * from.plane + j, from.plane, target + j * pixel + c,
                            pixel);
        }
        Planes<T> end = from;
        end.channels = c + kSide;
        moveSlowly(end, c, positions, target, pixel);
    }
    moveSlowly(from, channels, 0, target, pixel);
}

template void transpose(const Planes<float>&, float*, Index);
template void transpose(const Planes<double>&, double*, Index);

} // namespace tconv
