// SPDX-License-Identifier: MIT
// The diagnosis of answers to a 16 x 16 input with a 5 x 5 kernel; the bound is 0.2 s.
#include <tconv/check/catalogue.h>
#include <tconv/check/diagnosis.h>
#include <tconv/check/dice.h>

#include <benchmark/benchmark.h>

using namespace tconv;

namespace {

Experiment layer()
{
    Dice dice({5});
    Experiment experiment;
    experiment.input = Tensor4<Rational>({1, 1, 16, 16});
    experiment.weight = Tensor4<Rational>({1, 1, 5, 5});
    for (Tensor4<Rational>* tensor : {&experiment.input, &experiment.weight})
        for (Rational& value : tensor->values())
            value = dice.between(-9, 9);
    experiment.options = {.stride = {2, 2}, .padding = {2, 2}, .outputPadding = {1, 1}};
    return experiment;
}

Answer answerOf(const Tensor4<Rational>& grid)
{
    Answer answer = openAnswer(grid.shape());
    for (std::size_t i = 0; i < grid.values().size(); ++i)
        answer.cells.values()[i] = GivenNumber{grid.values()[i], 0, {}};
    return answer;
}

void run(benchmark::State& state, const Answer& answer)
{
    const Experiment experiment = layer();
    const Evaluation evaluation = evaluate(experiment);
    for ([[maybe_unused]] auto iteration : state)
        benchmark::DoNotOptimize(diagnose(experiment, evaluation, answer));
}

void mistake(benchmark::State& state, const char* id)
{
    run(state, answerOf(findMistake(id)->grids(layer()).front()));
}

void randomNumbers(benchmark::State& state)
{
    Dice dice({6});
    Tensor4<Rational> grid({1, 1, state.range(0), state.range(0)});
    for (Rational& value : grid.values())
        value = dice.between(-200, 200);
    run(state, answerOf(grid));
}

} // namespace

BENCHMARK_CAPTURE(mistake, rotated, "M01")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(mistake, blocks, "M29")->Unit(benchmark::kMillisecond);
BENCHMARK(randomNumbers)->Arg(16)->Arg(32)->Arg(39)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
