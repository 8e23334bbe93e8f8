// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/experiment/experiment.h>

#include <string>
#include <string_view>

namespace tconv {

// The experiment file (.tconv): JSON in UTF-8. An example:
//
//   {"format": "tconvlab-experiment", "version": 1,
//    "title": "k3 s2 p1 op1", "notes": "",
//    "input": [[1, 2], [3, "1/3"]], "weight": [[1, 2, 3], [4, 5, 6], [7, 8, 9]], "bias": null,
//    "stride": [2, 2], "padding": [1, 1], "output_padding": [1, 1], "dilation": [1, 1],
//    "groups": 1}
//
// input and weight have two levels of lists (one plane) or four. A cell is a JSON number, kept
// exactly as written, or a string such as "1/3". An option is one integer or [height, width]; one
// that is missing has PyTorch's default. Keys that this version does not know are kept.

inline constexpr Index kExperimentVersion = 1;
inline constexpr std::size_t kMaxExperimentBytes = std::size_t(64) << 20;
inline constexpr Index kMaxExperimentCells = Index(1) << 20; ///< of each tensor

/// Reads a file's content. Only a malformed document is refused; an experiment that breaks a rule
/// of the layer is a legal one. A key that stands twice is refused, since the person who wrote it
/// may have meant either. Problems: file_too_large, json_syntax, json_too_deep, format_unknown,
/// version_too_new, key_missing, key_wrong_type, grid_ragged, grid_too_large, grid_too_deep.
Result<Experiment> readExperiment(std::string_view bytes);

/// The file's content: one row of numbers on each line, keys always in the same order, unknown
/// ones last. Writing what was read and reading it again changes nothing.
/// \pre no tensor is empty, and unknownKeys holds JSON
std::string writeExperiment(const Experiment& experiment);

} // namespace tconv
