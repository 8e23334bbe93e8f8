// SPDX-License-Identifier: MIT
#include "canvas/matrix_view.h"

#include "canvas/matrix_names.h"
#include "canvas/theme.h"

#include <QCursor>
#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVariantAnimation>

#include <algorithm>
#include <cmath>

using tconv::Cell;
using tconv::Index;

namespace {

constexpr double kReadableCell = 19;
constexpr double kMostOverflow = 2;      ///< how much larger than the view a matrix may be for that
constexpr double kOutdatedOpacity = 0.4; ///< of the last legal state
constexpr double kNotch = 1.25;          ///< one notch of the wheel
constexpr int kGlideMilliseconds = 110;
constexpr double kMostBarSteps = 1e6;
constexpr double kOverhang = 4; ///< marks reach this far out of the matrix

/// A little scrolling is better than numbers that cannot be read.
double readable(double wholeCell)
{
    return wholeCell < kReadableCell && wholeCell > kReadableCell / kMostOverflow ? kReadableCell
                                                                                  : wholeCell;
}

/// Nothing beyond the matrix is scrolled to; what fits into the view stays inside it.
double clampedScroll(double scroll, double rest)
{
    return std::clamp(scroll, std::min(0.0, rest), std::max(0.0, rest));
}

} // namespace

MatrixView::MatrixView(MatrixModel& model, MatrixForm form, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_form(form)
    , m_glide(new QVariantAnimation(this))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    m_glide->setDuration(kGlideMilliseconds);
    m_glide->setEasingCurve(QEasingCurve::OutCubic);
    connect(&model, &MatrixModel::changed, this, &MatrixView::takeModel);
    connect(&model, &MatrixModel::marksChanged, this, &MatrixView::takeMarks);
    takeModel();
}

void MatrixView::takeModel()
{
    const MatrixLayout before = m_layout;
    const QSizeF cell = m_layout.cell;
    m_layout = MatrixPicture::layoutOf(m_model.structure(), m_form);
    m_layout.cell = cell;
    if (before.rows.count != m_layout.rows.count || before.columns.count != m_layout.columns.count)
        m_zoom.reset(); // another matrix: seen whole
    m_current.row = std::min(m_current.row, m_layout.rows.count - 1);
    m_current.column = std::min(m_current.column, m_layout.columns.count - 1);
    setAccessibleName(
        tr("Matrix %1, %2 rows, %3 columns")
            .arg(m_form == MatrixForm::Transposed ? QStringLiteral("Vᵀ") : QStringLiteral("V"))
            .arg(m_layout.rows.count)
            .arg(m_layout.columns.count));
    setLayoutFor(m_zoom.value_or(fittingCell()), m_scroll);
    updateGeometry();
}

void MatrixView::takeMarks()
{
    // A tap that is looked at makes all others pale; rows and columns are painted over.
    if (m_model.marks().weight != m_pictureWeight)
        m_picture = {};
    viewport()->update();
}

void MatrixView::setInputsDone(std::optional<Index> count)
{
    if (m_inputsDone == count)
        return;
    m_inputsDone = count;
    forgetPicture();
}

void MatrixView::forgetPicture()
{
    m_picture = {};
    viewport()->update();
}

QMarginsF MatrixView::bands() const
{
    return {namesWidth(m_model, m_form), kNamesHeight, kOverhang, kOverhang};
}

QRectF MatrixView::area() const
{
    return QRectF(viewport()->rect()).marginsRemoved(bands());
}

double MatrixView::aspect() const
{
    return m_form == MatrixForm::Transposed ? kTransposedAspect : kForwardAspect;
}

/// The height of a cell with which everything is seen.
double MatrixView::wholeCell() const
{
    const QSizeF space = area().size();
    return std::clamp(std::min(space.height() / m_layout.rows.extent(),
                               space.width() / (m_layout.columns.extent() * aspect())),
                      1e-9, kNaturalCell);
}

double MatrixView::fittingCell() const
{
    return readable(wholeCell());
}

QSizeF MatrixView::naturalSize(QSizeF most) const
{
    const QMarginsF around = bands();
    const QSizeF names(around.left() + around.right(), around.top() + around.bottom());
    const double cell = readable(
        std::min({kNaturalCell, (most.height() - names.height()) / m_layout.rows.extent(),
                  (most.width() - names.width()) / (m_layout.columns.extent() * aspect())}));
    const QSizeF cells(m_layout.columns.extent() * cell * aspect(), m_layout.rows.extent() * cell);
    QSizeF natural = cells + names;
    if (natural.height() > most.height())
        natural.rwidth() += verticalScrollBar()->sizeHint().width();
    if (natural.width() > most.width())
        natural.rheight() += horizontalScrollBar()->sizeHint().height();
    return natural.boundedTo(most);
}

QPointF MatrixView::largestScroll() const
{
    const QSizeF rest = m_layout.size() - area().size();
    return {rest.width(), rest.height()};
}

void MatrixView::setLayoutFor(double cellHeight, QPointF scroll)
{
    m_layout.cell = {cellHeight * aspect(), cellHeight};
    const QPointF most = largestScroll();
    m_scroll = {clampedScroll(scroll.x(), most.x()), clampedScroll(scroll.y(), most.y())};
    // Centred where it fits, until somebody zooms: then the place under the pointer stays.
    if (!m_zoom && most.x() < 0)
        m_scroll.rx() = std::ceil(most.x() / 2);
    if (!m_zoom && most.y() < 0)
        m_scroll.ry() = std::ceil(most.y() / 2);
    m_layout.origin = area().topLeft() - m_scroll;
    forgetPicture();
    updateScrollBars();
    Q_EMIT viewChanged();
}

void MatrixView::updateScrollBars()
{
    m_isTakingBars = true;
    const QPointF most = largestScroll();
    m_barScale = std::max(1.0, std::max(most.x(), most.y()) / kMostBarSteps);
    const auto set = [this](QScrollBar* bar, double end, double page, double value) {
        bar->setRange(0, static_cast<int>(std::ceil(std::max(0.0, end) / m_barScale)));
        bar->setPageStep(std::max(1, static_cast<int>(page / m_barScale)));
        bar->setSingleStep(std::max(1, static_cast<int>(40 / m_barScale)));
        bar->setValue(static_cast<int>(value / m_barScale));
    };
    set(horizontalScrollBar(), most.x(), area().width(), m_scroll.x());
    set(verticalScrollBar(), most.y(), area().height(), m_scroll.y());
    m_isTakingBars = false;
}

void MatrixView::scrollTo(QPointF scroll)
{
    setLayoutFor(m_layout.cell.height(), scroll);
}

void MatrixView::scrollContentsBy(int, int)
{
    if (m_isTakingBars)
        return;
    const QPointF most = largestScroll();
    const QPointF bars =
        QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value()) * m_barScale;
    scrollTo({most.x() > 0 ? bars.x() : m_scroll.x(), most.y() > 0 ? bars.y() : m_scroll.y()});
}

void MatrixView::resizeEvent(QResizeEvent*)
{
    setLayoutFor(m_zoom.value_or(fittingCell()), m_scroll);
}

// Zoom

void MatrixView::zoomTo(double cellHeight, QPointF fixed)
{
    const double cell = std::clamp(cellHeight, wholeCell(), kLargestCell);
    m_zoom = cell;
    // What lies under the fixed point, in cells from the matrix's corner.
    const QPointF at = fixed - m_layout.origin;
    const QPointF inCells(at.x() / m_layout.cell.width(), at.y() / m_layout.cell.height());
    const QPointF after(inCells.x() * cell * aspect(), inCells.y() * cell);
    setLayoutFor(cell, after - (fixed - area().topLeft()));
    if (std::abs(cell / fittingCell() - 1) < 1e-3)
        m_zoom.reset(); // fits again, and will after the next resizing
    if (viewport()->underMouse())
        hoverAt(viewport()->mapFromGlobal(QPointF(QCursor::pos())));
}

void MatrixView::zoomBy(double notches, QPointF fixed)
{
    const bool isGliding = m_glide->state() == QAbstractAnimation::Running;
    const double from = isGliding ? m_glideTarget : m_layout.cell.height();
    const double target = std::clamp(from * std::pow(kNotch, notches), wholeCell(), kLargestCell);
    glideTo(target, fixed);
}

/// Moves there within a few frames, so that the eye keeps its place.
void MatrixView::glideTo(double cellHeight, QPointF fixed)
{
    m_glide->stop();
    m_glide->disconnect(this);
    m_glideTarget = cellHeight;
    if (m_model.lab().settings().reducedMotion() || !isVisible()) {
        zoomTo(cellHeight, fixed);
        return;
    }
    m_glide->setStartValue(std::log(m_layout.cell.height()));
    m_glide->setEndValue(std::log(cellHeight));
    connect(m_glide, &QVariantAnimation::valueChanged, this,
            [this, fixed](const QVariant& value) { zoomTo(std::exp(value.toDouble()), fixed); });
    m_glide->start();
}

void MatrixView::zoomToFit()
{
    m_glide->stop();
    m_zoom.reset();
    setLayoutFor(fittingCell(), {});
}

void MatrixView::zoomIn()
{
    zoomBy(1, area().center());
}

void MatrixView::zoomOut()
{
    zoomBy(-1, area().center());
}

void MatrixView::makeVisible(std::optional<Index> row, std::optional<Index> column)
{
    const QRectF space = area();
    QPointF scroll = m_scroll;
    const auto bring = [](double& scrolled, double start, double length, double from, double end) {
        if (start < from)
            scrolled += start - from;
        else if (start + length > end)
            scrolled += std::min(start - from, start + length - end);
    };
    if (row)
        bring(scroll.ry(), m_layout.y(*row), m_layout.cell.height(), space.top(), space.bottom());
    if (column)
        bring(scroll.rx(), m_layout.x(*column), m_layout.cell.width(), space.left(), space.right());
    if (scroll != m_scroll)
        scrollTo(scroll);
}

// Painting

MatrixPicture::Look MatrixView::look() const
{
    MatrixPicture::Look look;
    look.form = m_form;
    look.numbers = m_model.lab().settings().numberStyle();
    look.weight = m_model.marks().weight;
    look.inputsDone = m_inputsDone;
    return look;
}

/// The matrix without marks: these change while the pointer moves, the picture does not.
const QPixmap& MatrixView::renderedPicture()
{
    if (!m_picture.isNull())
        return m_picture;
    const double ratio = devicePixelRatioF();
    const QRectF space = area();
    m_picture = QPixmap((space.size() * ratio).toSize().expandedTo({1, 1}));
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Theme::current().window);
    m_pictureWeight = m_model.marks().weight;
    QPainter painter(&m_picture);
    MatrixLayout moved = m_layout;
    moved.origin -= space.topLeft();
    m_model.picture().paint(painter, moved, {QPointF(), space.size()}, look(), Theme::current());
    return m_picture;
}

void MatrixView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const Theme& theme = Theme::current();
    painter.fillRect(viewport()->rect(), theme.window);
    const QRectF space = area();
    if (space.isEmpty())
        return;
    if (m_model.lab().document().isShownOutdated())
        painter.setOpacity(kOutdatedOpacity);
    painter.drawPixmap(space.topLeft(), renderedPicture());
    painter.setOpacity(1);
    const MatrixMarks marks = m_model.marks();
    m_model.picture().paintMarks(painter, m_layout, space, look(), marks, theme);
    if (hasFocus() && m_layout.cell.height() >= 6) {
        painter.setPen(QPen(theme.text, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(m_layout.rect(m_current).adjusted(1, 1, -2, -2));
    }
    paintNames(painter, m_model, m_layout, m_form, viewport()->rect(), space, marks, theme);
}

void MatrixView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        forgetPicture();
}
