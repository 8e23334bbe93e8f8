// SPDX-License-Identifier: MIT
#include "canvas/grid_bubble.h"

#include "canvas/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int kWidest = 340;
constexpr int kDistance = 6;

} // namespace

GridBubble::GridBubble(Kind kind, const QString& text, QWidget* window)
    : QFrame(window)
    , m_kind(kind)
    , m_label(new QLabel(text, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(text);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::NoTextInteraction);
    if (kind == Kind::Problem)
        m_label->setProperty("role", QStringLiteral("problem"));
    layout->addWidget(m_label);
}

QString GridBubble::text() const
{
    return m_label->text();
}

void GridBubble::ensureRow()
{
    if (m_row)
        return;
    m_row = new QHBoxLayout;
    m_row->setSpacing(8);
    m_row->addStretch();
    static_cast<QVBoxLayout*>(layout())->addLayout(m_row);
}

void GridBubble::addField(QWidget* field)
{
    ensureRow();
    m_row->insertWidget(m_row->count() - 1, field);
    if (!m_firstFocus)
        m_firstFocus = field;
}

void GridBubble::addChoices(const QList<Choice>& choices)
{
    ensureRow();
    for (const Choice& choice : choices) {
        auto* button = new QPushButton(choice.text, this);
        button->setAutoDefault(true); // Enter presses it, as in a dialog
        connect(button, &QPushButton::clicked, this, [this, choice] {
            if (choice.closes)
                closeNow();
            choice.choose();
        });
        m_row->addWidget(button);
        if (!m_firstFocus)
            m_firstFocus = button;
    }
}

void GridBubble::showAt(const QRect& place)
{
    const QRect window = parentWidget()->rect().adjusted(4, 4, -4, -4);
    const int wished = m_label->fontMetrics().horizontalAdvance(text()) + 26;
    const int least = m_row ? m_row->minimumSize().width() + 26 : 60;
    const int width = std::min(std::max(std::min(wished, kWidest), least), window.width());
    const int height =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    const bool isAbove = place.bottom() + kDistance + height > window.bottom() &&
                         place.top() - kDistance - height >= window.top();
    const int y = isAbove ? place.top() - kDistance - height : place.bottom() + kDistance;
    setGeometry(
        std::clamp(place.left(), window.left(), std::max(window.left(), window.right() - width)),
        std::clamp(y, window.top(), std::max(window.top(), window.bottom() - height)), width,
        height);
    raise();
    if (isVisible())
        return;
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void GridBubble::takeFocus()
{
    if (m_firstFocus)
        m_firstFocus->setFocus(Qt::OtherFocusReason);
}

void GridBubble::keyPressEvent(QKeyEvent* event)
{
    event->accept(); // what is typed here is meant for nobody else
    if (event->key() == Qt::Key_Escape)
        closeNow();
}

void GridBubble::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_kind == Kind::Problem ? theme.wrong : theme.accent, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
}

void GridBubble::closeNow()
{
    Q_EMIT closed();
    close();
}
