// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/engine.h"
#include <tconv/engine/paths/pixel_regions.h>
#include <tconv/engine/paths/pixels_executor.h>

#include <algorithm>
#include <map>
#include <tuple>

using support::IntegerLayer;
using tconv::EnginePath;
using tconv::Index;
using tconv::PixelRegion;
using tconv::PixelRegions;

namespace {

/// DCGAN's second layer: phases of 2 x 2 taps that lose taps at one border each.
constexpr tconv::ConvTranspose2dLayer kSecond{.inChannels = 2,
                                              .outChannels = 3,
                                              .kernelSize = {4, 4},
                                              .options = {.stride = {2, 2}, .padding = {1, 1}}};

/// How often each (image, output position) is multiplied with each (input position, tap).
using Products = std::map<std::tuple<Index, Index, Index, Index>, int>;

Products productsOf(const tconv::LayerShape& shape)
{
    const PixelRegions all = tconv::pixelRegions(shape);
    Products products;
    for (const PixelRegion& region : all.regions) {
        tconv::PixelCursor cursor(shape, region);
        for (Index i = 0; i < shape.batch * region.pixels(); ++i, cursor.advance()) {
            const Index image = cursor.output() / (shape.outChannels() * shape.outputPlane());
            for (Index t = 0; t < region.taps; ++t) {
                const auto& tap = all.taps[static_cast<std::size_t>(region.firstTap + t)];
                ++products[{image, cursor.output() % (shape.outChannels() * shape.outputPlane()),
                            cursor.input() + tap.input, tap.tap}];
            }
        }
    }
    return products;
}

/// The same by the definition.
Products scattered(const tconv::LayerShape& shape)
{
    Products products;
    const tconv::ConvTranspose2dOptions& o = shape.options;
    for (Index image = 0; image < shape.batch; ++image)
        for (Index i = 0; i < shape.inputPlane(); ++i)
            for (Index tap = 0; tap < shape.kernelPlane(); ++tap) {
                const Index y = i / shape.input.width * o.stride.height - o.padding.height +
                                tap / shape.kernel.width * o.dilation.height;
                const Index x = i % shape.input.width * o.stride.width - o.padding.width +
                                tap % shape.kernel.width * o.dilation.width;
                if (y >= 0 && y < shape.output.height && x >= 0 && x < shape.output.width)
                    ++products[{image, y * shape.output.width + x,
                                image * shape.inChannels() * shape.inputPlane() + i, tap}];
            }
    return products;
}

template <typename T>
void checkAgainstOracle(const tconv::ConvTranspose2dLayer& layer, tconv::Shape4 input)
{
    support::LayerDice dice(9);
    IntegerLayer sample;
    sample.layer = layer;
    dice.fill(sample, input);
    CAPTURE(repr(sample.layer), input.batch, input.height);
    for (const tconv::InstructionSet set : tconv::availableInstructionSets())
        CHECK(bool(support::planned<T>(sample, {EnginePath::Pixels, set, 3}, 3) ==
                   support::as<T>(sample.expected().values())));
}

} // namespace

TEST_CASE("Regions make each product of the definition once and none with a zero", "[pixels]")
{
    support::LayerDice dice(21);
    for (int i = 0; i < 300; ++i) {
        const IntegerLayer sample = dice.next();
        const tconv::LayerShape shape =
            tconv::layerShape(sample.layer, sample.tensors.input.shape());
        INFO(repr(sample.layer));
        CHECK(bool(productsOf(shape) == scattered(shape)));
    }
}

TEST_CASE("Regions cover every output once with those of no tap", "[pixels]")
{
    // Dilation and stride share a factor: three of four phases own no tap.
    const tconv::LayerShape shape = tconv::layerShape(
        {.kernelSize = {3, 3}, .options = {.stride = {2, 2}, .dilation = {2, 2}}}, {2, 1, 3, 4});
    std::vector<int> seen(static_cast<std::size_t>(2 * shape.outputPlane()));
    Index empty = 0;
    for (const PixelRegion& region : tconv::pixelRegions(shape).regions) {
        tconv::PixelCursor cursor(shape, region);
        for (Index i = 0; i < 2 * region.pixels(); ++i, cursor.advance())
            ++seen[static_cast<std::size_t>(cursor.output())];
        empty += region.taps == 0 ? region.pixels() : 0;
    }
    CHECK(bool(seen == std::vector<int>(seen.size(), 1)));
    CHECK(shape.output == tconv::Size2{9, 11});
    CHECK(empty == 9 * 11 - 5 * 6);
}

TEST_CASE("A phase of 2 x 2 taps has an inside two borders and a corner", "[pixels]")
{
    const auto all = tconv::pixelRegions(tconv::layerShape(kSecond, {1, 2, 4, 4}));
    CHECK(all.regions.size() == 16);
    const PixelRegion& corner = all.regions.front();
    CHECK(corner.pixels() == 1);
    CHECK(corner.taps == 1);
    CHECK(all.taps.front().tap == 5); // the output's first cell sees the kernel's (1, 1) alone
    CHECK(std::ranges::count(all.regions, 9, &PixelRegion::pixels) == 4);
    CHECK(all.taps.size() == 4 * (4 + 2 + 2 + 1));
}

TEST_CASE("Pixels of a batch equal the exact scatter", "[pixels]")
{
    tconv::ConvTranspose2dLayer layer = kSecond;
    layer.inChannels = 32;
    layer.outChannels = 64;
    checkAgainstOracle<float>(layer, {16, 32, 4, 4});
    // A last block of one channel, tiles that are not full, groups.
    layer = {
        .inChannels = 6,
        .outChannels = 99,
        .kernelSize = {3, 3},
        .options = {.stride = {2, 2}, .padding = {1, 1}, .outputPadding = {1, 1}, .groups = 3}};
    checkAgainstOracle<float>(layer, {7, 6, 5, 6});
    checkAgainstOracle<double>(layer, {2, 6, 3, 8});
    layer.options = {.stride = {1, 3}, .padding = {4, 1}, .groups = 3};
    checkAgainstOracle<double>(layer, {5, 6, 7, 2});
}

TEST_CASE("A cancelled chunk of pixels writes nothing", "[pixels]")
{
    const tconv::LayerShape shape = tconv::layerShape(kSecond, {3, 2, 4, 4});
    const std::vector<float> weight(static_cast<std::size_t>(shape.weightValues()), 1.0F);
    const std::vector<float> input(static_cast<std::size_t>(shape.inputValues()), 1.0F);
    std::vector<float> output(static_cast<std::size_t>(shape.outputValues()), -1.0F);
    auto executor = tconv::makePixelsExecutor<float>(shape, tconv::chosenInstructionSet(), 1);
    executor.value()->pack({weight, {}}, nullptr);
    tconv::RunMonitor monitor;
    monitor.cancel();
    executor.value()->compute(0, 0, input.data(), output.data(), &monitor);
    CHECK(std::ranges::count(output, -1.0F) == shape.outputValues());
    executor.value()->compute(0, 0, input.data(), output.data(), nullptr);
    CHECK(std::ranges::count(output, -1.0F) == 0);
}
