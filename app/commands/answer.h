// SPDX-License-Identifier: MIT
#pragma once

#include "commands/source.h"
#include <tconv/base/number_tensor.h>

#include <atomic>
#include <string>

/// What a layer answers, with everything that its printed and written forms need.
struct Answer {
    tconv::NumberTensor values;
    int rank = 4;           ///< how many of the sizes, the last ones, are shown
    bool isFloat32 = false; ///< float64 values that are float32 ones
};

/// Exact, except beyond ten million products of numbers that 128 bits do not hold.
Loaded<Answer> answerOf(const LoadedExperiment& loaded);

// While a text is made, `done` goes from 0 to 1.

/// {"shape": …, "output": …, "arithmetic": …}
std::string jsonOf(const Answer& answer, std::atomic<double>& done);
/// Why a table cannot hold an output of this shape; nothing where it can, or where the path means
/// no table.
std::optional<Failure> tableFailure(const std::string& path, const tconv::Shape4& shape);
/// Nested lists, as the grid reader and Python read them; tables for .csv and .tsv.
Loaded<std::string> gridOf(const Answer& answer, const std::string& path,
                           std::atomic<double>& done);
/// A .npy file: float32 or float64, or int64 where all values are integers and exact.
Loaded<std::string> npyOf(const Answer& answer);
