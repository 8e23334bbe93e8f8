// SPDX-License-Identifier: MIT
#pragma once

#include "support/golden.h"
#include <tconv/matrix/matrix_structure.h>

namespace golden {

/// The structure of a case of matrix.json, whose layers tell no bias.
inline tconv::MatrixStructure structure(const Json& sample)
{
    Json params = sample.at("params");
    params["bias"] = false;
    return {layer(params), pair(params.at("input_hw"))};
}

} // namespace golden
