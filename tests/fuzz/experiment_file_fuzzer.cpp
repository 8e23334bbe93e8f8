// SPDX-License-Identifier: MIT
// Any bytes are read or refused with a sentence, and what was read is saved without a loss.
#include <tconv/base/excerpt.h>
#include <tconv/experiment/experiment_file.h>

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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<Experiment> experiment =
        readExperiment(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!experiment) {
        requireReadable(sentence(experiment.problem()));
        return 0;
    }
    const std::string written = writeExperiment(experiment.value());
    const Result<Experiment> again = readExperiment(written);
    require(again.ok());
    require(again.value() == experiment.value());
    require(writeExperiment(again.value()) == written);
    return 0;
}
