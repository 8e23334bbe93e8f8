// SPDX-License-Identifier: MIT
#include "panels/layer_panel.h"

#include "document/experiment_edits.h"
#include "panels/argument_text.h"
#include "panels/layer_card.h"
#include "panels/layer_problems.h"
#include "panels/legal_slider.h"
#include "panels/legal_values.h"
#include "panels/pasted_layer.h"
#include "panels/problem_note.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <utility>

LayerPanel::LayerPanel(Lab& lab, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
{
    build();
    listenToCard();
    connect(&m_lab.document(), &LabDocument::changed, this, &LayerPanel::takeDocument);
    connect(&m_lab.document(), &LabDocument::replaced, this,
            [this] { m_card->lockEqualPairs(settings()); });
    m_card->lockEqualPairs(settings());
    refresh();
}

LayerPanel::~LayerPanel()
{
    // A field that loses the focus now has nobody to tell.
    m_card->disconnect(this);
    m_slider->disconnect(this);
}

void LayerPanel::build()
{
    setFocusPolicy(Qt::ClickFocus);
    setAccessibleName(tr("Layer"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_card = new LayerCard(this));
    layout->addWidget(m_slider = new LegalSlider(this));
    layout->addWidget(m_note = new ProblemNote(this));
    layout->addWidget(newButtons());
    m_slider->setPlace(m_card->withLock({Argument::Stride}));
    connect(m_slider, &LegalSlider::valueChosen, this, &LayerPanel::slideTo);
    connect(m_slider, &LegalSlider::released, this, &LayerPanel::endRun);
    connect(m_note, &ProblemNote::mendClicked, this, &LayerPanel::mendProblem);
}

QWidget* LayerPanel::newButtons()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_copy = new QPushButton(tr("Copy as PyTorch"), row);
    m_copy->setToolTip(tr("Copy the layer as a line of Python"));
    m_copy->setWhatsThis(tr("Copies nn.ConvTranspose2d(...) with these arguments."));
    m_paste = new QPushButton(tr("Paste layer"), row);
    m_paste->setToolTip(tr("Read a ConvTranspose2d(...) from the clipboard"));
    m_paste->setWhatsThis(tr("Sets every argument from a line of code in the clipboard, for "
                             "instance from print(model), as one undo step."));
    layout->addWidget(m_copy);
    layout->addWidget(m_paste);
    layout->addStretch();
    connect(m_copy, &QPushButton::clicked, this, &LayerPanel::copyAsPyTorch);
    connect(m_paste, &QPushButton::clicked, this, &LayerPanel::pasteLayer);
    return row;
}

void LayerPanel::listenToCard()
{
    connect(m_card, &LayerCard::valueEntered, this, &LayerPanel::enterValue);
    connect(m_card, &LayerCard::stepAsked, this, &LayerPanel::step);
    connect(m_card, &LayerCard::biasClicked, this, &LayerPanel::setBias);
    connect(m_card, &LayerCard::callPasted, this, &LayerPanel::pasteLayer);
    connect(m_card, &LayerCard::focusLost, this, &LayerPanel::endRun);
    connect(m_card, &LayerCard::textRefused, this, [this](const QString& reason) {
        m_refusedText = reason;
        showNote();
    });
    connect(m_card, &LayerCard::focusGained, this, [this](const Place& place) {
        endRun();
        m_slider->setPlace(place);
        m_slider->showSettings(settings());
    });
    connect(m_card, &LayerCard::chainClicked, this, [this](const Place& place) {
        m_slider->setPlace(place);
        if (place.isLocked)
            enterValue(place, valueAt(settings(), place));
        refresh();
    });
}

void LayerPanel::copyAsPyTorch() const
{
    const tconv::ConvTranspose2dLayer layer = tconv::layerOf(m_lab.document().experiment());
    QApplication::clipboard()->setText(QStringLiteral("nn.") +
                                       QString::fromStdString(tconv::repr(layer)));
}

void LayerPanel::pasteLayer()
{
    PastedLayer pasted =
        pastedLayer(m_lab.document().experiment(), QApplication::clipboard()->text());
    m_refused.reset();
    m_notice = pasted.message;
    m_isNoticeWrong = !pasted.experiment.has_value();
    if (pasted.experiment) {
        endRun();
        edit(tr("Paste layer"), std::move(*pasted.experiment));
        m_card->lockEqualPairs(settings());
        m_slider->setPlace(m_card->withLock(m_slider->place()));
    }
    refresh();
}

bool LayerPanel::event(QEvent* event)
{
    // The window's own copy and paste are for grids.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Paste) || key->matches(QKeySequence::Copy)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void LayerPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste))
        pasteLayer();
    else if (event->matches(QKeySequence::Copy))
        copyAsPyTorch();
    else
        QWidget::keyPressEvent(event);
}

LayerSettings LayerPanel::settings() const
{
    return m_refused ? m_refused->settings : settingsOf(m_lab.document().experiment());
}

void LayerPanel::takeDocument()
{
    if (m_isEditing)
        return; // whoever edits refreshes
    m_refused.reset();
    m_run.reset();
    m_lastEdit.reset();
    m_notice.clear();
    refresh();
}

void LayerPanel::refresh()
{
    const LayerSettings now = settings();
    m_card->showSettings(now);
    m_card->markProblems(now, problems());
    if (m_lastEdit && isTooLarge(problems())) // has several causes; this is the one to look at
        m_card->mark(*m_lastEdit);
    m_slider->setPlace(m_card->withLock(m_slider->place()));
    m_slider->showSettings(now);
    showNote();
}

void LayerPanel::showNote()
{
    const std::vector<tconv::Problem> broken = problems();
    if (!m_refusedText.isEmpty()) {
        m_note->showProblem(m_refusedText);
    } else if (!m_notice.isEmpty()) {
        m_isNoticeWrong ? m_note->showProblem(m_notice) : m_note->showNotice(m_notice);
    } else if (!broken.empty()) {
        const std::optional<NearestLegal> nearest = nearestLegal(broken.front(), settings());
        m_note->showProblem(QString::fromStdString(tconv::sentence(forBothAxes(broken))),
                            nearest ? tr("Use %1").arg(nearest->value) : QString());
    } else {
        m_note->clear();
    }
}

void LayerPanel::mendProblem()
{
    const std::vector<tconv::Problem> broken = problems();
    if (broken.empty())
        return;
    if (const auto nearest = nearestLegal(broken.front(), settings()))
        enterValue(m_card->withLock(nearest->place), nearest->value);
}

void LayerPanel::enterValue(const Place& place, tconv::Index value)
{
    endRun();
    submit(place, withValue(settings(), place, value));
}

void LayerPanel::step(const Place& place, int steps)
{
    const LayerSettings now = settings();
    const std::optional<tconv::Index> value = stepped(now, place, steps);
    if (value)
        slideTo(place, *value);
}

void LayerPanel::slideTo(const Place& place, tconv::Index value)
{
    const LayerSettings wanted = withValue(settings(), place, value);
    const tconv::Result<tconv::Experiment> after =
        withSettings(m_lab.document().experiment(), wanted);
    const bool exceeds = !after || exceedsWindow(after.value());
    if (exceeds && !exceedsWindow(m_lab.document().experiment()))
        return refresh(); // the slider goes back
    submit(place, wanted, accessibleNameOf(place));
}

void LayerPanel::setBias(bool hasBias)
{
    endRun();
    m_notice.clear();
    edit(hasBias ? tr("Add a bias") : tr("Remove the bias"),
         withBias(m_lab.document().experiment(), hasBias));
    refresh();
}

void LayerPanel::endRun()
{
    m_run.reset();
    m_lab.document().endMerging();
}

const tconv::Experiment& LayerPanel::startOfRun(const QString& key)
{
    if (key.isEmpty())
        return m_lab.document().experiment();
    if (!m_run || m_run->key != key)
        m_run = Run{key, m_lab.document().experiment()};
    return m_run->before;
}

void LayerPanel::submit(const Place& place, const LayerSettings& wanted, const QString& mergeKey)
{
    m_notice.clear();
    m_lastEdit = place;
    const QString text = undoTextOf(wanted, place.argument);
    tconv::Result<tconv::Experiment> after = withSettings(startOfRun(mergeKey), wanted);
    if (after) {
        m_refused.reset();
        edit(text, std::move(after).value(), mergeKey);
        return refresh();
    }
    const bool wasRefused = m_refused.has_value();
    m_refused = Refused{wanted, after.problem()};
    if (wasRefused) { // what waits in another field must not keep this number out
        const LayerSettings alone =
            withValue(settingsOf(m_lab.document().experiment()), place, valueAt(wanted, place));
        if (auto possible = withSettings(m_lab.document().experiment(), alone))
            edit(text, std::move(possible).value());
    }
    refresh();
}

void LayerPanel::edit(const QString& text, tconv::Experiment after, const QString& mergeKey)
{
    const QScopedValueRollback guard(m_isEditing, true);
    m_lab.document().edit(text, std::move(after), mergeKey);
}

std::vector<tconv::Problem> LayerPanel::problems() const
{
    if (m_refused)
        return {m_refused->problem};
    return m_lab.document().evaluation().problems;
}
