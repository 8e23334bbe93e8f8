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
    /// pack() or the first run has returned. A weight that is not finite leaves out the paths that
    /// multiply it with zeros which the definition leaves out. values.bias has a value for each
    /// output channel, or none, whatever layer.bias says.
    /// \pre values.weight has inChannels * outChannels / groups * kH * kW values
    /// Problems: the first that checkForward() names (see layer/legality.h); bias_shape_mismatch;
    /// out_of_memory.
    static Result<ConvTranspose2dPlan> make(const ConvTranspose2dLayer& layer, Shape4 input,
                                            const LayerValues<T>& values,
                                            const PlanChoices& choices = {});

private:
    explicit ConvTranspose2dPlan(PreparedLayer<T, EnginePath> layer);
};

extern template class ConvTranspose2dPlan<float>;
extern template class ConvTranspose2dPlan<double>;

} // namespace tconv
