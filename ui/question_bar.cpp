// SPDX-License-Identifier: MIT
#include "question_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

QuestionBar::QuestionBar(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    setProperty("card", true);
    setAccessibleName(tr("Question"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    hide();
}

void QuestionBar::ask(const QString& question, const std::vector<Answer>& answers)
{
    m_text->setText(question);
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item; // takeAt() hands the item over
    }
    for (const Answer& answer : answers) {
        auto* button = new QPushButton(answer.text, this);
        button->setAutoDefault(true);
        connect(button, &QPushButton::clicked, this, [this, act = answer.act] {
            hide();
            if (act)
                act();
        });
        m_buttons->addWidget(button);
    }
    show();
    if (m_buttons->count() > 0)
        m_buttons->itemAt(0)->widget()->setFocus();
}

void QuestionBar::say(const QString& sentence)
{
    ask(sentence, {{tr("Close"), {}}});
}

void QuestionBar::withdraw(const QString& question)
{
    if (m_text->text() == question)
        hide();
}

void QuestionBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}
