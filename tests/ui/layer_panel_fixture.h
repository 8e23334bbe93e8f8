// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"
#include "document/lab.h"
#include "panels/argument_field.h"
#include "panels/chain_button.h"
#include "panels/layer_panel.h"
#include "panels/legal_slider.h"
#include "panels/problem_note.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QPushButton>
#include <QSlider>
#include <QTest>

/// The layer panel as wide as in the window, shown off screen, with the default experiment
/// (2x2 input, 3x3 kernel, stride 2, padding 1, output_padding 1).
struct LayerPanelFixture {
    Lab lab;
    LayerPanel panel{lab};
    ProblemNote* note = panel.findChild<ProblemNote*>();
    LegalSlider* slider = panel.findChild<LegalSlider*>();

    LayerPanelFixture()
    {
        panel.resize(262, 400);
        panel.show();
        panel.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&panel));
    }

    LabDocument& document() { return lab.document(); }
    QUndoStack& undoStack() { return lab.document().undoStack(); }
    const tconv::ConvTranspose2dOptions& options() { return document().experiment().options; }

    template <typename Widget>
    Widget* named(const char* accessibleName) const
    {
        for (Widget* widget : panel.findChildren<Widget*>())
            if (widget->accessibleName() == QLatin1String(accessibleName))
                return widget;
        FAIL("no widget is named " << accessibleName);
        return nullptr;
    }

    ArgumentField* field(const char* name) const { return named<ArgumentField>(name); }

    ArgumentField* focus(const char* name) const
    {
        ArgumentField* found = field(name);
        found->setFocus(Qt::TabFocusReason);
        REQUIRE(found->hasFocus());
        found->selectAll(); // as Tab does where the focus was elsewhere
        return found;
    }

    /// Types into a field and presses Enter.
    void enter(const char* name, const char* text) const
    {
        ArgumentField* found = focus(name);
        QTest::keyClicks(found, QString::fromUtf8(text));
        QTest::keyClick(found, Qt::Key_Return);
    }

    static bool isMarked(const QWidget* widget) { return widget->property("invalid").toBool(); }

    void click(QAbstractButton* button) const { QTest::mouseClick(button, Qt::LeftButton); }

    void clickText(const char* text) const
    {
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QLatin1String(text))
                return click(button);
        FAIL("no button says " << text);
    }

    void unlock(const char* argument) const
    {
        const std::string name = std::string(argument) + ": height and width locked";
        click(named<ChainButton>(name.c_str()));
    }

    static void setClipboard(const char* text)
    {
        QApplication::clipboard()->setText(QString::fromUtf8(text));
    }

    std::string said() const
    {
        return note->isVisible() ? note->text().toStdString() : std::string();
    }
};
