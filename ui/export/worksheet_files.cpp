// SPDX-License-Identifier: MIT
#include "export/worksheet_files.h"

#include "export/worksheet_pdf.h"
#include <tconv/experiment/experiment_file.h>
#include <tconv/io/files.h>

using tconv::Index;
using tconv::Problem;

namespace {

/// Writes the files of one exercise; answers what kept one from being written.
std::optional<Problem> writeFiles(const ClassSet& set, const tconv::Exercise& exercise,
                                  const std::filesystem::path& folder, const std::string& name)
{
    std::optional<Problem> problem = tconv::writeFileSafely(
        folder / ("exercise-" + name + ".tconv"), writeExperiment(exercise.experiment));
    const auto write = [&](const char* kind, const tconv::Worksheet& sheet, const char* suffix) {
        if (!problem)
            problem = writeWorksheet(sheet, folder / (kind + name + suffix));
    };
    for (const char* suffix : {".md", ".pdf"}) {
        const bool isPdf = std::string_view(suffix) == ".pdf";
        if (!(isPdf ? set.wantsPdf : set.wantsMarkdown))
            continue;
        write("sheet-", worksheetOf(exercise), suffix);
        write("key-", keyOf(exercise), suffix);
    }
    return problem;
}

} // namespace

tconv::Exercise ClassSet::exercise(Index number) const
{
    const auto inTurn = static_cast<tconv::Topic>(number % tconv::kTopicCount);
    return tconv::makeExercise({seed, topic.value_or(inTurn), level}, number);
}

std::string ClassSet::name(Index number) const
{
    const std::string digits = std::to_string(number + 1);
    return std::string(std::to_string(count).size() - digits.size(), '0') + digits;
}

std::optional<Problem> writeWorksheet(const tconv::Worksheet& sheet,
                                      const std::filesystem::path& path)
{
    if (path.extension() == ".md")
        return tconv::writeFileSafely(path, markdownOf(sheet));
    const QByteArray bytes = worksheetPdf({sheet});
    return tconv::writeFileSafely(path, {bytes.data(), static_cast<std::size_t>(bytes.size())});
}

std::optional<Problem>
writeClassSet(const ClassSet& set, const std::filesystem::path& folder, JobControl& control,
              const std::function<void(const tconv::Exercise&, const std::string&)>& tell)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return Problem{
            tconv::ProblemCode::FileNotWritten, {}, {}, folder.string() + ": " + error.message()};
    control.addTotal(set.count);
    for (Index i = 0; i < set.count && !control.isCancelled(); ++i) {
        const tconv::Exercise exercise = set.exercise(i);
        if (const auto problem = writeFiles(set, exercise, folder, set.name(i)))
            return problem;
        tell(exercise, set.name(i));
        control.addDone();
    }
    return std::nullopt;
}
