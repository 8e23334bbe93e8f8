// SPDX-License-Identifier: MIT
#include "workspaces/matrix/round_trip_page.h"

#include "canvas/grid_view.h"
#include "canvas/text_painter.h"
#include "canvas/theme.h"
#include "panels/heading.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace {

constexpr double kMargin = 22;
constexpr double kArrow = 46;
constexpr double kNarrow = 560; ///< as in a window of 1024 pixels
constexpr double kNarrowArrow = 30;
constexpr double kPitch = 40;
constexpr double kGap = 14;
constexpr int kWordsHeight = 190;
constexpr int kDelayMilliseconds = 120; ///< typing and dragging are not slowed down

} // namespace

RoundTripPage::RoundTripPage(Lab& lab, Highlights& highlights, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_inputContent(lab, highlights, TensorContent::Kind::Input)
{
    m_y = &newContent(tr("Vᵀx"), QStringLiteral("y"));
    m_back = &newContent(tr("V Vᵀx"), QStringLiteral("x'"));
    m_residual = &newContent(tr("Difference to x"), QStringLiteral("r"));
    m_residual->setMarksNonzero(true);
    m_steps = {addStep(m_inputContent, tr("x"), {}),
               addStep(*m_y, tr("y = Vᵀx"), QStringLiteral("Vᵀ")),
               addStep(*m_back, tr("V y"), QStringLiteral("V")),
               addStep(*m_residual, tr("V y − x"), QStringLiteral("− x"))};
    for (QLabel** label : {&m_words, &m_table}) {
        *label = new QLabel(this);
        (*label)->setWordWrap(true);
        (*label)->setTextFormat(Qt::RichText);
        (*label)->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        (*label)->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &RoundTripPage::startComputing);
    connect(&lab.document(), &LabDocument::changed, &m_delay, qOverload<>(&QTimer::start));
    connect(&lab.selection(), &Selection::planesChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(&lab.settings(), &Settings::changed, this, &RoundTripPage::showWords);
}

NumbersContent& RoundTripPage::newContent(const QString& name, const QString& symbol)
{
    return *new NumbersContent(m_lab, name, symbol, this);
}

RoundTripPage::Step RoundTripPage::addStep(GridContent& content, const QString& title,
                                           const QString& arrow)
{
    Step step;
    step.view = new GridView(content, this);
    step.view->setLargestPitch(kPitch);
    step.view->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    step.title = new QLabel(this);
    showHeading(*step.title, {title, {}});
    step.arrowText = arrow;
    return step;
}

void RoundTripPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_facts.experiment != m_lab.document().shownSnapshot())
        startComputing();
}

void RoundTripPage::startComputing()
{
    if (!isVisible())
        return; // showEvent() comes back to it
    const int request = ++m_request;
    const QPointer<RoundTripPage> page(this);
    QThreadPool::globalInstance()->start([page, request, sample = m_lab.selection().sample(),
                                          experiment = m_lab.document().shownSnapshot()] {
        RoundTripFacts facts = roundTripFacts(experiment, sample);
        QMetaObject::invokeMethod(QCoreApplication::instance(),
                                  [page, request, answer = std::move(facts)]() mutable {
                                      if (page && page->m_request == request)
                                          page->showFacts(std::move(answer));
                                  });
    });
}

void RoundTripPage::showFacts(RoundTripFacts facts)
{
    m_facts = std::move(facts);
    const Selection& selection = m_lab.selection();
    const auto numbers = [this](tconv::Tensor4<tconv::Rational> tconv::RoundTrip::*part) {
        return m_facts.trip ? (*m_facts.trip).*part : tconv::Tensor4<tconv::Rational>();
    };
    m_y->show(numbers(&tconv::RoundTrip::y), 0, selection.outputChannel());
    m_back->show(numbers(&tconv::RoundTrip::back), 0, selection.inputChannel());
    m_residual->show(numbers(&tconv::RoundTrip::residual), 0, selection.inputChannel());
    showWords();
    arrange();
    Q_EMIT factsShown();
}

void RoundTripPage::showWords()
{
    if (!m_facts.experiment)
        return;
    m_words->setText(roundTripWords(m_facts, m_lab.settings().numberStyle()));
    m_table->setText(shapeReturnTable(m_facts));
}

void RoundTripPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RoundTripPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_table)
        showWords();
}

double RoundTripPage::neededWidth(double pitch) const
{
    double needed = 0;
    for (const Step& step : m_steps)
        needed += step.view->naturalSize(pitch).width();
    return needed;
}

void RoundTripPage::arrange()
{
    const double whole = width() - 2 * kMargin;
    const double tall = height() - kWordsHeight - kGap;
    if (whole <= 0 || tall <= kHeadingHeight)
        return;
    const bool isThere = m_facts.trip.has_value();
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        m_steps[i].view->setVisible(i == 0 || isThere);
        m_steps[i].title->setVisible(i == 0 || isThere);
    }
    // Cells as large as fit; beyond that every grid gets its share and scrolls.
    const double arrow = whole < kNarrow ? kNarrowArrow : kArrow;
    const double space = whole - arrow * static_cast<double>(m_steps.size() - 1);
    double pitch = kPitch;
    while (pitch > GridView::kSmallestFit && neededWidth(pitch) > space)
        pitch -= 2;
    const double needed = neededWidth(pitch);
    const double share = std::min(1.0, space / std::max(1.0, needed));
    double left = kMargin + std::max(0.0, (space - needed) / 2);
    for (Step& step : m_steps) {
        step.view->setLargestPitch(pitch);
        const QSizeF natural = step.view->naturalSize(pitch);
        if (!step.arrowText.isEmpty()) {
            step.arrow = {left, tall / 2 - 10, arrow, 30};
            left += arrow;
        }
        const double wide = natural.width() * share;
        const double high =
            std::min(natural.height() + (share < 1 ? 12 : 0), tall - kHeadingHeight);
        const double top = std::max(0.0, (tall - high - kHeadingHeight) / 2);
        placeBelowHeading(*step.title, *step.view, QRectF(left, top, wide, high + kHeadingHeight),
                          wide + arrow - 4);
        left += wide;
    }
    const double half = whole * 0.56;
    m_words->setGeometry(QRectF(kMargin, tall + kGap, half, kWordsHeight).toRect());
    m_table->setGeometry(
        QRectF(kMargin + half + 24, tall + kGap, whole - half - 24, kWordsHeight).toRect());
    update();
}

void RoundTripPage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = Theme::current().muted;
    for (const Step& step : m_steps) {
        if (step.arrowText.isEmpty() || !m_facts.trip)
            continue;
        paintTextLine(painter, step.arrow.adjusted(0, -14, 0, -16), {step.arrowText, 13, ink});
        const double y = step.arrow.center().y();
        const double right = step.arrow.right() - 12;
        painter.setPen(QPen(ink, 1.5));
        painter.drawLine(QPointF(step.arrow.left() + 8, y), QPointF(right, y));
        painter.drawPolyline(QPolygonF({{right - 5, y - 4}, {right, y}, {right - 5, y + 4}}));
    }
}
