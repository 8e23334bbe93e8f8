// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/base/excerpt.h>
#include <tconv/io/npy.h>
#include <tconv/io/npy_header.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tconv {

namespace {

/// An array's bytes with everything that is known of them; there are enough.
struct RawArray {
    std::span<const std::byte> data;
    Shape4 shape;
    bool fortranOrder = false;
};

/// The value of a T whose bytes come in little-endian order, or the other way round.
template <typename T>
std::array<std::byte, sizeof(T)> swapped(std::array<std::byte, sizeof(T)> bytes)
{
    if constexpr (std::endian::native == std::endian::big)
        std::ranges::reverse(bytes);
    return bytes;
}

template <typename T>
T load(const std::byte* from)
{
    std::array<std::byte, sizeof(T)> bytes;
    std::copy_n(from, sizeof(T), bytes.begin());
    return std::bit_cast<T>(swapped<T>(bytes));
}

/// Calls visit(position in the file) for every element in NCHW order.
template <typename Visit>
void forEachPosition(const Shape4& shape, bool fortranOrder, Visit visit)
{
    const auto [batch, channels, height, width] = shape;
    // How far apart in the file are neighbours along each axis?
    const std::array<Index, 4> c{channels * height * width, height * width, width, 1};
    const std::array<Index, 4> fortran{1, batch, batch * channels, batch * channels * height};
    const std::array<Index, 4>& steps = fortranOrder ? fortran : c;
    for (Index n = 0; n < batch; ++n)
        for (Index channel = 0; channel < channels; ++channel)
            for (Index row = 0; row < height; ++row)
                for (Index column = 0; column < width; ++column)
                    visit(n * steps[0] + channel * steps[1] + row * steps[2] + column * steps[3]);
}

template <typename Stored, typename Value>
Result<NpyArray> readElements(const RawArray& raw)
{
    std::vector<Value> values;
    values.reserve(raw.data.size() / sizeof(Stored));
    bool fits = true;
    if (!raw.data.empty()) // an empty shape may have other sizes that are large
        forEachPosition(raw.shape, raw.fortranOrder, [&](Index position) {
            const auto stored =
                load<Stored>(raw.data.data() + static_cast<std::size_t>(position) * sizeof(Stored));
            if constexpr (std::is_same_v<Stored, std::uint64_t>)
                fits = fits && std::in_range<Value>(stored);
            values.push_back(static_cast<Value>(stored));
        });
    if (!fits)
        return Problem{ProblemCode::NpyType, {}, {}, "<u8 beyond int64"};
    return NpyArray{4, Tensor4<Value>(raw.shape, std::move(values))};
}

struct ElementType {
    std::string_view name; ///< without the byte order
    Index bytes;
    Result<NpyArray> (*read)(const RawArray&);
};

constexpr std::array kElementTypes{
    ElementType{"f4", 4, readElements<float, float>},
    ElementType{"f8", 8, readElements<double, double>},
    ElementType{"i1", 1, readElements<std::int8_t, std::int64_t>},
    ElementType{"i2", 2, readElements<std::int16_t, std::int64_t>},
    ElementType{"i4", 4, readElements<std::int32_t, std::int64_t>},
    ElementType{"i8", 8, readElements<std::int64_t, std::int64_t>},
    ElementType{"u1", 1, readElements<std::uint8_t, std::int64_t>},
    ElementType{"u2", 2, readElements<std::uint16_t, std::int64_t>},
    ElementType{"u4", 4, readElements<std::uint32_t, std::int64_t>},
    ElementType{"u8", 8, readElements<std::uint64_t, std::int64_t>},
    ElementType{"b1", 1, readElements<std::uint8_t, std::int64_t>},
};

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

Result<NpyArray> readArray(std::span<const std::byte> bytes, const NpyHeader& header,
                           const NpyLimits& limits)
{
    const ElementType* const type = elementType(header.descr);
    if (type == nullptr)
        return Problem{ProblemCode::NpyType, {}, {}, excerpt(header.descr)};
    const Shape4 shape = shapeOf(header.shape);
    const Result<Index> count = elementCount(shape, limits);
    if (!count)
        return count.problem();
    const std::span<const std::byte> data = bytes.subspan(header.dataStart);
    const Index present = static_cast<Index>(data.size());
    const std::optional<Index> needed = checkedProduct(count.value(), type->bytes);
    const Index start = static_cast<Index>(header.dataStart);
    if (!needed || *needed > present)
        return Problem{
            ProblemCode::NpyTruncated,
            {},
            {start + present, start + needed.value_or(std::numeric_limits<Index>::max() - start)}};
    Result<NpyArray> array =
        type->read({data.first(static_cast<std::size_t>(*needed)), shape, header.fortranOrder});
    if (array)
        array.value().rank = static_cast<int>(header.shape.size());
    return array;
}

template <typename T>
std::string npyBytes(const Tensor4<T>& values, int rank, std::string_view descr)
{
    assert(rank >= 1 && rank <= 4);
    const Shape4& shape = values.shape();
    const std::array<Index, 4> sizes{shape.batch, shape.channels, shape.height, shape.width};
    std::string bytes = npyHeaderText(descr, std::span(sizes).last(static_cast<std::size_t>(rank)));
    bytes.reserve(bytes.size() + values.values().size() * sizeof(T));
    for (const T& value : values.values()) {
        const auto stored = swapped<T>(std::bit_cast<std::array<std::byte, sizeof(T)>>(value));
        bytes.append(reinterpret_cast<const char*>(stored.data()), sizeof(T));
    }
    return bytes;
}

} // namespace

const Shape4& NpyArray::shape() const
{
    return std::visit([](const auto& tensor) -> const Shape4& { return tensor.shape(); }, values);
}

Result<NpyArray> readNpy(std::span<const std::byte> bytes, const NpyLimits& limits)
{
    const Result<NpyHeader> header = readNpyHeader(bytes);
    if (!header)
        return header.problem();
    const std::size_t rank = header.value().shape.size();
    if (rank < 2 || rank > 4)
        return Problem{ProblemCode::NpyRank, {}, {static_cast<Index>(rank)}};
    return readArray(bytes, header.value(), limits);
}

Result<NpyArray> readNpyVector(std::span<const std::byte> bytes, const NpyLimits& limits)
{
    const Result<NpyHeader> header = readNpyHeader(bytes);
    if (!header)
        return header.problem();
    const std::size_t rank = header.value().shape.size();
    if (rank != 1)
        return Problem{ProblemCode::NpyRank, {}, {static_cast<Index>(rank), 1}};
    return readArray(bytes, header.value(), limits);
}

Result<Tensor4<Rational>> exactValues(const NpyArray& array)
{
    const auto convert = [&](const auto& tensor) -> Result<Tensor4<Rational>> {
        std::vector<Rational> exact;
        exact.reserve(tensor.values().size());
        for (const auto value : tensor.values()) {
            if constexpr (std::is_integral_v<decltype(value)>)
                exact.emplace_back(value);
            else if (std::isfinite(value))
                exact.push_back(fromDouble(value));
            else
                return Problem{ProblemCode::NpyNotFinite, {}, {static_cast<Index>(exact.size())}};
        }
        return Tensor4<Rational>(tensor.shape(), std::move(exact));
    };
    return std::visit(convert, array.values);
}

std::string writeNpy(const Tensor4<float>& values, int rank)
{
    return npyBytes(values, rank, "<f4");
}

std::string writeNpy(const Tensor4<double>& values, int rank)
{
    return npyBytes(values, rank, "<f8");
}

std::string writeNpy(const Tensor4<std::int64_t>& values, int rank)
{
    return npyBytes(values, rank, "<i8");
}

} // namespace tconv
