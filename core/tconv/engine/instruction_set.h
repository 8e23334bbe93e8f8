// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace tconv {

/// What a kernel is compiled for, slowest first. One binary holds all of them.
enum class InstructionSet {
    Portable, ///< whatever the compiler was told: SSE2 on x86-64, and all other processors
    Avx2,     ///< x86-64 with AVX2 and FMA
    Avx512,   ///< x86-64 with AVX-512F
};

/// "portable", "avx2" or "avx512".
std::string_view name(InstructionSet set);
std::optional<InstructionSet> instructionSetNamed(std::string_view name);

/// Those that this processor has, slowest first.
const std::vector<InstructionSet>& availableInstructionSets();

/// The wish where the processor has it, or the fastest that it has; none: chosenInstructionSet().
InstructionSet usableInstructionSet(std::optional<InstructionSet> wish);

/// The name of the environment variable that holds the engine back.
inline constexpr const char* kInstructionsVariable = "TCONV_INSTRUCTIONS";

/// The fastest that this processor has, but none faster than the one that kInstructionsVariable
/// names, if it names one. Chosen once, at the first call.
InstructionSet chosenInstructionSet();

} // namespace tconv
