// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QAbstractListModel>
#include <QHash>
#include <QImage>

#include <optional>

/// The planes of the shown experiment's input (all samples and channels) or output (the channels
/// of the shown sample), each with its indices and a tiny picture.
class PlaneModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Kind { Input, Output };
    static constexpr int kPicture = 36; ///< pixels of a picture's longer side

    PlaneModel(Lab& lab, Kind kind, QObject* parent = nullptr);

    Kind kind() const { return m_kind; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    int shownRow() const;      ///< the row of the plane that the grids show
    void showRow(int row);     ///< makes the grids show it
    QSize pictureSize() const; ///< of every picture

Q_SIGNALS:
    void shownRowChanged();

private:
    struct Plane {
        tconv::Index sample = 0;
        tconv::Index channel = 0;
    };

    const tconv::Experiment& experiment() const { return m_lab.document().shownExperiment(); }
    tconv::Index channels() const;
    tconv::Size2 planeSize() const;
    Plane planeOf(int row) const;
    double value(const Plane& plane, tconv::Cell cell) const;
    double largest(const Plane& plane) const;
    QImage picture(const Plane& plane) const;
    QString label(const Plane& plane) const;
    QString spokenText(const Plane& plane) const;
    void refresh();
    void followPlanes();

    Lab& m_lab;
    Kind m_kind;
    int m_count = 0;
    mutable QHash<int, QImage> m_pictures;
    mutable std::optional<double> m_largestInput;
};
