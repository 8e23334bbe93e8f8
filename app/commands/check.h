// SPDX-License-Identifier: MIT
// The parts of the command `check`.
#pragma once

#include "commands/source.h"
#include <tconv/check/diagnosis.h>
#include <tconv/experiment/evaluation.h>

#include <string>

/// An experiment that answers are compared with.
struct CheckedTask {
    tconv::Experiment experiment;
    tconv::Evaluation evaluation;
    int rank = 4; ///< how many of the output's sizes, the last ones, are shown
};

struct CheckedAnswer {
    tconv::Answer answer;
    tconv::Diagnosis diagnosis;
};

/// Reads an answer, text or .npy, and looks at it. Failures name the file.
Loaded<CheckedAnswer> checkFile(const CheckedTask& task, const std::string& path, Streams streams);

/// "M01", "M01+M12" where two mistakes come together.
std::string idOf(const tconv::Finding& finding);

/// For people: verdict, places, what explains them, the first wrong cell.
std::string textOf(const CheckedTask& task, const CheckedAnswer& checked);
/// The members of the contract's object and more; see the help of the command.
std::string jsonOf(const CheckedTask& task, const CheckedAnswer& checked);

/// Checks every file of a folder and answers the exit status; see the help of the command.
/// \param skipped a file that is no answer, e.g. the experiment
int checkFolder(const CheckedTask& task, const std::string& folder, const std::string& skipped,
                const CommonArguments& common, Streams streams);
