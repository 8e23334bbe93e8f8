// SPDX-License-Identifier: MIT
#include <tconv/matrix/rank.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tconv {

namespace {

constexpr int kMostPrimes = 128;

/// V times the denominators of its values: the same rank in integers.
struct IntegerRows {
    struct Entry {
        std::size_t column = 0;
        BigInteger value;
    };
    std::vector<std::vector<Entry>> rows; ///< without the entries and rows that are 0
    std::size_t columns = 0;
};

IntegerRows integerRows(const LayerMatrix<Rational>& matrix)
{
    BigInteger scale = 1;
    for (const Rational& value : matrix.values())
        scale = lcm(scale, denominator(value));
    IntegerRows result{{}, static_cast<std::size_t>(matrix.rows())};
    for (std::size_t r = 0; r + 1 < matrix.starts().size(); ++r) {
        std::vector<IntegerRows::Entry> row;
        for (auto e = static_cast<std::size_t>(matrix.starts()[r]);
             e < static_cast<std::size_t>(matrix.starts()[r + 1]); ++e)
            if (const Rational value = matrix.values()[e] * scale; !value.is_zero())
                row.push_back({static_cast<std::size_t>(matrix.indices()[e]), numerator(value)});
        if (!row.empty())
            result.rows.push_back(std::move(row));
    }
    return result;
}

/// No rank is larger than the rows and the columns that hold something.
std::size_t largestRank(const IntegerRows& matrix)
{
    std::vector<bool> used(matrix.columns);
    for (const auto& row : matrix.rows)
        for (const auto& entry : row)
            used[entry.column] = true;
    return std::min(matrix.rows.size(), static_cast<std::size_t>(std::ranges::count(used, true)));
}

/// The logarithm to base 2 above that of every minor: a row's norm is at most its sum.
double bitsOfMinors(const IntegerRows& matrix)
{
    double bits = 0;
    for (const auto& row : matrix.rows) {
        BigInteger sum = 0;
        for (const auto& entry : row)
            sum += abs(entry.value);
        bits += static_cast<double>(msb(sum)) + 1;
    }
    return bits;
}

bool isPrime(std::uint64_t number)
{
    for (std::uint64_t divisor = 3; divisor * divisor <= number; divisor += 2)
        if (number % divisor == 0)
            return false;
    return number % 2 == 1;
}

std::uint64_t nextPrimeBelow(std::uint64_t number)
{
    do
        --number;
    while (!isPrime(number));
    return number;
}

std::uint64_t power(std::uint64_t base, std::uint64_t exponent, std::uint64_t prime)
{
    std::uint64_t result = 1;
    for (; exponent > 0; exponent /= 2, base = base * base % prime)
        if (exponent % 2 == 1)
            result = result * base % prime;
    return result;
}

/// A row modulo a prime; outside [first, values.size()) it is 0.
struct ResidueRow {
    std::vector<std::uint64_t> values;
    std::size_t first = 0;

    void skipZeros()
    {
        while (first < values.size() && values[first] == 0)
            ++first;
    }
};

ResidueRow residues(const std::vector<IntegerRows::Entry>& row, std::uint64_t prime)
{
    ResidueRow result;
    result.first = row.front().column; // entries ascend
    result.values.resize(row.back().column + 1);
    for (const auto& entry : row) {
        const BigInteger rest = entry.value % prime; // of the value's sign
        result.values[entry.column] =
            (rest < 0 ? BigInteger(rest + prime) : rest).convert_to<std::uint64_t>();
    }
    result.skipZeros();
    return result;
}

/// Takes a multiple of the pivot, which begins in the same column with 1, off the row.
void reduce(ResidueRow& row, const ResidueRow& pivot, std::uint64_t prime)
{
    const std::uint64_t factor = prime - row.values[row.first];
    if (row.values.size() < pivot.values.size())
        row.values.resize(pivot.values.size());
    for (std::size_t c = pivot.first; c < pivot.values.size(); ++c)
        row.values[c] = (row.values[c] + factor * pivot.values[c]) % prime;
    row.skipZeros();
}

void makeMonic(ResidueRow& row, std::uint64_t prime)
{
    const std::uint64_t inverse = power(row.values[row.first], prime - 2, prime);
    for (std::size_t c = row.first; c < row.values.size(); ++c)
        row.values[c] = row.values[c] * inverse % prime;
}

std::size_t rankModulo(const IntegerRows& matrix, std::uint64_t prime)
{
    std::vector<ResidueRow> pivots(matrix.columns); // by their first column
    std::size_t rank = 0;
    for (const auto& integers : matrix.rows) {
        ResidueRow row = residues(integers, prime);
        while (row.first < row.values.size() && !pivots[row.first].values.empty())
            reduce(row, pivots[row.first], prime);
        if (row.first == row.values.size())
            continue; // the rows before explain it
        makeMonic(row, prime);
        pivots[row.first] = std::move(row);
        ++rank;
    }
    return rank;
}

} // namespace

Index rankOf(const LayerMatrix<Rational>& matrix)
{
    const IntegerRows rows = integerRows(matrix);
    const std::size_t largest = largestRank(rows);
    const double bits = bitsOfMinors(rows);
    std::size_t rank = 0;
    std::uint64_t prime = std::uint64_t(1) << 31;
    for (int i = 0; i < kMostPrimes && rank < largest && i * 30.0 <= bits; ++i) {
        prime = nextPrimeBelow(prime);
        rank = std::max(rank, rankModulo(rows, prime));
    }
    return static_cast<Index>(rank);
}

} // namespace tconv
