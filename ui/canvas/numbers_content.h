// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_content.h"
#include "document/lab.h"

/// A plane of computed numbers to be read and copied, in the colours of data.
class NumbersContent : public GridContent {
    Q_OBJECT

public:
    NumbersContent(const Lab& lab, QString name, QString symbol, QObject* parent = nullptr);

    /// Shows a plane of other numbers; no numbers: an empty grid.
    void show(Numbers numbers, tconv::Index sample, tconv::Index channel);
    /// Cells that differ from 0 are marked, for a grid of differences.
    void setMarksNonzero(bool marks) { m_marksNonzero = marks; }
    /// Cells in which this grid is another than `other`, of the same shape, are marked.
    void setMarksDifferences(std::optional<Numbers> other);

    QString name() const override { return m_name; }
    QString symbol() const override { return m_symbol; }
    tconv::Size2 size() const override;
    CellLook look(tconv::Cell cell) const override;
    QString spokenText(tconv::Cell cell) const override;
    QString copiedText(tconv::Cell cell) const override;

private:
    const tconv::Rational& value(tconv::Cell cell) const;
    bool differs(tconv::Cell cell) const;

    const Lab& m_lab;
    QString m_name;
    QString m_symbol;
    Numbers m_numbers;
    tconv::Index m_sample = 0;
    tconv::Index m_channel = 0;
    double m_largest = 0;
    bool m_marksNonzero = false;
    std::optional<Numbers> m_other;
};
