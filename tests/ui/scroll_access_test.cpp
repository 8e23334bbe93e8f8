// SPDX-License-Identifier: MIT
#include "canvas/matrix_view.h"
#include "canvas/scroll_access.h"
#include "catch.hpp"
#include "main_window.h"
#include "support/experiments.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <limits>

namespace {

QAbstractButton* buttonCalled(const QWidget& window, const QString& text)
{
    for (QAbstractButton* button : window.findChildren<QAbstractButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

/// Asks everything below for the children that it has, and for two that it has not: screen readers
/// remember a number of children that was true a moment ago. Returns how many things there are.
int askAll(QAccessibleInterface& access)
{
    CHECK_FALSE(access.child(std::numeric_limits<int>::max()));
    QAccessibleInterface* next = access.child(access.childCount());
    CHECK((!next || next->isValid())); // Qt's tool button answers with its menu
    int count = 1;
    for (int index = 0; index < access.childCount(); ++index)
        if (QAccessibleInterface* child = access.child(index))
            count += askAll(*child);
    return count;
}

} // namespace

TEST_CASE("A scroll area has the same children with and without its bars", "[scroll_access]")
{
    installScrollAccess();
    QScrollArea area;
    area.setWidget(new QWidget);
    area.widget()->resize(1000, 1000);
    area.resize(200, 200);
    area.show();
    QCoreApplication::processEvents();
    REQUIRE(area.verticalScrollBar()->isVisible());
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&area);
    REQUIRE(access);
    CHECK(access->role() == QAccessible::Client);
    QList<QAccessibleInterface*> children;
    for (int index = 0; index < access->childCount(); ++index)
        children.append(access->child(index));
    REQUIRE(children.size() == 3); // the viewport and the bars in their frames
    CHECK_FALSE(children.contains(nullptr));

    area.widget()->resize(10, 10);
    QCoreApplication::processEvents();
    REQUIRE_FALSE(area.verticalScrollBar()->isVisible());
    REQUIRE(access->childCount() == children.size());
    for (int index = 0; index < children.size(); ++index) {
        CHECK(access->child(index) == children[index]);
        CHECK(access->indexOfChild(children[index]) == index);
    }
    CHECK(access->child(std::numeric_limits<int>::max()) == nullptr);
}

TEST_CASE("No part of the window can be asked for a child that it has not", "[scroll_access]")
{
    Lab lab(nullptr, Settings::Storage::None);
    lab.document().reset(support::defaultExample());
    MainWindow window(lab);
    window.show();
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&window);
    REQUIRE(access);
    CHECK(askAll(*access) > 100);
    REQUIRE(window.findChild<MatrixView*>());
    QTest::keyClick(&window, Qt::Key_3, Qt::AltModifier);
    for (const char* page : {"Vᵀ and V", "Recipe", "Not the inverse"}) {
        INFO(page);
        QAbstractButton* button = buttonCalled(window, QString::fromUtf8(page));
        REQUIRE(button);
        button->click();
        QCoreApplication::processEvents();
        CHECK(button->isChecked());
        CHECK(askAll(*access) > 100);
    }
}
