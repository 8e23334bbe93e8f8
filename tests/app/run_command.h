// SPDX-License-Identifier: MIT
// Runs commands inside the test, with streams in place of the terminal.
#pragma once

#include "commands/command_line.h"

#include <QTemporaryDir>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace cli {

using Json = nlohmann::json;

struct Answer {
    int status = -1; ///< -1: the window is wanted
    std::string out;
    std::string err;

    Json json() const { return Json::parse(out); }
    /// The code of the refusal that was printed as JSON.
    std::string errorCode() const { return json().at("error").at("code"); }
};

inline Answer run(std::vector<std::string> arguments, const std::string& input = {})
{
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const CommandLineResult result = runCommandLine(std::move(arguments), {in, out, err});
    return {result.status.value_or(-1), out.str(), err.str()};
}

/// A folder that is gone after the test.
class Folder {
public:
    std::string path(const std::string& name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    std::string write(const std::string& name, const std::string& bytes) const
    {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }
    std::string read(const std::string& name) const
    {
        std::ifstream stream(path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    bool has(const std::string& name) const { return std::ifstream(path(name)).good(); }

private:
    QTemporaryDir m_folder;
};

} // namespace cli
