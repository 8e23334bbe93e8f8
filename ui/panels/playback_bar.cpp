// SPDX-License-Identifier: MIT
#include "panels/playback_bar.h"

#include "canvas/theme.h"
#include "panels/bar_button.h"
#include "panels/timeline_slider.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <limits>

namespace {

constexpr int kBarHeight = 52;
constexpr double kSpeeds[] = {0.25, 0.5, 1, 2, 4, 8};

QString speedText(double speed)
{
    return QStringLiteral("%1×").arg(speed);
}

/// The widest digit as often as `number` has digits.
QString widestNumber(const QFontMetrics& metrics, tconv::Index number)
{
    const QString digits = QStringLiteral("0123456789");
    const QChar widest = *std::max_element(digits.begin(), digits.end(), [&](QChar a, QChar b) {
        return metrics.horizontalAdvance(a) < metrics.horizontalAdvance(b);
    });
    return QString(QString::number(number).size(), widest);
}

int sliderValue(tconv::Index step)
{
    return static_cast<int>(std::min<tconv::Index>(step, std::numeric_limits<int>::max()));
}

} // namespace

PlaybackBar::PlaybackBar(Lab& lab, QWidget* parent)
    : QFrame(parent)
    , m_lab(lab)
{
    setObjectName(QStringLiteral("playbackBar"));
    setFixedHeight(kBarHeight);
    setFocusPolicy(Qt::ClickFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(8);
    createActions();
    addButtons();
    addSlider();
    addSpeedButton();
    addButton(m_loop, PlaybackGlyph::Loop);
    connectLab();
    showStep();
    showState();
}

void PlaybackBar::createActions()
{
    m_first = addBarAction("first", tr("First Step"), Qt::Key_Home);
    m_previous = addBarAction("previous", tr("Previous Step"), Qt::Key_Left);
    m_play = addBarAction("play", tr("Play"), Qt::Key_Space);
    m_next = addBarAction("next", tr("Next Step"), Qt::Key_Right);
    m_last = addBarAction("last", tr("Last Step"), Qt::Key_End);
    m_loop = addBarAction("loop", tr("Loop"), {});
    m_loop->setCheckable(true);
    m_loop->setToolTip(tr("Loop: begin again after the last step"));
    Playback* playback = &m_lab.playback();
    connect(m_first, &QAction::triggered, playback, &Playback::first);
    connect(m_previous, &QAction::triggered, playback, &Playback::previous);
    connect(m_play, &QAction::triggered, playback, &Playback::toggle);
    connect(m_next, &QAction::triggered, playback, &Playback::next);
    connect(m_last, &QAction::triggered, playback, &Playback::last);
    connect(m_loop, &QAction::triggered, playback, &Playback::setLoops);
}

QAction* PlaybackBar::addBarAction(const char* name, const QString& text, const QKeySequence& key)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    if (!key.isEmpty())
        action->setToolTip(tr("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    addAction(action);
    return action;
}

void PlaybackBar::addButtons()
{
    addButton(m_first, PlaybackGlyph::First);
    addButton(m_previous, PlaybackGlyph::Previous);
    m_playButton = addButton(m_play, PlaybackGlyph::Play);
    m_playButton->setPrimary(true);
    addButton(m_next, PlaybackGlyph::Next);
    addButton(m_last, PlaybackGlyph::Last);
}

BarButton* PlaybackBar::addButton(QAction* action, PlaybackGlyph glyph)
{
    auto* button = new BarButton(glyph, this);
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

void PlaybackBar::addSlider()
{
    m_slider = new TimelineSlider(this);
    m_slider->setAccessibleName(tr("Timeline"));
    m_slider->setToolTip(tr("The timeline: click or drag to a step"));
    m_slider->addActions(actions());
    setFocusProxy(m_slider);
    connectSlider();
    m_counter = new QLabel(this);
    m_counter->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_slider->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout()->addWidget(m_slider);
    layout()->addWidget(m_counter);
}

void PlaybackBar::connectSlider()
{
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int value) { m_lab.playback().setStep(value); });
    // The animation must not pull the handle away from the mouse.
    connect(m_slider, &QSlider::sliderPressed, this, [this] {
        m_playsAfterDrag = m_lab.playback().isPlaying();
        m_lab.playback().pause();
    });
    connect(m_slider, &QSlider::sliderReleased, this, [this] {
        Playback& playback = m_lab.playback();
        if (m_playsAfterDrag && playback.step() < playback.total())
            playback.play();
    });
}

void PlaybackBar::addSpeedButton()
{
    m_speedButton = new BarButton(PlaybackGlyph::None, this);
    m_speedButton->setPopupMode(QToolButton::InstantPopup);
    m_speedButton->setToolTip(tr("Speed"));
    m_speedButton->setAccessibleName(tr("Speed"));
    auto* menu = new QMenu(m_speedButton);
    m_speeds = new QActionGroup(menu);
    for (const double speed : kSpeeds) {
        QAction* action = menu->addAction(speedText(speed));
        action->setData(speed);
        action->setCheckable(true);
        m_speeds->addAction(action);
    }
    connect(m_speeds, &QActionGroup::triggered, this,
            [this](QAction* action) { m_lab.playback().setSpeed(action->data().toDouble()); });
    m_speedButton->setMenu(menu);
    layout()->addWidget(m_speedButton);
}

void PlaybackBar::connectLab()
{
    connect(&m_lab.playback(), &Playback::stepChanged, this, &PlaybackBar::showStep);
    connect(&m_lab.playback(), &Playback::progressChanged, this, &PlaybackBar::showProgress);
    connect(&m_lab.playback(), &Playback::stateChanged, this, &PlaybackBar::showState);
    connect(&m_lab.document(), &LabDocument::changed, this, &PlaybackBar::showStep);
}

void PlaybackBar::showStep()
{
    const Playback& playback = m_lab.playback();
    {
        const QSignalBlocker blocker(m_slider);
        m_slider->setRange(0, sliderValue(playback.total()));
        m_slider->setValue(sliderValue(playback.step()));
    }
    m_slider->setTicks(m_lab.timelineTicks());
    m_slider->setEnabled(playback.total() > 0);
    m_counter->setText(QStringLiteral("%1 / %2").arg(playback.step()).arg(playback.total()));
    const bool isAtStart = playback.step() == 0;
    const bool isAtEnd = playback.step() == playback.total();
    m_first->setEnabled(!isAtStart);
    m_previous->setEnabled(!isAtStart);
    m_next->setEnabled(!isAtEnd);
    m_last->setEnabled(!isAtEnd);
    m_play->setEnabled(playback.total() > 0);
    fitCounter();
    showProgress();
}

void PlaybackBar::showProgress()
{
    m_slider->setProgress(m_lab.playback().progress());
}

void PlaybackBar::showState()
{
    const Playback& playback = m_lab.playback();
    m_play->setText(playback.isPlaying() ? tr("Pause") : tr("Play"));
    m_play->setToolTip(
        tr("%1 (%2)").arg(m_play->text(), m_play->shortcut().toString(QKeySequence::NativeText)));
    m_playButton->setGlyph(playback.isPlaying() ? PlaybackGlyph::Pause : PlaybackGlyph::Play);
    m_loop->setChecked(playback.loops());
    m_speedButton->setText(speedText(playback.speed()));
    for (QAction* action : m_speeds->actions())
        action->setChecked(action->data().toDouble() == playback.speed());
}

void PlaybackBar::fitCounter()
{
    const QFontMetrics metrics = m_counter->fontMetrics();
    const QString widest = widestNumber(metrics, m_lab.playback().total());
    m_counter->setFixedWidth(metrics.horizontalAdvance(QStringLiteral("%1 / %1").arg(widest)) + 8);
}

void PlaybackBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (m_counter && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        fitCounter();
}

void PlaybackBar::keyPressEvent(QKeyEvent* event)
{
    // A button of the bar that has the focus lets the keys of the timeline through.
    for (QAction* action : actions())
        if (action->isEnabled() && action->shortcut() == QKeySequence(event->keyCombination()))
            return action->trigger();
    QFrame::keyPressEvent(event);
}

void PlaybackBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().panel);
    painter.fillRect(0, 0, width(), 1, Theme::current().line);
}
