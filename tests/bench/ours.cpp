// SPDX-License-Identifier: MIT
#include <tconv/base/problem.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/plan.h>

#include <algorithm>
#include <bench/peer.h>
#include <memory>

namespace bench {

namespace {

struct Prepared {
    tconv::ConvTranspose2dPlan<float> plan;
    tconv::Buffer<float> output;
};

PreparedLayer prepared(const Task& task, const tconv::PlanChoices& choices)
{
    auto plan = tconv::ConvTranspose2dPlan<float>::make(task.layer.layer, task.layer.input,
                                                        {task.weight, {}}, choices);
    if (!plan)
        return {{}, {}, tconv::sentence(plan.problem())};
    const Index count = plan.value().outputShape().elements().value();
    auto output = tconv::Buffer<float>::make(count, "the output");
    if (!output)
        return {{}, {}, tconv::sentence(output.problem())};
    const auto state =
        std::make_shared<Prepared>(Prepared{std::move(plan).value(), std::move(output).value()});
    return {[state, task] { state->plan.run(task.input, state->output.span(), task.threads); },
            [state](std::span<float> target) {
                std::ranges::copy(state->output.span(), target.begin());
            },
            {}};
}

} // namespace

Peer ours(const std::string& path)
{
    return {"tconv",
            [path](const Task& task) {
                tconv::PlanChoices choices;
                choices.path = tconv::enginePathNamed(path);
                choices.threads = task.threads;
                return prepared(task, choices);
            },
            [](int) {}};
}

} // namespace bench
