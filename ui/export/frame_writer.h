// SPDX-License-Identifier: MIT
#pragma once

#include "export/job_control.h"
#include <tconv/base/problem.h>
#include <tconv/base/result.h>

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <memory>
#include <optional>

/// Takes the frames of an animation one by one and answers the bytes of a file that repeats
/// forever. A frame that equals the one before it prolongs that one.
class FrameWriter {
public:
    virtual ~FrameWriter() = default;

    /// \pre image is Format_RGB32 or opaque Format_ARGB32 and has the writer's size
    virtual std::optional<tconv::Problem> add(const QImage& image, int milliseconds) = 0;
    /// To be called once, after at least one frame. What comes out when the control is cancelled
    /// is not a file.
    virtual tconv::Result<QByteArray> finish(JobControl& control) = 0;

protected:
    static tconv::Problem failure(const char* format, const char* reason)
    {
        return {tconv::ProblemCode::FileNotWritten, {}, {}, std::string(format) + ": " + reason};
    }
};
