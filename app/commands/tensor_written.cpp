// SPDX-License-Identifier: MIT
// Outputs of tensors, printed and written.
#include "commands/tensor_output.h"
#include <tconv/io/npy_header.h>

#include <algorithm>
#include <array>
#include <bit>
#include <span>

using tconv::Buffer;
using tconv::Index;
using tconv::NpyType;
using tconv::NumberTensor;
using tconv::Problem;
using tconv::Tensor4;

namespace {

std::string headerOf(const TensorLayer& layer)
{
    const std::array sizes{layer.output.batch, layer.output.channels, layer.output.height,
                           layer.output.width};
    const char* descr = layer.type == NpyType::Float32   ? "<f4"
                        : layer.type == NpyType::Float64 ? "<f8"
                                                         : "<i8";
    return tconv::npyHeaderText(descr, std::span(sizes).last(static_cast<std::size_t>(layer.rank)));
}

template <typename T, typename Stored>
std::vector<T> converted(std::span<const Stored> values)
{
    std::vector<T> result(values.size());
    std::ranges::transform(values, result.begin(),
                           [](Stored value) { return static_cast<T>(value); });
    return result;
}

/// The bytes of values that are stored in one type and written in another, little-endian.
template <typename T, typename Stored>
std::optional<Problem> writeBlock(std::span<const Stored> values, tconv::NewFile& file)
{
    const auto bytes = [](const auto& numbers) {
        return std::string_view(reinterpret_cast<const char*>(numbers.data()),
                                numbers.size() * sizeof(T));
    };
    constexpr bool kIsSwapped = std::endian::native == std::endian::big;
    if constexpr (std::is_same_v<T, Stored> && !kIsSwapped)
        return file.write(bytes(values));
    std::vector<T> written = converted<T>(values);
    if constexpr (kIsSwapped)
        for (T& value : written)
            std::ranges::reverse(std::as_writable_bytes(std::span(&value, 1)));
    return file.write(bytes(written));
}

template <typename Stored>
std::optional<Failure> writeValues(std::span<const Stored> values, NpyType type,
                                   tconv::NewFile& file, std::atomic<double>& done)
{
    constexpr std::size_t kBlock = (std::size_t(1) << 20) / sizeof(Stored);
    for (std::size_t at = 0; at < values.size(); at += kBlock) {
        const auto block = values.subspan(at, std::min(kBlock, values.size() - at));
        const std::optional<Problem> problem =
            type == NpyType::Float32   ? writeBlock<float>(block, file)
            : type == NpyType::Float64 ? writeBlock<double>(block, file)
                                       : writeBlock<std::int64_t>(block, file);
        if (problem)
            return Failure(*problem);
        done = static_cast<double>(at) / static_cast<double>(values.size());
    }
    return std::nullopt;
}

} // namespace

Answer answerOf(const TensorOutput& output)
{
    const TensorLayer& of = output.of;
    Answer answer{{}, of.rank, of.type == NpyType::Float32};
    const auto toNumbers = [&](const auto& buffer) {
        const auto values = buffer.span();
        if (of.type == NpyType::Int64)
            return NumberTensor(
                tconv::ScaledTensor<std::int64_t>{{of.output, converted<std::int64_t>(values)}, 1});
        std::vector<double> numbers = converted<double>(values);
        if (answer.isFloat32) // these may have been summed in float64
            std::ranges::transform(numbers, numbers.begin(),
                                   [](double value) { return static_cast<float>(value); });
        return NumberTensor(Tensor4<double>(of.output, std::move(numbers)));
    };
    if (const auto* floats = std::get_if<Buffer<float>>(&output.values))
        answer.values = toNumbers(*floats);
    else if (const auto* doubles = std::get_if<Buffer<double>>(&output.values))
        answer.values = toNumbers(*doubles);
    else if (const auto* integers = std::get_if<Tensor4<std::int64_t>>(&output.values))
        answer.values = NumberTensor(tconv::ScaledTensor<std::int64_t>{*integers, 1});
    else
        answer.values = std::get<NumberTensor>(output.values);
    return answer;
}

std::size_t npyBytes(const TensorLayer& layer)
{
    const std::size_t bytes = layer.type == NpyType::Float32 ? sizeof(float) : sizeof(double);
    return headerOf(layer).size() + static_cast<std::size_t>(*layer.output.elements()) * bytes;
}

std::optional<Failure> writeNpy(const TensorOutput& output, tconv::NewFile& file,
                                std::atomic<double>& done)
{
    const auto write = [&](std::string_view bytes) -> std::optional<Failure> {
        if (const std::optional<Problem> problem = file.write(bytes))
            return Failure(*problem);
        return std::nullopt;
    };
    if (std::holds_alternative<NumberTensor>(output.values)) {
        const Loaded<std::string> bytes = npyOf(answerOf(output));
        const Failure* failure = std::get_if<Failure>(&bytes);
        return failure != nullptr ? *failure : write(std::get<std::string>(bytes));
    }
    if (std::optional<Failure> failure = write(headerOf(output.of)))
        return failure;
    const NpyType type = output.of.type;
    if (const auto* floats = std::get_if<Buffer<float>>(&output.values))
        return writeValues(floats->span(), type, file, done);
    if (const auto* doubles = std::get_if<Buffer<double>>(&output.values))
        return writeValues(doubles->span(), type, file, done);
    const auto& integers = std::get<Tensor4<std::int64_t>>(output.values).values();
    return writeValues(std::span(integers), type, file, done);
}
