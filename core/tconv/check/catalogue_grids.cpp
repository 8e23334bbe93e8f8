// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/check/catalogue_grids.h>
#include <tconv/layer/size.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace tconv::catalogue {

namespace {

constexpr Index kModest = Index(1) << 24;

bool isAtMost(std::optional<Index> count, Index limit)
{
    return count && *count <= limit;
}

bool isSmall(const Experiment& experiment, const Imagined& way)
{
    const Index planes = experiment.input.shape().batch * layerOf(experiment).outChannels;
    const Size2 canvas = imaginedCanvasSize(experiment, way);
    return isAtMost(checkedProduct({planes, canvas.height, canvas.width}), kMaxGridCells) &&
           isAtMost(checkedProduct({planes, way.windowSize.height, way.windowSize.width}),
                    kMaxGridCells) &&
           isAtMost(productCount(experiment), kMaxGridProducts);
}

} // namespace

bool isModest(const Experiment& experiment)
{
    const ConvTranspose2dOptions& options = experiment.options;
    const std::array sizes{options.stride, options.padding, options.outputPadding,
                           options.dilation};
    return std::all_of(sizes.begin(), sizes.end(),
                       [](Size2 size) { return size.height <= kModest && size.width <= kModest; });
}

Grids imagined(const Experiment& experiment, const Imagined& way)
{
    if (way.windowSize.height < 1 || way.windowSize.width < 1 || !isSmall(experiment, way))
        return {};
    return {imagine(experiment, way)};
}

Imagined wayWith(const Experiment& experiment, const ConvTranspose2dOptions& options,
                 Orientation orientation)
{
    Imagined way;
    way.orientation = orientation;
    way.step = options.stride;
    way.dilation = options.dilation;
    way.windowStart = {options.padding.height, options.padding.width};
    way.windowSize =
        outputSize(experiment.input.shape().plane(),
                   orientedSize(experiment.weight.shape().plane(), orientation), options);
    return way;
}

Grids withOptions(const Experiment& experiment, const ConvTranspose2dOptions& options)
{
    return imagined(experiment, wayWith(experiment, options));
}

Grids layerOn(const Experiment& changed)
{
    return imagined(changed, asItIs(changed));
}

bool hasBias(const Experiment& experiment)
{
    return experiment.bias && std::any_of(experiment.bias->begin(), experiment.bias->end(),
                                          [](const Rational& value) { return value != 0; });
}

Experiment withoutBias(Experiment experiment)
{
    experiment.bias.reset();
    return experiment;
}

Size2 swapped(Size2 size)
{
    return {size.width, size.height};
}

Tensor4<Rational> transposedPlanes(const Tensor4<Rational>& planes)
{
    const Shape4& shape = planes.shape();
    Tensor4<Rational> result({shape.batch, shape.channels, shape.width, shape.height});
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < shape.height; ++row)
                for (Index column = 0; column < shape.width; ++column)
                    result.at(n, c, {column, row}) = planes.at(n, c, {row, column});
    return result;
}

Grids extended(const Grids& grids, Size2 size)
{
    Grids larger;
    for (const Tensor4<Rational>& grid : grids) {
        const Shape4 shape{grid.shape().batch, grid.shape().channels, size.height, size.width};
        if (isAtMost(shape.elements(), kMaxGridCells))
            larger.push_back(resized(grid, shape));
    }
    return larger;
}

void append(Grids& grids, Grids more)
{
    grids.insert(grids.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
}

Grids distinct(Grids grids)
{
    Grids kept;
    for (Tensor4<Rational>& grid : grids)
        if (std::find(kept.begin(), kept.end(), grid) == kept.end())
            kept.push_back(std::move(grid));
    return kept;
}

} // namespace tconv::catalogue
