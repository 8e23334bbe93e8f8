// SPDX-License-Identifier: MIT
#include "panels/lessons_panel.h"

#include "panels/lesson_delegate.h"
#include "panels/lessons_model.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int kMargin = 10;
constexpr int kCardMargin = 10;

bool isEnter(const QEvent& event)
{
    if (event.type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<const QKeyEvent&>(event).key();
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

} // namespace

LessonsPanel::LessonsPanel(Lab& lab, QWidget* parent)
    : QFrame(parent)
    , m_lab(lab)
    , m_model(new LessonsModel(lessons(), this))
    , m_list(newList())
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

    connect(&m_lab.document(), &LabDocument::changed, this, &LessonsPanel::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &LessonsPanel::showNotes);
    const QModelIndex shown = m_model->markShown(m_lab.document().experiment());
    m_list->setCurrentIndex(shown.isValid() ? shown : m_model->index(1));
    refresh();
}

QListView* LessonsPanel::newList()
{
    auto* list = new QListView(this);
    list->setAccessibleName(tr("Lessons"));
    list->setWhatsThis(tr("Worked examples. One click shows what an example is about; a double "
                          "click or Enter opens it, and Undo brings your own numbers back."));
    list->setModel(m_model);
    list->setItemDelegate(new LessonDelegate(list));
    list->setFrameShape(QFrame::NoFrame);
    list->setResizeMode(QListView::Adjust);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setMouseTracking(true);
    list->setSpacing(0);
    list->installEventFilter(this);
    connect(list, &QListView::doubleClicked, this, &LessonsPanel::open);
    return list;
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
    m_notes->setText(lesson ? lesson->notes : QString());
    const bool isShown = index.data(LessonsModel::ShownRole).toBool();
    m_open->setText(isShown ? tr("Open now") : tr("Open"));
    m_open->setEnabled(lesson && !isShown);
}

void LessonsPanel::open(const QModelIndex& index)
{
    if (const Lesson* lesson = m_model->lessonAt(index))
        m_lab.document().edit(tr("Lesson: %1").arg(lesson->title), lesson->experiment);
}

bool LessonsPanel::eventFilter(QObject* watched, QEvent* event)
{
    // Not QListView::activated: some desktops send it for a single click.
    if (watched != m_list || !isEnter(*event))
        return QFrame::eventFilter(watched, event);
    open(m_list->currentIndex());
    return true;
}

void LessonsPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitCard();
}

void LessonsPanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitCard();
}

void LessonsPanel::fitCard()
{
    if (!m_notes)
        return;
    // As high as the longest notes, so that the list does not jump under the second click.
    const int width = contentsRect().width() - 2 * (kMargin + kCardMargin + 1);
    const QFontMetrics metrics(m_notes->font());
    int height = 0;
    for (const Lesson& lesson : m_model->lessons())
        height = std::max(
            height, metrics.boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap, lesson.notes)
                        .height());
    m_notes->setMinimumHeight(height);
}
