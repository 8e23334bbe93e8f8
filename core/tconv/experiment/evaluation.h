// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/number_tensor.h>
#include <tconv/base/problem.h>
#include <tconv/experiment/experiment.h>
#include <tconv/layer/size.h>

#include <vector>

namespace tconv {

/// How large a worked example may be.
struct EvaluationLimits {
    /// The most cells of the whole canvas (all samples and channels).
    Index cells = Index(1) << 24;
    /// The most products altogether.
    Index products = Index(1) << 31;
    /// The most products that are computed with rationals of any size: above, where neither 64 nor
    /// 128 bits are sure to hold the sums, float64 is used, so that an edit stays within a frame.
    Index bigProducts = 40'000;
};

/// The result of a layer on an experiment's numbers, or the rules that it breaks.
struct Evaluation {
    std::vector<Problem> problems; ///< the first is the one that PyTorch would name
    CanvasGeometry geometry;
    NumberTensor canvas; ///< (N, C_out, canvas): the bias plus all stamps, cropped cells included
    Index products = 0;

    bool ok() const { return problems.empty(); }
    Shape4 outputShape() const;
    /// The part of the canvas that the layer answers. \pre ok()
    NumberTensor output() const { return canvas.window(geometry.windowStart, geometry.output); }
};

/// Every rule that the experiment breaks, the limits among them.
std::vector<Problem> checkExperiment(const Experiment& experiment,
                                     const EvaluationLimits& limits = {});

/// Scatters all stamps. Exact unless the numbers are too large and too many (see the limits); then
/// in float64, and the canvas says so.
Evaluation evaluate(const Experiment& experiment, const EvaluationLimits& limits = {});

} // namespace tconv
