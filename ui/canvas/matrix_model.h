// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/matrix_picture.h"
#include "document/lab.h"

#include <QObject>

#include <memory>

/// The matrix of the shown experiment and what is marked in it, for every view of it. Rows and
/// columns are those of Vᵀ.
class MatrixModel : public QObject {
    Q_OBJECT

public:
    explicit MatrixModel(Lab& lab, QObject* parent = nullptr);

    const Lab& lab() const { return m_lab; }
    /// Always that of the shown experiment, also for somebody who hears of an edit first.
    const MatrixPicture& picture() const;
    const tconv::MatrixStructure& structure() const { return picture().structure(); }

    /// The row, column or tap that is looked at, else the timeline's.
    MatrixMarks marks() const;
    /// What the timeline's step multiplies out, whatever is looked at: a row (gather), a column
    /// (scatter) or, before the first of them, nothing.
    MatrixMarks stepMarks() const;

    /// One line on a place of Vᵀ: its value, and which cells it joins.
    QString describe(tconv::Cell place) const;
    /// "y1,2", or with several channels "y0,1,2"; digits alone where all indices have one.
    QString rowName(tconv::Index row) const;
    QString columnName(tconv::Index column) const;

    /// Looks at the output cell of a row, or at the input cell of a column. Hovering never changes
    /// the planes that are shown; clicking does.
    void hoverRow(std::optional<tconv::Index> row);
    void hoverColumn(std::optional<tconv::Index> column);
    void clickRow(tconv::Index row);
    void clickColumn(tconv::Index column);
    /// A place of the matrix: its row where the timeline goes by row, else its column.
    void hover(std::optional<tconv::Cell> place);
    void click(tconv::Cell place);

Q_SIGNALS:
    void changed();      ///< another matrix, or other values
    void marksChanged(); ///< what is looked at, or the timeline's step

private:
    MatrixMarks marksOf(const Target& target) const;

    Lab& m_lab;
    mutable LabDocument::Snapshot m_experiment; ///< of m_picture
    mutable std::shared_ptr<const MatrixPicture> m_picture;
};
