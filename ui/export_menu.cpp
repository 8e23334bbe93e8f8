// SPDX-License-Identifier: MIT
#include "export_menu.h"

#include "canvas/theme.h"
#include "export/export_bar.h"
#include "question_bar.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace {

constexpr std::size_t kManyFrames = 600;
constexpr tconv::Index kGoodLength = 200; ///< steps of the shorter animation that is offered

QString withSuffix(const QString& path, const QString& suffix)
{
    return QFileInfo(path).suffix().isEmpty() ? path + suffix : path;
}

/// So long that the user is asked first.
bool isLong(const AnimationPlan& plan)
{
    return plan.frames.size() > kManyFrames || !plan.fits();
}

} // namespace

ExportMenu::ExportMenu(Lab& lab, QuestionBar& questions, QWidget& window)
    : QObject(&window)
    , m_lab(lab)
    , m_questions(questions)
    , m_window(window)
    , m_bar(new ExportBar(&window))
{
    connect(m_bar, &ExportBar::cancelWanted, &m_run, &ExportRun::cancel);
    connect(&m_run, &ExportRun::progressed, m_bar, &ExportBar::setProgress);
    connect(&m_run, &ExportRun::cancelled, this,
            [this] { finish(tr("Export cancelled; nothing was written")); });
    connect(&m_run, &ExportRun::failed, this, [this](const tconv::Problem& problem) {
        finish({});
        m_questions.say(QString::fromStdString(tconv::sentence(problem)));
    });
    connect(&m_run, &ExportRun::done, this, [this] { std::exchange(m_whenDone, {})(); });
}

void ExportMenu::sayWritten()
{
    const QFileInfo file(m_path);
    finish(tr("%1 is written: %2")
               .arg(QDir::toNativeSeparators(file.filePath()),
                    QLocale().formattedDataSize(file.size())));
}

void ExportMenu::fill(QMenu& menu)
{
    const auto add = [&](const QString& text, const QKeySequence& keys, auto slot) {
        QAction* action = menu.addAction(text);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        m_actions.append(action);
    };
    add(tr("&Export Picture…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E, &ExportMenu::choosePicture);
    add(tr("Export Ani&mation…"), {}, &ExportMenu::chooseAnimation);
    add(tr("Export A&gain"), Qt::CTRL | Qt::Key_E, &ExportMenu::exportAgain);
}

void ExportMenu::choosePicture()
{
    const QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Export the picture"), suggestedPath(QStringLiteral(".png")),
        tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF page (*.pdf)"));
    if (!path.isEmpty())
        exportPictureTo(path);
}

void ExportMenu::chooseAnimation()
{
    const QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Export the animation"), suggestedPath(QStringLiteral(".gif")),
        tr("GIF animation (*.gif);;WebP animation (*.webp)"));
    if (!path.isEmpty())
        exportAnimationTo(path);
}

void ExportMenu::exportAgain()
{
    if (m_path.isEmpty())
        choosePicture();
    else if (isAnimationName(m_path))
        exportAnimationTo(m_path);
    else
        exportPictureTo(m_path);
}

QString ExportMenu::suggestedPath(const QString& suffix) const
{
    const QStringList recent = m_lab.settings().recentFiles();
    const QString known = !m_path.isEmpty()   ? m_path
                          : !recent.isEmpty() ? recent.first()
                                              : QString();
    const QString folder = known.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                               : QFileInfo(known).absolutePath();
    const LabDocument& document = m_lab.document();
    const QString name = document.filePath().isEmpty()
                             ? document.displayName()
                             : QFileInfo(document.filePath()).completeBaseName();
    return QDir(folder).filePath(name + suffix);
}

PictureView ExportMenu::currentView() const
{
    const bool isByOutput = m_lab.playback().mode() == StepMode::Gather;
    if (m_isMatrixShown)
        return isByOutput ? PictureView::MatrixByRows : PictureView::Matrix;
    return isByOutput ? PictureView::Gather : PictureView::Scatter;
}

PictureRequest ExportMenu::currentPicture() const
{
    return {.experiment = m_lab.document().shownExperiment(),
            .view = currentView(),
            .step = m_lab.playback().step(),
            .plane = m_lab.selection().plane(),
            .dark = Theme::current().isDark,
            .inputChannel = m_lab.selection().inputChannel(),
            .numberStyle = m_lab.settings().numberStyle(),
            .cellColor = m_lab.settings().cellColor()};
}

void ExportMenu::exportPictureTo(const QString& path)
{
    const QString file = withSuffix(path, QStringLiteral(".png"));
    start(file,
          [request = currentPicture(), file](JobControl&) { return exportPicture(request, file); });
}

void ExportMenu::exportAnimationTo(const QString& path)
{
    const QString file = withSuffix(path, QStringLiteral(".gif"));
    AnimationRequest request{.picture = currentPicture(), .steps = {}, .pace = {}};
    request.pace.speed = m_lab.playback().speed();
    request.pace.hasMotion = !m_lab.settings().reducedMotion();
    if (!isAnimationName(file))
        return m_questions.say(tr("An animation is written as .gif or .webp."));
    // Even the plan needs the whole experiment computed, which may take long.
    const auto shared = std::make_shared<const AnimationRequest>(std::move(request));
    const auto plan = std::make_shared<AnimationPlan>();
    start(
        file,
        [shared, file, plan](JobControl& control) -> std::optional<tconv::Problem> {
            tconv::Result<AnimationPlan> made = planOf(*shared, file);
            if (!made)
                return made.problem();
            *plan = std::move(made).value();
            if (isLong(*plan))
                return {};
            return exportAnimation(*shared, file, control);
        },
        [this, shared, file, plan] {
            if (!isLong(*plan))
                return sayWritten();
            finish({});
            askAboutLength(*shared, *plan, file);
        });
}

void ExportMenu::askAboutLength(const AnimationRequest& request, const AnimationPlan& plan,
                                const QString& path)
{
    if (plan.everyThatFits == 0)
        return m_questions.say(plan.refusal());
    // The number that the sentence names, or one that gives a good length.
    const tconv::Index every =
        plan.fits() ? (plan.steps.last + kGoodLength - 1) / kGoodLength : plan.everyThatFits;
    AnimationRequest shorter = request;
    shorter.pace.every = every;
    std::vector<QuestionBar::Answer> answers{
        {tr("Take 1 step in %1").arg(every),
         [this, shorter, path] { startAnimation(shorter, path); }}};
    if (plan.fits())
        answers.push_back(
            {tr("All steps"), [this, request, path] { startAnimation(request, path); }});
    answers.push_back({tr("Cancel"), {}});
    m_questions.ask(plan.fits() ? tr("The animation has %L1 frames of %2 × %3 pixels: this takes "
                                     "a while and gives a large file.")
                                      .arg(plan.frames.size())
                                      .arg(plan.size.width())
                                      .arg(plan.size.height())
                                : plan.refusal(),
                    answers);
}

void ExportMenu::startAnimation(const AnimationRequest& request, const QString& path)
{
    start(path,
          [request, path](JobControl& control) { return exportAnimation(request, path, control); });
}

void ExportMenu::start(const QString& path, ExportRun::Work work, std::function<void()> whenDone)
{
    if (m_run.isRunning())
        return;
    m_path = path;
    m_whenDone = whenDone ? std::move(whenDone) : [this] { sayWritten(); };
    for (QAction* action : std::as_const(m_actions))
        action->setEnabled(false);
    m_bar->begin(tr("Writing %1…").arg(QFileInfo(path).fileName()));
    m_run.start(std::move(work));
}

void ExportMenu::finish(const QString& result)
{
    for (QAction* action : std::as_const(m_actions))
        action->setEnabled(true);
    m_bar->end(result);
}
