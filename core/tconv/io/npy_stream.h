// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/io/byte_source.h>
#include <tconv/io/npy.h>

namespace tconv {

// The readers of npy.h on bytes that come one after another. What follows the array is not read.
// float32, float64 and int64 in C order go straight into the tensor; other arrays are held twice
// for a moment. Memory is taken for bytes that are there: those of a file, or of a pipe or stream
// as they arrive.
// Problems: also file_unreadable.

Result<NpyArray> readNpy(ByteSource& source, const NpyLimits& limits = {});
Result<NpyArray> readNpyVector(ByteSource& source, const NpyLimits& limits = {});

} // namespace tconv
