// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/color_scale.h"
#include "canvas/grid_content.h"
#include "canvas/matrix_model.h"

/// x: the input of the shown sample as one column, all channels below one another, in the order of
/// the columns of Vᵀ. Its values can be edited.
class VectorContent : public GridContent {
    Q_OBJECT

public:
    /// The model outlives this.
    VectorContent(Lab& lab, MatrixModel& model, QObject* parent = nullptr);

    QString name() const override { return tr("x, the input as a column"); }
    QString symbol() const override { return QStringLiteral("x"); }
    tconv::Size2 size() const override;
    CellLook look(tconv::Cell cell) const override;
    QString spokenText(tconv::Cell cell) const override;
    QString copiedText(tconv::Cell cell) const override;

    bool isEditable() const override { return true; }
    std::optional<QString> setText(tconv::Cell cell, const QString& text) override;

    void hover(std::optional<tconv::Cell> cell) override;
    void click(tconv::Cell cell) override;

private:
    const tconv::Rational& value(tconv::Index place) const;
    void refresh();
    void refreshRings();

    Lab& m_lab;
    MatrixModel& m_model;
    ColorScale m_scale;
    mutable std::optional<double> m_largest; ///< asked for by the first cell that is painted
    std::vector<std::pair<tconv::Index, CellLook::Ring>> m_rings; ///< by place
};
