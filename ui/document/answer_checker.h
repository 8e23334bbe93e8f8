// SPDX-License-Identifier: MIT
#pragma once

#include "document/answer_sheet.h"
#include "document/lab.h"
#include <tconv/check/diagnosis.h>

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

/// Compares an answer with the right output and, from the hint level Rule on, looks for the
/// mistake, on another thread; what comes too late for the answer as it is now is dropped.
class AnswerChecker : public QObject {
    Q_OBJECT

public:
    using Diagnose =
        std::function<tconv::Diagnosis(const tconv::Experiment&, const tconv::Evaluation&,
                                       const tconv::Answer&, const std::stop_token&)>;
    static constexpr int kSlowMilliseconds = 300; ///< from then on people are told

    AnswerChecker(Lab& lab, AnswerSheet& sheet, QObject* parent = nullptr,
                  Diagnose diagnose = tconv::diagnose);
    ~AnswerChecker() override;

    /// Nothing is computed while nobody looks.
    void setActive(bool isActive);

    /// The answer as it is now may be judged: it is not blank, and somebody has asked for it or
    /// wants it at once.
    bool isAskedFor() const;
    /// Of the answer as it is now; nothing before it is known.
    const tconv::Comparison* comparison() const;
    /// Likewise; nothing below the hint level Rule.
    const tconv::Diagnosis* diagnosis() const;
    bool isSearching() const { return m_isSearching; }
    bool isSlow() const { return m_isSearching && m_isSlow; }

public Q_SLOTS:
    void check();  ///< judges this answer, where it is not done at once
    void cancel(); ///< stops the search; what is known so far stays

Q_SIGNALS:
    void changed();

private:
    /// What a result belongs to.
    struct Task {
        LabDocument::Snapshot experiment;
        AnswerSheet::Snapshot answer;
        bool searches = false;

        friend bool operator==(const Task&, const Task&) = default;
    };

    Task wanted() const;
    void refresh();
    void forget();
    void start(const Task& task);
    void take(int request, tconv::Diagnosis diagnosis);

    Lab& m_lab;
    AnswerSheet& m_sheet;
    Diagnose m_diagnose;
    QTimer m_slow;
    std::stop_source m_stop;
    Task m_asked; ///< by check()
    Task m_task;  ///< that the results below are of
    std::optional<tconv::Comparison> m_comparison;
    std::optional<tconv::Diagnosis> m_diagnosis;
    int m_request = 0;
    bool m_isActive = false;
    bool m_isSearching = false;
    bool m_isSlow = false;
};
