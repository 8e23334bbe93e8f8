// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

/// Help with a usage line written by hand, and texts printed as they are.
class HelpFormatter : public CLI::Formatter {
public:
    /// `usage` is what follows "Usage: "; its further lines are indented to match.
    explicit HelpFormatter(std::string usage);

    std::string make_help(const CLI::App* app, std::string name,
                          CLI::AppFormatMode mode) const override;
    std::string make_usage(const CLI::App* app, std::string name) const override;
    std::string make_description(const CLI::App* app) const override;
    std::string make_footer(const CLI::App* app) const override;
    std::string make_option_opts(const CLI::Option* option) const override;

private:
    std::string m_usage;
};

/// Gives a command its help: what it does, how it is called, and examples.
void setHelp(CLI::App& command, const std::string& usage, const std::string& footer);
