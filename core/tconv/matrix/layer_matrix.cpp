// SPDX-License-Identifier: MIT
#include <tconv/matrix/layer_matrix.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <future>
#include <new>
#include <sys/mman.h>
#include <system_error>
#include <type_traits>
#include <unistd.h>
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

    std::size_t size() const { return m_size; }

    /// Writes the column. Where there is room, whole blocks of 4 are written and the next column
    /// overwrites what was too much: a loop of fixed length is several times as fast.
    void write(std::int32_t firstRow, std::int32_t* rows, T* values, std::size_t room) const
    {
        if constexpr (std::is_arithmetic_v<T>)
            if (m_padded <= room) {
                for (std::size_t block = 0; block < m_padded; block += kBlock) {
                    std::array<std::int32_t, kBlock> four{}; // nothing else may lie there
                    std::memcpy(four.data(), m_rows.data() + block, sizeof(four));
                    for (std::int32_t& row : four)
                        row += firstRow;
                    std::memcpy(rows + block, four.data(), sizeof(four));
                    std::memcpy(values + block, m_values.data() + block, kBlock * sizeof(T));
                }
                return;
            }
        for (std::size_t e = 0; e < m_size; ++e)
            rows[e] = firstRow + m_rows[e];
        std::copy_n(m_values.begin(), m_size, values);
    }

private:
    void remake()
    {
        const ConvTranspose2dOptions& options = m_structure.layer().options;
        const Size2 output = m_structure.output();
        const TapRange channels = m_structure.outputChannelsOf(m_channel);
        m_rows.clear();
        m_values.clear();
        for (Index c = 0; m_across.count > 0 && c < channels.count; ++c)
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
        m_size = m_rows.size();
        m_padded = (m_size + kBlock - 1) / kBlock * kBlock;
        m_rows.resize(m_padded);
        m_values.resize(m_padded);
    }

    static constexpr std::size_t kBlock = 4;

    const MatrixStructure& m_structure;
    std::span<const T> m_weight;
    Index m_channel = -1;
    TapRange m_down;
    TapRange m_across;
    std::vector<std::int32_t> m_rows;
    std::vector<T> m_values;
    std::size_t m_size = 0;
    std::size_t m_padded = 0; ///< a whole number of blocks; so long are the vectors
};

/// A place in the arrays of a matrix, which are filled from the front.
template <typename T>
struct Cursor {
    std::int32_t* start;
    std::int32_t* row;
    T* value;
    Index room; ///< where the part of rows and values ends that may be written
    std::int32_t entries = 0;

    /// The cursor behind so many entries and columns.
    Cursor after(Index count, Index columns) const
    {
        return {start + columns, row, value, room, static_cast<std::int32_t>(count)};
    }
    /// The same place with room only up to another cursor.
    Cursor until(const Cursor& end) const { return {start, row, value, end.entries, entries}; }

    void append(const ColumnPattern<T>& pattern, std::int32_t firstRow)
    {
        *start++ = entries;
        pattern.write(firstRow, row + entries, value + entries,
                      static_cast<std::size_t>(room - entries));
        entries += static_cast<std::int32_t>(pattern.size());
    }
};

/// The taps of every column of input cells: they are the same in every row, and take divisions.
std::vector<TapRange> tapsAcross(const MatrixStructure& structure)
{
    const AxisTaps& width = structure.axis(Axis::Width);
    std::vector<TapRange> taps;
    for (Index j = 0; j < width.inputs(); ++j)
        taps.push_back(width.tapsOf(j));
    return taps;
}

/// The columns of Vᵀ by rows of input cells, counted through all channels.
template <typename T>
struct InputRows {
    const MatrixStructure& structure;
    std::span<const T> weight;
    std::vector<TapRange> acrossOf;

    Index length() const { return structure.input().width; }

    /// How many entries the rows before one have.
    Index entriesBefore(Index row) const
    {
        const AxisTaps& height = structure.axis(Axis::Height);
        const Index channels = row / height.inputs();
        Index down = channels * height.pairs();
        for (Index i = 0; i < row % height.inputs(); ++i)
            down += height.tapsOf(i).count;
        return down * structure.axis(Axis::Width).pairs() * structure.layer().outChannels /
               structure.layer().options.groups;
    }

    /// Fills the rows first … end - 1 from a cursor on.
    void fill(Index first, Index end, Cursor<T> cursor) const
    {
        ColumnPattern<T> pattern(structure, weight);
        const Index perChannel = structure.input().height;
        for (Index row = first; row < end; ++row)
            append(row / perChannel, row % perChannel, pattern, cursor);
        assert(cursor.entries == cursor.room);
    }

    void append(Index channel, Index inputRow, ColumnPattern<T>& pattern, Cursor<T>& cursor) const
    {
        const AxisTaps& height = structure.axis(Axis::Height);
        const AxisTaps& width = structure.axis(Axis::Width);
        const Index outputChannel = structure.outputChannelsOf(channel).first;
        const TapRange down = height.tapsOf(inputRow);
        const Index firstDown = height.outputOf(inputRow, down.first);
        for (Index j = 0; j < length(); ++j) {
            const TapRange& across = acrossOf[static_cast<std::size_t>(j)];
            pattern.moveTo(channel, down, across);
            const bool isEmpty = pattern.size() == 0; // its first row would lie outside
            const Index row = isEmpty
                                  ? 0
                                  : structure.rowOf({outputChannel,
                                                     {firstDown, width.outputOf(j, across.first)}});
            cursor.append(pattern, static_cast<std::int32_t>(row));
        }
    }
};

/// From here on a second thread costs less than it saves.
constexpr Index kWorthASecondThread = Index(1) << 20;

/// An array whose numbers stay uninitialised: the fill is the first to touch the memory. Most of
/// that time goes into the system's page faults, so it may use large pages, where it has them.
template <typename T>
std::unique_ptr<T[]> storage(std::size_t size)
{
    auto array = std::make_unique_for_overwrite<T[]>(size);
#ifdef MADV_HUGEPAGE
    constexpr std::size_t kWorthwhile = std::size_t(8) << 20;
    if (std::is_arithmetic_v<T> && size * sizeof(T) >= kWorthwhile) {
        const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
        const auto begin = reinterpret_cast<std::uintptr_t>(array.get());
        const std::uintptr_t aligned = (begin + page - 1) / page * page;
        const std::uintptr_t end = (begin + size * sizeof(T)) / page * page;
        // A refusal changes nothing but the time.
        [[maybe_unused]] const int refused =
            ::madvise(reinterpret_cast<void*>(aligned), end - aligned, MADV_HUGEPAGE);
    }
#endif
    return array;
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
    , m_starts(storage<std::int32_t>(extent(m_columns + 1)))
    , m_indices(storage<std::int32_t>(extent(m_nonzeros)))
    , m_values(storage<T>(extent(m_nonzeros)))
{
    const InputRows<T> rows{m_structure, weight, tapsAcross(m_structure)};
    const Cursor<T> whole{m_starts.get(), m_indices.get(), m_values.get(), m_nonzeros};
    const Index count = m_structure.layer().inChannels * m_structure.input().height;
    // Most of the time goes into memory that is touched for the first time: two do it twice as
    // fast.
    const Index half = m_nonzeros < kWorthASecondThread ? count : count / 2;
    const Cursor<T> second = whole.after(rows.entriesBefore(half), half * rows.length());
    std::future<void> other;
    if (half < count) {
        const auto fillSecond = [&rows, half, count, second] { rows.fill(half, count, second); };
        try {
            other = std::async(std::launch::async, fillSecond);
        } catch (const std::system_error&) { // no thread to be had
            fillSecond();
        }
    }
    rows.fill(0, half, whole.until(second));
    if (other.valid())
        other.get();
    m_starts[extent(m_columns)] = static_cast<std::int32_t>(m_nonzeros);
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
    // A copy of a number stays in a register, whatever the sums overwrite; a rational is not
    // copied.
    using Factor = std::conditional_t<std::is_arithmetic_v<T>, T, const T&>;
    const std::int32_t* const starts = m_starts.get();
    const std::int32_t* const rows = m_indices.get();
    const T* const values = m_values.get();
    T* const sums = y.data();
    for (std::size_t column = 0; column < x.size(); ++column) {
        const Factor factor = x[column];
        const std::int32_t end = starts[column + 1];
        for (std::int32_t e = starts[column]; e < end; ++e)
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
