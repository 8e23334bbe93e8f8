// SPDX-License-Identifier: MIT
#include <tconv/engine/convolution/convolution_estimates.h>
#include <tconv/engine/convolution/convolution_rows.h>
#include <tconv/engine/convolution/plain_convolution.h>
#include <tconv/engine/convolution/row_convolution.h>
#include <tconv/engine/convolution/tile_convolution.h>

#include <array>

namespace tconv {

namespace {

bool isAlwaysPossible(const ConvolutionShape& /*shape*/)
{
    return true;
}

template <typename T>
constexpr std::array kRows{
    ConvolutionRow<T>{ConvolutionPath::Plain, false, isAlwaysPossible,
                      plainConvolutionNanoseconds<T>, makePlainConvolution<T>},
    ConvolutionRow<T>{ConvolutionPath::Tiles, true, isAlwaysPossible, tileConvolutionNanoseconds<T>,
                      makeTileConvolution<T>},
    ConvolutionRow<T>{ConvolutionPath::Rows, true, isRowConvolutionPossible,
                      rowConvolutionNanoseconds<T>, makeRowConvolution<T>},
};

} // namespace

template <typename T>
std::span<const ConvolutionRow<T>> convolutionRows()
{
    return kRows<T>;
}

template std::span<const ConvolutionRow<float>> convolutionRows<float>();
template std::span<const ConvolutionRow<double>> convolutionRows<double>();

} // namespace tconv
