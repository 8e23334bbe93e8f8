// SPDX-License-Identifier: MIT
#include "document/lab_document.h"

#include <tconv/experiment/experiment_file.h>
#include <tconv/io/files.h>

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QUndoCommand>

#include <filesystem>
#include <numeric>
#include <string>
#include <utility>

namespace {

tconv::Tensor4<tconv::Rational> countedFromOne(tconv::Shape4 shape)
{
    tconv::Tensor4<tconv::Rational> tensor(shape);
    std::iota(tensor.values().begin(), tensor.values().end(), 1);
    return tensor;
}

/// Small, and every usual mistake gives another wrong answer.
tconv::Experiment defaultExperiment()
{
    tconv::Experiment experiment;
    experiment.title = "k3 s2 p1 op1";
    experiment.input = countedFromOne({1, 1, 2, 2});
    experiment.weight = countedFromOne({1, 1, 3, 3});
    experiment.options.stride = {2, 2};
    experiment.options.padding = {1, 1};
    experiment.options.outputPadding = {1, 1};
    return experiment;
}

std::filesystem::path nativePath(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

/// Why a file could not hold the experiment, or could not be read again.
std::optional<tconv::Problem> savingProblem(const tconv::Experiment& experiment)
{
    for (const tconv::Index cells : {experiment.input.size(), experiment.weight.size()}) {
        if (cells == 0)
            return tconv::Problem{tconv::ProblemCode::GridEmpty};
        if (cells > tconv::kMaxExperimentCells)
            return tconv::Problem{
                tconv::ProblemCode::GridTooLarge, {}, {cells, tconv::kMaxExperimentCells}};
    }
    return std::nullopt;
}

} // namespace

class LabDocument::EditCommand : public QUndoCommand {
public:
    EditCommand(LabDocument& document, const QString& text, Snapshot after, const QString& mergeKey)
        : QUndoCommand(text)
        , m_document(document)
        , m_before(document.m_experiment)
        , m_after(std::move(after))
        , m_mergeKey(mergeKey)
        , m_mergeRun(document.m_mergeRun)
    {
    }

    void redo() override { m_document.show(m_after); }

    void undo() override
    {
        m_document.endMerging(); // what comes next belongs to no run from before
        m_document.show(m_before);
    }

    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const EditCommand*>(other); // the only class with this id
        if (next->m_mergeKey != m_mergeKey || next->m_mergeRun != m_mergeRun)
            return false;
        m_after = next->m_after;
        setObsolete(*m_after == *m_before);
        return true;
    }

private:
    LabDocument& m_document;
    Snapshot m_before;
    Snapshot m_after;
    QString m_mergeKey;
    int m_mergeRun;
};

tconv::EvaluationLimits LabDocument::windowLimits()
{
    tconv::EvaluationLimits limits;
    limits.cells = 2'000'000;
    limits.products = 20'000'000; // about 1.5 ns each
    return limits;
}

LabDocument::LabDocument(QObject* parent)
    : QObject(parent)
{
    reset(defaultExperiment());
}

void LabDocument::edit(const QString& text, tconv::Experiment after, const QString& mergeKey)
{
    if (after == *m_experiment)
        return;
    m_undoStack.push(new EditCommand(
        *this, text, std::make_shared<const tconv::Experiment>(std::move(after)), mergeKey));
}

void LabDocument::endMerging()
{
    ++m_mergeRun;
}

void LabDocument::reset(tconv::Experiment experiment)
{
    open(evaluated(std::make_shared<const tconv::Experiment>(std::move(experiment))));
}

tconv::Result<LabDocument::Opened> LabDocument::read(const QString& path)
{
    tconv::Result<std::string> text = tconv::readFile(nativePath(path), tconv::kMaxExperimentBytes);
    if (!text)
        return text.problem();
    tconv::Result<tconv::Experiment> experiment = tconv::readExperiment(text.value());
    if (!experiment)
        return experiment.problem();
    Opened opened =
        evaluated(std::make_shared<const tconv::Experiment>(std::move(experiment).value()));
    opened.path = QFileInfo(path).absoluteFilePath();
    return opened;
}

void LabDocument::open(const Opened& opened)
{
    endMerging();
    m_filePath = opened.path;
    m_undoStack.clear();
    m_savedExperiment = opened.experiment;
    show(opened);
    Q_EMIT replaced();
    Q_EMIT fileChanged();
}

std::optional<tconv::Problem> LabDocument::open(const QString& path)
{
    const tconv::Result<Opened> opened = read(path);
    if (!opened)
        return opened.problem();
    open(opened.value());
    return std::nullopt;
}

std::optional<tconv::Problem> LabDocument::save(const QString& path)
{
    if (auto problem = savingProblem(*m_experiment))
        return problem;
    if (auto problem =
            tconv::writeFileSafely(nativePath(path), tconv::writeExperiment(*m_experiment)))
        return problem;
    m_filePath = QFileInfo(path).absoluteFilePath();
    endMerging();
    m_savedExperiment = m_experiment;
    m_isModified = false;
    Q_EMIT fileChanged();
    return std::nullopt;
}

QString LabDocument::displayName() const
{
    if (!m_filePath.isEmpty())
        return QFileInfo(m_filePath).fileName();
    return m_experiment->title.empty() ? tr("Untitled")
                                       : QString::fromStdString(m_experiment->title);
}

LabDocument::Opened LabDocument::evaluated(Snapshot experiment)
{
    QElapsedTimer timer;
    timer.start();
    Opened opened;
    opened.evaluation =
        std::make_shared<const tconv::Evaluation>(tconv::evaluate(*experiment, windowLimits()));
    opened.evaluationMilliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    opened.experiment = std::move(experiment);
    return opened;
}

void LabDocument::show(const Opened& opened)
{
    const Snapshot& experiment = opened.experiment;
    const bool hasOtherTitle = m_experiment && m_experiment->title != experiment->title;
    const bool wasModified = m_isModified;
    m_isModified = experiment != m_savedExperiment && *experiment != *m_savedExperiment;
    m_evaluation = opened.evaluation;
    m_evaluationMilliseconds = opened.evaluationMilliseconds;
    m_experiment = experiment;
    if (m_evaluation->ok()) {
        m_shownExperiment = m_experiment;
        m_shownEvaluation = m_evaluation;
    }
    Q_EMIT changed();
    if (m_isModified != wasModified || (hasOtherTitle && m_filePath.isEmpty()))
        Q_EMIT fileChanged();
}
