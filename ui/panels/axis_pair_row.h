// SPDX-License-Identifier: MIT
#pragma once

#include "panels/layer_settings.h"

#include <QWidget>

class ArgumentField;
class ChainButton;
class QLabel;

/// One line of the call: "stride=(2, 2)" with a field for each axis and the chain between them.
class AxisPairRow : public QWidget {
    Q_OBJECT

public:
    explicit AxisPairRow(Argument argument, QWidget* parent = nullptr);

    Argument argument() const { return m_argument; }
    ArgumentField* field(tconv::Axis axis) const { return m_fields[static_cast<int>(axis)]; }
    ChainButton* chain() const { return m_chain; }
    /// What stands between the bracket and the fields: the input's batch and channels.
    void setLeadingText(const QString& text);

Q_SIGNALS:
    void chainToggled(bool isLocked);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void updateName();
    void updateChainTips();

    Argument m_argument;
    QString m_leadingText;
    QLabel* m_name = nullptr;
    ArgumentField* m_fields[2] = {};
    ChainButton* m_chain = nullptr;
};
