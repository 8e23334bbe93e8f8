// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/matrix/axis_taps.h>

#include <vector>

namespace tconv {

/// A cell of one plane of a sample's input or output: what a column or a row of Vᵀ stands for.
struct PlaneCell {
    Index channel = 0;
    Cell cell;

    friend bool operator==(const PlaneCell&, const PlaneCell&) = default;
};

/// A place of Vᵀ that holds a kernel value, and which one.
struct MatrixEntry {
    Index row = 0;
    Index column = 0;
    Index weight = 0; ///< flat index into the weight tensor

    friend bool operator==(const MatrixEntry&, const MatrixEntry&) = default;
};

/// Which places of the sparse matrix Vᵀ hold which kernel values, in closed form: nothing is
/// stored, whatever the size.
///
/// y = Vᵀ x + b, with x one sample's input (C_in, H, W) and y its output (C_out, H_out, W_out),
/// both flattened row by row. Vᵀ has a row for each output cell and a column for each input cell;
/// V, its transpose, is the Conv2d with the same weight and options. It is taken from the layer
/// itself: where output_padding >= stride (legal through dilation), the Conv2d of an input of the
/// output's size has more rows than V; see conv2dHasMoreRows().
class MatrixStructure {
public:
    /// \pre the layer is legal for this input size
    MatrixStructure(const ConvTranspose2dLayer& layer, Size2 input);

    const ConvTranspose2dLayer& layer() const { return m_layer; }
    Size2 input() const { return m_input; }
    Size2 output() const { return m_output; }
    const AxisTaps& axis(Axis axis) const { return axis == Axis::Height ? m_height : m_width; }

    /// Sizes of Vᵀ; nothing where 64 bits do not hold them. Values that happen to be 0 count as
    /// nonzeros, since the structure does not depend on the numbers.
    std::optional<Index> rows() const;
    std::optional<Index> columns() const;
    std::optional<Index> nonzeros() const;
    /// What the compressed arrays take with 32-bit indices and values of this many bytes.
    std::optional<Index> bytes(Index bytesPerValue) const;

    /// The Conv2d with these options maps a picture of the output's size to more cells than the
    /// input has, along some axis; V is its rows inside the input.
    bool conv2dHasMoreRows() const;

    // \pre of all below: rows() and columns() have values, and indices are in range.
    PlaneCell rowCell(Index row) const;       ///< the output cell of a row of Vᵀ
    PlaneCell columnCell(Index column) const; ///< the input cell of a column of Vᵀ
    Index rowOf(const PlaneCell& outputCell) const;
    Index columnOf(const PlaneCell& inputCell) const;

    /// The flat index into the weight of the value at a place of Vᵀ, if one is there.
    std::optional<Index> weightAt(Index row, Index column) const;
    /// A row of Vᵀ: the gather of one output cell, by column.
    std::vector<MatrixEntry> row(Index row) const;
    /// A column of Vᵀ, which is a row of V: the stamp of one input cell, by row.
    std::vector<MatrixEntry> column(Index column) const;

    /// The output channels that an input channel feeds: contiguous, C_out / groups of them.
    TapRange outputChannelsOf(Index inputChannel) const;
    TapRange inputChannelsOf(Index outputChannel) const;
    Index weightIndex(Index inputChannel, Index outputChannel, Cell tap) const;

private:
    ConvTranspose2dLayer m_layer;
    Size2 m_input;
    Size2 m_output;
    AxisTaps m_height;
    AxisTaps m_width;
};

} // namespace tconv
