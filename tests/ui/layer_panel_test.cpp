// SPDX-License-Identifier: MIT
#include "layer_panel_fixture.h"

using tconv::Size2;

TEST_CASE("A stride that is typed sets both locked axes as one undo step", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.enter("stride, height", "3");
    CHECK(fixture.options().stride == Size2{3, 3});
    CHECK(fixture.field("stride, width")->text() == QStringLiteral("3"));
    CHECK(fixture.undoStack().count() == 1);
    CHECK(fixture.undoStack().undoText() == QStringLiteral("Set stride to (3, 3)"));

    fixture.undoStack().undo();
    CHECK(fixture.field("stride, height")->text() == QStringLiteral("2"));
}

TEST_CASE("A number is taken when the focus leaves its field", "[layer_panel]")
{
    LayerPanelFixture fixture;
    QTest::keyClicks(fixture.focus("dilation, height"), QStringLiteral("2"));
    CHECK(fixture.undoStack().count() == 0);
    fixture.focus("padding, height");
    CHECK(fixture.options().dilation == Size2{2, 2});
}

TEST_CASE("A broken rule goes into the document with marked fields and its sentence",
          "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.enter("output_padding, width", "2");
    CHECK(fixture.options().outputPadding == Size2{2, 2});
    CHECK_FALSE(fixture.document().evaluation().ok());
    CHECK(fixture.isMarked(fixture.field("output_padding, height")));
    CHECK(fixture.isMarked(fixture.field("output_padding, width")));
    CHECK_FALSE(fixture.isMarked(fixture.field("stride, height")));
    CHECK(fixture.said() == "output_padding 2 must be smaller than stride 2 or dilation 1. "
                            "Nearest legal value: 1.");

    fixture.undoStack().undo();
    CHECK_FALSE(fixture.isMarked(fixture.field("output_padding, height")));
    CHECK(fixture.said().empty());
}

TEST_CASE("A rule that one axis breaks is told and marked for that axis alone", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.unlock("padding");
    fixture.enter("padding, width", "4");
    CHECK(fixture.options().padding == Size2{1, 4});
    CHECK_FALSE(fixture.isMarked(fixture.field("padding, height")));
    CHECK(fixture.isMarked(fixture.field("padding, width")));
    CHECK(fixture.said() == "The output width would be -2, but it must be at least 1. Nearest "
                            "legal padding width: 2.");
}

TEST_CASE("One click sets the nearest legal value", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.enter("output_padding, height", "5");
    fixture.clickText("Use 1");
    CHECK(fixture.options().outputPadding == Size2{1, 1});
    CHECK(fixture.said().empty());
}

TEST_CASE("An open chain sets one axis and a closed one brings the height to the width",
          "[layer_panel]")
{
    LayerPanelFixture fixture;
    auto* chain = fixture.named<ChainButton>("stride: height and width locked");
    CHECK(chain->isChecked());
    fixture.click(chain);
    fixture.enter("stride, width", "3");
    CHECK(fixture.options().stride == Size2{2, 3});

    fixture.click(chain);
    CHECK(fixture.options().stride == Size2{2, 2});
    CHECK(fixture.undoStack().undoText() == QStringLiteral("Set stride to (2, 2)"));
}

TEST_CASE("A pair of two different numbers is unlocked wherever they come from", "[layer_panel]")
{
    LayerPanelFixture fixture;
    tconv::Experiment experiment = fixture.document().experiment();
    experiment.options.padding = {1, 0};
    fixture.document().reset(experiment);
    CHECK_FALSE(fixture.named<ChainButton>("padding: height and width locked")->isChecked());
    experiment.options.padding = {0, 0};
    fixture.document().reset(experiment);
    CHECK(fixture.named<ChainButton>("padding: height and width locked")->isChecked());
}

TEST_CASE("Text that is no integer is refused in place and Esc gives the old number back",
          "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.enter("stride, height", "2.5");
    CHECK(fixture.field("stride, height")->text() == QStringLiteral("2.5"));
    CHECK(fixture.isMarked(fixture.field("stride, height")));
    CHECK(fixture.said() == "“2.5” is not an integer.");
    CHECK(fixture.undoStack().count() == 0);

    QTest::keyClick(fixture.field("stride, height"), Qt::Key_Escape);
    CHECK(fixture.field("stride, height")->text() == QStringLiteral("2"));
    CHECK_FALSE(fixture.isMarked(fixture.field("stride, height")));
    CHECK(fixture.said().empty());
}

TEST_CASE("Refused text gives way to the old number when the focus leaves", "[layer_panel]")
{
    LayerPanelFixture fixture;
    const char* text = GENERATE("two", "12345678901234567890", "-", "");
    CAPTURE(text);
    ArgumentField* stride = fixture.focus("stride, height");
    QTest::keyClick(stride, Qt::Key_Delete);
    QTest::keyClicks(stride, QString::fromUtf8(text));
    fixture.focus("padding, height");
    CHECK(stride->text() == QStringLiteral("2"));
    CHECK(fixture.said().empty());
    CHECK(fixture.undoStack().count() == 0);
}

TEST_CASE("Steps in a row are one undo step and another field begins a new one", "[layer_panel]")
{
    LayerPanelFixture fixture;
    ArgumentField* stride = fixture.focus("stride, height");
    QTest::keyClick(stride, Qt::Key_Up);
    QTest::keyClick(stride, Qt::Key_Up);
    QTest::keyClick(stride, Qt::Key_Down);
    CHECK(fixture.options().stride == Size2{3, 3});
    CHECK(fixture.undoStack().count() == 1);

    QTest::keyClick(fixture.focus("dilation, height"), Qt::Key_Up);
    QTest::keyClick(fixture.focus("stride, height"), Qt::Key_Up);
    CHECK(fixture.undoStack().count() == 3);
}

TEST_CASE("Steps stay within what is legal now", "[layer_panel]")
{
    LayerPanelFixture fixture;
    ArgumentField* outputPadding = fixture.focus("output_padding, height");
    QTest::keyClick(outputPadding, Qt::Key_Up); // stride 2 allows 1
    QTest::keyClick(outputPadding, Qt::Key_PageUp);
    CHECK(fixture.undoStack().count() == 0);
    QTest::keyClick(fixture.focus("stride, height"), Qt::Key_Down); // output_padding 1 needs 2
    CHECK(fixture.undoStack().count() == 0);
    QTest::keyClick(fixture.focus("padding, height"), Qt::Key_PageUp); // of 6 cells 2 remain
    CHECK(fixture.options().padding == Size2{2, 2});
}

TEST_CASE("The wheel steps a field only while it has the focus", "[layer_panel]")
{
    LayerPanelFixture fixture;
    ArgumentField* stride = fixture.field("stride, height");
    const auto turn = [stride] {
        QWheelEvent event(QPointF(5, 5), stride->mapToGlobal(QPointF(5, 5)), {}, {0, 120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(stride, &event);
        return event.isAccepted();
    };
    fixture.focus("padding, height");
    CHECK_FALSE(turn());
    CHECK(fixture.options().stride == Size2{2, 2});
    fixture.focus("stride, height");
    CHECK(turn());
    CHECK(fixture.options().stride == Size2{3, 3});
}

TEST_CASE("Stepping a kernel down and up again loses no weight", "[layer_panel]")
{
    LayerPanelFixture fixture;
    ArgumentField* kernel = fixture.focus("kernel_size, height");
    QTest::keyClick(kernel, Qt::Key_Down);
    CHECK(fixture.document().experiment().weight.size() == 4);
    QTest::keyClick(kernel, Qt::Key_Up);
    CHECK(fixture.document().experiment().weight.at(0, 0, {2, 2}) == 9);
    CHECK(fixture.undoStack().count() == 0); // back where it began
}

TEST_CASE("The input is resized and keeps its numbers", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.unlock("input");
    fixture.enter("input, width", "4");
    const auto& input = fixture.document().experiment().input;
    CHECK(input.shape() == tconv::Shape4{1, 1, 2, 4});
    CHECK(input.at(0, 0, {1, 1}) == 4);
    CHECK(fixture.undoStack().undoText() == QStringLiteral("Set input size to (2, 4)"));
}

TEST_CASE("The bias is switched on and off", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.click(fixture.named<QCheckBox>("bias"));
    CHECK(fixture.document().experiment().bias.has_value());
    CHECK(fixture.undoStack().undoText() == QStringLiteral("Add a bias"));
    fixture.undoStack().undo();
    CHECK_FALSE(fixture.named<QCheckBox>("bias")->isChecked());
}

TEST_CASE("Channels that groups do not divide wait in their field until groups fit",
          "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.enter("in_channels", "2");
    fixture.enter("groups", "2"); // 1 output channel
    CHECK(fixture.isMarked(fixture.field("groups")));
    CHECK(fixture.field("groups")->text() == QStringLiteral("2"));
    CHECK(fixture.said() ==
          "out_channels 1 must be divisible by groups 2. Nearest legal groups: 1.");
    CHECK(fixture.options().groups == 1);

    fixture.enter("out_channels", "4");
    CHECK(tconv::layerOf(fixture.document().experiment()).outChannels == 4);
    CHECK(fixture.options().groups == 2);
    CHECK(fixture.said().empty());
}

TEST_CASE("A number that waits in one field keeps no other number out", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.enter("kernel_size, height", "-1");
    CHECK(fixture.said() ==
          "kernel_size height -1 must not be negative: a tensor has no negative size.");
    fixture.enter("stride, height", "3");
    CHECK(fixture.options().stride == Size2{3, 3});
    CHECK(fixture.field("kernel_size, height")->text() == QStringLiteral("-1"));
}

TEST_CASE("Sizes that no window takes are refused without an attempt", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.enter("kernel_size, height", "4000000000");
    CHECK(fixture.document().experiment().weight.size() == 9);
    CHECK(fixture.isMarked(fixture.field("kernel_size, height")));
    CHECK(fixture.field("kernel_size, height")->text() == QStringLiteral("4000000000"));
    CHECK_THAT(fixture.said(), Catch::Matchers::Contains("weight values"));
}

TEST_CASE("An output that no window takes is a document that steps can shrink", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.enter("stride, height", "4611686018427387904");
    CHECK(fixture.options().stride.height == tconv::Index(1) << 62);
    CHECK(fixture.isMarked(fixture.field("stride, height")));
    CHECK_THAT(fixture.said(), Catch::Matchers::StartsWith("The output"));
    QTest::keyClick(fixture.field("stride, height"), Qt::Key_Down);
    CHECK(fixture.options().stride.height < 1 << 17);
    fixture.undoStack().undo();
    fixture.undoStack().undo();
    CHECK_FALSE(fixture.isMarked(fixture.field("stride, height")));
}

TEST_CASE("Steps stop before the window's limits", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.enter("stride, height", "1400"); // (1400 + 3)^2 cells of 2 million
    const int steps = fixture.undoStack().count();
    QTest::keyClick(fixture.focus("stride, height"), Qt::Key_PageUp);
    CHECK(fixture.options().stride == Size2{1410, 1410});
    QTest::keyClick(fixture.field("stride, height"), Qt::Key_PageUp);
    CHECK(fixture.options().stride == Size2{1410, 1410});
    CHECK(fixture.undoStack().count() == steps + 1);
}

TEST_CASE("Showing an experiment edits nothing", "[layer_panel]")
{
    LayerPanelFixture fixture;
    tconv::Experiment experiment = fixture.document().experiment();
    experiment.options.stride = {1, 1};
    experiment.options.outputPadding = {70000, -3};
    experiment.options.groups = 3;
    fixture.document().reset(experiment);
    fixture.focus("stride, height");
    fixture.focus("groups");
    fixture.slider->slider()->setFocus();
    CHECK(fixture.document().experiment() == experiment);
    CHECK(fixture.undoStack().count() == 0);
}
