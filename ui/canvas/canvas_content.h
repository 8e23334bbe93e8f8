// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/color_scale.h"
#include "canvas/grid_content.h"
#include "canvas/highlights.h"
#include "document/lab.h"

#include <QHash>

/// The full canvas of the shown plane at the timeline's place: with the crop frame, the cells that
/// padding crops, and the edge that output_padding brings in.
class CanvasContent : public GridContent {
    Q_OBJECT

public:
    CanvasContent(Lab& lab, Highlights& highlights, QObject* parent = nullptr);

    QString name() const override;
    tconv::Size2 size() const override;
    CellLook look(tconv::Cell cell) const override;
    std::optional<GridFrame> frame() const override;
    QString spokenText(tconv::Cell cell) const override;
    QString copiedText(tconv::Cell cell) const override;
    void hover(std::optional<tconv::Cell> cell) override;
    void click(tconv::Cell cell) override;

    /// The fill of a value on this canvas: also that of the products on their way here.
    QColor fillOf(double value) const { return m_scale.at(value, m_largest); }

private:
    bool isEmpty() const; ///< a batch without samples has no numbers
    bool isEdge(tconv::Cell cell) const;
    QColor fillAt(tconv::Cell cell) const;
    QColor sourceColor(tconv::Cell cell, bool byTap) const;

    void refreshScale();
    void refreshNotes();
    void showStep();

    Lab& m_lab;
    Highlights& m_highlights;
    ColorScale m_scale;
    double m_largest = 0;
    tconv::Index m_mostProducts = 1;
    QHash<quint64, QString> m_notes; ///< "before + product" on the cells just stamped
    std::optional<CellRange> m_marked;
    tconv::Index m_shownStep = 0;
};
