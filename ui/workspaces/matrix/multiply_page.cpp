// SPDX-License-Identifier: MIT
#include "workspaces/matrix/multiply_page.h"

#include "canvas/grid_view.h"
#include "canvas/matrix_view.h"
#include "canvas/plane_strip.h"
#include "canvas/text_painter.h"
#include "canvas/theme.h"
#include "panels/heading.h"
#include "workspaces/matrix/matrix_titles.h"

#include <QLabel>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>

namespace {

constexpr double kMargin = 22;
constexpr double kSign = 34; ///< for "·" and "=", each
constexpr double kVectorPitch = 42;
constexpr double kOutputPitch = 52;
constexpr double kMostOutput = 0.4; ///< of the width
constexpr double kLeastOutput = 130;

QRectF headed(double left, double middle, QSizeF size, double height)
{
    const double top = std::max(0.0, middle - (size.height() + kHeadingHeight) / 2);
    return {left, top, size.width(), std::min(size.height() + kHeadingHeight, height - top)};
}

} // namespace

MultiplyPage::MultiplyPage(Lab& lab, MatrixModel& model, Highlights& highlights, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_model(model)
    , m_vectorContent(lab, model)
    , m_canvasContent(lab, highlights)
    , m_outputContent(lab, m_canvasContent)
{
    m_matrix = new MatrixView(model, MatrixForm::Transposed, this);
    const auto makeView = [this](GridContent& content, double pitch) {
        auto* view = new GridView(content, this);
        view->setLargestPitch(pitch);
        view->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        return view;
    };
    m_vector = makeView(m_vectorContent, kVectorPitch);
    m_vector->setHasNumbers(false);
    m_output = makeView(m_outputContent, kOutputPitch);
    for (QLabel** title : {&m_matrixTitle, &m_vectorTitle, &m_outputTitle})
        *title = new QLabel(this);
    m_inputPlanes = new PlaneStrip(lab, PlaneStrip::Kind::Input, this);
    m_outputPlanes = new PlaneStrip(lab, PlaneStrip::Kind::Output, this);
    for (PlaneStrip* strip : {m_inputPlanes, m_outputPlanes})
        connect(strip, &PlaneStrip::visibilityChanged, this, &MultiplyPage::arrange);
    connect(&model, &MatrixModel::changed, this, &MultiplyPage::refreshTitles);
    connect(&lab.selection(), &Selection::planesChanged, this, &MultiplyPage::refreshTitles);
    connect(&lab.playback(), &Playback::stepChanged, this, &MultiplyPage::followStep);
    setTabOrder(m_matrix, m_vector);
    setTabOrder(m_vector, m_output);
    refreshTitles();
}

void MultiplyPage::refreshTitles()
{
    showHeading(*m_vectorTitle, {QStringLiteral("x"), {}});
    const tconv::Size2 output = m_model.structure().output();
    const bool hasChannels = m_model.structure().layer().outChannels > 1;
    QString remark = tr("as the %1 × %2 output").arg(output.height).arg(output.width);
    if (hasChannels)
        remark = tr("channel %1 as a %2 × %3 grid")
                     .arg(m_lab.selection().outputChannel())
                     .arg(output.height)
                     .arg(output.width);
    if (m_lab.document().shownExperiment().bias)
        remark += tr(", plus the bias");
    showHeading(*m_outputTitle, {QStringLiteral("y"), remark});
    arrange();
}

/// A step that is not seen explains nothing: a large matrix scrolls along.
void MultiplyPage::followStep()
{
    const tconv::Index step = m_lab.playback().step();
    if (step == 0 || step == m_lab.playback().total())
        return;
    const MatrixMarks marks = m_model.stepMarks();
    if (marks.row) {
        const auto entries = m_model.structure().row(*marks.row);
        m_matrix->makeVisible(*marks.row, entries.empty() ? std::nullopt
                                                          : std::optional(entries.front().column));
        m_output->makeVisible(m_model.structure().rowCell(*marks.row).cell);
        if (!entries.empty())
            m_vector->makeVisible({entries.front().column, 0});
    } else if (marks.column) {
        const auto entries = m_model.structure().column(*marks.column);
        m_matrix->makeVisible(entries.empty() ? std::nullopt : std::optional(entries.front().row),
                              *marks.column);
        m_vector->makeVisible({*marks.column, 0});
    }
}

void MultiplyPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MultiplyPage::arrange()
{
    const double whole = width() - 2 * kMargin;
    const bool hasStrips = m_inputPlanes->isVisibleTo(this) || m_outputPlanes->isVisibleTo(this);
    const double strips = hasStrips ? m_outputPlanes->sizeHint().height() + 4 : 0;
    const QRectF stripRow(kMargin, 0, whole, strips);
    m_inputPlanes->setGeometry(stripRow.adjusted(0, 0, -whole / 2 - 8, 0).toRect());
    m_outputPlanes->setGeometry(stripRow.adjusted(whole / 2 + 8, 0, 0, 0).toRect());
    const double tall = height() - strips;
    if (whole <= 0 || tall <= kHeadingHeight)
        return;
    const QSizeF vector = m_vector->naturalSize(kVectorPitch);
    const QSizeF output = m_output->naturalSize(kOutputPitch);
    const double vectorWidth = vector.width() + (vector.height() > tall - kHeadingHeight ? 12 : 0);
    const double outputWidth =
        std::clamp(output.width(), kLeastOutput, std::max(kLeastOutput, kMostOutput * whole));
    const double forMatrix = whole - vectorWidth - outputWidth - 2 * kSign;
    const QSizeF matrix = m_matrix->naturalSize({forMatrix, tall - kHeadingHeight});
    // A matrix that would be a thin strip gets the space to zoom into.
    const bool isSmall = m_matrix->naturalSize({1e6, 1e6}).height() <= tall - kHeadingHeight;
    const double matrixWidth = isSmall ? std::max(matrix.width(), 170.0) : forMatrix;
    const double used = matrixWidth + vectorWidth + outputWidth + 2 * kSign;
    double left = kMargin + std::max(0.0, (whole - used) / 2);
    const double middle = tall / 2;

    const double matrixHeight = isSmall ? matrix.height() : tall - kHeadingHeight;
    placeBelowHeading(*m_matrixTitle, *m_matrix,
                      headed(left, middle, {matrixWidth, matrixHeight}, tall).translated(0, strips),
                      matrixWidth + kSign);
    showHeading(*m_matrixTitle,
                matrixHeading(m_model, MatrixForm::Transposed, matrixWidth + kSign - 4));
    left += matrixWidth;
    m_dot = {left, strips + middle - 20, kSign, 40};
    left += kSign;
    placeBelowHeading(
        *m_vectorTitle, *m_vector,
        headed(left, middle, {vectorWidth, vector.height()}, tall).translated(0, strips),
        vectorWidth);
    left += vectorWidth;
    m_equals = {left, strips + middle - 20, kSign, 40};
    left += kSign;
    placeBelowHeading(
        *m_outputTitle, *m_output,
        headed(left, middle, {outputWidth, output.height()}, tall).translated(0, strips),
        width() - left);
    update();
}

void MultiplyPage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor ink = Theme::current().muted;
    paintTextLine(painter, m_dot, {QStringLiteral("·"), 26, ink});
    paintTextLine(painter, m_equals, {QStringLiteral("="), 24, ink});
}
