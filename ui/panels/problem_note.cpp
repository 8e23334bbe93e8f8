// SPDX-License-Identifier: MIT
#include "panels/problem_note.h"

#include "panels/wrap_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>

ProblemNote::ProblemNote(QWidget* parent)
    : QWidget(parent)
    , m_label(new WrapLabel(this))
    , m_button(new QPushButton(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_button, 0, Qt::AlignTop);
    m_label->setTextFormat(Qt::PlainText);
    m_button->setStyleSheet(QStringLiteral("padding: 3px 8px;"));
    m_button->setToolTip(tr("Set the nearest legal value"));
    m_button->setWhatsThis(tr("Sets the nearest value that breaks no rule."));
    connect(m_button, &QPushButton::clicked, this, &ProblemNote::mendClicked);
    clear();
}

void ProblemNote::showProblem(const QString& sentence, const QString& mending)
{
    say(sentence, QStringLiteral("problem"), mending);
}

void ProblemNote::showNotice(const QString& sentence)
{
    say(sentence, QStringLiteral("muted"), QString());
}

void ProblemNote::clear()
{
    m_label->clear();
    hide();
}

QString ProblemNote::text() const
{
    return m_label->text();
}

void ProblemNote::say(const QString& sentence, const QString& role, const QString& mending)
{
    const bool isNew = m_label->text() != sentence;
    m_label->setProperty("role", role);
    m_label->style()->unpolish(m_label);
    m_label->style()->polish(m_label);
    m_label->setText(sentence);
    m_button->setText(mending);
    m_button->setVisible(!mending.isEmpty());
    show();
    if (!isNew)
        return;
    QAccessibleEvent event(m_label, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}
