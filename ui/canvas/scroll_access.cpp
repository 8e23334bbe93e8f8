// SPDX-License-Identifier: MIT
#include "canvas/scroll_access.h"

#include <QAbstractScrollArea>
#include <QAccessibleWidget>

namespace {

// Qt's own interface of a scroll area (QAccessibleAbstractScrollArea) counts a scroll bar as a
// child only while the bar is shown, and child() reads its list of children without looking at
// the length. A screen reader that has counted the children, and asks for the last one after the
// bar has gone, makes the program read beyond that list and crash (seen with Qt 6.4.2). The plain
// interface of a widget has the same role; its children are always the viewport and both bars,
// and it answers with nothing when it is asked for more.
//
// Qt asks with the name of each class from the object's own upwards, and takes the first answer:
// what scrolls but has an interface of its own (lists, texts, grids) is not asked for here.
QAccessibleInterface* makeAccess(const QString& className, QObject* object)
{
    if (className != QLatin1String("QAbstractScrollArea") &&
        className != QLatin1String("QScrollArea"))
        return nullptr;
    auto* area = qobject_cast<QAbstractScrollArea*>(object);
    return area ? new QAccessibleWidget(area, QAccessible::Client) : nullptr;
}

} // namespace

void installScrollAccess()
{
    static const bool isInstalled = (QAccessible::installFactory(&makeAccess), true);
    Q_UNUSED(isInstalled)
}
