// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/tensors.h"
#include <tconv/base/tensor4.h>

using namespace tconv;

TEST_CASE("A tensor lies in memory sample by sample then channel then row", "[tensor4]")
{
    const Tensor4<Index> tensor({2, 3, 4, 5});
    CHECK(tensor.size() == 120);
    CHECK(tensor.flatIndex(0, 0, {0, 1}) == 1);
    CHECK(tensor.flatIndex(0, 0, {1, 0}) == 5);
    CHECK(tensor.flatIndex(0, 1, {0, 0}) == 20);
    CHECK(tensor.flatIndex(1, 0, {0, 0}) == 60);
    CHECK(tensor.flatIndex(1, 2, {3, 4}) == 119);
}

TEST_CASE("A plane shares the memory of its tensor", "[tensor4]")
{
    Tensor4<double> tensor({2, 2, 2, 3}, 7.0);
    tensor.plane(1, 0)(1, 2) = 5;
    CHECK(tensor.at(1, 0, {1, 2}) == 5);
    CHECK(tensor.values()[17] == 5);
    const Tensor4<double>& constant = tensor;
    CHECK(constant.plane(1, 0).rows() == 2);
    CHECK(constant.plane(1, 0).cols() == 3);
    CHECK(constant.plane(1, 0).sum() == 5 * 7 + 5);
}

TEST_CASE("Tensors are equal when their shapes and values are", "[tensor4]")
{
    const Tensor4<Index> wide({1, 1, 1, 4}, {1, 2, 3, 4});
    CHECK(wide == Tensor4<Index>({1, 1, 1, 4}, {1, 2, 3, 4}));
    CHECK_FALSE(wide == Tensor4<Index>({1, 1, 1, 4}, {1, 2, 3, 5}));
    CHECK_FALSE(wide == Tensor4<Index>({1, 1, 2, 2}, {1, 2, 3, 4}));
}

TEST_CASE("A tensor without samples has no values", "[tensor4]")
{
    CHECK(Tensor4<Index>({0, 3, 4, 4}).size() == 0);
    CHECK(Tensor4<Index>().shape() == Shape4{0, 0, 0, 0});
}
