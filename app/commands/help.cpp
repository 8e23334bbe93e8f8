// SPDX-License-Identifier: MIT
#include "commands/help.h"

#include <utility>

HelpFormatter::HelpFormatter(std::string usage)
    : m_usage(std::move(usage))
{
    column_width(34);
    label("Positionals", "Arguments");
}

/// The library puts two blank lines between groups.
std::string HelpFormatter::make_help(const CLI::App* app, std::string name,
                                     CLI::AppFormatMode mode) const
{
    return CLI::detail::find_and_replace(CLI::Formatter::make_help(app, name, mode), "\n\n\n",
                                         "\n\n");
}

std::string HelpFormatter::make_usage(const CLI::App*, std::string) const
{
    return "\nUsage: " + m_usage + "\n";
}

std::string HelpFormatter::make_description(const CLI::App* app) const
{
    return app->get_description() + "\n";
}

std::string HelpFormatter::make_footer(const CLI::App* app) const
{
    return app->get_footer() + "\n";
}

/// Only what stands for the value: the usage line says what is required.
std::string HelpFormatter::make_option_opts(const CLI::Option* option) const
{
    if (!option->get_option_text().empty())
        return " " + option->get_option_text();
    const bool hasName = option->get_positional() || option->get_type_size() == 0;
    return hasName ? "" : " " + option->get_type_name();
}

void setHelp(CLI::App& command, const std::string& usage, const std::string& footer)
{
    command.formatter(std::make_shared<HelpFormatter>(usage));
    command.footer(footer);
    command.set_help_flag("-h,--help", "Print this help and exit");
}
