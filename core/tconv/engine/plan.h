// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/base/shape4.h>
#include <tconv/engine/layer_plan.h>
#include <tconv/engine/layer_shape.h>

namespace tconv {

using PlanChoices = PathChoices<EnginePath>;
using PlanDescription = PathDescription<EnginePath>;

/// A ConvTranspose2d prepared for inputs of one shape, see LayerPlan. For float and double.
template <typename T>
class ConvTranspose2dPlan : public LayerPlan<T, EnginePath> {
public:
    /// `input` is N,C,H,W. The values are copied when they are first needed: they must stay until
    /// pack() or the first run has returned. A weight that is not finite leaves only the scatter,
    /// since other paths multiply it with zeros that the definition leaves out.
    /// \pre values.weight has inChannels * outChannels / groups * kH * kW values, values.bias
    /// outChannels or none.
    /// Problems: the first that checkForward() names; out_of_memory.
    static Result<ConvTranspose2dPlan> make(const ConvTranspose2dLayer& layer, Shape4 input,
                                            const LayerValues<T>& values,
                                            const PlanChoices& choices = {});

private:
    explicit ConvTranspose2dPlan(PreparedLayer<T, EnginePath> layer);
};

extern template class ConvTranspose2dPlan<float>;
extern template class ConvTranspose2dPlan<double>;

} // namespace tconv
