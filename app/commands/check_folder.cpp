// SPDX-License-Identifier: MIT
// A folder of answers: one row for each, whatever the order in which threads come to them.
#include "commands/check.h"
#include "commands/json.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <new>
#include <optional>
#include <ostream>
#include <thread>
#include <vector>

namespace fs = std::filesystem;

namespace {

/// What is told of one file.
struct Row {
    std::string file;
    std::string line; ///< CSV, or a JSON object
    bool isWrong = false;
    std::optional<Failure> failure;
};

/// As RFC 4180 has it.
std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string csvLine(const std::string& file, const CheckedAnswer& checked)
{
    const tconv::Diagnosis& diagnosis = checked.diagnosis;
    std::string ids;
    for (const tconv::Finding& finding : diagnosis.findings)
        ids += (ids.empty() ? "" : " ") + idOf(finding);
    return csvField(file) + "," + std::string(verdictName(diagnosis.comparison.verdict)) + "," +
           std::to_string(diagnosis.comparison.wrong.size()) + "," + csvField(ids);
}

/// The object of a single answer with the file's name in front.
std::string jsonLine(const std::string& file, const std::string& object)
{
    return "{\"file\": " + jsonText(file) + ", " + object.substr(1);
}

Row rowOf(const CheckedTask& task, const fs::path& path, bool asJson, Streams streams)
{
    Row row{path.filename().string(), {}, false, std::nullopt};
    const Loaded<CheckedAnswer> loaded = [&]() -> Loaded<CheckedAnswer> {
        try {
            return checkFile(task, path.string(), streams);
        } catch (const std::bad_alloc&) {
            return Failure{"out_of_memory", path.string() + ": there is not enough memory."};
        }
    }();
    if (const auto* failure = std::get_if<Failure>(&loaded)) {
        row.failure = *failure;
        row.line = asJson ? jsonLine(row.file, jsonObject({{"error", jsonOf(*failure)}}))
                          : csvField(row.file) + ",refused,,";
        return row;
    }
    const auto& checked = std::get<CheckedAnswer>(loaded);
    row.isWrong = checked.diagnosis.comparison.verdict == tconv::Verdict::Wrong;
    row.line = asJson ? jsonLine(row.file, jsonOf(task, checked)) : csvLine(row.file, checked);
    return row;
}

/// All that may be answers, sorted by name.
tconv::Result<std::vector<fs::path>> filesIn(const std::string& folder, const std::string& skipped)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        const bool isHidden = at->path().filename().string().starts_with('.');
        // A link that leads nowhere is an answer that cannot be read; a pipe would be waited for.
        const bool isFile = at->is_regular_file(ignored) || !at->exists(ignored);
        if (!isHidden && isFile && !fs::equivalent(*at, skipped, ignored))
            files.push_back(at->path());
    }
    if (error)
        return tconv::Problem{
            tconv::ProblemCode::FileUnreadable, {}, {}, folder + ": " + error.message()};
    std::ranges::sort(files, {}, [](const fs::path& path) { return path.filename().string(); });
    return files;
}

std::vector<Row> rowsOf(const CheckedTask& task, const std::vector<fs::path>& files,
                        const CommonArguments& common, Streams streams)
{
    std::vector<Row> rows(files.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < files.size(); i = next++)
            rows[i] = rowOf(task, files[i], common.json, streams);
    };
    const auto wanted = common.threads > 0 ? static_cast<std::size_t>(common.threads)
                                           : std::size_t(std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min(wanted, files.size()); ++i)
        threads.emplace_back(work);
    work();
    threads.clear(); // waits for them
    return rows;
}

void print(const std::vector<Row>& rows, bool asJson, std::ostream& out)
{
    if (!asJson) {
        out << "file,verdict,wrong_cells,mistakes\n";
        for (const Row& row : rows)
            out << row.line << '\n';
        return;
    }
    std::vector<std::string> lines;
    for (const Row& row : rows)
        lines.push_back(row.line);
    out << jsonObject({{"answers", jsonList(lines)}}) << '\n';
}

} // namespace

int checkFolder(const CheckedTask& task, const std::string& folder, const std::string& skipped,
                const CommonArguments& common, Streams streams)
{
    const tconv::Result<std::vector<fs::path>> files = filesIn(folder, skipped);
    if (!files)
        return report(files.problem(), common.json, streams);
    if (files.value().empty())
        return report({"folder_empty", folder + " holds no files that could be answers."},
                      common.json, streams);
    const std::vector<Row> rows = rowsOf(task, files.value(), common, streams);
    print(rows, common.json, streams.out);
    int status = kDone;
    for (const Row& row : rows) {
        status = std::max<int>(status, row.failure ? kRefused : row.isWrong ? kDifferences : kDone);
        if (row.failure)
            report(*row.failure, false, streams);
    }
    return status;
}
