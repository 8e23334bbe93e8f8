// SPDX-License-Identifier: MIT
#pragma once

#include "document/settings.h"

#include <QWidget>

class QButtonGroup;

/// How much the person wants to be told, as a row of chips. The settings keep it.
class HintChips : public QWidget {
    Q_OBJECT

public:
    explicit HintChips(Settings& settings, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;
    void choose(Settings::HintLevel level); ///< as a click does

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int widthOf(int first, int last) const;
    void arrange();
    void addChip(Settings::HintLevel level, const QString& text, const QString& tip);

    Settings& m_settings;
    QButtonGroup* m_chips = nullptr;
};
