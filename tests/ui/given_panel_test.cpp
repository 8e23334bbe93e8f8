// SPDX-License-Identifier: MIT
#include "canvas/grid_view.h"
#include "catch.hpp"
#include "panels/given_panel.h"

using tconv::Cell;
using Ring = CellLook::Ring;

namespace {

struct Panel {
    Lab lab{nullptr, Settings::Storage::None};
    GivenPanel panel{lab};
};

} // namespace

TEST_CASE("The panel of what is given follows every edit", "[given_panel]")
{
    Panel given;
    CHECK(given.panel.inputView().content().size() == tconv::Size2{2, 2});
    CHECK(given.panel.kernelView().content().size() == tconv::Size2{3, 3});
    CHECK(given.panel.kernelView().content().copiedText({1, 2}) == QLatin1String("6"));
    const int height = given.panel.inputView().height();
    tconv::Experiment experiment = given.lab.document().experiment();
    experiment.input = tconv::resized(experiment.input, {1, 1, 4, 3});
    experiment.bias = std::vector<tconv::Rational>{tconv::Rational(1, 3)};
    given.lab.document().edit(QStringLiteral("edit"), experiment);
    CHECK(given.panel.inputView().content().size() == tconv::Size2{4, 3});
    CHECK(given.panel.inputView().height() > height);
    CHECK(given.panel.biasText() == QLatin1String("Bias b = 1/3"));
}

TEST_CASE("What is given marks no step of the timeline", "[given_panel]")
{
    Panel given;
    given.lab.playback().setStep(given.lab.playback().total());
    const GridContent& input = given.panel.inputView().content();
    for (tconv::Index row = 0; row < 2; ++row)
        for (tconv::Index column = 0; column < 2; ++column)
            CHECK(input.look({row, column}).ring == Ring::None);
    Highlights marking(given.lab);
    CHECK(marking.input({1, 1}) != Ring::None); // there is a step to be marked
}
