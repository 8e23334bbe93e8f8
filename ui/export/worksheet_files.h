// SPDX-License-Identifier: MIT
#pragma once

#include "export/job_control.h"
#include <tconv/base/problem.h>
#include <tconv/check/worksheet.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

/// Exercises for a class: no two alike.
struct ClassSet {
    std::uint64_t seed = 1;
    std::optional<tconv::Topic> topic; ///< nothing: all of them in turn
    tconv::Level level = tconv::Level::Medium;
    tconv::Index count = 1;
    bool wantsMarkdown = true;
    bool wantsPdf = true;

    /// \pre 0 <= number < count
    tconv::Exercise exercise(tconv::Index number) const;
    /// "07" of 30: all names of a set are equally long, so that they sort.
    std::string name(tconv::Index number) const;
};

inline constexpr tconv::Index kMostExercises = 1000;

/// Writes one sheet: Markdown where the name ends in .md, else PDF.
std::optional<tconv::Problem> writeWorksheet(const tconv::Worksheet& sheet,
                                             const std::filesystem::path& path);

/// Writes sheet-07, key-07 and exercise-07.tconv of each exercise into a folder, which is made
/// where it is absent; files of these names are replaced. `tell` hears of each exercise when its
/// files are there. Stops at the first problem, and when it is cancelled.
std::optional<tconv::Problem>
writeClassSet(const ClassSet& set, const std::filesystem::path& folder, JobControl& control,
              const std::function<void(const tconv::Exercise&, const std::string& name)>& tell);
