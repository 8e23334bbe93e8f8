// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_view.h"
#include "canvas/highlights.h"
#include "canvas/tensor_content.h"
#include "document/lab.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

/// A window with one grid of a lab, between two other widgets that can have the focus.
class GridWindow {
public:
    explicit GridWindow(TensorContent::Kind kind = TensorContent::Kind::Input,
                        QSize size = {420, 420})
        : highlights(lab)
        , content(lab, highlights, kind)
        , before(new QLineEdit(&window))
        , view(new GridView(content, &window))
        , after(new QLineEdit(&window))
    {
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(before);
        layout->addWidget(view);
        layout->addWidget(after);
        window.resize(size);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not get the focus");
        view->setFocus();
    }

    /// An input of this size that holds 1, 2, 3, …
    void setInput(tconv::Size2 size)
    {
        tconv::Experiment experiment = lab.document().experiment();
        experiment.input = tconv::Tensor4<tconv::Rational>({1, 1, size.height, size.width});
        for (std::size_t i = 0; i < experiment.input.values().size(); ++i)
            experiment.input.values()[i] = tconv::Rational(i + 1);
        lab.document().reset(experiment);
    }

    tconv::Rational input(tconv::Index row, tconv::Index column) const
    {
        return lab.document().experiment().input.at(0, 0, {row, column});
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void type(const char* text)
    {
        for (const char* letter = text; *letter; ++letter)
            QTest::keyClick(QApplication::focusWidget(), *letter);
    }
    QPoint middleOf(tconv::Cell cell) const
    {
        return view->cellLayout().rect(cell).center().toPoint();
    }
    void click(tconv::Cell cell, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, middleOf(cell));
    }
    void wheel(QPoint angle, Qt::KeyboardModifiers modifiers, QPoint place)
    {
        QWheelEvent event(place, view->viewport()->mapToGlobal(place), {}, angle, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view->viewport(), &event);
    }
    QString undoText() { return lab.document().undoStack().undoText(); }

    Lab lab;
    Highlights highlights;
    TensorContent content;
    QWidget window;
    QLineEdit* before;
    GridView* view;
    QLineEdit* after;
};
