// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/problem.h>
#include <tconv/base/result.h>
#include <tconv/experiment/evaluation.h>
#include <tconv/experiment/experiment.h>

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <memory>
#include <optional>
#include <utility>

/// The open experiment, its evaluation, its file and its undo history.
///
/// An experiment that breaks a rule is a legal document: evaluation() then holds the problems, and
/// pictures go on showing the last experiment that broke none.
class LabDocument : public QObject {
    Q_OBJECT

public:
    using Snapshot = std::shared_ptr<const tconv::Experiment>;

    /// A file that has been read, with all that takes time done.
    struct Opened {
        QString path;
        Snapshot experiment;
        std::shared_ptr<const tconv::Evaluation> evaluation;
        double evaluationMilliseconds = 0;
    };

    /// What the window takes on: an edit must stay within a frame or two.
    static tconv::EvaluationLimits windowLimits();

    explicit LabDocument(QObject* parent = nullptr);

    const tconv::Experiment& experiment() const { return *m_experiment; }
    const tconv::Evaluation& evaluation() const { return *m_evaluation; }

    /// The last experiment without problems, and its evaluation: what the pictures show.
    const tconv::Experiment& shownExperiment() const { return *m_shownExperiment; }
    const tconv::Evaluation& shownEvaluation() const { return *m_shownEvaluation; }
    /// For what is built from the shown experiment: whether it is still the same.
    const Snapshot& shownSnapshot() const { return m_shownExperiment; }
    std::shared_ptr<const tconv::Evaluation> shownEvaluationSnapshot() const
    {
        return m_shownEvaluation;
    }
    bool isShownOutdated() const { return m_experiment != m_shownExperiment; }

    /// How long the last evaluation took.
    double evaluationMilliseconds() const { return m_evaluationMilliseconds; }

    /// One undo step from the experiment as it is to `after`; nothing when they are equal. Edits in
    /// a row with the same non-empty merge key become one step.
    void edit(const QString& text, tconv::Experiment after, const QString& mergeKey = {});
    /// The next edit starts a step of its own, whatever its merge key.
    void endMerging();
    QUndoStack& undoStack() { return m_undoStack; }

    /// Starts anew, without a file and without history.
    void reset(tconv::Experiment experiment);
    /// Reads a .tconv file, on any thread.
    static tconv::Result<Opened> read(const QString& path);
    /// Starts anew with what was read.
    void open(const Opened& opened);
    /// Both at once; the document stays as it is when there is a problem.
    std::optional<tconv::Problem> open(const QString& path);
    /// Writes a .tconv file safely and makes it the document's file.
    std::optional<tconv::Problem> save(const QString& path);

    const QString& filePath() const { return m_filePath; } ///< empty: never saved
    QString displayName() const; ///< the file's name, else the title, else "Untitled"
    /// The experiment is not what the file holds. Steps of the history that change something else
    /// (an answer) do not count.
    bool isModified() const { return m_isModified; }

Q_SIGNALS:
    void changed();     ///< experiment and evaluation are new
    void replaced();    ///< after changed(): another experiment altogether, reset or opened
    void fileChanged(); ///< the file's name or the modified state is new

private:
    class EditCommand;

    static Opened evaluated(Snapshot experiment);
    void show(Snapshot experiment) { show(evaluated(std::move(experiment))); }
    void show(const Opened& opened);

    Snapshot m_experiment;
    Snapshot m_savedExperiment;
    bool m_isModified = false;
    Snapshot m_shownExperiment;
    std::shared_ptr<const tconv::Evaluation> m_evaluation;
    std::shared_ptr<const tconv::Evaluation> m_shownEvaluation;
    double m_evaluationMilliseconds = 0;
    QString m_filePath;
    QUndoStack m_undoStack;
    int m_mergeRun = 0;
};
