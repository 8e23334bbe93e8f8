// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/color_scale.h"
#include "canvas/grid_content.h"
#include "canvas/highlights.h"
#include "document/lab.h"

#include <QHash>

/// One of the experiment's own tensors: the shown plane of the input or of the kernel, or the bias
/// as one row. It shows the experiment as it is edited, also while that breaks a rule.
class TensorContent : public GridContent {
    Q_OBJECT

public:
    enum class Kind { Input, Kernel, Bias };

    TensorContent(Lab& lab, const Highlights& highlights, Kind kind, QObject* parent = nullptr);

    QString name() const override;
    QString symbol() const override;
    tconv::Size2 size() const override;
    CellLook look(tconv::Cell cell) const override;
    QString spokenText(tconv::Cell cell) const override;
    QString copiedText(tconv::Cell cell) const override;

    bool isEditable() const override { return true; }
    QString editedText(tconv::Cell cell) const override;
    std::optional<QString> setText(tconv::Cell cell, const QString& text) override;
    void clear(const CellRange& range) override;
    std::optional<QString> setNumbers(tconv::Cell first, const Numbers& plane,
                                      const QString& undoText) override;
    bool canGrow() const override { return m_kind != Kind::Bias; }
    std::optional<tconv::Shape4> tensorShape() const override;
    std::optional<QString> setTensor(const Numbers& tensor, const QString& undoText) override;

    void hover(std::optional<tconv::Cell> cell) override;
    void click(tconv::Cell cell) override;

private:
    /// The first two indices of the shown plane.
    struct Plane {
        tconv::Index first = 0;
        tconv::Index second = 0;
    };

    const tconv::Experiment& experiment() const { return m_lab.document().experiment(); }
    const Numbers& tensor() const; ///< \pre not the bias
    Plane plane() const;
    const tconv::Rational& value(tconv::Cell cell) const;
    void put(tconv::Experiment& after, tconv::Cell cell, tconv::Rational value) const;
    tconv::Result<tconv::Experiment> grown(tconv::Size2 needed) const;
    QString cellName(tconv::Cell cell) const;

    void refresh();
    void refreshRings();
    GridMarks marks() const;
    QColor fillOf(tconv::Cell cell) const;
    void refreshColors() const;
    tconv::Index indexOf(tconv::Cell cell) const;
    std::optional<Target> targetAt(tconv::Cell cell) const;

    Lab& m_lab;
    const Highlights& m_highlights;
    Kind m_kind;
    tconv::Size2 m_size;
    GridMarks m_marks;
    // Texts and fills of the cells that were painted since the last change, by indexOf().
    mutable QHash<tconv::Index, CellLook> m_looks;
    mutable const Theme* m_theme = nullptr; ///< of m_scale
    mutable std::optional<ColorScale> m_scale;
    mutable std::optional<double> m_largest;
};
