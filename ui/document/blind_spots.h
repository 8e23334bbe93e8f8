// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab_document.h"
#include <tconv/check/catalogue.h>

#include <QObject>

#include <optional>
#include <vector>

/// The known mistakes that give the right result on the shown experiment, so that it cannot reveal
/// them, and an experiment that reveals as many of them as one does. Found on another thread.
class BlindSpots : public QObject {
    Q_OBJECT

public:
    explicit BlindSpots(LabDocument& document, QObject* parent = nullptr);

    /// Nothing is computed while nobody looks.
    void setActive(bool isActive);

    bool isKnown() const { return m_experiment == m_document.shownSnapshot(); }
    const std::vector<const tconv::Mistake*>& mistakes() const { return m_mistakes; }
    const std::optional<tconv::Experiment>& better() const { return m_better; }

Q_SIGNALS:
    void changed();

private:
    void refresh();

    LabDocument& m_document;
    LabDocument::Snapshot m_experiment; ///< that the rest is about
    std::vector<const tconv::Mistake*> m_mistakes;
    std::optional<tconv::Experiment> m_better;
    int m_request = 0;
    bool m_isActive = false;
};
