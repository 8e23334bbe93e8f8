// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/matrix/matrix_structure.h>

namespace tconv {

MatrixStructure::MatrixStructure(const ConvTranspose2dLayer& layer, Size2 input)
    : m_layer(layer)
    , m_input(input)
    , m_output(outputSize(input, layer.kernelSize, layer.options))
    , m_height(along(Axis::Height, input, layer.kernelSize, layer.options))
    , m_width(along(Axis::Width, input, layer.kernelSize, layer.options))
{
}

std::optional<Index> MatrixStructure::rows() const
{
    return checkedProduct({m_layer.outChannels, m_output.height, m_output.width});
}

std::optional<Index> MatrixStructure::columns() const
{
    return checkedProduct({m_layer.inChannels, m_input.height, m_input.width});
}

std::optional<Index> MatrixStructure::nonzeros() const
{
    return checkedProduct({m_layer.inChannels, m_layer.outChannels / m_layer.options.groups,
                           m_height.pairs(), m_width.pairs()});
}

std::optional<Index> MatrixStructure::bytes(Index bytesPerValue) const
{
    const auto entries = nonzeros();
    const auto starts = columns();
    if (!entries || !starts)
        return std::nullopt;
    const auto entryBytes = checkedProduct(*entries, 4 + bytesPerValue);
    const auto startBytes = checkedProduct(*starts, 4);
    if (!entryBytes || !startBytes)
        return std::nullopt;
    return checkedSum(*entryBytes + 4, *startBytes);
}

bool MatrixStructure::conv2dHasMoreRows() const
{
    return m_layer.options.outputPadding.height >= m_layer.options.stride.height ||
           m_layer.options.outputPadding.width >= m_layer.options.stride.width;
}

PlaneCell MatrixStructure::rowCell(Index row) const
{
    const Index plane = m_output.height * m_output.width;
    return {row / plane, {row % plane / m_output.width, row % m_output.width}};
}

PlaneCell MatrixStructure::columnCell(Index column) const
{
    const Index plane = m_input.height * m_input.width;
    return {column / plane, {column % plane / m_input.width, column % m_input.width}};
}

Index MatrixStructure::rowOf(const PlaneCell& at) const
{
    return (at.channel * m_output.height + at.cell.row) * m_output.width + at.cell.column;
}

Index MatrixStructure::columnOf(const PlaneCell& at) const
{
    return (at.channel * m_input.height + at.cell.row) * m_input.width + at.cell.column;
}

TapRange MatrixStructure::outputChannelsOf(Index inputChannel) const
{
    const Index count = m_layer.outChannels / m_layer.options.groups;
    const Index inputsPerGroup = m_layer.inChannels / m_layer.options.groups;
    return {inputChannel / inputsPerGroup * count, count};
}

TapRange MatrixStructure::inputChannelsOf(Index outputChannel) const
{
    const Index count = m_layer.inChannels / m_layer.options.groups;
    const Index outputsPerGroup = m_layer.outChannels / m_layer.options.groups;
    return {outputChannel / outputsPerGroup * count, count};
}

Index MatrixStructure::weightIndex(Index inputChannel, Index outputChannel, Cell tap) const
{
    const Index outputsPerGroup = m_layer.outChannels / m_layer.options.groups;
    return ((inputChannel * outputsPerGroup + outputChannel % outputsPerGroup) *
                m_layer.kernelSize.height +
            tap.row) *
               m_layer.kernelSize.width +
           tap.column;
}

std::optional<Index> MatrixStructure::weightAt(Index row, Index column) const
{
    const PlaneCell out = rowCell(row);
    const PlaneCell in = columnCell(column);
    const TapRange channels = outputChannelsOf(in.channel);
    if (out.channel < channels.first || out.channel >= channels.first + channels.count)
        return std::nullopt;
    const auto a = m_height.tapBetween(in.cell.row, out.cell.row);
    const auto b = m_width.tapBetween(in.cell.column, out.cell.column);
    if (!a || !b)
        return std::nullopt;
    return weightIndex(in.channel, out.channel, {*a, *b});
}

std::vector<MatrixEntry> MatrixStructure::row(Index row) const
{
    const PlaneCell out = rowCell(row);
    const TapRange channels = inputChannelsOf(out.channel);
    const MeetingRange down = m_height.inputsOf(out.cell.row);
    const MeetingRange across = m_width.inputsOf(out.cell.column);
    std::vector<MatrixEntry> entries;
    for (Index c = channels.first; c < channels.first + channels.count; ++c)
        for (Index i = 0; i < down.count; ++i)
            for (Index j = 0; j < across.count; ++j) {
                const Cell cell{down.first + i * down.step, across.first + j * across.step};
                const Cell tap{down.tap - i * down.tapStep, across.tap - j * across.tapStep};
                entries.push_back({row, columnOf({c, cell}), weightIndex(c, out.channel, tap)});
            }
    return entries;
}

std::vector<MatrixEntry> MatrixStructure::column(Index column) const
{
    const PlaneCell in = columnCell(column);
    const TapRange channels = outputChannelsOf(in.channel);
    const TapRange down = m_height.tapsOf(in.cell.row);
    const TapRange across = m_width.tapsOf(in.cell.column);
    std::vector<MatrixEntry> entries;
    for (Index c = channels.first; c < channels.first + channels.count; ++c)
        for (Index a = down.first; a < down.first + down.count; ++a)
            for (Index b = across.first; b < across.first + across.count; ++b) {
                const Cell cell{m_height.outputOf(in.cell.row, a),
                                m_width.outputOf(in.cell.column, b)};
                entries.push_back({rowOf({c, cell}), column, weightIndex(in.channel, c, {a, b})});
            }
    return entries;
}

} // namespace tconv
