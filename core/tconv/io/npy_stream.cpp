// SPDX-License-Identifier: MIT
#include <tconv/io/npy_layout.h>
#include <tconv/io/npy_stream.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace tconv {

namespace {

constexpr std::size_t kBlock = std::size_t(1) << 20;

/// Lets `bytes` grow to `wanted` as bytes arrive; it stays shorter where they end before.
std::optional<Problem> readUpTo(ByteSource& source, std::size_t wanted, std::string& bytes)
{
    while (bytes.size() < wanted) {
        const std::size_t old = bytes.size();
        bytes.resize(old + std::min(kBlock, wanted - old));
        const auto rest = std::as_writable_bytes(std::span(bytes)).subspan(old);
        const Result<std::size_t> count = source.read(rest);
        if (!count)
            return count.problem();
        bytes.resize(old + count.value());
        if (count.value() < rest.size())
            break;
    }
    return std::nullopt;
}

/// Everything before the data, or less where the bytes end before.
Result<std::string> readHeaderBytes(ByteSource& source)
{
    constexpr std::size_t kMost = std::size_t(1) << 20; // NumPy's have a hundred
    std::string bytes;
    for (std::size_t before = 1; before != bytes.size();) {
        before = bytes.size();
        const std::size_t wanted = npyHeaderBytes(std::as_bytes(std::span(bytes)));
        if (wanted > kMost && source.size().value_or(wanted) >= wanted)
            return Problem{ProblemCode::NpyHeader, {}, {}, "it has more than a million bytes"};
        if (std::optional<Problem> problem = readUpTo(source, wanted, bytes))
            return *std::move(problem);
    }
    return bytes;
}

/// The values as the file has them, block by block.
template <typename T>
Result<NpyArray> readValues(ByteSource& source, const NpyLayout& layout)
{
    std::vector<T> values;
    if (source.size())
        values.reserve(layout.elements); // the file has these bytes
    while (values.size() < layout.elements) {
        const std::size_t old = values.size();
        values.resize(old + std::min(kBlock / sizeof(T), layout.elements - old));
        const auto rest = std::as_writable_bytes(std::span(values).subspan(old));
        const Result<std::size_t> count = source.read(rest);
        if (!count)
            return count.problem();
        if (count.value() < rest.size())
            return *checkPresent(layout, layout.dataStart + old * sizeof(T) + count.value());
    }
    return NpyArray{layout.rank, Tensor4<T>(layout.shape, std::move(values))};
}

using Converter = Result<NpyArray> (*)(std::span<const std::byte>, const NpyLimits&);

Result<NpyArray> readAny(ByteSource& source, NpyRanks ranks, const NpyLimits& limits,
                         Converter convert)
{
    Result<std::string> bytes = readHeaderBytes(source);
    if (!bytes)
        return bytes.problem();
    const Result<NpyHeader> header = readNpyHeader(std::as_bytes(std::span(bytes.value())));
    if (!header)
        return header.problem();
    const Result<NpyLayout> checked = npyLayout(header.value(), ranks, limits);
    if (!checked)
        return checked.problem();
    const NpyLayout& layout = checked.value();
    if (source.size())
        if (std::optional<Problem> problem = checkPresent(layout, *source.size()))
            return *std::move(problem);
    if (!layout.fortranOrder && std::endian::native == std::endian::little) {
        if (layout.element == NpyElement::Float32)
            return readValues<float>(source, layout);
        if (layout.element == NpyElement::Float64)
            return readValues<double>(source, layout);
        if (layout.element == NpyElement::Int64)
            return readValues<std::int64_t>(source, layout);
    }
    const std::size_t whole = layout.dataStart + layout.dataBytes;
    if (source.size())
        bytes.value().reserve(whole);
    if (std::optional<Problem> problem = readUpTo(source, whole, bytes.value()))
        return *std::move(problem);
    return convert(std::as_bytes(std::span(bytes.value())), limits);
}

} // namespace

Result<NpyArray> readNpy(ByteSource& source, const NpyLimits& limits)
{
    return readAny(source, NpyRanks::Planes, limits, readNpy);
}

Result<NpyArray> readNpyVector(ByteSource& source, const NpyLimits& limits)
{
    return readAny(source, NpyRanks::Vector, limits, readNpyVector);
}

} // namespace tconv
