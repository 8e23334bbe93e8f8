// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/instruction_set.h>

#include <algorithm>
#include <cstdlib>
#include <string>

using namespace tconv;

TEST_CASE("Every instruction set is found by its name and no other text is one",
          "[instruction_set]")
{
    for (const auto set : {InstructionSet::Portable, InstructionSet::Avx2, InstructionSet::Avx512})
        CHECK(instructionSetNamed(name(set)) == set);
    CHECK(instructionSetNamed("avx512") == InstructionSet::Avx512);
    CHECK_FALSE(instructionSetNamed("AVX2").has_value());
    CHECK_FALSE(instructionSetNamed("").has_value());
}

TEST_CASE("The chosen instruction set is one that the processor has and the environment allows",
          "[instruction_set]")
{
    const auto& sets = availableInstructionSets();
    CHECK(sets.front() == InstructionSet::Portable);
    CHECK(std::ranges::is_sorted(sets));
    CHECK(std::ranges::count(sets, chosenInstructionSet()) == 1);
    const char* wish = std::getenv("TCONV_INSTRUCTIONS");
    const auto most = instructionSetNamed(wish != nullptr ? wish : "");
    CHECK(chosenInstructionSet() <= most.value_or(sets.back()));
}

TEST_CASE("A wish for an instruction set is followed where the processor has it",
          "[instruction_set]")
{
    for (const InstructionSet set : availableInstructionSets())
        CHECK(usableInstructionSet(set) == set);
    CHECK(usableInstructionSet(InstructionSet::Avx512) == availableInstructionSets().back());
    CHECK(usableInstructionSet({}) == chosenInstructionSet());
}
