// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/explain/terms.h>

#include <memory>
#include <vector>

namespace tconv {

/// The planes that a picture shows: one sample and one output channel.
struct ShownPlane {
    Index sample = 0;
    Index outputChannel = 0;

    friend bool operator==(const ShownPlane&, const ShownPlane&) = default;
};

/// One step of the scatter: the input cell whose stamp is added.
struct ScatterStep {
    Index inputChannel = 0;
    Cell input;
    Cell start; ///< the canvas cell of the stamp's first tap

    friend bool operator==(const ScatterStep&, const ScatterStep&) = default;
};

/// What a stamp does to one canvas cell: before + product = after.
struct StampedCell {
    Cell canvas;
    Cell tap;
    Rational before;
    Rational product;
    Rational after;
    bool kept = false;
};

/// The steps of one output channel: by input channel of its group, then along the input's rows.
/// \pre checkExperiment(experiment) is empty
Index scatterStepCount(const Experiment& experiment);
/// \pre 0 <= step < scatterStepCount(experiment)
ScatterStep scatterStep(const Experiment& experiment, Index outputChannel, Index step);
/// The step in which an input cell of a channel of the group is stamped.
Index scatterStepOf(const Experiment& experiment, Index outputChannel, Index inputChannel,
                    Cell input);

/// What a step's stamp did, told from the canvas right after it: no earlier step is needed.
/// `after` is (1, 1, canvas height, canvas width).
/// \pre 0 <= step < scatterStepCount(experiment); the numbers of `after` are exact
std::vector<StampedCell> stampThatLedTo(const NumberTensor& after, const Experiment& experiment,
                                        ShownPlane plane, Index step);

/// The canvas of one plane after the first n stamps: before any it holds the bias. Going forward
/// adds stamps; going back starts anew, so a cell never depends on the way there.
class PartialCanvas {
public:
    /// \pre evaluate(experiment) has no problems; the experiment outlives this.
    PartialCanvas(const Experiment& experiment, ShownPlane plane);
    ~PartialCanvas();
    PartialCanvas(PartialCanvas&&) noexcept;
    PartialCanvas& operator=(PartialCanvas&&) noexcept;

    Index step() const;
    /// \pre 0 <= step <= scatterStepCount(experiment)
    void moveTo(Index step);

    /// The numbers so far, (1, 1, canvas height, canvas width).
    NumberTensor canvas() const;

    /// What the next stamp will do. \pre step() < scatterStepCount(experiment)
    std::vector<StampedCell> nextStamp() const;

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace tconv
