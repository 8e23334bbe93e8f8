// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/base/number_text.h>
#include <tconv/io/matrix_market.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <map>

namespace tconv {

namespace {

using Field = MarketValues::Field;

constexpr std::size_t kChunkBytes = std::size_t(1) << 16;

/// The fewest digits that read back as the same number; "-nan" has no sign elsewhere.
template <typename Float>
std::string shortest(Float value)
{
    if (value != value)
        return "nan";
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

template <typename Number, typename ToText>
std::vector<std::string> textsOf(std::span<const Number> weight, ToText toText)
{
    std::vector<std::string> texts(weight.size());
    for (std::size_t i = 0; i < weight.size(); ++i)
        if (weight[i] != 0)
            texts[i] = toText(weight[i]);
    return texts;
}

bool isInt64(const Rational& value)
{
    return denominator(value) == 1 && value >= std::numeric_limits<std::int64_t>::min() &&
           value <= std::numeric_limits<std::int64_t>::max();
}

const char* nameOf(Field field)
{
    switch (field) {
    case Field::Integer:
        return "integer";
    case Field::Real:
        return "real";
    case Field::Pattern:
        break;
    }
    return "pattern";
}

Index digitsOf(std::optional<Index> number)
{
    return static_cast<Index>(std::to_string(number.value_or(0)).size());
}

/// Text that goes to the sink in pieces.
class Chunks {
public:
    Chunks(const MarketSink& sink, Index columns)
        : m_sink(sink)
        , m_columns(static_cast<double>(columns))
    {
        m_text.reserve(2 * kChunkBytes);
    }

    Chunks& operator<<(std::string_view text)
    {
        m_text += text;
        return *this;
    }
    Chunks& operator<<(char letter) // not as its number
    {
        m_text += letter;
        return *this;
    }
    Chunks& operator<<(Index number)
    {
        std::array<char, 20> digits{};
        m_text.append(digits.data(),
                      std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
        return *this;
    }

    /// Gives what has come together to the sink, if it is much.
    bool passOn(Index columnsDone) { return m_text.size() < kChunkBytes || give(columnsDone); }
    bool give(Index columnsDone)
    {
        const bool goesOn = m_sink(m_text, static_cast<double>(columnsDone) / m_columns);
        m_text.clear();
        return goesOn;
    }

private:
    const MarketSink& m_sink;
    double m_columns;
    std::string m_text;
};

void writeHeader(Chunks& chunks, const MarketMatrix& matrix)
{
    const MatrixStructure& structure = matrix.structure;
    ConvTranspose2dLayer layer = structure.layer();
    layer.bias = false;
    chunks << "%%MatrixMarket matrix coordinate " << nameOf(matrix.values.field) << " general\n"
           << (matrix.isForward ? "% V of " : "% V^T of ") << repr(layer) << "\n% x is "
           << layer.inChannels << " x " << structure.input().height << " x "
           << structure.input().width << ", y is " << layer.outChannels << " x "
           << structure.output().height << " x " << structure.output().width
           << ", both flattened row by row; y = V^T x + bias\n";
    if (!matrix.values.rounded.empty())
        chunks << "% Some values are fractions that are rounded below to float64. For programs "
                  "that know them,\n% each is listed once: %fraction ROUNDED EXACT\n";
    for (const auto& [text, exact] : matrix.values.rounded)
        chunks << "%fraction " << text << ' ' << exact << '\n';
    chunks << matrix.rows().value() << ' ' << matrix.columns().value() << ' '
           << matrix.nonzeros().value() << '\n';
}

void writeEntry(Chunks& chunks, const MarketMatrix& matrix, const MatrixEntry& entry)
{
    const bool isPattern = matrix.values.field == Field::Pattern;
    const auto weight = static_cast<std::size_t>(entry.weight);
    if (!isPattern && matrix.values.texts[weight].empty())
        return; // a kernel value of 0
    chunks << (matrix.isForward ? entry.column : entry.row) + 1 << ' '
           << (matrix.isForward ? entry.row : entry.column) + 1;
    if (!isPattern)
        chunks << ' ' << matrix.values.texts[weight];
    chunks << '\n';
}

} // namespace

MarketValues marketValues(std::span<const Rational> weight)
{
    if (std::ranges::all_of(weight, isInt64))
        return {
            Field::Integer, textsOf(weight, [](const Rational& value) { return value.str(); }), {}};
    std::map<Rational, std::string> rounded;
    MarketValues values{
        Field::Real,
        textsOf(weight,
                [&rounded](const Rational& value) {
                    if (std::optional<std::string> decimal = exactDecimal(value))
                        return *std::move(decimal);
                    return rounded.try_emplace(value, shortest(toDouble(value))).first->second;
                }),
        {}};
    for (const auto& [value, text] : rounded)
        values.rounded.emplace_back(text, numberText(value, NumberStyle::Fraction));
    return values;
}

MarketValues marketValues(std::span<const std::int64_t> weight)
{
    return {Field::Integer,
            textsOf(weight, [](std::int64_t value) { return std::to_string(value); }),
            {}};
}

MarketValues marketValues(std::span<const double> weight)
{
    return {Field::Real, textsOf(weight, shortest<double>), {}};
}

MarketValues marketValues(std::span<const float> weight)
{
    return {Field::Real, textsOf(weight, shortest<float>), {}};
}

std::optional<Index> MarketMatrix::rows() const
{
    return isForward ? structure.columns() : structure.rows();
}

std::optional<Index> MarketMatrix::columns() const
{
    return isForward ? structure.rows() : structure.columns();
}

std::optional<Index> MarketMatrix::nonzeros() const
{
    const std::optional<Index> places = structure.nonzeros();
    if (!places || values.field == Field::Pattern)
        return places;
    const Size2 kernel = structure.layer().kernelSize;
    std::vector<Index> placesOfTap; // of one pair of channels
    for (Index a = 0; a < kernel.height; ++a)
        for (Index b = 0; b < kernel.width; ++b)
            placesOfTap.push_back(structure.axis(Axis::Height).inputsWithTap(a).count *
                                  structure.axis(Axis::Width).inputsWithTap(b).count);
    Index sum = 0;
    for (std::size_t i = 0; i < values.texts.size(); ++i)
        if (!values.texts[i].empty())
            sum += placesOfTap[i % placesOfTap.size()];
    return sum;
}

std::optional<Index> MarketMatrix::mostBytes() const
{
    const std::optional<Index> entries = nonzeros();
    if (!entries || !rows() || !columns())
        return std::nullopt;
    std::size_t longest = 0;
    for (const std::string& text : values.texts)
        longest = std::max(longest, text.size());
    const Index line = digitsOf(rows()) + digitsOf(columns()) + 3 + static_cast<Index>(longest);
    return checkedProduct(*entries, line);
}

std::optional<Problem> checkMarket(const MarketMatrix& matrix, Index limit)
{
    const std::optional<Index> bytes = matrix.mostBytes();
    if (bytes && *bytes <= limit)
        return std::nullopt;
    return Problem{ProblemCode::MatrixTooLarge,
                   {},
                   {matrix.rows().value_or(-1), matrix.columns().value_or(-1),
                    matrix.nonzeros().value_or(-1), bytes.value_or(-1), limit},
                   "bytes"};
}

bool writeMatrixMarket(const MarketMatrix& matrix, const MarketSink& sink)
{
    const Index columns = matrix.structure.columns().value();
    Chunks chunks(sink, columns);
    writeHeader(chunks, matrix);
    for (Index column = 0; column < columns; ++column) {
        for (const MatrixEntry& entry : matrix.structure.column(column))
            writeEntry(chunks, matrix, entry);
        if (!chunks.passOn(column))
            return false;
    }
    return chunks.give(columns);
}

} // namespace tconv
