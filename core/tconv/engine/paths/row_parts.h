// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/convolution/convolution_axis.h>
#include <tconv/engine/kernels/split_kernels.h>
#include <tconv/engine/paths/window_row.h>

namespace tconv {

/// Takes a row of `axis.input` values (nullptr: zeros) apart by the remainders that its taps read:
///     target[part * pitch + j] = row[(first + j) * stride + residues[part]]  for j < count,
/// and 0 where there is no such value.
template <typename T>
void fillRowParts(const T* row, const ConvolutionAxis& axis, SplitKernel<T> split, Index first,
                  Index count, T* target, Index pitch)
{
    const auto parts = static_cast<Index>(axis.residues.size());
    if (row == nullptr) {
        for (Index part = 0; part < parts; ++part)
            std::fill_n(target + part * pitch, count, T(0));
        return;
    }
    // What both parts of stride 2 have is read once.
    const Index begin = std::clamp<Index>(-first, 0, count);
    const Index end = axis.stride == 2 && parts == 2
                          ? std::clamp<Index>(axis.input / 2 - first, begin, count)
                          : begin;
    if (end > begin)
        split(row + (first + begin) * 2, end - begin, target + begin, target + pitch + begin);
    for (Index part = 0; part < parts; ++part) {
        const T* from = row + axis.residues[static_cast<std::size_t>(part)];
        T* to = target + part * pitch;
        std::fill(to, to + begin, T(0));
        fillWindowRow(from, axis.length(part), axis.stride, first + end, count - end, to + end);
    }
}

} // namespace tconv
