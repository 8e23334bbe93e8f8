// SPDX-License-Identifier: MIT
#include "panels/lesson_delegate.h"

#include "canvas/theme.h"
#include "panels/lessons_model.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

namespace {

constexpr int kInset = 8;      ///< between a row's border and its texts
constexpr int kRowPadding = 6; ///< above the title and below the subtitle
constexpr int kLineSpacing = 1;
constexpr int kHeadingAbove = 12;
constexpr int kHeadingBelow = 4;
constexpr double kRadius = 6;

QFont titleFont(QFont font)
{
    font.setWeight(QFont::Medium);
    return font;
}

QFont headingFont(const QFont& font)
{
    QFont heading = smallFont(font);
    heading.setWeight(QFont::DemiBold);
    return heading;
}

int wrappedHeight(const QFont& font, const QString& text, int width)
{
    return QFontMetrics(font)
        .boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, text)
        .height();
}

int viewWidth(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

void paintGround(QPainter& painter, const QStyleOptionViewItem& option, bool isShown)
{
    const Theme& theme = Theme::current();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    if (!isShown && !isSelected && !isHovered)
        return;
    const bool hasFocus = isSelected && option.state.testFlag(QStyle::State_HasFocus);
    painter.setBrush(isShown ? theme.accentSoft : isHovered ? theme.window : Qt::transparent);
    painter.setPen(hasFocus                 ? QPen(theme.accent, 1)
                   : isSelected && !isShown ? QPen(theme.line, 1)
                                            : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QString& text)
{
    painter.setFont(headingFont(option.font));
    painter.setPen(Theme::current().muted);
    painter.drawText(option.rect.adjusted(kInset, 0, -kInset, -kHeadingBelow),
                     Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap, text);
}

} // namespace

QFont smallFont(QFont font)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(font.pixelSize() - 2);
    else
        font.setPointSizeF(font.pointSizeF() * 0.85);
    return font;
}

void LessonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QString title = index.data(Qt::DisplayRole).toString();
    if (index.data(LessonsModel::HeadingRole).toBool()) {
        paintHeading(*painter, option, title);
    } else {
        paintGround(*painter, option, index.data(LessonsModel::ShownRole).toBool());
        QRect rest = option.rect.adjusted(kInset, kRowPadding, -kInset, 0);
        painter->setFont(titleFont(option.font));
        painter->setPen(Theme::current().text);
        QRect used;
        painter->drawText(rest, Qt::TextWordWrap, title, &used);
        rest.setTop(used.bottom() + 1 + kLineSpacing);
        painter->setFont(smallFont(option.font));
        painter->setPen(Theme::current().muted);
        painter->drawText(rest, Qt::TextWordWrap,
                          index.data(LessonsModel::SubtitleRole).toString());
    }
    painter->restore();
}

QSize LessonDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = viewWidth(option);
    const int textWidth = width - 2 * kInset;
    const QString title = index.data(Qt::DisplayRole).toString();
    if (index.data(LessonsModel::HeadingRole).toBool()) {
        const int above = index.row() == 0 ? kHeadingBelow : kHeadingAbove;
        return {width,
                above + wrappedHeight(headingFont(option.font), title, textWidth) + kHeadingBelow};
    }
    const QString subtitle = index.data(LessonsModel::SubtitleRole).toString();
    return {width, 2 * kRowPadding + kLineSpacing +
                       wrappedHeight(titleFont(option.font), title, textWidth) +
                       wrappedHeight(smallFont(option.font), subtitle, textWidth)};
}
