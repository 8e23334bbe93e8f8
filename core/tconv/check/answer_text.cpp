// SPDX-License-Identifier: MIT
#include <tconv/check/answer.h>
#include <tconv/check/size_claim.h>
#include <tconv/experiment/exact_number.h>
#include <tconv/experiment/grid_text.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace tconv {

namespace {

constexpr std::size_t kMachineDigits = 15; // nobody writes that many by hand
const Rational kMachineError(1, 1'000'000);

constexpr std::array<std::string_view, 6> kOpenCells{"", "?", "\uFF1F", "_", "null", "None"};

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The power of ten behind e or E. \pre it is one that parseRational() reads
Index exponentOf(std::string_view text)
{
    const std::size_t firstDigit = text.find_first_of("0123456789");
    Index exponent = 0;
    std::from_chars(text.data() + firstDigit, text.data() + text.size(), exponent);
    const bool isNegative = firstDigit > 0 && !text.starts_with('+'); // '-' or U+2212
    return isNegative ? -exponent : exponent;
}

Rational powerOfTen(Index exponent)
{
    const BigInteger power =
        boost::multiprecision::pow(BigInteger(10), static_cast<unsigned>(std::abs(exponent)));
    return exponent < 0 ? Rational(1, power) : Rational(power);
}

/// Half a unit of the last place that is written. \pre parseExact() reads the text
Rational halfUnit(std::string_view number)
{
    if (number.find('/') != std::string_view::npos)
        return 0;
    const std::size_t e = number.find_first_of("eE");
    const std::string_view mantissa = number.substr(0, e);
    const Index exponent = e == std::string_view::npos ? 0 : exponentOf(number.substr(e + 1));
    const std::size_t point = mantissa.find('.');
    const bool hasPoint = point != std::string_view::npos;
    const Index decimals = hasPoint ? static_cast<Index>(mantissa.size() - point - 1) : 0;
    if (decimals == 0 && exponent >= 0)
        return 0;
    return powerOfTen(exponent - decimals) / 2;
}

/// Whether the number may have been rounded: it has a point or an exponent.
bool isDecimal(std::string_view text)
{
    return text.find('/') == std::string_view::npos &&
           text.find_first_of(".eE") != std::string_view::npos;
}

std::size_t significantDigits(std::string_view text)
{
    text = text.substr(0, text.find_first_of("eE"));
    text.remove_prefix(std::min(text.find_first_of("123456789"), text.size()));
    return static_cast<std::size_t>(std::ranges::count_if(text, isDigit));
}

Result<GivenNumber> givenNumber(std::string_view number, std::string_view written)
{
    Result<Rational> value = parseExact(trimmed(number));
    if (!value)
        return value.problem();
    return GivenNumber{std::move(value).value(), halfUnit(trimmed(number)),
                       std::string(trimmed(written))};
}

class AnswerCells : public GridCells {
public:
    std::optional<Problem> add(std::string_view number, std::string_view written) override
    {
        if (std::ranges::find(kOpenCells, trimmed(number)) != kOpenCells.end()) {
            cells.emplace_back();
            return std::nullopt;
        }
        Result<GivenNumber> given = givenNumber(number, written);
        if (!given)
            return given.problem();
        cells.emplace_back(std::move(given).value());
        return std::nullopt;
    }
    bool mayBeOpen() const override { return true; }

    std::vector<std::optional<GivenNumber>> cells;
};

/// Whether a program printed the text: a call such as tensor(…), or lists without commas.
bool isPrint(std::string_view text)
{
    const std::size_t list = text.find('[');
    if (list == std::string_view::npos)
        return false;
    return text.find('(') < list || text.find(',') == std::string_view::npos;
}

void widen(Rational& tolerance, const Rational& atLeast)
{
    if (tolerance < atLeast)
        tolerance = atLeast;
}

/// Lets the numbers that a program rounded be as exact as it printed them; see parseAnswer().
void meanAsPrinted(std::vector<std::optional<GivenNumber>>& cells, bool isPrint)
{
    Rational finest;
    Rational scale;
    for (const auto& cell : cells) {
        if (!cell)
            continue;
        const bool isFiner = finest.is_zero() || cell->tolerance < finest;
        if (!cell->tolerance.is_zero() && isFiner)
            finest = cell->tolerance;
        scale = std::max<Rational>(scale, abs(cell->value));
    }
    scale = std::min<Rational>(scale, 1);
    for (auto& cell : cells) {
        if (!cell || !(isPrint ? isDecimal(cell->text) : !cell->tolerance.is_zero()))
            continue;
        if (isPrint && cell->text.find_first_of("eE") == std::string::npos)
            cell->tolerance = finest;
        if (isPrint || significantDigits(cell->text) >= kMachineDigits)
            widen(cell->tolerance, kMachineError * std::max<Rational>(abs(cell->value), scale));
    }
}

} // namespace

Result<GivenNumber> parseGivenNumber(std::string_view text)
{
    return givenNumber(text, text);
}

Result<Answer> parseAnswer(std::string_view text, Index maxCells)
{
    if (const std::optional<Result<SizeClaim>> claim = parseSizeClaim(text, maxCells)) {
        if (!*claim)
            return claim->problem();
        Answer answer = openAnswer(claim->value().shape);
        answer.rank = claim->value().rank;
        answer.shapeOnly = true;
        return answer;
    }
    AnswerCells reader;
    const Result<GridLayout> layout = parseGridCells(text, reader, maxCells);
    if (!layout)
        return layout.problem();
    meanAsPrinted(reader.cells, isPrint(text));
    return Answer{{layout.value().shape, std::move(reader.cells)}, layout.value().rank};
}

} // namespace tconv
