// SPDX-License-Identifier: MIT
#include "workspaces/matrix/pair_page.h"

#include "canvas/matrix_view.h"
#include "panels/heading.h"
#include "workspaces/matrix/matrix_titles.h"

#include <QLabel>

#include <algorithm>

namespace {

constexpr double kMargin = 22;
constexpr double kGap = 40;
constexpr int kNoteHeight = 40;

} // namespace

PairPage::PairPage(MatrixModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
    m_transposed = new MatrixView(model, MatrixForm::Transposed, this);
    m_forward = new MatrixView(model, MatrixForm::Forward, this);
    for (QLabel** label : {&m_transposedTitle, &m_forwardTitle, &m_note})
        *label = new QLabel(this);
    m_note->setWordWrap(true);
    m_note->setProperty("role", QStringLiteral("muted"));
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    connect(&model, &MatrixModel::changed, this, &PairPage::refreshTitles);
    connect(&model.lab().playback(), &Playback::stepChanged, this, &PairPage::followStep);
    refreshTitles();
}

void PairPage::refreshTitles()
{
    QString note = tr("V is the matrix of the Conv2d with the same options: each of its rows, a "
                      "window, is a column of Vᵀ, a stamp. One set of arrays holds both.");
    if (m_model.structure().conv2dHasMoreRows())
        note =
            tr("output_padding reaches the stride here, so the Conv2d of such a picture has more "
               "rows than V. V keeps those of an input cell: Vᵀ is this layer.");
    m_note->setText(note);
    arrange();
}

void PairPage::followStep()
{
    const Playback& playback = m_model.lab().playback();
    if (playback.step() == 0 || playback.step() == playback.total())
        return;
    const MatrixMarks marks = m_model.stepMarks();
    m_transposed->makeVisible(marks.row, marks.column);
    m_forward->makeVisible(marks.column, marks.row);
}

void PairPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PairPage::arrange()
{
    const double whole = width() - 2 * kMargin - kGap;
    const double tall = height() - kNoteHeight;
    if (whole <= 0 || tall <= kHeadingHeight)
        return;
    const QSizeF most(1e6, tall - kHeadingHeight);
    // The tall one gets what it needs, at most half; the wide one the rest.
    const double left =
        std::clamp(m_transposed->naturalSize(most).width(), 150.0, std::max(150.0, whole / 2));
    const QSizeF tallest = m_transposed->naturalSize({left, tall - kHeadingHeight});
    const QSizeF widest = m_forward->naturalSize({whole - left, tall - kHeadingHeight});
    const bool isSmall = m_transposed->naturalSize({1e6, 1e6}).height() <= tall - kHeadingHeight;
    const double transposedHeight = isSmall ? tallest.height() : tall - kHeadingHeight;
    const double forwardWidth = isSmall ? std::max(widest.width(), 220.0) : whole - left;
    const double forwardHeight = isSmall ? widest.height() : tall - kHeadingHeight;
    const double start = kMargin + std::max(0.0, (whole - left - forwardWidth) / 2);
    const double height = std::max(transposedHeight, forwardHeight) + kHeadingHeight;
    const double top = std::max(0.0, (tall - height) / 2);
    placeBelowHeading(*m_transposedTitle, *m_transposed,
                      QRectF(start, top, left, transposedHeight + kHeadingHeight), left + kGap);
    showHeading(*m_transposedTitle,
                matrixHeading(m_model, MatrixForm::Transposed, left + kGap - 8));
    showHeading(*m_forwardTitle,
                matrixHeading(m_model, MatrixForm::Forward, width() - start - left - kGap));
    placeBelowHeading(
        *m_forwardTitle, *m_forward,
        QRectF(start + left + kGap, top, forwardWidth, forwardHeight + kHeadingHeight),
        width() - start - left - kGap);
    m_note->setGeometry(QRectF(kMargin, height + top + 8, width() - 2 * kMargin,
                               std::max(0.0, this->height() - height - top - 8))
                            .toRect());
}
