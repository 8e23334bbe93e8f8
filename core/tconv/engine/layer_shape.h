// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/shape4.h>
#include <tconv/engine/axis_phases.h>
#include <tconv/layer/layer.h>

#include <span>

namespace tconv {

/// The numbers of a layer on inputs of one size, as the engine's loops need them.
struct LayerShape {
    ConvTranspose2dOptions options; ///< a stride or dilation that has no effect may be smaller
    Index batch = 1;
    Index inPerGroup = 1;
    Index outPerGroup = 1;
    Size2 input;
    Size2 kernel;
    Size2 output;

    Index inChannels() const { return inPerGroup * options.groups; }
    Index outChannels() const { return outPerGroup * options.groups; }
    Index inputPlane() const { return input.height * input.width; }
    Index outputPlane() const { return output.height * output.width; }
    Index kernelPlane() const { return kernel.height * kernel.width; }
    Index inputValues() const { return batch * inChannels() * inputPlane(); }
    Index weightValues() const { return inChannels() * outPerGroup * kernelPlane(); }
    Index outputValues() const { return batch * outChannels() * outputPlane(); }
};

/// \pre checkForward(...) of the layer and the input is empty
LayerShape layerShape(const ConvTranspose2dLayer& layer, Shape4 input);

AxisPhases phasesAlong(Axis axis, const LayerShape& shape);

/// As many phases on both axes are few.
inline constexpr Index kMaxPhases = 64;

/// Whether there are at most kMaxPhases * kMaxPhases pairs of a row phase and a column phase: paths
/// by phases take no more, and leave larger strides to the scatter.
bool hasFewPhases(const LayerShape& shape);

/// Products of an input and a weight that reach the output: saturates at 2^62.
Index multiplyAdds(const LayerShape& shape);

/// A layer's weights (in_channels, out_channels / groups, kH, kW) and biases (none: empty).
template <typename T>
struct LayerValues {
    std::span<const T> weight;
    std::span<const T> bias;
};

} // namespace tconv
