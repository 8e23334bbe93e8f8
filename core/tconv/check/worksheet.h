// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/exercise.h>

#include <string>
#include <variant>
#include <vector>

namespace tconv {

/// What a sheet of paper holds, from top to bottom, whatever it is written with.
namespace sheet {

struct Heading {
    std::string text;
};
struct Paragraph {
    std::string text;
};
/// A line of code.
struct Code {
    std::string text;
};
/// Fields to write on: "Name", "Number".
struct Fields {
    std::vector<std::string> names;
};
/// A box to write a calculation into, with what stands at its beginning: "H_out =".
struct Box {
    std::string label;
};
/// A grid of numbers; an empty text is a cell to fill in.
struct Grid {
    std::string label;
    std::vector<std::vector<std::string>> rows;
};

using Block = std::variant<Heading, Paragraph, Code, Fields, Box, Grid>;

} // namespace sheet

struct Worksheet {
    std::string title;
    std::vector<sheet::Block> blocks;
};

/// What the person gets: the layer, the numbers, and room for size and result. From the medium
/// level on the paper has more cells than the result, whose size is a part of the task.
Worksheet worksheetOf(const Exercise& exercise);
/// What the teacher keeps: size, result, and what each mistake of the topic looks like.
Worksheet keyOf(const Exercise& exercise);

/// The same for any experiment, of which the output is asked; the key has all mistakes that can be
/// seen. Every sample and channel has a grid. \pre checkExperiment(experiment) is empty
Worksheet worksheetOf(const Experiment& experiment);
Worksheet keyOf(const Experiment& experiment);

/// GitHub's Markdown.
std::string markdownOf(const Worksheet& worksheet);

/// Eight hexadecimal digits (CRC-32 of the file without title and notes), the same for the same
/// numbers and options: which experiment a sheet of paper belongs to.
std::string fingerprintOf(const Experiment& experiment);

} // namespace tconv
