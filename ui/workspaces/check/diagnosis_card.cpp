// SPDX-License-Identifier: MIT
#include "workspaces/check/diagnosis_card.h"

#include "panels/wrap_label.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace {

constexpr int kAroundChoice = 66;
constexpr int kAroundLinks = 48;
constexpr int kLinkGap = 18;

QString roleOf(CardText::Tone tone)
{
    switch (tone) {
    case CardText::Tone::Wrong:
        return QStringLiteral("verdict-wrong");
    case CardText::Tone::Right:
        return QStringLiteral("verdict-right");
    case CardText::Tone::Plain:
        break;
    }
    return QStringLiteral("verdict");
}

/// A second sign beside the colour.
QString signOf(CardText::Tone tone)
{
    switch (tone) {
    case CardText::Tone::Wrong:
        return QStringLiteral("✗ ");
    case CardText::Tone::Right:
        return QStringLiteral("✓ ");
    case CardText::Tone::Plain:
        break;
    }
    return {};
}

} // namespace

DiagnosisCard::DiagnosisCard(QWidget* parent)
    : QFrame(parent)
{
    setProperty("card", true);
    setAccessibleName(tr("Diagnosis"));
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(scroll);
    build(*inside);
    scroll->setWidget(inside);
    // Transparent, so that the card's round corners stay.
    scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(scroll);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DiagnosisCard::build(QWidget& inside)
{
    auto* layout = new QVBoxLayout(&inside);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    m_title = new WrapLabel(&inside);
    layout->addWidget(m_title);
    m_choices = new QVBoxLayout;
    m_choices->setSpacing(2);
    m_choiceButtons = new QButtonGroup(this);
    connect(m_choiceButtons, &QButtonGroup::idClicked, this, &DiagnosisCard::chosen);
    layout->addLayout(m_choices);
    m_body = new WrapLabel(&inside);
    layout->addWidget(m_body);
    m_remark = new WrapLabel(&inside);
    m_remark->setProperty("role", QStringLiteral("muted"));
    layout->addWidget(m_remark);

    m_searching = new QWidget(&inside);
    auto* row = new QHBoxLayout(m_searching);
    row->setContentsMargins(0, 0, 0, 0);
    auto* words = new QLabel(tr("Looking for the mistake…"), m_searching);
    words->setProperty("role", QStringLiteral("muted"));
    row->addWidget(words);
    m_cancel = new QPushButton(tr("Cancel"), m_searching);
    m_cancel->setToolTip(tr("Stop looking; what is known so far stays"));
    connect(m_cancel, &QPushButton::clicked, this, &DiagnosisCard::cancelAsked);
    row->addWidget(m_cancel);
    row->addStretch();
    m_searching->hide();
    layout->addWidget(m_searching);

    m_links = new QBoxLayout(QBoxLayout::LeftToRight);
    m_step = addLink(tr("Show this step in Explore"),
                     tr("Explore with this output cell pinned, at the step that computes it"));
    m_another =
        addLink(tr("Try another like this"), tr("A new exercise in which this mistake would show"));
    m_apart = addLink(tr("An example that tells them apart"),
                      tr("An experiment on which these mistakes give different results"));
    connect(m_step, &QPushButton::clicked, this, &DiagnosisCard::stepAsked);
    connect(m_another, &QPushButton::clicked, this, &DiagnosisCard::anotherAsked);
    connect(m_apart, &QPushButton::clicked, this, &DiagnosisCard::apartAsked);
    for (QPushButton* link : {m_step, m_another, m_apart})
        m_links->addWidget(link, 0, Qt::AlignLeft);
    m_links->addStretch();
    layout->addLayout(m_links);
    layout->addStretch();
}

QPushButton* DiagnosisCard::addLink(const QString& text, const QString& tip)
{
    auto* link = new QPushButton(this);
    link->setText(text);
    link->setToolTip(tip);
    link->setAccessibleName(text);
    link->setProperty("link", true);
    link->setFocusPolicy(Qt::StrongFocus);
    link->setCursor(Qt::PointingHandCursor);
    link->hide();
    return link;
}

QList<QAbstractButton*> DiagnosisCard::choiceButtons() const
{
    return m_choiceButtons->buttons();
}

void DiagnosisCard::show(const CardText& text, int chosen)
{
    const bool isNews = text.title != m_text.title;
    const bool hasOtherChoices = text.choices != m_text.choices;
    m_text = text;
    m_title->setText(signOf(text.tone) + text.title);
    paintTitle();
    if (hasOtherChoices)
        showChoices(chosen);
    m_body->setText(text.body);
    m_body->setVisible(!text.body.isEmpty());
    m_remark->setText(text.remark);
    m_remark->setVisible(!text.remark.isEmpty());
    m_step->setVisible(text.offersStep);
    m_another->setVisible(text.offersAnother);
    m_apart->setVisible(text.offersApart);
    arrangeLinks();
    if (isNews)
        announce();
}

void DiagnosisCard::setSearching(bool isSearching)
{
    m_searching->setVisible(isSearching);
}

void DiagnosisCard::showChoices(int chosen)
{
    for (QAbstractButton* button : m_choiceButtons->buttons()) {
        m_choiceButtons->removeButton(button);
        button->hide();
        button->deleteLater(); // it may be what was clicked
    }
    for (qsizetype i = 0; i < m_text.choices.size(); ++i) {
        auto* button = new QRadioButton(this);
        button->setChecked(i == chosen);
        button->setAccessibleName(m_text.choices[i]);
        button->setToolTip(m_text.choices[i]);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        m_choiceButtons->addButton(button, static_cast<int>(i));
        m_choices->addWidget(button);
    }
    elideChoices();
}

void DiagnosisCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    arrangeLinks();
    elideChoices();
}

/// Side by side where they have the room, else below each other.
void DiagnosisCard::arrangeLinks()
{
    int needed = kAroundLinks;
    for (const QPushButton* link : {m_step, m_another, m_apart})
        if (!link->isHidden())
            needed += link->sizeHint().width() + kLinkGap;
    const bool isNarrow = width() < needed;
    m_links->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_links->setSpacing(isNarrow ? 2 : kLinkGap);
}

/// A title that is too long for the card ends in "…"; the tooltip has all of it.
void DiagnosisCard::elideChoices()
{
    for (QAbstractButton* button : m_choiceButtons->buttons())
        button->setText(fontMetrics().elidedText(button->accessibleName(), Qt::ElideRight,
                                                 width() - kAroundChoice));
}

void DiagnosisCard::paintTitle()
{
    m_title->setProperty("role", roleOf(m_text.tone));
    m_title->style()->unpolish(m_title);
    m_title->style()->polish(m_title);
}

void DiagnosisCard::announce()
{
    QAccessibleEvent event(m_title, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}
