// SPDX-License-Identifier: MIT
#include "canvas/zoom_keys.h"

std::optional<ZoomKey> zoomKeyOf(const QKeyEvent& event)
{
    const bool hasControl = event.modifiers().testFlag(Qt::ControlModifier);
    // '+' as well where it needs no Shift, and '=' on whose key it is on many keyboards.
    if (event.matches(QKeySequence::ZoomIn) ||
        (hasControl && (event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal)))
        return ZoomKey::In;
    if (event.matches(QKeySequence::ZoomOut))
        return ZoomKey::Out;
    if (hasControl && event.key() == Qt::Key_0)
        return ZoomKey::Fit;
    return std::nullopt;
}
