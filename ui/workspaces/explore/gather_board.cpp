// SPDX-License-Identifier: MIT
#include "workspaces/explore/gather_board.h"

#include "canvas/gather_words.h"
#include "canvas/grid_geometry.h"
#include "canvas/grid_view.h"
#include "panels/heading.h"
#include "workspaces/explore/gather_overlay.h"

#include <QLabel>

#include <algorithm>

namespace {

constexpr double kBorderedPitch = 56;
constexpr double kRotatedPitch = 44;
constexpr double kOutputPitch = 44;

} // namespace

GatherBoard::GatherBoard(Lab& lab, const Highlights& highlights, CanvasContent& canvas,
                         QWidget& workspace)
    : QObject(&workspace)
    , m_lab(lab)
    , m_bordered(lab, highlights)
    , m_rotated(lab, highlights, m_bordered)
    , m_output(lab, canvas)
{
    const auto makeView = [&workspace](GridContent& content, double pitch) {
        auto* view = new GridView(content, &workspace);
        view->setLargestPitch(pitch);
        view->setAlignment(Qt::AlignLeft | Qt::AlignTop); // below its heading
        return view;
    };
    m_borderedView = makeView(m_bordered, kBorderedPitch);
    m_rotatedView = makeView(m_rotated, kRotatedPitch);
    m_outputView = makeView(m_output, kOutputPitch);
    for (QLabel** label : {&m_borderedTitle, &m_rotatedTitle, &m_outputTitle, &m_caption})
        *label = new QLabel(&workspace);
    m_caption->setTextFormat(Qt::RichText);
    m_caption->setWordWrap(true);
    m_caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_caption->setContentsMargins(int(kNumberBandWidth), 6, 0, 0); // below the first cell
    m_overlay =
        new GatherOverlay(lab, m_bordered, m_rotated, *m_borderedView, *m_rotatedView, &workspace);
    connect(&m_bordered, &GridContent::changed, this, &GatherBoard::refreshWords);
    connect(&highlights, &Highlights::changed, this, &GatherBoard::refreshWords);
    refreshWords();
}

void GatherBoard::setVisible(bool isVisible)
{
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_borderedView, m_rotatedView, m_outputView, m_borderedTitle, m_rotatedTitle,
             m_outputTitle, m_caption, m_overlay})
        part->setVisible(isVisible);
}

void GatherBoard::addSizes(GatherSizes& sizes) const
{
    sizes.bordered = m_borderedView->naturalSize(kBorderedPitch);
    sizes.rotated = m_rotatedView->naturalSize(kRotatedPitch);
    sizes.output = m_outputView->naturalSize(kOutputPitch);
}

void GatherBoard::place(const GatherArrangement& places, const QRect& whole)
{
    placeBelowHeading(*m_borderedTitle, *m_borderedView, places.bordered);
    placeBelowHeading(*m_rotatedTitle, *m_rotatedView, places.rotated);
    placeBelowHeading(*m_outputTitle, *m_outputView, places.output);
    // Close below the cells, which may be smaller than they would like to be.
    const double below =
        places.bordered.bottom() - m_borderedView->height() +
        std::min<double>(m_borderedView->height(),
                         m_borderedView->naturalSize(m_borderedView->pitch()).height());
    QRectF caption = places.caption;
    caption.moveTop(std::min(caption.top(), below));
    m_caption->setGeometry(caption.toRect());
    m_overlay->setGeometry(whole);
    m_overlay->raise();
}

void GatherBoard::followStep()
{
    const std::optional<tconv::Cell> output = m_bordered.windowOutput();
    if (!output)
        return;
    const CellRange window = m_bordered.window()->range;
    m_borderedView->makeVisible(window.last);
    m_borderedView->makeVisible(window.first);
    m_outputView->makeVisible(*output);
}

QString GatherBoard::caption() const
{
    if (m_lab.playback().total() == 0)
        return tr("no sample in the batch");
    if (m_lab.playback().step() == 0 && !m_lab.playback().isPlaying())
        return tr("press Space to see it step by step");
    return windowCaption(m_lab, m_bordered);
}

void GatherBoard::refreshWords()
{
    if (m_lab.playback().mode() != StepMode::Gather)
        return;
    showHeading(*m_borderedTitle, borderedHeading(m_lab, m_bordered));
    showHeading(*m_rotatedTitle, rotatedHeading(m_bordered));
    showHeading(*m_outputTitle, outputHeading(m_lab));
    const Theme& theme = Theme::current();
    const QString words = caption();
    m_caption->setText(QStringLiteral("<span style='color:%1'>%2</span>")
                           .arg((m_bordered.windowOutput() ? theme.stamp : theme.muted).name(),
                                words.toHtmlEscaped()));
    m_caption->setToolTip(words);
}
