// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/experiment.h>

#include <QString>

#include <optional>
#include <vector>

/// A worked example that comes with the program.
struct Lesson {
    QString group;
    QString title;
    QString subtitle; ///< a few words
    QString notes;    ///< two sentences: what to look at
    /// Where to look: "gather", "film", "matrix/recipe", … with a step behind ":", as MainWindow
    /// reads it; empty where every view serves.
    QString view;
    /// What opening the lesson shows, without the keys that only sort it into the list.
    tconv::Experiment experiment;
};

/// All lessons in the order in which they are listed; those of one group follow each other.
std::vector<Lesson> lessons();

/// What the lab shows when nothing else is asked for: the first lesson.
std::optional<tconv::Experiment> defaultLesson();

/// Whether an experiment has the lesson's numbers and options, whatever its title and notes.
bool showsLesson(const tconv::Experiment& experiment, const Lesson& lesson);
