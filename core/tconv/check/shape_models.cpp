// SPDX-License-Identifier: MIT
#include <tconv/check/shape_rows.h>

#include <algorithm>
#include <iterator>

namespace tconv {

namespace {

std::vector<ShapeModel> allModels()
{
    using namespace shape_rows;
    std::vector<ShapeModel> all;
    for (auto* rows : {&sumModels, &strideModels, &kernelModels, &mixedUpModels})
        std::ranges::move(rows(), std::back_inserter(all));
    std::ranges::sort(all, {}, &ShapeModel::rarity);
    return all;
}

} // namespace

std::span<const ShapeModel> shapeModels()
{
    static const std::vector<ShapeModel> all = allModels();
    return all;
}

std::vector<const ShapeModel*> modelsOfSize(Index claimed, const AxisSettings& settings,
                                            const AxisSettings& otherAxis)
{
    std::vector<const ShapeModel*> found;
    if (claimed == outputSize(settings))
        return found;
    for (const ShapeModel& model : shapeModels())
        if (model.size(settings, otherAxis) == claimed)
            found.push_back(&model);
    return found;
}

} // namespace tconv
