// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>

namespace tconv {

std::optional<Index> checkedProduct(Index a, Index b)
{
    Index product = 0;
    if (__builtin_mul_overflow(a, b, &product))
        return std::nullopt;
    return product;
}

std::optional<Index> checkedProduct(std::initializer_list<Index> factors)
{
    std::optional<Index> product = 1;
    for (const Index factor : factors) {
        if (factor == 0)
            return 0;
        product = product ? checkedProduct(*product, factor) : std::nullopt;
    }
    return product;
}

std::optional<Index> checkedSum(Index a, Index b)
{
    Index sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return std::nullopt;
    return sum;
}

} // namespace tconv
