// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

/// The font of subtitles and notes beside `font`.
QFont smallFont(QFont font);

/// Paints a lesson's two lines, and the headings of groups. Rows are as high as their texts need
/// at the view's width.
class LessonDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};
