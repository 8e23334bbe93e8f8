// SPDX-License-Identifier: MIT
#include "layer_panel_fixture.h"
#include "panels/layer_card.h"

#include <QLabel>

TEST_CASE("Every control of the layer panel has a name and a tip and says what it is",
          "[layer_card]")
{
    const LayerPanelFixture fixture;
    int controls = 0;
    for (const QWidget* widget : fixture.panel.findChildren<QWidget*>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
            continue;
        CAPTURE(widget->metaObject()->className(), widget->accessibleName().toStdString());
        const auto* button = qobject_cast<const QPushButton*>(widget);
        CHECK_FALSE((widget->accessibleName().isEmpty() && !(button && !button->text().isEmpty())));
        CHECK_FALSE(widget->toolTip().isEmpty());
        CHECK_FALSE(widget->whatsThis().isEmpty());
        ++controls;
    }
    CHECK(controls == 15 + 6 + 1 + 1 + 2); // fields, chains, bias, slider, buttons
}

TEST_CASE("Tab walks through the call in reading order", "[layer_card]")
{
    const LayerPanelFixture fixture;
    const char* const names[] = {"in_channels",
                                 "out_channels",
                                 "kernel_size, height",
                                 "kernel_size, width",
                                 "kernel_size: height and width locked",
                                 "stride, height"};
    fixture.focus(names[0]);
    for (const char* name : names) {
        CAPTURE(name);
        CHECK(QApplication::focusWidget()->accessibleName() == QLatin1String(name));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
}

TEST_CASE("Nothing of the layer panel is wider than its dock", "[layer_card]")
{
    LayerPanelFixture fixture;
    tconv::Experiment experiment = fixture.document().experiment();
    experiment.options.outputPadding = {1000000000, 1000000000};
    experiment.options.stride = {123456789, 123456789};
    fixture.document().reset(experiment);
    for (int level = 0; level < 3; ++level) // row, card, panel are laid out one after the other
        QApplication::processEvents();
    CHECK(fixture.panel.minimumSizeHint().width() <= 262);
    CHECK(fixture.panel.width() == 262);
    for (const char* name : {"output_padding, width", "stride, width"})
        CHECK(fixture.panel.rect().contains(QRect(
            fixture.field(name)->mapTo(&fixture.panel, QPoint()), fixture.field(name)->size())));
}

TEST_CASE("The card shows the batch and the channels of the input", "[layer_card]")
{
    LayerPanelFixture fixture;
    fixture.enter("in_channels", "3");
    QStringList texts;
    for (const QLabel* label : fixture.panel.findChild<LayerCard*>()->findChildren<QLabel*>())
        texts += label->text();
    CHECK(texts.join(QLatin1Char(' ')).contains(QStringLiteral("=(1, 3, ")));
}
