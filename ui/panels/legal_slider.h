// SPDX-License-Identifier: MIT
#pragma once

#include "panels/layer_settings.h"

#include <QWidget>

#include <vector>

class QLabel;
class QSlider;

/// A slider for the number that was looked at last, bounded by what is legal now.
class LegalSlider : public QWidget {
    Q_OBJECT

public:
    explicit LegalSlider(QWidget* parent = nullptr);

    const Place& place() const { return m_place; }
    void setPlace(const Place& place);
    void showSettings(const LayerSettings& settings);
    QSlider* slider() const { return m_slider; }

Q_SIGNALS:
    void valueChosen(const Place& place, qint64 value);
    void released(); ///< the run of values is over

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void updateName();
    void updateRange();

    Place m_place;
    std::vector<tconv::Index> m_choices;
    QLabel* m_name = nullptr;
    QLabel* m_range = nullptr;
    QSlider* m_slider = nullptr;
};
