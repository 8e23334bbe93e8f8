// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/explain/scatter_steps.h>

#include <QObject>

/// One cell of one of the three grids that are linked.
struct Target {
    enum class Kind { None, Input, Tap, Canvas };

    Kind kind = Kind::None;
    tconv::Cell cell; ///< of the shown plane; for Canvas counted on the full canvas

    friend bool operator==(const Target&, const Target&) = default;
};

/// Which planes are shown and which cell is looked at: hovering shows, clicking pins.
class Selection : public QObject {
    Q_OBJECT

public:
    explicit Selection(QObject* parent = nullptr);

    tconv::Index sample() const { return m_sample; }
    tconv::Index inputChannel() const { return m_inputChannel; }
    tconv::Index outputChannel() const { return m_outputChannel; }
    tconv::ShownPlane plane() const { return {m_sample, m_outputChannel}; }

    /// Shows another pair of planes. An input channel outside the output channel's group is
    /// replaced by the group's first. Everything is clamped to the experiment.
    /// \pre the experiment breaks no rule
    void showPlanes(const tconv::Experiment& experiment, tconv::Index sample,
                    tconv::Index inputChannel, tconv::Index outputChannel);
    /// Like showPlanes with the planes as they are, and drops a target outside the grids.
    void fitTo(const tconv::Experiment& experiment);

    /// The hovered cell, else the pinned one.
    Target active() const { return m_hovered.kind == Target::Kind::None ? m_pinned : m_hovered; }
    Target pinned() const { return m_pinned; }
    Target hovered() const { return m_hovered; }

    void hover(Target target);
    void clearHover() { hover({}); }
    void pin(Target target);
    void togglePin(Target target); ///< unpins what is pinned
    void unpin() { pin({}); }

Q_SIGNALS:
    void changed();       ///< hovered or pinned
    void planesChanged(); ///< sample or channels

private:
    bool setPlanes(const tconv::Experiment& experiment, tconv::Index sample,
                   tconv::Index inputChannel, tconv::Index outputChannel);

    tconv::Index m_sample = 0;
    tconv::Index m_inputChannel = 0;
    tconv::Index m_outputChannel = 0;
    Target m_hovered;
    Target m_pinned;
};
