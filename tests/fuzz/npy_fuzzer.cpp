// SPDX-License-Identifier: MIT
// Any bytes are read or refused with a sentence, and what was read is written and read the same.
#include <tconv/base/excerpt.h>
#include <tconv/io/npy.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace tconv;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// A sentence may quote the input, but not its broken bytes.
void requireReadable(std::string_view text)
{
    require(!text.empty());
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        require(length > 0);
        text.remove_prefix(length);
    }
}

std::string write(const NpyArray& array)
{
    return std::visit([&](const auto& values) { return writeNpy(values, array.rank); },
                      array.values);
}

void readBack(const NpyArray& array)
{
    const std::string written = write(array);
    const auto bytes = std::as_bytes(std::span(written));
    const Result<NpyArray> again = array.rank == 1 ? readNpyVector(bytes) : readNpy(bytes);
    require(again.ok());
    require(again.value().rank == array.rank && again.value().type() == array.type());
    require(write(again.value()) == written); // bit by bit: NaN is unequal to itself
}

void compareExact(const NpyArray& array)
{
    const Result<Tensor4<Rational>> exact = exactValues(array);
    const auto* const values = std::get_if<Tensor4<double>>(&array.values);
    if (!exact || values == nullptr)
        return;
    for (std::size_t i = 0; i < values->values().size(); ++i)
        require(toDouble(exact.value().values()[i]) == values->values()[i]);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    for (const auto& array : {readNpy(bytes), readNpyVector(bytes)}) {
        if (array) {
            readBack(array.value());
            compareExact(array.value());
        } else {
            requireReadable(sentence(array.problem()));
        }
    }
    return 0;
}
