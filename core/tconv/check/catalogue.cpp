// SPDX-License-Identifier: MIT
#include <tconv/check/catalogue.h>

namespace tconv {

std::span<const Mistake> mistakes()
{
    return {};
}

const Mistake* findMistake(std::string_view)
{
    return nullptr;
}

std::vector<const Mistake*> invisibleMistakes(const Experiment&)
{
    return {};
}

} // namespace tconv
