// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/bordered_content.h"

/// The shown kernel turned by 180 degrees, as it slides over the bordered input: from the stage on
/// that turns it.
class RotatedContent : public GridContent {
    Q_OBJECT

public:
    RotatedContent(Lab& lab, const Highlights& highlights, const BorderedContent& bordered,
                   QObject* parent = nullptr);

    QString name() const override;
    tconv::Size2 size() const override { return m_bordered.geometry().kernel; }
    CellLook look(tconv::Cell cell) const override;
    bool hasNumbers() const override { return isThere(); }
    bool hasGaps() const override { return !isThere(); }
    QString spokenText(tconv::Cell cell) const override;
    QString copiedText(tconv::Cell cell) const override;
    void hover(std::optional<tconv::Cell> cell) override;
    void click(tconv::Cell cell) override;

    /// How a kernel tap looks, without marks.
    CellLook tapLook(tconv::Cell tap) const;

private:
    bool isThere() const { return m_bordered.stage() >= m_lab.gatherLead(); }
    tconv::Cell tapAt(tconv::Cell cell) const { return m_bordered.geometry().turned(cell); }

    Lab& m_lab;
    const Highlights& m_highlights;
    const BorderedContent& m_bordered;
    mutable std::optional<double> m_largest; ///< of the whole kernel, for the colours
};
