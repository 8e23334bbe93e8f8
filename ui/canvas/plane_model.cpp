// SPDX-License-Identifier: MIT
#include "canvas/plane_model.h"

#include "canvas/color_scale.h"
#include "canvas/theme.h"

#include <algorithm>

using tconv::Cell;
using tconv::Index;

PlaneModel::PlaneModel(Lab& lab, Kind kind, QObject* parent)
    : QAbstractListModel(parent)
    , m_lab(lab)
    , m_kind(kind)
{
    connect(&lab.document(), &LabDocument::changed, this, &PlaneModel::refresh);
    connect(&lab.settings(), &Settings::changed, this, &PlaneModel::refresh);
    connect(&lab.selection(), &Selection::planesChanged, this, &PlaneModel::followPlanes);
    refresh();
}

Index PlaneModel::channels() const
{
    const tconv::ConvTranspose2dLayer layer = tconv::layerOf(experiment());
    return m_kind == Kind::Input ? layer.inChannels : layer.outChannels;
}

tconv::Size2 PlaneModel::planeSize() const
{
    return m_kind == Kind::Input ? experiment().input.shape().plane()
                                 : m_lab.document().shownEvaluation().geometry.output;
}

int PlaneModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

PlaneModel::Plane PlaneModel::planeOf(int row) const
{
    if (m_kind == Kind::Output)
        return {m_lab.selection().sample(), row};
    return {row / channels(), row % channels()};
}

int PlaneModel::shownRow() const
{
    const Selection& selection = m_lab.selection();
    const Index row = m_kind == Kind::Output
                          ? selection.outputChannel()
                          : selection.sample() * channels() + selection.inputChannel();
    return static_cast<int>(std::min<Index>(row, m_count - 1));
}

void PlaneModel::showRow(int row)
{
    Selection& selection = m_lab.selection();
    const Plane plane = planeOf(row);
    if (m_kind == Kind::Output) {
        selection.showPlanes(experiment(), plane.sample, selection.inputChannel(), plane.channel);
        return;
    }
    // An input channel is seen with an output channel of its own group.
    const tconv::ConvTranspose2dLayer layer = tconv::layerOf(experiment());
    const Index perGroup = layer.inChannels / layer.options.groups;
    const Index group = plane.channel / perGroup;
    Index output = selection.outputChannel();
    if (tconv::firstInputChannelFor(layer, output) != group * perGroup)
        output = group * (layer.outChannels / layer.options.groups);
    selection.showPlanes(experiment(), plane.sample, plane.channel, output);
}

double PlaneModel::value(const Plane& plane, Cell cell) const
{
    if (m_kind == Kind::Input)
        return tconv::toDouble(experiment().input.at(plane.sample, plane.channel, cell));
    const tconv::Evaluation& evaluation = m_lab.document().shownEvaluation();
    return evaluation.canvas.approximate(plane.sample, plane.channel,
                                         evaluation.geometry.windowStart + cell);
}

double PlaneModel::largest(const Plane& plane) const
{
    if (m_kind == Kind::Output)
        return m_lab.document().shownEvaluation().canvas.largestMagnitude(plane.sample,
                                                                          plane.channel);
    if (!m_largestInput) {
        m_largestInput = 0;
        for (const tconv::Rational& number : experiment().input.values())
            m_largestInput = std::max(*m_largestInput, std::abs(tconv::toDouble(number)));
    }
    return *m_largestInput;
}

QSize PlaneModel::pictureSize() const
{
    const tconv::Size2 size = planeSize();
    const double longer = static_cast<double>(std::max<Index>({1, size.height, size.width}));
    const auto side = [longer](Index cells) {
        return std::max(6, static_cast<int>(kPicture * static_cast<double>(cells) / longer));
    };
    return {side(size.width), side(size.height)};
}

/// One pixel for each cell, or for some where there are more cells than pixels.
QImage PlaneModel::picture(const Plane& plane) const
{
    const tconv::Size2 size = planeSize();
    const Theme& theme = Theme::current();
    QImage image(static_cast<int>(std::min<Index>(size.width, kPicture)),
                 static_cast<int>(std::min<Index>(size.height, kPicture)), QImage::Format_RGB32);
    if (experiment().input.shape().batch == 0) {
        image.fill(theme.panel);
        return image;
    }
    const ColorScale scale = ColorScale::data(theme);
    const double most = largest(plane);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const Cell cell{y * size.height / image.height(), x * size.width / image.width()};
            image.setPixelColor(x, y, scale.at(value(plane, cell), most));
        }
    return image;
}

QString PlaneModel::label(const Plane& plane) const
{
    const bool hasSamples = m_kind == Kind::Input && experiment().input.shape().batch > 1;
    if (!hasSamples)
        return QString::number(plane.channel);
    return channels() > 1 ? QStringLiteral("%1, %2").arg(plane.sample).arg(plane.channel)
                          : QString::number(plane.sample);
}

QString PlaneModel::spokenText(const Plane& plane) const
{
    if (m_kind == Kind::Output)
        return tr("Output channel %1").arg(plane.channel);
    return tr("Sample %1, input channel %2").arg(plane.sample).arg(plane.channel);
}

QVariant PlaneModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Plane plane = planeOf(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return label(plane);
    case Qt::DecorationRole: {
        QImage& image = m_pictures[index.row()];
        if (image.isNull())
            image = picture(plane);
        return image;
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return spokenText(plane);
    default:
        return {};
    }
}

void PlaneModel::refresh()
{
    constexpr Index kMost = 100'000;
    const Index samples = m_kind == Kind::Input ? experiment().input.shape().batch : 1;
    const int count =
        static_cast<int>(std::min(kMost, samples * channels())); // limits keep this exact
    m_pictures.clear();
    m_largestInput.reset();
    if (count != m_count) {
        beginResetModel();
        m_count = count;
        endResetModel();
    } else if (count > 0) {
        Q_EMIT dataChanged(index(0), index(count - 1));
    }
    Q_EMIT shownRowChanged();
}

void PlaneModel::followPlanes()
{
    if (m_kind == Kind::Output && m_count > 0) { // of another sample now, perhaps
        m_pictures.clear();
        Q_EMIT dataChanged(index(0), index(m_count - 1));
    }
    Q_EMIT shownRowChanged();
}
