// SPDX-License-Identifier: MIT
#include "workspaces/check/exercise_bar.h"

#include "workspaces/check/mistake_words.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <limits>

namespace {

using tconv::Level;
using tconv::Topic;

constexpr Topic kTopics[] = {Topic::Stride,     Topic::Padding,  Topic::OutputPadding,
                             Topic::Dilation,   Topic::Overlap,  Topic::Bias,
                             Topic::MatrixForm, Topic::ShapeOnly};
constexpr Level kLevels[] = {Level::Easy, Level::Medium, Level::Hard};

QComboBox* addChoice(QHBoxLayout& row, const QString& name, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setToolTip(name);
    box->setAccessibleName(name);
    row.addWidget(box);
    return box;
}

void pick(QComboBox& box, int value)
{
    box.setCurrentIndex(box.findData(value));
}

} // namespace

ExerciseBar::ExerciseBar(ExerciseRun& run, QWidget* parent)
    : QFrame(parent)
    , m_run(run)
{
    setProperty("card", true);
    setAccessibleName(tr("Exercise"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(6);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    addRequest(*first);
    auto* second = new QHBoxLayout;
    second->setSpacing(8);
    addWay(*second);
    layout->addLayout(first);
    layout->addLayout(second);
    connect(&run, &ExerciseRun::changed, this, &ExerciseBar::follow);
    follow();
}

void ExerciseBar::addRequest(QHBoxLayout& row)
{
    m_topic = addChoice(row, tr("Topic of the exercises"), this);
    for (const Topic topic : kTopics)
        m_topic->addItem(topicText(topic), static_cast<int>(topic));
    m_level = addChoice(row, tr("Level of the exercises"), this);
    for (const Level level : kLevels)
        m_level->addItem(levelText(level), static_cast<int>(level));
    m_seed = new QSpinBox(this);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_seed->setKeyboardTracking(false);
    m_seed->setPrefix(tr("Seed "));
    m_seed->setFixedWidth(96);
    m_seed->setToolTip(tr("The same seed gives the same exercises, everywhere"));
    m_seed->setAccessibleName(tr("Seed of the exercises"));
    row.addWidget(m_seed);
    row.addStretch();
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(4);
    row.addLayout(m_actions);
    connect(m_topic, &QComboBox::currentIndexChanged, this, &ExerciseBar::open);
    connect(m_level, &QComboBox::currentIndexChanged, this, &ExerciseBar::open);
    connect(m_seed, &QSpinBox::valueChanged, this, &ExerciseBar::open);
}

QToolButton* ExerciseBar::addButton(QHBoxLayout& row, const QString& text, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("compact", true);
    row.addWidget(button);
    return button;
}

void ExerciseBar::addWay(QHBoxLayout& row)
{
    m_previous = addButton(row, tr("‹ Previous"), tr("The exercise before this one"));
    m_number = new QLabel(this);
    m_number->setAlignment(Qt::AlignCenter);
    m_number->setMinimumWidth(fontMetrics().horizontalAdvance(tr("Exercise %1").arg(999)));
    row.addWidget(m_number);
    m_next = addButton(row, tr("Next ›"), tr("The next exercise"));
    row.addStretch();
    m_counter = new QLabel(this);
    m_counter->setProperty("role", QStringLiteral("muted"));
    m_counter->setToolTip(tr("In this window; nothing is kept or sent"));
    row.addWidget(m_counter);
    connect(m_previous, &QToolButton::clicked, &m_run, &ExerciseRun::previous);
    connect(m_next, &QToolButton::clicked, this,
            [this] { m_run.exercise() ? m_run.next() : m_run.open(request()); });
}

void ExerciseBar::addExerciseAction(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    if (action->menu())
        button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("compact", true);
    m_actions->addWidget(button);
}

tconv::ExerciseRequest ExerciseBar::request() const
{
    return {static_cast<std::uint64_t>(m_seed->value()),
            static_cast<Topic>(m_topic->currentData().toInt()),
            static_cast<Level>(m_level->currentData().toInt())};
}

QString ExerciseBar::counterText() const
{
    return m_counter->text();
}

void ExerciseBar::open()
{
    if (!m_isFollowing)
        m_run.open(request());
}

void ExerciseBar::follow()
{
    const QScopedValueRollback following(m_isFollowing, true);
    pick(*m_topic, static_cast<int>(m_run.request().topic));
    pick(*m_level, static_cast<int>(m_run.request().level));
    m_seed->setValue(static_cast<int>(m_run.request().seed));
    m_previous->setEnabled(m_run.exercise() && m_run.variant() > 0);
    m_next->setText(m_run.exercise() ? tr("Next ›") : tr("Begin"));
    m_number->setText(m_run.exercise() ? tr("Exercise %1").arg(m_run.variant() + 1) : QString());
    m_counter->setText(tr("%1 right of %2 tried").arg(m_run.right()).arg(m_run.tried()));
}
