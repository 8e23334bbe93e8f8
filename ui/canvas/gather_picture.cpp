// SPDX-License-Identifier: MIT
#include "canvas/gather_picture.h"

#include "canvas/grid_geometry.h"
#include "canvas/text_painter.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace {

constexpr double kMargin = 24;
constexpr double kHeading = 26;
constexpr double kColumnGap = 44;
constexpr double kCaption = 30;
constexpr double kLeastWidth = 150; ///< room for a heading

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GatherPicture)
};

} // namespace

QRectF GatherPicture::PlacedGrid::box() const
{
    const QRectF cells = layout.bounds();
    return QRectF(cells.topLeft(), QSizeF(std::max(cells.width(), kLeastWidth), cells.height()))
        .adjusted(-kNumberBandWidth, -kNumberBand - kHeading, 0, 0);
}

GatherPicture::GatherPicture(Lab& lab, const Theme& theme, double longestSide, double cellScale)
    : m_lab(lab)
    , m_theme(theme)
    , m_longestSide(longestSide)
    , m_cellScale(cellScale)
    , m_highlights(lab)
    , m_input(lab, m_highlights, TensorContent::Kind::Input)
    , m_kernel(lab, m_highlights, TensorContent::Kind::Kernel)
    , m_bias(lab, m_highlights, TensorContent::Kind::Bias)
    , m_canvas(lab, m_highlights)
    , m_bordered(lab, m_highlights)
    , m_rotated(lab, m_highlights, m_bordered)
    , m_output(lab, m_canvas)
{
    place();
}

GatherPicture::PlacedGrid GatherPicture::gridOf(const GridContent& content,
                                                double largestPitch) const
{
    CellLayout layout;
    layout.size = content.size();
    layout.pitch = fittingPitch(layout.size, {m_longestSide, m_longestSide},
                                std::round(largestPitch * m_cellScale));
    return {&content, layout};
}

void GatherPicture::place()
{
    double left = kMargin;
    double right = left;
    double bottom = kMargin;
    const auto stack = [&](std::vector<PlacedGrid> column) {
        double top = kMargin;
        for (PlacedGrid& grid : column) {
            grid.moveTo({left, top});
            right = std::max(right, grid.box().right());
            top = grid.box().bottom() + kMargin;
            m_grids.push_back(grid);
        }
        bottom = std::max(bottom, top - kMargin);
        left = right + kColumnGap;
    };
    std::vector<PlacedGrid> operands{gridOf(m_input, 48), gridOf(m_kernel, 42)};
    if (m_lab.document().shownExperiment().bias)
        operands.push_back(gridOf(m_bias, 42));
    stack(std::move(operands));
    stack({gridOf(m_bordered, 56)});
    const QRectF bordered = m_grids.back().box();
    m_caption = {bordered.left() + kNumberBandWidth, bordered.bottom() + 8,
                 bordered.width() - kNumberBandWidth, kCaption};
    bottom = std::max(bottom, m_caption.bottom());
    stack({gridOf(m_rotated, 44), gridOf(m_output, 48)});
    m_size = {right + kMargin, bottom + kMargin};
}

GridHeading GatherPicture::headingOf(const GridContent* content) const
{
    if (content == &m_bordered)
        return borderedHeading(m_lab, m_bordered);
    if (content == &m_rotated)
        return rotatedHeading(m_bordered);
    if (content == &m_output)
        return outputHeading(m_lab);
    const tconv::Size2 size = content->size();
    return {content->name(), QStringLiteral("%1 × %2").arg(size.height).arg(size.width)};
}

void GatherPicture::paint(QPainter& painter, bool asOutlines) const
{
    painter.fillRect(QRectF(QPointF(), m_size), m_theme.window);
    for (const PlacedGrid& grid : m_grids)
        paintPlaced(painter, grid, asOutlines);
    const QString words = m_lab.playback().total() == 0 ? Words::tr("no sample in the batch")
                                                        : windowCaption(m_lab, m_bordered);
    paintTextLine(painter, m_caption, {words, 13, m_theme.stamp, true}, Qt::AlignLeft, asOutlines);
}

void GatherPicture::paintPlaced(QPainter& painter, const PlacedGrid& grid, bool asOutlines) const
{
    GridPicture picture;
    picture.layout = grid.layout;
    picture.look = [&grid](tconv::Cell cell) { return grid.content->look(cell); };
    picture.hasNumbers = grid.content->hasNumbers();
    picture.hasGaps = grid.content->hasGaps();
    picture.firstNumber = grid.content->firstNumber();
    picture.frame = grid.content->frame();
    picture.window = grid.content->window();
    paintGrid(painter, picture, grid.layout.bounds(), m_theme, asOutlines);
    const GridHeading heading = headingOf(grid.content);
    const QRectF line(grid.layout.origin.x(), grid.box().top(),
                      grid.box().right() - grid.layout.origin.x(), kHeading - 6);
    const TextLine name{heading.name, 13, m_theme.text, true};
    paintTextLine(painter, line, name, Qt::AlignLeft, asOutlines);
    paintTextLine(painter, line.adjusted(textLineWidth(name) + 8, 0, 0, 0),
                  {heading.remark, 11, m_theme.muted}, Qt::AlignLeft, asOutlines);
}
