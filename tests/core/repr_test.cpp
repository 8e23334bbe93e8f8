// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/golden.h"
#include <tconv/layer/layer.h>

using namespace tconv;

TEST_CASE("The text of every golden layer is the one that PyTorch prints", "[repr][golden]")
{
    for (const golden::Json& sample : golden::cases("convt2d_valid.json"))
        CHECK(repr(golden::layer(sample.at("params"))) == sample.at("repr").get<std::string>());
}

TEST_CASE("Every argument prints in PyTorch's order when it is not the default", "[repr]")
{
    const ConvTranspose2dLayer layer{.inChannels = 4,
                                     .outChannels = 6,
                                     .kernelSize = {3, 2},
                                     .options = {.stride = {2, 3},
                                                 .padding = {1, 0},
                                                 .outputPadding = {1, 2},
                                                 .dilation = {2, 1},
                                                 .groups = 2},
                                     .bias = false};
    CHECK(repr(layer) == "ConvTranspose2d(4, 6, kernel_size=(3, 2), stride=(2, 3), padding=(1, 0), "
                         "dilation=(2, 1), output_padding=(1, 2), groups=2, bias=False)");
}

TEST_CASE("Defaults other than kernel_size and stride are left out", "[repr]")
{
    CHECK(repr({}) == "ConvTranspose2d(1, 1, kernel_size=(1, 1), stride=(1, 1))");
}
