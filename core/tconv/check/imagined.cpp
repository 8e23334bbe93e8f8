// SPDX-License-Identifier: MIT
#include <tconv/check/imagined.h>
#include <tconv/layer/size.h>

namespace tconv {

Imagined asItIs(const Experiment& experiment)
{
    const ConvTranspose2dOptions& options = experiment.options;
    Imagined right;
    right.step = options.stride;
    right.dilation = options.dilation;
    right.windowStart = {options.padding.height, options.padding.width};
    right.windowSize =
        outputSize(experiment.input.shape().plane(), experiment.weight.shape().plane(), options);
    return right;
}

Tensor4<Rational> imagine(const Experiment& experiment, const Imagined& imagined)
{
    return Tensor4<Rational>(
        {experiment.input.shape().batch, 1, imagined.windowSize.height, imagined.windowSize.width});
}

} // namespace tconv
