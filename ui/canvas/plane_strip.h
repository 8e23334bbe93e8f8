// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/plane_model.h"

#include <QListView>

/// A strip of tiny planes, the channels and samples of a tensor, to pick from with mouse or
/// arrows. It hides itself while there is only one.
class PlaneStrip : public QListView {
    Q_OBJECT

public:
    using Kind = PlaneModel::Kind;

    PlaneStrip(Lab& lab, Kind kind, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void visibilityChanged(bool isVisible); ///< there is something to pick from, or no more

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void followShown();
    void retranslate();

    PlaneModel m_model;
    bool m_isFollowing = false;
};
