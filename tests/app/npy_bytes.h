// SPDX-License-Identifier: MIT
// Tensors as the bytes of .npy files, and a small layer that runs on two of them.
#pragma once

#include "run_command.h"
#include <tconv/io/npy.h>

#include <span>

namespace cli {

using tconv::Index;
using tconv::Shape4;
using tconv::Tensor4;

inline constexpr Shape4 kPair{1, 1, 1, 2};
inline constexpr Shape4 kOne{1, 1, 1, 1};

template <typename T>
std::string npy(Shape4 shape, const std::vector<T>& values, int rank = 4)
{
    return writeNpy(Tensor4<T>(shape, values), rank);
}

inline tconv::NpyArray readBack(const std::string& bytes)
{
    return tconv::readNpy(std::as_bytes(std::span(bytes))).value();
}

/// Runs compute on two files of these contents and prints JSON.
inline Answer runPair(const std::string& input, const std::string& weight,
                      std::vector<std::string> more = {})
{
    const Folder folder;
    std::vector<std::string> arguments{"compute",  "--json",
                                       "--input",  folder.write("x.npy", input),
                                       "--weight", folder.write("w.npy", weight)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

} // namespace cli
