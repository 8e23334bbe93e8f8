// SPDX-License-Identifier: MIT
#include "export/matrix_scene.h"

#include "canvas/grid_painter.h"
#include "canvas/matrix_names.h"
#include "canvas/matrix_view.h"
#include "canvas/text_painter.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace {

constexpr double kMargin = 24;
constexpr double kTitle = 26;
constexpr double kSign = 44; ///< for "·" and "=", each
constexpr double kVectorPitch = 40;
constexpr double kOutputPitch = 50;
constexpr double kLeastMatrix = 150; ///< room for its title
constexpr tconv::Index kLongestColumn = 64;
constexpr double kLongestSide = 1600; ///< a picture of tiny cells gains nothing from more

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MatrixScene)
};

} // namespace

MatrixScene::MatrixScene(Lab& lab, const SceneStyle& style)
    : m_lab(lab)
    , m_style(style)
    , m_model(lab)
    , m_highlights(lab)
    , m_canvas(lab, m_highlights)
    , m_output(lab, m_canvas)
    , m_vector(lab, m_model)
    , m_input(lab, m_highlights, TensorContent::Kind::Input)
    , m_x(m_vector.size().height <= kLongestColumn ? static_cast<const GridContent*>(&m_vector)
                                                   : &m_input)
{
    m_style.longestSide = std::min(m_style.longestSide, kLongestSide);
    place();
}

CellLayout MatrixScene::gridLayout(const GridContent& content, double pitch, double height) const
{
    CellLayout layout;
    layout.size = content.size();
    layout.pitch = fittingPitch(layout.size, {m_style.longestSide, height},
                                std::round(pitch * m_style.cellScale));
    return layout;
}

void MatrixScene::place()
{
    m_matrixLayout = MatrixPicture::layoutOf(m_model.structure(), MatrixForm::Transposed);
    const double cell = std::min(
        {std::round(MatrixView::kNaturalCell * m_style.cellScale),
         m_style.longestSide / m_matrixLayout.rows.extent(),
         m_style.longestSide / (m_matrixLayout.columns.extent() * MatrixView::kTransposedAspect)});
    m_matrixLayout.cell = {cell * MatrixView::kTransposedAspect, cell};
    const QSizeF matrix = m_matrixLayout.size();
    const double tall = std::max(matrix.height(), 300.0);
    m_vectorLayout = gridLayout(*m_x, kVectorPitch, tall);
    m_outputLayout = gridLayout(m_output, kOutputPitch, tall);
    const double height = std::max(
        {matrix.height(), m_vectorLayout.bounds().height(), m_outputLayout.bounds().height()});
    const double top = kMargin + kTitle + kNamesHeight;
    const auto centred = [&](double length) { return top + std::round((height - length) / 2); };
    double left = kMargin + namesWidth(m_model, MatrixForm::Transposed);
    m_matrixLayout.origin = {left, centred(matrix.height())};
    left += std::max(matrix.width(), kLeastMatrix) + kSign;
    m_vectorLayout.origin = {left, centred(m_vectorLayout.bounds().height())};
    left += m_vectorLayout.bounds().width() + kSign + kNumberBand;
    m_outputLayout.origin = {left, centred(m_outputLayout.bounds().height())};
    left += std::max(m_outputLayout.bounds().width(), 90.0);
    m_size = {left + kMargin, top + height + kMargin};
}

void MatrixScene::paintTitle(QPainter& painter, const QRectF& grid, const QString& title,
                             bool asOutlines) const
{
    const double top = grid.top() - kNamesHeight - kTitle + 6;
    paintTextLine(painter, {grid.left(), top, 400, kTitle - 6},
                  {title, 13, m_style.theme.text, true}, Qt::AlignLeft, asOutlines);
}

void MatrixScene::paintGridOf(QPainter& painter, const GridContent& content,
                              const CellLayout& layout, bool hasNumbers, bool asOutlines) const
{
    const GridPicture picture{layout, [&](tconv::Cell cell) { return content.look(cell); },
                              hasNumbers, content.frame()};
    paintGrid(painter, picture, layout.bounds(), m_style.theme, asOutlines);
}

void MatrixScene::paint(QPainter& painter, bool asOutlines) const
{
    const QRectF page(QPointF(), m_size);
    const Theme& theme = m_style.theme;
    painter.fillRect(page, theme.window);
    const MatrixMarks marks = m_model.marks();
    MatrixPicture::Look look;
    look.numbers = m_lab.settings().numberStyle();
    look.weight = marks.weight;
    look.asOutlines = asOutlines;
    const QRectF matrix = m_matrixLayout.bounds();
    m_model.picture().paint(painter, m_matrixLayout, matrix, look, theme);
    m_model.picture().paintMarks(painter, m_matrixLayout, matrix, look, marks, theme);
    paintNames(painter, m_model, m_matrixLayout, look.form, page, matrix, marks, theme, asOutlines);
    paintTitle(painter, matrix,
               QStringLiteral("Vᵀ  %1 × %2")
                   .arg(m_matrixLayout.rows.count)
                   .arg(m_matrixLayout.columns.count),
               asOutlines);
    paintGridOf(painter, *m_x, m_vectorLayout, false, asOutlines);
    paintTitle(painter, m_vectorLayout.bounds().adjusted(0, kNamesHeight, 0, 0),
               m_x == &m_vector ? QStringLiteral("x") : Words::tr("x as the input"), asOutlines);
    paintGridOf(painter, m_output, m_outputLayout, true, asOutlines);
    const bool hasBias = m_lab.document().shownExperiment().bias.has_value();
    paintTitle(painter, m_outputLayout.bounds(),
               hasBias ? Words::tr("y, with the bias") : QStringLiteral("y"), asOutlines);
    const double middle = m_vectorLayout.bounds().center().y() - 18;
    const auto sign = [&](double right, const QString& text) {
        paintTextLine(painter, {right - kSign, middle, kSign, 36}, {text, 26, theme.muted},
                      Qt::AlignHCenter, asOutlines);
    };
    sign(m_vectorLayout.origin.x(), QStringLiteral("·"));
    sign(m_outputLayout.origin.x() - kNumberBand, QStringLiteral("="));
}
