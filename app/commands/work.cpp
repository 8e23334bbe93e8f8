// SPDX-License-Identifier: MIT
#include "commands/work.h"

#include "commands/progress_line.h"

std::string Work::text() const
{
    switch (stage.load()) {
    case Stage::Computing:
        return computing.progress() > 0 ? "computing " + percentText(computing.progress())
                                        : "computing"; // an experiment does not tell how far it is
    case Stage::Formatting:
        return "formatting " + percentText(formatted);
    case Stage::Writing:
        return "writing " + percentText(written);
    default:
        return "reading";
    }
}
