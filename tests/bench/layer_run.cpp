// SPDX-License-Identifier: MIT
#include <tconv/engine/buffer.h>
#include <tconv/engine/plan.h>

#include <algorithm>
#include <bench/layer_run.h>
#include <chrono>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace bench {

namespace {

using Plan = tconv::ConvTranspose2dPlan<float>;

constexpr double kTolerance = 1e-4; ///< of the largest value, or of 1

std::vector<float> outputOf(const PreparedLayer& prepared, const SuiteLayer& layer)
{
    constexpr float kUnwritten = std::numeric_limits<float>::quiet_NaN();
    std::vector<float> output(static_cast<std::size_t>(layer.shape().outputValues()), kUnwritten);
    prepared.run();
    prepared.putOutput(output);
    return output;
}

/// The largest difference in units of what is tolerated; not a number counts as infinite.
double disagreement(std::span<const float> ours, std::span<const float> theirs)
{
    double largest = 1;
    double difference = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        const double apart = std::abs(static_cast<double>(ours[i]) - theirs[i]);
        if (std::isnan(apart))
            return std::numeric_limits<double>::infinity();
        difference = std::max(difference, apart);
        largest = std::max(largest, std::abs(static_cast<double>(ours[i])));
    }
    return difference / (kTolerance * largest);
}

double millisecondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
    return time.count();
}

Plan planOf(const Task& task, const std::string& path)
{
    tconv::PlanChoices choices;
    choices.path = tconv::enginePathNamed(path);
    choices.threads = task.threads;
    return Plan::make(task.layer.layer, task.layer.input, {task.weight, {}}, choices).value();
}

tconv::Buffer<float> outputBuffer(const Plan& plan)
{
    const Index count = plan.outputShape().elements().value();
    return tconv::Buffer<float>::make(count, "the output").value();
}

/// What a run's time leaves out: the plan, and the first use of fresh memory. The best of some.
void measureFirstUse(const Task& task, const std::string& path, LayerRow& row)
{
    constexpr int kAttempts = 3;
    Plan plan = planOf(task, path);
    tconv::Buffer<float> used = outputBuffer(plan);
    row.plan = plan.describe().text();
    row.planMs = row.packMs = row.firstCallMs = std::numeric_limits<double>::infinity();
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        row.planMs = std::min(row.planMs, millisecondsOf([&] { plan = planOf(task, path); }));
        row.packMs = std::min(row.packMs, millisecondsOf([&] { plan.pack(); }));
        plan.run(task.input, used.span(), task.threads); // the plan's own memory is fresh too
        row.firstCallMs = std::min(row.firstCallMs, millisecondsOf([&] {
                                       tconv::Buffer<float> fresh = outputBuffer(plan);
                                       plan.run(task.input, fresh.span(), task.threads);
                                   }));
    }
}

/// Peers that can do the layer and do it right.
struct Field {
    std::vector<PreparedLayer> ready;
    std::vector<std::string> names;
};

Field fieldOf(const Task& task, const RunChoices& choices, std::span<const float> expected,
              LayerResult& result)
{
    Field field;
    for (const Peer& peer : peers()) {
        if (!choices.peer.empty() && peer.name != choices.peer)
            continue;
        peer.setThreads(task.threads);
        PreparedLayer prepared = peer.make(task);
        if (!prepared.run) {
            result.refusals.push_back(peer.name + ": " + prepared.refusal);
            continue;
        }
        const double apart = disagreement(expected, outputOf(prepared, task.layer));
        if (apart > 1) {
            result.wrong.push_back(peer.name + ": differs by " + std::to_string(apart) +
                                   " times what is tolerated");
            continue;
        }
        field.names.push_back(peer.name);
        field.ready.push_back(std::move(prepared));
    }
    return field;
}

LayerRow emptyRow(const Task& task)
{
    LayerRow row;
    row.name = task.layer.name;
    row.threads = task.threads;
    row.operations = task.layer.operations();
    row.bytes = task.layer.bytes();
    return row;
}

} // namespace

LayerResult measureLayer(const SuiteLayer& layer, int threads, const RunChoices& choices)
{
    const std::vector<float> input = madeUpValues(layer.shape().inputValues(), 1);
    const std::vector<float> weight = madeUpValues(layer.shape().weightValues(), 2);
    const Task task{layer, input, weight, threads};

    LayerResult result{emptyRow(task), {}, {}};
    const PreparedLayer own = ours(choices.path).make(task);
    if (!own.run)
        throw std::runtime_error(layer.name + ": " + own.refusal);
    const Field field = fieldOf(task, choices, outputOf(own, layer), result);

    std::vector<Variant> variants{{"tconv", own.run}};
    for (std::size_t i = 0; i < field.ready.size(); ++i)
        variants.push_back({field.names[i], field.ready[i].run});
    const std::vector<std::vector<double>> samples = measureByTurns(variants, choices.rounds);
    result.row.ours = timesOf(samples.front());
    for (std::size_t i = 0; i < field.names.size(); ++i)
        result.row.peers.push_back({field.names[i], timesOf(samples[i + 1])});
    measureFirstUse(task, choices.path, result.row);
    return result;
}

} // namespace bench
