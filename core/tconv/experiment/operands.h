// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/number_tensor.h>
#include <tconv/base/wide.h>
#include <tconv/experiment/evaluation.h>
#include <tconv/layer/placement.h>

#include <cstdint>
#include <variant>
#include <vector>

namespace tconv {

/// An experiment's numbers brought to one type T, so that sums of x * w need no further scaling:
/// each value stands for value / denominator (denominator 1 for Rational and double).
template <typename T>
struct Operands {
    std::vector<T> input;  ///< (N, C_in, H, W)
    std::vector<T> weight; ///< (C_in, C_out / groups, kH, kW)
    std::vector<T> bias;   ///< C_out, zeros when there is none; over `denominator` as the products
    BigInteger denominator = 1;
};

using AnyOperands =
    std::variant<Operands<std::int64_t>, Operands<Wide>, Operands<Rational>, Operands<double>>;

/// Integers over a common denominator where a bound on the sums shows that 64 or 128 bits hold
/// them; rationals where the experiment is small; float64 otherwise.
/// \pre checkExperiment(experiment, limits) is empty
AnyOperands prepareOperands(const Experiment& experiment, const EvaluationLimits& limits = {});

/// The tensor that these sums make.
NumberTensor numbers(Tensor4<std::int64_t> sums, const BigInteger& denominator);
NumberTensor numbers(Tensor4<Wide> sums, const BigInteger& denominator);
NumberTensor numbers(Tensor4<Rational> sums, const BigInteger& denominator);
NumberTensor numbers(Tensor4<double> sums, const BigInteger& denominator);

/// Adds the stamp of one input value: `canvas` is the plane's first value, `kernel` the taps.
template <typename T>
void addStamp(T* canvas, Index canvasWidth, const T& value, Cell inputCell, const T* kernel,
              Size2 kernelSize, const ConvTranspose2dOptions& options)
{
    for (Index a = 0; a < kernelSize.height; ++a) {
        const Cell start = landing(inputCell, {a, 0}, options);
        T* target = canvas + start.row * canvasWidth + start.column;
        for (Index b = 0; b < kernelSize.width; ++b, ++kernel)
            target[b * options.dilation.width] += value * *kernel;
    }
}

} // namespace tconv
