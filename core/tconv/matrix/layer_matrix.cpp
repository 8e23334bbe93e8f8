// SPDX-License-Identifier: MIT
#include <tconv/matrix/layer_matrix.h>

#include <algorithm>
#include <cassert>
#include <new>
#include <vector>

namespace tconv {

namespace {

/// The entries of one column of Vᵀ, rows counted from that of the first. Columns whose input cells
/// lie in one channel and keep the same taps differ by their first row alone.
template <typename T>
class ColumnPattern {
public:
    ColumnPattern(const MatrixStructure& structure, std::span<const T> weight)
        : m_structure(structure)
        , m_weight(weight)
    {
    }

    /// Takes the taps of an input cell; remade only where these are others than before.
    void moveTo(Index channel, const TapRange& down, const TapRange& across)
    {
        if (channel == m_channel && down == m_down && across == m_across)
            return;
        m_channel = channel;
        m_down = down;
        m_across = across;
        remake();
    }

    std::size_t size() const { return m_rows.size(); }

    void write(std::int32_t firstRow, std::int32_t* rows, T* values) const
    {
        for (std::size_t e = 0; e < m_rows.size(); ++e)
            rows[e] = firstRow + m_rows[e];
        std::copy(m_values.begin(), m_values.end(), values);
    }

private:
    void remake()
    {
        const ConvTranspose2dOptions& options = m_structure.layer().options;
        const Size2 output = m_structure.output();
        const TapRange channels = m_structure.outputChannelsOf(m_channel);
        m_rows.clear();
        m_values.clear();
        if (m_across.count == 0)
            return;
        for (Index c = 0; c < channels.count; ++c)
            for (Index a = 0; a < m_down.count; ++a) {
                const Index start =
                    (c * output.height + a * options.dilation.height) * output.width;
                const auto taps =
                    m_weight.begin() + m_structure.weightIndex(m_channel, channels.first + c,
                                                               {m_down.first + a, m_across.first});
                m_values.insert(m_values.end(), taps, taps + m_across.count);
                for (Index b = 0; b < m_across.count; ++b)
                    m_rows.push_back(static_cast<std::int32_t>(start + b * options.dilation.width));
            }
    }

    const MatrixStructure& m_structure;
    std::span<const T> m_weight;
    Index m_channel = -1;
    TapRange m_down;
    TapRange m_across;
    std::vector<std::int32_t> m_rows;
    std::vector<T> m_values;
};

/// The arrays of a matrix, filled from the front.
template <typename T>
struct Cursor {
    std::int32_t* start;
    std::int32_t* row;
    T* value;
    std::int32_t entries = 0;

    void append(const ColumnPattern<T>& pattern, std::int32_t firstRow)
    {
        *start++ = entries;
        pattern.write(firstRow, row + entries, value + entries);
        entries += static_cast<std::int32_t>(pattern.size());
    }
};

/// The columns of one row of input cells.
template <typename T>
void appendInputRow(const MatrixStructure& structure, Index channel, Index inputRow,
                    ColumnPattern<T>& pattern, Cursor<T>& cursor)
{
    const AxisTaps& height = structure.axis(Axis::Height);
    const AxisTaps& width = structure.axis(Axis::Width);
    const Index outputChannel = structure.outputChannelsOf(channel).first;
    const TapRange down = height.tapsOf(inputRow);
    const Index firstDown = height.outputOf(inputRow, down.first);
    for (Index j = 0; j < width.inputs(); ++j) {
        const TapRange across = width.tapsOf(j);
        pattern.moveTo(channel, down, across);
        const bool isEmpty = pattern.size() == 0; // its first row would lie outside
        const Index row =
            isEmpty
                ? 0
                : structure.rowOf({outputChannel, {firstDown, width.outputOf(j, across.first)}});
        cursor.append(pattern, static_cast<std::int32_t>(row));
    }
}

Problem tooLarge(const MatrixStructure& structure, Index bytesPerValue, Index limit,
                 const char* what)
{
    return {ProblemCode::MatrixTooLarge,
            {},
            {structure.rows().value_or(-1), structure.columns().value_or(-1),
             structure.nonzeros().value_or(-1), structure.bytes(bytesPerValue).value_or(-1), limit},
            what};
}

} // namespace

std::optional<Problem> checkMatrix(const MatrixStructure& structure, Index bytesPerValue,
                                   const MatrixLimits& limits)
{
    constexpr Index kTooMany = kMaxMatrixIndex + 1;
    if (structure.bytes(bytesPerValue).value_or(limits.bytes + 1) > limits.bytes)
        return tooLarge(structure, bytesPerValue, limits.bytes, "bytes");
    for (const std::optional<Index>& size :
         {structure.rows(), structure.columns(), structure.nonzeros()})
        if (size.value_or(kTooMany) > kMaxMatrixIndex)
            return tooLarge(structure, bytesPerValue, kMaxMatrixIndex, "indices");
    return std::nullopt;
}

template <typename T>
LayerMatrix<T>::LayerMatrix(const MatrixStructure& structure, std::span<const T> weight)
    : m_structure(structure)
    , m_rows(structure.rows().value())
    , m_columns(structure.columns().value())
    , m_nonzeros(structure.nonzeros().value())
    // Numbers stay uninitialised: the fill below is the first to touch the memory.
    , m_starts(std::make_unique_for_overwrite<std::int32_t[]>(extent(m_columns + 1)))
    , m_indices(std::make_unique_for_overwrite<std::int32_t[]>(extent(m_nonzeros)))
    , m_values(std::make_unique_for_overwrite<T[]>(extent(m_nonzeros)))
{
    ColumnPattern<T> pattern(m_structure, weight);
    Cursor<T> cursor{m_starts.get(), m_indices.get(), m_values.get()};
    for (Index c = 0; c < m_structure.layer().inChannels; ++c)
        for (Index i = 0; i < m_structure.input().height; ++i)
            appendInputRow(m_structure, c, i, pattern, cursor);
    *cursor.start = cursor.entries;
    assert(cursor.entries == m_nonzeros);
}

template <typename T>
Result<LayerMatrix<T>> LayerMatrix<T>::build(const MatrixStructure& structure,
                                             std::span<const T> weight, const MatrixLimits& limits)
{
    constexpr auto kBytes = static_cast<Index>(sizeof(T));
    if (std::optional<Problem> problem = checkMatrix(structure, kBytes, limits))
        return *std::move(problem);
    try {
        return LayerMatrix(structure, weight);
    } catch (const std::bad_alloc&) {
        return tooLarge(structure, kBytes, limits.bytes, "memory");
    }
}

template <typename T>
typename LayerMatrix<T>::VMap LayerMatrix<T>::v() const
{
    return VMap(m_columns, m_rows, m_nonzeros, m_starts.get(), m_indices.get(), m_values.get());
}

template <typename T>
typename LayerMatrix<T>::VtMap LayerMatrix<T>::vt() const
{
    return VtMap(m_rows, m_columns, m_nonzeros, m_starts.get(), m_indices.get(), m_values.get());
}

template <typename T>
void LayerMatrix<T>::multiply(std::span<const T> x, std::span<T> y) const
{
    assert(x.size() == extent(m_columns) && y.size() == extent(m_rows));
    const std::int32_t* const rows = m_indices.get();
    const T* const values = m_values.get();
    T* const sums = y.data();
    for (std::size_t column = 0; column < x.size(); ++column) {
        const T& factor = x[column];
        for (std::int32_t e = m_starts[column]; e < m_starts[column + 1]; ++e)
            sums[rows[e]] += values[e] * factor;
    }
}

template <typename T>
void LayerMatrix<T>::multiplyForward(std::span<const T> u, std::span<T> x) const
{
    assert(u.size() == extent(m_rows) && x.size() == extent(m_columns));
    for (std::size_t column = 0; column < x.size(); ++column)
        for (std::int32_t e = m_starts[column]; e < m_starts[column + 1]; ++e)
            x[column] += m_values[extent(e)] * u[extent(m_indices[extent(e)])];
}

template class LayerMatrix<Rational>;
template class LayerMatrix<double>;
template class LayerMatrix<float>;

MatrixStructure structureOf(const Experiment& experiment)
{
    return {layerOf(experiment), experiment.input.shape().plane()};
}

std::optional<Index> multiplyOutCost(const Experiment& experiment)
{
    const std::optional<Index> nonzeros = structureOf(experiment).nonzeros();
    return nonzeros ? checkedProduct(*nonzeros, experiment.input.shape().batch) : std::nullopt;
}

std::optional<Tensor4<Rational>> multiplyOut(const Experiment& experiment,
                                             const MatrixLimits& limits)
{
    const auto matrix =
        LayerMatrix<Rational>::build(structureOf(experiment), experiment.weight.values(), limits);
    if (!matrix)
        return std::nullopt;
    const MatrixStructure& structure = matrix.value().structure();
    const Shape4& in = experiment.input.shape();
    Tensor4<Rational> output({in.batch, structure.layer().outChannels, structure.output().height,
                              structure.output().width});
    const auto rows = static_cast<std::size_t>(matrix.value().rows());
    const auto columns = static_cast<std::size_t>(matrix.value().columns());
    for (Index n = 0; n < in.batch; ++n) {
        const auto sample = static_cast<std::size_t>(n);
        const std::span<Rational> y = std::span(output.values()).subspan(sample * rows, rows);
        if (experiment.bias)
            for (std::size_t row = 0; row < rows; ++row)
                y[row] = (*experiment.bias)[static_cast<std::size_t>(
                    structure.rowCell(static_cast<Index>(row)).channel)];
        matrix.value().multiply(
            std::span(experiment.input.values()).subspan(sample * columns, columns), y);
    }
    return output;
}

} // namespace tconv
