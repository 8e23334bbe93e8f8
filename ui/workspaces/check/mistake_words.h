// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/catalogue.h>
#include <tconv/check/diagnosis.h>
#include <tconv/check/exercise.h>

#include <QString>

// The words of the catalogue as the window says them: the one place where they become another
// language.

QString mistakeTitle(const tconv::Mistake& mistake);
QString findingTitle(const tconv::Finding& finding);
QString findingSentence(const tconv::Finding& finding);
QString firstWrongText(const tconv::FirstWrong& firstWrong); ///< with its note

QString topicText(tconv::Topic topic);
QString levelText(tconv::Level level);
