// SPDX-License-Identifier: MIT
#include <tconv/engine/instruction_set.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

namespace tconv {

namespace {

constexpr std::array kSets{InstructionSet::Portable, InstructionSet::Avx2, InstructionSet::Avx512};

bool isAvailable(InstructionSet set)
{
    switch (set) {
    case InstructionSet::Portable:
        return true;
#ifdef __x86_64__
    case InstructionSet::Avx2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case InstructionSet::Avx512:
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("fma");
#endif
    default:
        return false;
    }
}

InstructionSet choose()
{
    const char* wish = std::getenv(kInstructionsVariable);
    const InstructionSet most =
        instructionSetNamed(wish != nullptr ? wish : "").value_or(kSets.back());
    return std::min(most, availableInstructionSets().back());
}

} // namespace

std::string_view name(InstructionSet set)
{
    switch (set) {
    case InstructionSet::Avx2:
        return "avx2";
    case InstructionSet::Avx512:
        return "avx512";
    default:
        return "portable";
    }
}

std::optional<InstructionSet> instructionSetNamed(std::string_view text)
{
    const auto found = std::ranges::find(kSets, text, [](InstructionSet set) { return name(set); });
    return found != kSets.end() ? std::optional(*found) : std::nullopt;
}

const std::vector<InstructionSet>& availableInstructionSets()
{
    static const std::vector<InstructionSet> available = [] {
        std::vector<InstructionSet> sets;
        std::ranges::copy_if(kSets, std::back_inserter(sets), isAvailable);
        return sets;
    }();
    return available;
}

InstructionSet chosenInstructionSet()
{
    static const InstructionSet chosen = choose();
    return chosen;
}

InstructionSet usableInstructionSet(std::optional<InstructionSet> wish)
{
    return std::min(wish.value_or(chosenInstructionSet()), availableInstructionSets().back());
}

} // namespace tconv
