// SPDX-License-Identifier: MIT
#include "panels/lessons_panel.h"

#include "panels/lesson_delegate.h"
#include "panels/lessons_list.h"
#include "panels/lessons_model.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int kMargin = 10;
constexpr int kCardMargin = 10;

/// "5 × 5" must not be torn apart at the end of a line.
QString unbroken(QString text)
{
    return text.replace(QStringLiteral(" × "), QStringLiteral("\u00a0×\u00a0"));
}

} // namespace

LessonsPanel::LessonsPanel(Lab& lab, QWidget* parent)
    : QFrame(parent)
    , m_lab(lab)
    , m_model(new LessonsModel(lessons(), this))
    , m_list(new LessonsList(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* heading = new QLabel(tr("LESSONS"), this);
    heading->setProperty("role", QStringLiteral("section"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin + 2, kMargin, kMargin);
    layout->setSpacing(kMargin - 2);
    layout->addWidget(heading);
    layout->addWidget(m_list, 1);
    layout->addWidget(newCard());

    m_list->setModel(m_model);
    connect(m_list, &LessonsList::selected, this, &LessonsPanel::showNotes);
    connect(m_list, &LessonsList::opened, this, &LessonsPanel::open);
    connect(&m_lab.document(), &LabDocument::changed, this, &LessonsPanel::refresh);
    const QModelIndex shown = m_model->markShown(m_lab.document().experiment());
    m_list->setCurrentIndex(shown.isValid() ? shown : m_model->index(1));
}

QWidget* LessonsPanel::newCard()
{
    auto* card = new QFrame(this);
    card->setProperty("card", true);
    m_notes = new QLabel(card);
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes->setFont(smallFont(m_notes->font()));
    m_open = new QPushButton(card);
    m_open->setAutoDefault(false);
    connect(m_open, &QPushButton::clicked, this, [this] { open(m_list->currentIndex()); });
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(kCardMargin, kCardMargin, kCardMargin, kCardMargin);
    layout->addWidget(m_notes, 1);
    layout->addWidget(m_open);
    return card;
}

void LessonsPanel::refresh()
{
    m_model->markShown(m_lab.document().experiment());
    showNotes(m_list->currentIndex());
}

void LessonsPanel::showNotes(const QModelIndex& index)
{
    const Lesson* lesson = m_model->lessonAt(index);
    m_notes->setText(lesson ? unbroken(lesson->notes) : QString());
    const bool isShown = index.data(LessonsModel::ShownRole).toBool();
    m_open->setText(isShown ? tr("This one is open") : tr("Open"));
    m_open->setEnabled(lesson && !isShown);
}

void LessonsPanel::open(const QModelIndex& index)
{
    const Lesson* lesson = m_model->lessonAt(index);
    if (!lesson)
        return;
    m_lab.document().edit(tr("Lesson: %1").arg(lesson->title), lesson->experiment);
    Q_EMIT viewAsked(lesson->view);
}

void LessonsPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_notes) {
        m_notes->setFont(smallFont(font()));
        fitCard();
    }
}

void LessonsPanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitCard();
}

void LessonsPanel::fitCard()
{
    // As high as the longest notes, so that the list does not jump under the second click.
    const int width = contentsRect().width() - 2 * (kMargin + kCardMargin + 1);
    const QRect space(0, 0, width, 10000);
    int height = 0;
    for (const Lesson& lesson : m_model->lessons())
        height = std::max(height, m_notes->fontMetrics()
                                      .boundingRect(space, Qt::TextWordWrap, unbroken(lesson.notes))
                                      .height());
    m_notes->setMinimumHeight(height);
}
