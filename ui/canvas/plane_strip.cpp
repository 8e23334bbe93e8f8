// SPDX-License-Identifier: MIT
#include "canvas/plane_strip.h"

#include "canvas/digit_batch.h"
#include "canvas/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QWheelEvent>

#include <algorithm>

namespace {

constexpr int kPadding = 4;
constexpr int kLabel = 16;
constexpr int kScrollBar = 10;

/// A picture with its number below.
class PlaneDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const auto& model = static_cast<const PlaneModel&>(*index.model());
        const double label = DigitBatch::textWidth(index.data().toString(), 11) + 8;
        return {std::max(model.pictureSize().width(), static_cast<int>(label)) + 4 * kPadding,
                PlaneModel::kPicture + kLabel + 2 * kPadding};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        const auto& model = static_cast<const PlaneModel&>(*index.model());
        const bool isShown = index.row() == model.shownRow();
        // The list stretches items where it needs no scroll bar.
        const QRect box(option.rect.topLeft(),
                        QSize(option.rect.width(), sizeHint(option, index).height()));
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isShown) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.accentSoft);
            painter->drawRoundedRect(QRectF(box).adjusted(1, 0, -1, 0), 6, 6);
        }
        QRect picture(QPoint(), model.pictureSize());
        picture.moveCenter(box.center());
        picture.moveTop(box.top() + kPadding + (PlaneModel::kPicture - picture.height()) / 2);
        painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter->drawImage(picture, index.data(Qt::DecorationRole).value<QImage>());
        const bool hasFocus = isShown && option.state.testFlag(QStyle::State_HasFocus);
        painter->setPen(QPen(isShown ? theme.accent : theme.line, hasFocus ? 3 : isShown ? 2 : 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(picture).adjusted(-0.5, -0.5, 0.5, 0.5));
        DigitBatch label;
        label.add(QRectF(box.left(), box.bottom() - kLabel, box.width(), kLabel),
                  index.data().toString(), 11, isShown ? theme.accent : theme.muted);
        label.draw(*painter);
        painter->restore();
    }
};

} // namespace

PlaneStrip::PlaneStrip(Lab& lab, Kind kind, QWidget* parent)
    : QListView(parent)
    , m_model(lab, kind)
{
    setModel(&m_model);
    setItemDelegate(new PlaneDelegate(this));
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setUniformItemSizes(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setStyleSheet(QStringLiteral("QListView { background: transparent; border: none; }"));
    connect(&m_model, &PlaneModel::shownRowChanged, this, &PlaneStrip::followShown);
    retranslate();
    followShown();
}

QSize PlaneStrip::minimumSizeHint() const
{
    return {60, PlaneModel::kPicture + kLabel + 2 * kPadding + kScrollBar};
}

QSize PlaneStrip::sizeHint() const
{
    constexpr int kMost = 400;
    return {std::min(kMost, contentsSize().width() + 2), minimumSizeHint().height()};
}

void PlaneStrip::followShown()
{
    const QScopedValueRollback following(m_isFollowing, true);
    const bool isNeeded = m_model.rowCount() > 1;
    const bool wasShown = !isHidden();
    setVisible(isNeeded);
    if (m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(m_model.shownRow()));
    viewport()->update();
    if (isNeeded != wasShown)
        Q_EMIT visibilityChanged(isNeeded);
}

void PlaneStrip::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && !m_isFollowing)
        m_model.showRow(current.row());
}

bool PlaneStrip::event(QEvent* event)
{
    // Arrows pick a plane here; they are not the timeline's.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home ||
            key == Qt::Key_End) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

void PlaneStrip::wheelEvent(QWheelEvent* event)
{
    const QPoint delta = event->angleDelta();
    const int before = horizontalScrollBar()->value();
    horizontalScrollBar()->setValue(before - (delta.y() != 0 ? delta.y() : delta.x()) / 2);
    event->setAccepted(horizontalScrollBar()->value() != before);
}

void PlaneStrip::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PlaneStrip::retranslate()
{
    setAccessibleName(m_model.kind() == Kind::Input ? tr("Planes of the input")
                                                    : tr("Planes of the output"));
}
