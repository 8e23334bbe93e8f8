// SPDX-License-Identifier: MIT
#include "workspaces/matrix/recipe_page.h"

#include "canvas/grid_view.h"
#include "canvas/matrix_view.h"
#include "panels/heading.h"
#include "workspaces/matrix/recipe_braces.h"
#include <tconv/layer/placement.h>
#include <tconv/matrix/recipe.h>

#include <QLabel>

#include <algorithm>

namespace {

constexpr double kMargin = 22;
constexpr double kGap = 24;
constexpr double kPitch = 34;
constexpr double kNarrowPitch = 25; ///< for a window of 1024 pixels
constexpr double kNarrow = 560;
constexpr double kLeastWords = 150;
constexpr double kLeastTop = 150; ///< room for the words
constexpr double kMostTop = 0.56; ///< of the height

} // namespace

RecipePage::RecipePage(Lab& lab, MatrixModel& model, Highlights& highlights, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_model(model)
    , m_kernelContent(lab, highlights, TensorContent::Kind::Kernel)
    , m_windowContent(lab, model)
{
    const auto makeView = [this](GridContent& content) {
        auto* view = new GridView(content, this);
        view->setLargestPitch(kPitch);
        view->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        return view;
    };
    m_kernel = makeView(m_kernelContent);
    m_window = makeView(m_windowContent);
    m_matrix = new MatrixView(model, MatrixForm::Forward, this);
    m_braces = new RecipeBraces(model, *m_matrix, this);
    for (QLabel** label : {&m_kernelTitle, &m_windowTitle, &m_matrixTitle, &m_words})
        *label = new QLabel(this);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    connect(&model, &MatrixModel::changed, this, &RecipePage::refresh);
    connect(&model, &MatrixModel::marksChanged, this, &RecipePage::refresh);
    connect(&lab.playback(), &Playback::stepChanged, this, &RecipePage::followStep);
    refresh();
}

void RecipePage::refresh()
{
    const MatrixMarks step = m_model.stepMarks();
    const bool isBuilding = m_lab.playback().mode() == StepMode::Scatter;
    if (!isBuilding)
        m_matrix->setInputsDone(std::nullopt);
    else
        m_matrix->setInputsDone(step.column ? *step.column + 1 : 0);
    showHeading(*m_kernelTitle, {tr("1  Kernel K"), {}});
    showHeading(*m_windowTitle, {tr("2  on the picture"), {}});
    showHeading(*m_matrixTitle, {tr("3  read row by row: V"),
                                 m_model.structure().conv2dHasMoreRows()
                                     ? tr("without the rows of the Conv2d beyond the input")
                                     : QString()});
    m_words->setText(words());
    arrange();
    showWindow();
}

/// The kernel's place on a picture that is larger than its view.
void RecipePage::showWindow()
{
    const std::optional<tconv::Index> row = m_model.marks().column;
    if (!row)
        return;
    const tconv::MatrixStructure& structure = m_model.structure();
    const auto& layer = structure.layer();
    const tconv::Cell corner = landing(structure.columnCell(*row).cell, {0, 0}, layer.options);
    const tconv::Cell last{layer.kernelSize.height - 1, layer.kernelSize.width - 1};
    m_window->makeVisible(landing(structure.columnCell(*row).cell, last, layer.options));
    m_window->makeVisible(corner);
}

QString RecipePage::words() const
{
    const std::optional<tconv::Index> row = m_model.marks().column;
    if (!row)
        return m_lab.playback().mode() == StepMode::Scatter
                   ? tr("Press play, or point at a row of V: each input cell gives one row.")
                   : tr("Choose Columns above: a column of Vᵀ is a row of V, and the timeline "
                        "builds one after the other. Or point at a row.");
    const tconv::MatrixStructure& structure = m_model.structure();
    const tconv::PlaneCell input = structure.columnCell(*row);
    const auto& options = structure.layer().options;
    const tconv::Index left = input.cell.column * options.stride.width - options.padding.width;
    const tconv::Index top = input.cell.row * options.stride.height - options.padding.height;
    const tconv::RecipeRow recipe = recipeOf(structure, *row, m_lab.selection().outputChannel());
    const tconv::Index reach =
        (structure.layer().kernelSize.width - 1) * options.dilation.width + 1;
    QString text =
        tr("<b>Row %1 of V</b>, input cell %2. The kernel's corner lies at row %3, column %4 of "
           "the picture: %5·%6 − %7 and %8·%9 − %10 (cell · stride − padding).")
            .arg(*row)
            .arg(m_model.columnName(*row))
            .arg(top)
            .arg(left)
            .arg(input.cell.row)
            .arg(options.stride.height)
            .arg(options.padding.height)
            .arg(input.cell.column)
            .arg(options.stride.width)
            .arg(options.padding.width);
    text += QStringLiteral("<br>") +
            tr("Read row by row, the kernel's rows follow one another; where a row of the picture "
               "wraps there are %1 − %2 = %3 zeros.")
                .arg(structure.output().width * options.dilation.height)
                .arg(reach)
                .arg(structure.output().width * options.dilation.height - reach);
    if (!recipe.croppedTaps.empty())
        text += QStringLiteral("<br>") +
                tr("Taps outside the frame: %1. They fall on padded zeros and have no column.")
                    .arg(recipe.croppedTaps.size());
    return text;
}

void RecipePage::followStep()
{
    const Playback& playback = m_lab.playback();
    if (playback.step() == 0 || playback.step() == playback.total())
        return;
    const MatrixMarks marks = m_model.stepMarks();
    if (!marks.column)
        return;
    const auto entries = m_model.structure().column(*marks.column);
    m_matrix->makeVisible(*marks.column,
                          entries.empty() ? std::nullopt : std::optional(entries.front().row));
}

void RecipePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RecipePage::arrange()
{
    const double whole = width() - 2 * kMargin;
    const double tall = height();
    if (whole <= 0 || tall <= 0)
        return;
    const double pitch = whole < kNarrow ? kNarrowPitch : kPitch;
    for (GridView* view : {m_kernel, m_window})
        view->setLargestPitch(pitch);
    const QSizeF kernel = m_kernel->naturalSize(pitch);
    const QSizeF window = m_window->naturalSize(pitch);
    const double kernelWidth = std::clamp(kernel.width(), 100.0, std::max(100.0, 0.3 * whole));
    const double windowWidth = std::clamp(
        window.width(), 140.0, std::max(140.0, whole - kernelWidth - 2 * kGap - kLeastWords));
    const double topHeight = std::min(
        std::max({kernel.height(), window.height(), kLeastTop}) + kHeadingHeight, kMostTop * tall);
    double left = kMargin;
    placeBelowHeading(*m_kernelTitle, *m_kernel, {left, 0, kernelWidth, topHeight});
    left += kernelWidth + kGap;
    placeBelowHeading(*m_windowTitle, *m_window, {left, 0, windowWidth, topHeight});
    left += windowWidth + kGap;
    m_words->setGeometry(
        QRectF(left, kHeadingHeight, kMargin + whole - left, topHeight - kHeadingHeight).toRect());
    const double bracesTop = topHeight + 6 + kHeadingHeight;
    m_matrixTitle->setGeometry(QRectF(kMargin, topHeight + 6, whole, kHeadingHeight).toRect());
    m_braces->setGeometry(QRectF(kMargin, bracesTop, whole, RecipeBraces::kHeight).toRect());
    const double matrixTop = bracesTop + RecipeBraces::kHeight;
    m_matrix->setGeometry(
        QRectF(kMargin, matrixTop, whole,
               std::min(tall - matrixTop, m_matrix->naturalSize({whole, 1e6}).height() + 12))
            .toRect());
}
