// SPDX-License-Identifier: MIT
#include "layer_panel_fixture.h"

#include <QLabel>

using tconv::Size2;

TEST_CASE("The slider is bounded by what is legal now", "[legal_slider]")
{
    LayerPanelFixture fixture;
    fixture.focus("output_padding, height");
    QSlider* slider = fixture.slider->slider();
    CHECK(slider->maximum() == 1);
    CHECK(slider->value() == 1);
    CHECK(slider->toolTip() == QStringLiteral("Legal now: 0 to 1"));

    fixture.enter("stride, height", "5");
    fixture.focus("output_padding, height");
    CHECK(slider->toolTip() == QStringLiteral("Legal now: 0 to 4"));
    fixture.focus("stride, height");
    CHECK(slider->toolTip() == QStringLiteral("Legal now: 2 to 8"));
}

TEST_CASE("A drag of the slider is one undo step", "[legal_slider]")
{
    LayerPanelFixture fixture;
    fixture.focus("stride, height");
    QSlider* slider = fixture.slider->slider();
    slider->setSliderDown(true);
    slider->setSliderPosition(3);
    slider->setSliderPosition(5);
    slider->setSliderDown(false);
    CHECK(fixture.options().stride == Size2{7, 7}); // the sixth of 2 to 8
    CHECK(fixture.undoStack().count() == 1);

    slider->setSliderDown(true);
    slider->setSliderPosition(0);
    slider->setSliderDown(false);
    CHECK(fixture.options().stride == Size2{2, 2});
    CHECK(fixture.undoStack().count() == 2);
}

TEST_CASE("The slider offers only groups that divide the channels", "[legal_slider]")
{
    LayerPanelFixture fixture;
    fixture.enter("in_channels", "4");
    fixture.enter("out_channels", "8");
    QTest::keyClick(fixture.focus("groups"), Qt::Key_Up);
    CHECK(fixture.options().groups == 2);
    QTest::keyClick(fixture.field("groups"), Qt::Key_Up);
    CHECK(fixture.options().groups == 4);
    CHECK(fixture.slider->slider()->maximum() == 2); // 1, 2 and 4
}

TEST_CASE("The slider names the axis that it sets", "[legal_slider]")
{
    LayerPanelFixture fixture;
    fixture.unlock("stride");
    fixture.focus("stride, width");
    CHECK(fixture.slider->slider()->accessibleName() == QStringLiteral("stride, width, slider"));
    QTest::keyClick(fixture.slider->slider(), Qt::Key_Right);
    CHECK(fixture.options().stride == Size2{2, 3});
}
