// SPDX-License-Identifier: MIT
#pragma once

#include "panels/layer_settings.h"
#include <tconv/base/problem.h>

#include <QFrame>

#include <map>
#include <vector>

class ArgumentField;
class AxisPairRow;
class QBoxLayout;
class QCheckBox;

/// The call ConvTranspose2d(...) with a field for each number, and the input's size below it. It
/// shows settings and tells what a person does; it edits nothing.
class LayerCard : public QFrame {
    Q_OBJECT

public:
    explicit LayerCard(QWidget* parent = nullptr);

    /// A pair with two different numbers is unlocked.
    void showSettings(const LayerSettings& settings);
    void markProblems(const LayerSettings& settings, const std::vector<tconv::Problem>& problems);
    void mark(const Place& place);
    /// Locks every pair of two equal numbers.
    void lockEqualPairs(const LayerSettings& settings);

    /// The same place, locked or not as its chain is.
    Place withLock(Place place) const;
    ArgumentField* field(const Place& place) const;
    AxisPairRow* row(Argument argument) const { return m_rows.at(argument); }
    QCheckBox* biasBox() const { return m_bias; }

Q_SIGNALS:
    void valueEntered(const Place& place, qint64 value);
    void stepAsked(const Place& place, int steps);
    void textRefused(const QString& reason);
    void callPasted();
    void chainClicked(const Place& place); ///< locked or unlocked as it is now
    void biasClicked(bool hasBias);
    void focusGained(const Place& place);
    void focusLost();

private:
    QWidget* newFirstRow();
    QWidget* newLastRow();
    void addPair(QBoxLayout* layout, Argument argument);
    ArgumentField* newSingle(QWidget* parent, Argument argument);
    void listen(ArgumentField* field, const Place& place);

    std::map<Argument, AxisPairRow*> m_rows;
    std::map<Argument, ArgumentField*> m_singles;
    QCheckBox* m_bias = nullptr;
};
