// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/base/excerpt.h>
#include <tconv/io/npy_layout.h>

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <string_view>
#include <utility>

namespace tconv {

namespace {

struct ElementType {
    std::string_view name; ///< without the byte order
    Index bytes;
};

/// In the order of NpyElement.
constexpr std::array kElementTypes{
    ElementType{"f4", 4}, ElementType{"f8", 8}, ElementType{"i1", 1}, ElementType{"i2", 2},
    ElementType{"i4", 4}, ElementType{"i8", 8}, ElementType{"u1", 1}, ElementType{"u2", 2},
    ElementType{"u4", 4}, ElementType{"u8", 8}, ElementType{"b1", 1},
};
static_assert(kElementTypes.size() == static_cast<std::size_t>(NpyElement::Boolean) + 1);

/// The type that a descr names, or none. One byte has no order, "|".
const ElementType* elementType(std::string_view descr)
{
    if (descr.empty())
        return nullptr;
    const auto found = std::ranges::find(kElementTypes, descr.substr(1), &ElementType::name);
    if (found == kElementTypes.end())
        return nullptr;
    const bool ordered = descr[0] == '<' || (descr[0] == '|' && found->bytes == 1);
    return ordered ? &*found : nullptr;
}

/// A type that is not read, by NumPy's short and long name.
std::string typeText(std::string_view descr)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kLong{{
        {"f2", "float16"},
        {"f16", "longdouble"},
        {"c8", "complex64"},
        {"c16", "complex128"},
        {"U", "text"},
        {"O", "objects"},
    }};
    const std::string_view name = descr.substr(std::min<std::size_t>(1, descr.size()));
    std::string text = "'" + excerpt(descr) + "'";
    if (elementType("<" + std::string(name)) != nullptr && descr.starts_with('>'))
        return text + " (big-endian)";
    for (const auto& [beginning, meaning] : kLong)
        if (name == beginning || (beginning == "U" && name.starts_with('U')))
            text.append(" (").append(meaning).append(")");
    return text;
}

std::optional<Problem> checkRank(std::size_t rank, NpyRanks ranks)
{
    if (ranks == NpyRanks::Vector && rank != 1)
        return Problem{ProblemCode::NpyRank, {}, {static_cast<Index>(rank), 1}};
    if (ranks == NpyRanks::Planes && (rank < 2 || rank > 4))
        return Problem{ProblemCode::NpyRank, {}, {static_cast<Index>(rank)}};
    return std::nullopt;
}

Shape4 shapeOf(std::span<const Index> sizes)
{
    std::array<Index, 4> all{1, 1, 1, 1};
    std::ranges::copy(sizes, all.end() - static_cast<std::ptrdiff_t>(sizes.size()));
    return {all[0], all[1], all[2], all[3]};
}

/// The number of elements, or that there are too many.
Result<Index> elementCount(const Shape4& shape, const NpyLimits& limits)
{
    const auto orOne = [](Index size) { return std::max<Index>(size, 1); };
    const Index extent = checkedProduct({orOne(shape.batch), orOne(shape.channels),
                                         orOne(shape.height), orOne(shape.width)})
                             .value_or(std::numeric_limits<Index>::max());
    if (extent > limits.elements)
        return Problem{
            ProblemCode::SizeTooLarge, {}, {extent, limits.elements}, "the number of elements"};
    return *shape.elements();
}

} // namespace

Result<NpyLayout> npyLayout(const NpyHeader& header, NpyRanks ranks, const NpyLimits& limits)
{
    const std::size_t rank = header.shape.size();
    if (std::optional<Problem> problem = checkRank(rank, ranks))
        return *std::move(problem);
    const ElementType* const type = elementType(header.descr);
    if (type == nullptr)
        return Problem{ProblemCode::NpyType, {}, {}, typeText(header.descr)};
    const Shape4 shape = shapeOf(header.shape);
    const Result<Index> count = elementCount(shape, limits);
    if (!count)
        return count.problem();
    const Index start = static_cast<Index>(header.dataStart);
    const Index bytes = checkedProduct(count.value(), type->bytes)
                            .value_or(std::numeric_limits<Index>::max() - start);
    return NpyLayout{
        static_cast<NpyElement>(type - kElementTypes.data()),
        shape,
        static_cast<int>(rank),
        header.fortranOrder,
        header.dataStart,
        static_cast<std::size_t>(std::min(bytes, std::numeric_limits<Index>::max() - start)),
        static_cast<std::size_t>(count.value())};
}

std::optional<Problem> checkPresent(const NpyLayout& layout, std::size_t fileBytes)
{
    const std::size_t needed = layout.dataStart + layout.dataBytes;
    if (needed <= fileBytes)
        return std::nullopt;
    return Problem{
        ProblemCode::NpyTruncated, {}, {static_cast<Index>(fileBytes), static_cast<Index>(needed)}};
}

} // namespace tconv
