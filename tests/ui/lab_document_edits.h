// SPDX-License-Identifier: MIT
// Edits of a document that tests make, and what they look at afterwards.
#pragma once

#include "document/lab_document.h"

inline tconv::Experiment withFirst(const LabDocument& document, int value)
{
    tconv::Experiment experiment = document.experiment();
    experiment.input.at(0, 0, {0, 0}) = value;
    return experiment;
}

inline void setFirst(LabDocument& document, int value, const char* key = "")
{
    document.edit(QStringLiteral("Set to %1").arg(value), withFirst(document, value),
                  QString::fromLatin1(key));
}

inline tconv::Rational first(const LabDocument& document)
{
    return document.experiment().input.at(0, 0, {0, 0});
}

/// The value on the output that is x00 * 5 and nothing else: proof of a fresh evaluation.
inline tconv::Rational firstOutput(const LabDocument& document)
{
    return document.evaluation().output().exact(0, 0, {0, 0});
}

inline tconv::Experiment withStride(const LabDocument& document, tconv::Index stride)
{
    tconv::Experiment experiment = document.experiment();
    experiment.options.stride = {stride, stride};
    return experiment;
}
