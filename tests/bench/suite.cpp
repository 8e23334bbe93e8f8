// SPDX-License-Identifier: MIT
#include <bench/suite.h>
#include <cstdint>

namespace bench {

namespace {

/// What differs between the layers of the suite; all are square in kernel and options.
struct Row {
    const char* name;
    tconv::Shape4 input; ///< N, C_in, H, W
    Index outChannels;
    Index kernel;
    Index stride;
    Index padding = 0;
    Index outputPadding = 0;
    Index dilation = 1;
    Index groups = 1;
};

constexpr Row kRows[] = {
    {"tiny", {1, 1, 3, 3}, 1, 2, 2},
    {"lenet", {1, 20, 6, 6}, 10, 5, 3, 2},
    {"doc", {20, 16, 8, 8}, 33, 3, 2, 1, 1},
    {"dcgan1", {16, 100, 1, 1}, 128, 4, 1},
    {"dcgan2", {16, 128, 4, 4}, 64, 4, 2, 1},
    {"dcgan3", {16, 64, 8, 8}, 3, 4, 2, 1},
    {"up32", {1, 64, 32, 32}, 32, 2, 2},
    {"unet", {1, 64, 240, 320}, 32, 2, 2},
    {"sam3a", {1, 1280, 64, 64}, 640, 2, 2},
    {"sam3b", {1, 640, 128, 128}, 320, 2, 2},
    {"wide", {1, 256, 32, 32}, 256, 3, 2, 1, 1},
    {"dilated", {1, 32, 64, 64}, 32, 3, 2, 0, 0, 2},
    {"image1k", {1, 1, 1024, 1024}, 1, 4, 2, 1},
    {"image4k", {1, 1, 4096, 4096}, 1, 3, 2, 1, 1},
    {"depthwise", {1, 3, 1080, 1920}, 3, 4, 2, 1, 0, 1, 3},
};

SuiteLayer layerOf(const Row& row)
{
    tconv::ConvTranspose2dOptions options;
    options.stride = {row.stride, row.stride};
    options.padding = {row.padding, row.padding};
    options.outputPadding = {row.outputPadding, row.outputPadding};
    options.dilation = {row.dilation, row.dilation};
    options.groups = row.groups;
    return {row.name,
            row.input,
            {row.input.channels, row.outChannels, {row.kernel, row.kernel}, options, false}};
}

} // namespace

double SuiteLayer::operations() const
{
    return 2.0 * static_cast<double>(tconv::multiplyAdds(shape()));
}

double SuiteLayer::bytes() const
{
    const tconv::LayerShape numbers = shape();
    const Index values = numbers.inputValues() + numbers.weightValues() + numbers.outputValues();
    return static_cast<double>(values) * sizeof(float);
}

const std::vector<SuiteLayer>& suite()
{
    static const std::vector<SuiteLayer> layers = [] {
        std::vector<SuiteLayer> all;
        for (const Row& row : kRows)
            all.push_back(layerOf(row));
        return all;
    }();
    return layers;
}

std::vector<float> madeUpValues(Index count, unsigned seed)
{
    std::vector<float> values(static_cast<std::size_t>(count));
    std::uint32_t state = seed * 2654435761U + 1U;
    for (float& value : values) {
        state = state * 1664525U + 1013904223U;
        value = static_cast<float>(state >> 8) / static_cast<float>(1U << 23) - 1.0F;
    }
    return values;
}

} // namespace bench
