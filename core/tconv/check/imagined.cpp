// SPDX-License-Identifier: MIT
#include <tconv/check/imagined.h>
#include <tconv/layer/size.h>

#include <limits>
#include <type_traits>

namespace tconv {

namespace {

std::size_t extent(Index count)
{
    return static_cast<std::size_t>(count);
}

bool swapsAxes(Orientation orientation)
{
    switch (orientation) {
    case Orientation::AsIs:
    case Orientation::Rotated180:
    case Orientation::FlippedLeftRight:
    case Orientation::FlippedUpDown:
        return false;
    case Orientation::Transposed:
    case Orientation::AntiTransposed:
    case Orientation::RotatedLeft:
    case Orientation::RotatedRight:
        break;
    }
    return true;
}

/// The canvas seen through the window, with the bias.
template <typename T>
class WindowReader {
public:
    WindowReader(const Operands<T>& operands, const Imagined& imagined,
                 const ImaginedCanvas<T>& canvas)
        : m_operands(operands)
        , m_imagined(imagined)
        , m_canvas(canvas)
    {
    }

    void read(Tensor4<Rational>& result) const
    {
        const Shape4& shape = result.shape();
        const Index canvasCells = m_canvas.size.height * m_canvas.size.width;
        Rational* target = result.values().data();
        for (Index plane = 0; plane < shape.batch * shape.channels; ++plane) {
            const T* values = m_canvas.values.data() + plane * canvasCells;
            const T& bias = m_operands.bias[extent(plane % shape.channels)];
            for (Index row = 0; row < shape.height; ++row)
                for (Index column = 0; column < shape.width; ++column)
                    *target++ = cell(values, bias, m_imagined.windowStart + Cell{row, column});
        }
    }

private:
    Rational cell(const T* values, const T& bias, Cell place) const
    {
        if (!contains(m_canvas.size, place))
            return m_imagined.bias == BiasUse::Everywhere ? number(bias) : Rational();
        const Index flat = place.row * m_canvas.size.width + place.column;
        const std::int32_t stamps = m_canvas.stamps[extent(flat)];
        const bool averaged = m_imagined.overlap == Overlap::Average && stamps > 1;
        if (averaged)
            return Rational(number(values[flat]) / stamps + number(bias) * timesBias(stamps));
        // A bias for each stamp may go beyond the 64 or 128 bits that hold it once.
        if constexpr (std::is_same_v<T, std::int64_t>)
            return number(Wide(values[flat]) + Wide(bias) * timesBias(stamps));
        else if (m_imagined.bias == BiasUse::PerStamp)
            return Rational(number(values[flat]) + number(bias) * stamps);
        else
            return number(T(values[flat] + bias * T(timesBias(stamps))));
    }

    std::int32_t timesBias(std::int32_t stamps) const
    {
        switch (m_imagined.bias) {
        case BiasUse::Everywhere:
            return 1;
        case BiasUse::Nowhere:
            return 0;
        case BiasUse::PerStamp:
            return stamps;
        case BiasUse::WhereStamped:
            break;
        }
        return stamps > 0 ? 1 : 0;
    }

    template <typename Number>
    Rational number(const Number& value) const
    {
        if constexpr (std::is_same_v<Number, Rational>)
            return value;
        else
            return m_operands.denominator == 1
                       ? Rational(value)
                       : Rational(BigInteger(value), m_operands.denominator);
    }

    const Operands<T>& m_operands;
    const Imagined& m_imagined;
    const ImaginedCanvas<T>& m_canvas;
};

/// As prepareOperands() chooses, but never in float64.
EvaluationLimits alwaysExact()
{
    EvaluationLimits limits;
    limits.bigProducts = std::numeric_limits<Index>::max();
    return limits;
}

} // namespace

Imagined asItIs(const Experiment& experiment)
{
    const ConvTranspose2dOptions& options = experiment.options;
    Imagined right;
    right.step = options.stride;
    right.dilation = options.dilation;
    right.windowStart = {options.padding.height, options.padding.width};
    right.windowSize =
        outputSize(experiment.input.shape().plane(), experiment.weight.shape().plane(), options);
    return right;
}

Size2 orientedSize(Size2 kernel, Orientation orientation)
{
    return swapsAxes(orientation) ? Size2{kernel.width, kernel.height} : kernel;
}

Cell orientedTap(Cell cell, Size2 kernel, Orientation orientation)
{
    const auto [a, b] = cell;
    const Cell last{kernel.height - 1, kernel.width - 1};
    switch (orientation) {
    case Orientation::AsIs:
        break;
    case Orientation::Rotated180:
        return {last.row - a, last.column - b};
    case Orientation::FlippedLeftRight:
        return {a, last.column - b};
    case Orientation::FlippedUpDown:
        return {last.row - a, b};
    case Orientation::Transposed:
        return {b, a};
    case Orientation::AntiTransposed:
        return {last.row - b, last.column - a};
    case Orientation::RotatedLeft:
        return {b, last.column - a};
    case Orientation::RotatedRight:
        return {last.row - b, a};
    }
    return cell;
}

Size2 imaginedCanvasSize(const Experiment& experiment, const Imagined& imagined)
{
    const Size2 input = experiment.input.shape().plane();
    const Size2 kernel = orientedSize(experiment.weight.shape().plane(), imagined.orientation);
    const auto along = [&](Axis axis) {
        AxisSettings settings;
        settings.input = input[axis];
        settings.kernel = kernel[axis];
        settings.stride = imagined.step[axis];
        settings.dilation = imagined.dilation[axis];
        return fullSize(settings);
    };
    return {along(Axis::Height), along(Axis::Width)};
}

Tensor4<Rational> imagine(const Experiment& experiment, const Imagined& imagined)
{
    Tensor4<Rational> result({experiment.input.shape().batch, layerOf(experiment).outChannels,
                              imagined.windowSize.height, imagined.windowSize.width});
    std::visit(
        [&]<typename T>(const Operands<T>& operands) {
            ImaginedCanvas<T> canvas;
            imagineCanvas(experiment, operands, imagined, canvas);
            WindowReader<T>(operands, imagined, canvas).read(result);
        },
        prepareOperands(experiment, alwaysExact()));
    return result;
}

} // namespace tconv
