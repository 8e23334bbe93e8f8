// SPDX-License-Identifier: MIT
#pragma once

#include "commands/source.h"
#include <tconv/io/matrix_market.h>

/// The layer of a matrix and the numbers in it.
struct MatrixSource {
    tconv::MatrixStructure structure;
    tconv::MarketValues values;
};

/// Of an experiment or of tensors.
Loaded<MatrixSource> matrixSource(const SourceArguments& source, Streams streams);

/// Of sizes alone: one channel for each group, and no numbers.
Loaded<MatrixSource> matrixSource(const SizeArguments& sizes);
