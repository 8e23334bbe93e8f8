// SPDX-License-Identifier: MIT
#include <tconv/explain/zero_insertion.h>

// No include of layer/placement.h or layer/size.h: this route stands on its own arithmetic.

namespace tconv {

namespace {

Tensor4<Rational> stretch(const Tensor4<Rational>& input, Index sample, Index channel, Size2 stride)
{
    const Shape4& shape = input.shape();
    Tensor4<Rational> result(
        {1, 1, (shape.height - 1) * stride.height + 1, (shape.width - 1) * stride.width + 1});
    for (Index i = 0; i < shape.height; ++i)
        for (Index j = 0; j < shape.width; ++j)
            result.at(0, 0, {i * stride.height, j * stride.width}) =
                input.at(sample, channel, {i, j});
    return result;
}

/// Adds (or, where negative, takes away) rows and columns on each side, `far` more at the ends.
Tensor4<Rational> withBorder(const Tensor4<Rational>& plane, Size2 border, Size2 far)
{
    const Size2 old = plane.shape().plane();
    const Size2 size{old.height + 2 * border.height + far.height,
                     old.width + 2 * border.width + far.width};
    Tensor4<Rational> result({1, 1, size.height, size.width});
    for (Index row = 0; row < size.height; ++row)
        for (Index column = 0; column < size.width; ++column) {
            const Cell from{row - border.height, column - border.width};
            if (contains(old, from))
                result.at(0, 0, {row, column}) = plane.at(0, 0, from);
        }
    return result;
}

Tensor4<Rational> rotate180(const Tensor4<Rational>& weight, Index inputChannel,
                            Index weightChannel)
{
    const Size2 size = weight.shape().plane();
    Tensor4<Rational> result({1, 1, size.height, size.width});
    for (Index a = 0; a < size.height; ++a)
        for (Index b = 0; b < size.width; ++b)
            result.at(0, 0, {a, b}) =
                weight.at(inputChannel, weightChannel, {size.height - 1 - a, size.width - 1 - b});
    return result;
}

/// The output's size when the window slides over the bordered input one cell at a time.
Size2 slidingSize(const ZeroInsertion& stages, Size2 dilation)
{
    const Size2 bordered = stages.bordered.shape().plane();
    const Size2 kernel = stages.rotated.shape().plane();
    return {bordered.height - dilation.height * (kernel.height - 1),
            bordered.width - dilation.width * (kernel.width - 1)};
}

Rational correlateAt(const ZeroInsertion& stages, Size2 dilation, Cell outputCell)
{
    const Size2 kernel = stages.rotated.shape().plane();
    Rational sum = 0;
    for (Index a = 0; a < kernel.height; ++a)
        for (Index b = 0; b < kernel.width; ++b) {
            const Cell under{outputCell.row + a * dilation.height,
                             outputCell.column + b * dilation.width};
            const Rational& value = stages.bordered.at(0, 0, under);
            if (!value.is_zero())
                sum += value * stages.rotated.at(0, 0, {a, b});
        }
    return sum;
}

void correlateInto(Tensor4<Rational>& output, Index sample, Index channel,
                   const ZeroInsertion& stages, Size2 dilation)
{
    const Size2 size = output.shape().plane();
    for (Index row = 0; row < size.height; ++row)
        for (Index column = 0; column < size.width; ++column)
            output.at(sample, channel, {row, column}) +=
                correlateAt(stages, dilation, {row, column});
}

} // namespace

Cell BorderedGeometry::placeOf(Cell cell) const
{
    return {cell.row * stride.height + border.height, cell.column * stride.width + border.width};
}

std::optional<Cell> BorderedGeometry::inputAt(Cell cell) const
{
    if (!isStretched(cell))
        return std::nullopt;
    const Cell from{cell.row - border.height, cell.column - border.width};
    if (from.row % stride.height != 0 || from.column % stride.width != 0)
        return std::nullopt;
    return Cell{from.row / stride.height, from.column / stride.width};
}

bool BorderedGeometry::isStretched(Cell cell) const
{
    return contains(stretched, {cell.row - border.height, cell.column - border.width});
}

bool BorderedGeometry::isFar(Cell cell) const
{
    return contains(bordered, cell) &&
           (cell.row >= bordered.height - far.height || cell.column >= bordered.width - far.width);
}

Cell BorderedGeometry::windowEnd(Cell output) const
{
    return {output.row + dilation.height * (kernel.height - 1),
            output.column + dilation.width * (kernel.width - 1)};
}

std::optional<Cell> BorderedGeometry::rotatedOver(Cell cell, Cell output) const
{
    const Cell inside{cell.row - output.row, cell.column - output.column};
    if (inside.row < 0 || inside.column < 0 || inside.row % dilation.height != 0 ||
        inside.column % dilation.width != 0)
        return std::nullopt;
    const Cell rotated{inside.row / dilation.height, inside.column / dilation.width};
    return contains(kernel, rotated) ? std::optional(rotated) : std::nullopt;
}

Cell BorderedGeometry::turned(Cell cell) const
{
    return {kernel.height - 1 - cell.row, kernel.width - 1 - cell.column};
}

BorderedGeometry borderedGeometry(const Experiment& experiment)
{
    const ConvTranspose2dOptions& options = experiment.options;
    BorderedGeometry geometry;
    geometry.input = experiment.input.shape().plane();
    geometry.stride = options.stride;
    geometry.dilation = options.dilation;
    geometry.kernel = experiment.weight.shape().plane();
    geometry.stretched = {(geometry.input.height - 1) * options.stride.height + 1,
                          (geometry.input.width - 1) * options.stride.width + 1};
    geometry.border = {
        options.dilation.height * (geometry.kernel.height - 1) - options.padding.height,
        options.dilation.width * (geometry.kernel.width - 1) - options.padding.width};
    geometry.far = options.outputPadding;
    geometry.bordered = {geometry.stretched.height + 2 * geometry.border.height +
                             geometry.far.height,
                         geometry.stretched.width + 2 * geometry.border.width + geometry.far.width};
    return geometry;
}

ZeroInsertion zeroInsertion(const Experiment& experiment, Index sample, Index inputChannel,
                            Index weightChannel)
{
    const ConvTranspose2dOptions& options = experiment.options;
    ZeroInsertion stages;
    stages.stretched = stretch(experiment.input, sample, inputChannel, options.stride);
    stages.border = borderedGeometry(experiment).border;
    stages.bordered = withBorder(stages.stretched, stages.border, options.outputPadding);
    stages.rotated = rotate180(experiment.weight, inputChannel, weightChannel);
    return stages;
}

std::vector<WindowProduct> windowProducts(const ZeroInsertion& stages, Size2 dilation,
                                          Cell outputCell)
{
    const Size2 kernel = stages.rotated.shape().plane();
    std::vector<WindowProduct> products;
    for (Index a = 0; a < kernel.height; ++a)
        for (Index b = 0; b < kernel.width; ++b) {
            const Cell under{outputCell.row + a * dilation.height,
                             outputCell.column + b * dilation.width};
            products.push_back(
                {under, {a, b}, stages.bordered.at(0, 0, under) * stages.rotated.at(0, 0, {a, b})});
        }
    return products;
}

Tensor4<Rational> gatherByZeroInsertion(const Experiment& experiment)
{
    const Shape4& input = experiment.input.shape();
    const Shape4& weight = experiment.weight.shape();
    const Index groups = experiment.options.groups;
    const Index inputsPerGroup = input.channels / groups;
    const Size2 dilation = experiment.options.dilation;
    // All planes have one size; it comes from the stages, not from the size formula.
    Experiment probe = experiment;
    probe.input = resized(experiment.input, {1, 1, input.height, input.width});
    const Size2 size = slidingSize(zeroInsertion(probe, 0, 0, 0), dilation);
    Tensor4<Rational> output({input.batch, weight.channels * groups, size.height, size.width});
    for (Index n = 0; n < input.batch; ++n)
        for (Index group = 0; group < groups; ++group)
            for (Index from = 0; from < inputsPerGroup; ++from)
                for (Index to = 0; to < weight.channels; ++to)
                    correlateInto(output, n, group * weight.channels + to,
                                  zeroInsertion(experiment, n, group * inputsPerGroup + from, to),
                                  dilation);
    if (!experiment.bias)
        return output;
    for (Index n = 0; n < input.batch; ++n)
        for (Index c = 0; c < output.shape().channels; ++c)
            output.plane(n, c) += experiment.bias->at(static_cast<std::size_t>(c));
    return output;
}

} // namespace tconv
