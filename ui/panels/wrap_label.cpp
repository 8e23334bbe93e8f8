// SPDX-License-Identifier: MIT
#include "panels/wrap_label.h"

#include <QResizeEvent>

#include <algorithm>

WrapLabel::WrapLabel(QWidget* parent, int leastLines)
    : QLabel(parent)
    , m_leastLines(leastLines)
{
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

QSize WrapLabel::minimumSizeHint() const
{
    constexpr int kNarrowest = 80;
    const int lines = m_leastLines * fontMetrics().lineSpacing();
    return {kNarrowest, std::max(lines, heightForWidth(std::max(width(), kNarrowest)))};
}

void WrapLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}
