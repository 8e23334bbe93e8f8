// SPDX-License-Identifier: MIT
#include <tconv/io/npy.h>
#include <tconv/io/npy_header.h>
#include <tconv/io/npy_layout.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
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
        return Problem{ProblemCode::NpyType, {}, {}, "'<u8' with values beyond int64"};
    return NpyArray{4, Tensor4<Value>(raw.shape, std::move(values))};
}

using ElementReader = Result<NpyArray> (*)(const RawArray&);

/// In the order of NpyElement.
constexpr std::array<ElementReader, 11> kElementReaders{
    readElements<float, float>,
    readElements<double, double>,
    readElements<std::int8_t, std::int64_t>,
    readElements<std::int16_t, std::int64_t>,
    readElements<std::int32_t, std::int64_t>,
    readElements<std::int64_t, std::int64_t>,
    readElements<std::uint8_t, std::int64_t>,
    readElements<std::uint16_t, std::int64_t>,
    readElements<std::uint32_t, std::int64_t>,
    readElements<std::uint64_t, std::int64_t>,
    readElements<std::uint8_t, std::int64_t>,
};
static_assert(kElementReaders.size() == static_cast<std::size_t>(NpyElement::Boolean) + 1);

Result<NpyArray> readAll(std::span<const std::byte> bytes, NpyRanks ranks, const NpyLimits& limits)
{
    const Result<NpyHeader> header = readNpyHeader(bytes);
    if (!header)
        return header.problem();
    const Result<NpyLayout> layout = npyLayout(header.value(), ranks, limits);
    if (!layout)
        return layout.problem();
    if (std::optional<Problem> problem = checkPresent(layout.value(), bytes.size()))
        return *std::move(problem);
    const auto data = bytes.subspan(layout.value().dataStart, layout.value().dataBytes);
    Result<NpyArray> array = kElementReaders[static_cast<std::size_t>(layout.value().element)](
        {data, layout.value().shape, layout.value().fortranOrder});
    if (array)
        array.value().rank = layout.value().rank;
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
    return readAll(bytes, NpyRanks::Planes, limits);
}

Result<NpyArray> readNpyVector(std::span<const std::byte> bytes, const NpyLimits& limits)
{
    return readAll(bytes, NpyRanks::Vector, limits);
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
