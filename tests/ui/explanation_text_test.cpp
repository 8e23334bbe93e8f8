// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "panels/explanation_text.h"
#include "support/tensors.h"

#include <QTextDocumentFragment>

namespace {

QString plain(const QString& html)
{
    return QTextDocumentFragment::fromHtml(html).toPlainText();
}

/// The default example (X = 1..4, K = 1..9, stride 2, padding 1, output_padding 1) and its marks.
struct Scene {
    Lab lab{nullptr, Settings::Storage::None};
    Highlights highlights{lab};

    Explanation explanation() const { return explain(lab, highlights); }
};

} // namespace

TEST_CASE("The second stamp is told as before plus product is after", "[explanation]")
{
    Scene scene;
    scene.lab.playback().setStep(2);
    // X[0,1] = 2 is stamped at canvas column 2; its last tap lands on canvas[2,4].
    const Explanation explanation = scene.explanation();
    CHECK(plain(explanation.formula) == QStringLiteral("canvas[2,4] = 0 + 2·9 = 18"));
    CHECK(plain(explanation.symbols) == QStringLiteral("X0,1·K2,2"));
    CHECK(explanation.text == QStringLiteral("canvas[2,4] = 0 + 2·9 = 18"));
    CHECK(explanation.latex == QStringLiteral("0 + 2 \\cdot 9 = 18"));
    CHECK(explanation.detail.contains(QStringLiteral("Y[1,3] so far")));
}

TEST_CASE("A pinned output cell spells out its whole sum", "[explanation]")
{
    Scene scene;
    scene.lab.selection().pin({Target::Kind::Canvas, {2, 2}});
    const Explanation explanation = scene.explanation();
    CHECK(plain(explanation.formula).startsWith(QStringLiteral("Y[1,1] = ")));
    // 1·9 + 2·7 + 3·3 + 4·1, worked out by hand
    CHECK(plain(explanation.formula).endsWith(QStringLiteral("= 36")));
    for (const char* product : {"1·9", "2·7", "3·3", "4·1"})
        CHECK(plain(explanation.formula).contains(QString::fromUtf8(product)));
    CHECK(explanation.detail.contains(QStringLiteral("4 products")));
    CHECK(explanation.latex.startsWith(QStringLiteral("Y_{1,1} = ")));
}

TEST_CASE("A cropped cell says that padding takes it away", "[explanation]")
{
    Scene scene;
    scene.lab.selection().pin({Target::Kind::Canvas, {0, 0}});
    const Explanation explanation = scene.explanation();
    CHECK(plain(explanation.formula) == QStringLiteral("canvas[0,0] = 1·1 = 1"));
    CHECK(explanation.detail.contains(QStringLiteral("padding crops this cell")));
}

TEST_CASE("An input cell tells where its stamp goes and how much of it is cropped", "[explanation]")
{
    Scene scene;
    scene.lab.selection().pin({Target::Kind::Input, {0, 1}});
    const Explanation explanation = scene.explanation();
    CHECK(explanation.text ==
          QStringLiteral("X[0,1]·K = 2·K → rows 0…2, columns 2…4 of the canvas"));
    CHECK(explanation.detail.contains(QStringLiteral("9 products, 3 of them cropped")));
}

TEST_CASE("A kernel tap tells the rule of all its products", "[explanation]")
{
    Scene scene;
    scene.lab.selection().pin({Target::Kind::Tap, {1, 2}});
    CHECK(scene.explanation().text ==
          QStringLiteral("K[1,2] = 6: canvas[2·i + 1, 2·j + 2] += X[i,j]·6"));
}

TEST_CASE("A gap cell says that no product lands there", "[explanation]")
{
    Scene scene;
    tconv::Experiment experiment = scene.lab.document().experiment();
    experiment.weight = tconv::Tensor4<tconv::Rational>({1, 1, 1, 1}, 5);
    experiment.options.padding = {0, 0};
    experiment.options.outputPadding = {0, 0};
    SECTION("without a bias it stays 0")
    {
        scene.lab.document().reset(experiment);
        scene.lab.selection().pin({Target::Kind::Canvas, {1, 1}});
        CHECK(scene.explanation().detail.contains(QStringLiteral("stays 0")));
    }
    SECTION("with a bias it holds the bias")
    {
        experiment.bias = std::vector<tconv::Rational>{7};
        scene.lab.document().reset(experiment);
        scene.lab.selection().pin({Target::Kind::Canvas, {1, 1}});
        CHECK(plain(scene.explanation().formula).endsWith(QStringLiteral("= 7")));
        CHECK(scene.explanation().detail.contains(QStringLiteral("bias alone")));
    }
}

TEST_CASE("A stamp that padding crops altogether changes no output", "[explanation]")
{
    Scene scene;
    tconv::Experiment experiment = scene.lab.document().experiment();
    experiment.weight = tconv::Tensor4<tconv::Rational>({1, 1, 1, 1}, 5);
    experiment.options = {.stride = {2, 2}, .padding = {1, 1}};
    scene.lab.document().reset(experiment); // canvas 3x3, of which the middle is left
    scene.lab.playback().setStep(1);
    CHECK(scene.explanation().formula.contains(QStringLiteral("fall outside the crop frame")));
}

TEST_CASE("Gather mode spells out the sum of the cell that the step computes", "[explanation]")
{
    Scene scene;
    scene.lab.playback().setMode(StepMode::Gather);
    scene.lab.playback().setStep(3 + 6); // output row 1, column 1
    CHECK(plain(scene.explanation().formula).startsWith(QStringLiteral("Y[1,1] = ")));
    scene.lab.playback().setStep(0);
    CHECK(scene.explanation().formula.contains(QStringLiteral("Nothing is gathered")));
}

TEST_CASE("The stages of the gather picture are explained with their numbers", "[explanation]")
{
    Scene scene;
    scene.lab.playback().setMode(StepMode::Gather);
    scene.lab.playback().setStep(1);
    CHECK(plain(scene.explanation().formula) ==
          QStringLiteral("1. Stretch: stride−1 = 1 zeros in between → 3 × 3"));
    scene.lab.playback().setStep(2);
    CHECK(plain(scene.explanation().formula) ==
          QStringLiteral("2. Border: d·(k−1)−p = 1·(3−1)−1 = 1 → 6 × 6"));
    CHECK(scene.explanation().detail.contains(QStringLiteral("output_padding adds 1 more")));
    CHECK(scene.explanation().text == plain(scene.explanation().formula));
    scene.lab.playback().setStep(3);
    CHECK(plain(scene.explanation().formula).contains(QStringLiteral("K[a,b] goes to [2−a,2−b]")));
}

TEST_CASE("A border that differs along the axes or crops says so", "[explanation]")
{
    Scene scene;
    tconv::Experiment experiment = scene.lab.document().experiment();
    experiment.options.padding = {3, 1};
    experiment.options.outputPadding = {0, 0};
    experiment.input = support::counting({1, 1, 4, 4});
    scene.lab.document().reset(experiment);
    scene.lab.playback().setMode(StepMode::Gather);
    scene.lab.playback().setStep(2);
    CHECK(plain(scene.explanation().formula)
              .endsWith(QStringLiteral("1·(3−1)−3 = −1 × 1·(3−1)−1 = 1 → 5 × 9")));
    CHECK(scene.explanation().detail.contains(QStringLiteral("crops")));
}
