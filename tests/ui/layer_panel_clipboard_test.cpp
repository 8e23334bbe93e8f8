// SPDX-License-Identifier: MIT
#include "layer_panel_fixture.h"

#include <QElapsedTimer>
#include <QKeyEvent>

using tconv::Size2;

TEST_CASE("A pasted line of code sets the whole layer as one undo step", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.setClipboard("up = nn.ConvTranspose2d(2, 4, (3, 5), stride=2, padding=(1, 2), "
                         "output_padding=1, groups=2, bias=True)");
    fixture.clickText("Paste layer");
    const tconv::ConvTranspose2dLayer layer = tconv::layerOf(fixture.document().experiment());
    CHECK(layer.inChannels == 2);
    CHECK(layer.outChannels == 4);
    CHECK(layer.kernelSize == Size2{3, 5});
    CHECK(layer.options.padding == Size2{1, 2});
    CHECK(layer.options.groups == 2);
    CHECK(layer.bias);
    CHECK(fixture.undoStack().count() == 1);
    CHECK(fixture.undoStack().undoText() == QStringLiteral("Paste layer"));
    CHECK(fixture.field("kernel_size, width")->text() == QStringLiteral("5"));
    CHECK(fixture.said().empty());
}

TEST_CASE("Ctrl+V pastes a layer on the panel and in a field", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.setClipboard("ConvTranspose2d(1, 1, kernel_size=(2, 2), stride=(4, 4))");
    QWidget* target = &fixture.panel;
    if (GENERATE(false, true))
        target = fixture.focus("padding, height");
    target->setFocus();
    QTest::keyClick(target, Qt::Key_V, Qt::ControlModifier);
    CHECK(fixture.options().stride == Size2{4, 4});
    CHECK(fixture.undoStack().count() == 1);
}

TEST_CASE("A number is pasted into a field as everywhere", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.setClipboard("5");
    QTest::keyClick(fixture.focus("stride, height"), Qt::Key_V, Qt::ControlModifier);
    QTest::keyClick(fixture.field("stride, height"), Qt::Key_Return);
    CHECK(fixture.options().stride == Size2{5, 5});
}

TEST_CASE("Text without a layer is refused with a sentence", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.setClipboard("nn.ConvTranspose2d(1, 1, kernel_size=3, strid=2)");
    fixture.clickText("Paste layer");
    CHECK(fixture.said() == "ConvTranspose2d has no argument named strid.");
    CHECK(fixture.undoStack().count() == 0);

    fixture.enter("stride, height", "3"); // another edit has the last word
    CHECK(fixture.said().empty());
}

TEST_CASE("A layer with more channels than the window takes leaves the channels as they are",
          "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.setClipboard("nn.ConvTranspose2d(1280, 640, 4, stride=3, padding=1)");
    QElapsedTimer timer;
    timer.start();
    fixture.clickText("Paste layer");
    CHECK(timer.elapsed() < 2000);
    const tconv::ConvTranspose2dLayer layer = tconv::layerOf(fixture.document().experiment());
    CHECK(layer.inChannels == 1);
    CHECK(layer.outChannels == 1);
    CHECK(layer.kernelSize == Size2{4, 4});
    CHECK(layer.options.stride == Size2{3, 3});
    CHECK(fixture.said() == "Channels and groups were kept: 1280 to 640 channels are more than "
                            "the window takes.");
    CHECK(fixture.undoStack().count() == 1);
}

TEST_CASE("What PyTorch would refuse later is said and the rest is taken", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.setClipboard("nn.ConvTranspose2d(1, 1, 3, stride=4, padding='same')");
    fixture.clickText("Paste layer");
    CHECK(fixture.options().stride == Size2{4, 4});
    CHECK(fixture.said() ==
          "The argument padding must be an integer or a pair of integers (height, width).");
}

TEST_CASE("Copying gives the call back", "[layer_panel]")
{
    LayerPanelFixture fixture;
    fixture.setClipboard("");
    fixture.clickText("Copy as PyTorch");
    CHECK(QApplication::clipboard()->text() ==
          QStringLiteral("nn.ConvTranspose2d(1, 1, kernel_size=(3, 3), stride=(2, 2), "
                         "padding=(1, 1), output_padding=(1, 1), bias=False)"));
}

TEST_CASE("Ctrl+Z in a field belongs to the window until something is typed", "[layer_panel]")
{
    LayerPanelFixture fixture;
    ArgumentField* stride = fixture.focus("stride, height");
    const auto takesUndo = [stride] {
        QKeyEvent event(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        event.ignore();
        QApplication::sendEvent(stride, &event);
        return event.isAccepted();
    };
    CHECK_FALSE(takesUndo());
    QTest::keyClicks(stride, QStringLiteral("7"));
    CHECK(takesUndo());
}
