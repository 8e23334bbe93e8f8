// SPDX-License-Identifier: MIT
#include <tconv/layer/placement.h>

#include <algorithm>

namespace tconv {

std::vector<AxisPair> pairsLandingOn(Index canvasPosition, const AxisSettings& settings)
{
    std::vector<AxisPair> pairs;
    for (Index tap = settings.kernel - 1; tap >= 0; --tap) {
        const Index rest = canvasPosition - tap * settings.dilation;
        if (rest >= 0 && rest % settings.stride == 0 && rest / settings.stride < settings.input)
            pairs.push_back({rest / settings.stride, tap});
    }
    return pairs;
}

} // namespace tconv
