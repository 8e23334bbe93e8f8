// SPDX-License-Identifier: MIT
#include "commands/unknown_option.h"

#include <tconv/base/excerpt.h>

#include <algorithm>
#include <cctype>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace {

/// How many letters have to be put in, taken out or exchanged.
std::size_t distance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1); // of the letters of `from` so far
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t exchanged = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({exchanged, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

/// The name as options are written here: Python writes kernel_size.
std::string written(std::string_view argument)
{
    argument.remove_prefix(std::min(argument.find_first_not_of('-'), argument.size()));
    std::string name(argument.substr(0, argument.find('=')));
    std::ranges::transform(name, name.begin(), [](unsigned char letter) {
        return letter == '_' ? '-' : static_cast<char>(std::tolower(letter));
    });
    return name;
}

/// The command's option that may be meant; empty where none is near.
std::string nearest(const CLI::App& command, const std::string& name)
{
    constexpr std::size_t kFar = 3;
    std::string best;
    std::size_t least = kFar;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& known : option->get_lnames()) {
            const bool isBeginning = name.size() >= 3 && known.starts_with(name);
            const std::size_t letters = isBeginning ? 1 : distance(name, known);
            if (letters >= std::min(least, known.size() / 2 + 1))
                continue;
            least = letters;
            best = known;
        }
    }
    return best;
}

/// The commands that take it: "compute and check do", "explain does".
std::string takers(const CLI::App& program, const std::string& name)
{
    std::vector<std::string> names;
    for (const CLI::App* command : program.get_subcommands({}))
        if (command->get_option_no_throw("--" + name) != nullptr)
            names.push_back(command->get_name());
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text.empty() ? text : text + (names.size() == 1 ? " does" : " do");
}

} // namespace

Failure unknownOption(const CLI::App& command, const std::string& argument)
{
    const bool isProgram = command.get_parent() == nullptr;
    const CLI::App& program = isProgram ? command : *command.get_parent();
    const std::string help =
        (isProgram ? "tconvlab" : "tconvlab " + command.get_name()) + " --help";
    const std::string shown = tconv::excerpt(argument.substr(0, argument.find('=')));
    const std::string name = written(argument);
    const bool isOwn = command.get_option_no_throw("--" + name) != nullptr; // spelled otherwise
    if (const std::string others = takers(program, name); !isOwn && !others.empty())
        return usageFailure(isProgram
                                ? "--" + name + " is for a command and goes behind its name; see " +
                                      help + "."
                                : command.get_name() + " takes no --" + name + ", only " + others +
                                      "; leave it out, or see " + help + ".");
    const std::string near = nearest(command, name);
    return usageFailure("There is no option " + shown +
                        (near.empty() ? "" : "; the nearest is --" + near) + "; see " + help + ".");
}
