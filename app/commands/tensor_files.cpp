// SPDX-License-Identifier: MIT
#include "commands/tensor_files.h"

#include "commands/progress_line.h"
#include "commands/tensor_output.h"

#include <algorithm>
#include <atomic>
#include <ostream>
#include <thread>

namespace {

/// How far the work has come, for the line of progress.
struct Work {
    enum class Stage { Reading, Computing, Writing };

    std::atomic<Stage> stage = Stage::Reading;
    tconv::RunMonitor computing;
    std::atomic<double> written = 0;

    std::string text() const
    {
        switch (stage.load()) {
        case Stage::Computing:
            return "computing " + percentText(computing.progress());
        case Stage::Writing:
            return "writing " + percentText(written);
        default:
            return "reading";
        }
    }
};

int threadsOf(const CommonArguments& common)
{
    const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
    return static_cast<int>(common.threads > 0 ? common.threads : tconv::Index(processors));
}

struct CheckedTensors {
    LoadedTensors tensors;
    TensorLayer layer;
};

Loaded<CheckedTensors> loadChecked(const SourceArguments& source, bool isPrinted, Streams streams)
{
    Loaded<LoadedTensors> loaded = loadTensors(source, streams);
    if (const Failure* failure = std::get_if<Failure>(&loaded))
        return *failure;
    auto& tensors = std::get<LoadedTensors>(loaded);
    const Loaded<TensorLayer> layer = tensorLayer(tensors, source.layer, isPrinted);
    if (const Failure* failure = std::get_if<Failure>(&layer))
        return *failure;
    return CheckedTensors{std::move(tensors), std::get<TensorLayer>(layer)};
}

/// Computes into the new file; the values are answered, too.
Loaded<TensorOutput> computeInto(tconv::NewFile& file, CheckedTensors&& checked, int threads,
                                 Work& work)
{
    if (const auto problem = file.reserve(npyBytes(checked.layer)))
        return Failure(*problem);
    work.stage = Work::Stage::Computing;
    Loaded<TensorOutput> output =
        computed(std::move(checked.tensors), checked.layer, threads, work.computing);
    if (std::holds_alternative<Failure>(output))
        return output;
    work.stage = Work::Stage::Writing;
    if (std::optional<Failure> failure =
            writeNpy(std::get<TensorOutput>(output), file, work.written))
        return *failure;
    if (const auto problem = file.commit())
        return Failure(*problem);
    return output;
}

} // namespace

Loaded<Answer> computeAnswer(const SourceArguments& source, const CommonArguments& common,
                             Streams streams)
{
    Work work;
    const PercentLine line([&work] { return work.text(); }, streams.err);
    Loaded<CheckedTensors> loaded = loadChecked(source, true, streams);
    if (const Failure* failure = std::get_if<Failure>(&loaded))
        return *failure;
    auto& [tensors, layer] = std::get<CheckedTensors>(loaded);
    work.stage = Work::Stage::Computing;
    const Loaded<TensorOutput> output =
        computed(std::move(tensors), layer, threadsOf(common), work.computing);
    if (const Failure* failure = std::get_if<Failure>(&output))
        return *failure;
    return answerOf(std::get<TensorOutput>(output));
}

int computeFile(const SourceArguments& source, const std::string& path,
                const CommonArguments& common, InterruptGuard& guard, Streams streams)
{
    const auto compute = [&]() -> Loaded<TensorOutput> {
        Work work;
        const PercentLine line([&work] { return work.text(); }, streams.err);
        Loaded<CheckedTensors> loaded = loadChecked(source, common.json, streams);
        if (const Failure* failure = std::get_if<Failure>(&loaded))
            return *failure;
        auto file = guard.createFile(path);
        if (!file)
            return Failure(file.problem());
        return computeInto(file.value(), std::move(std::get<CheckedTensors>(loaded)),
                           threadsOf(common), work);
    };
    const Loaded<TensorOutput> output = compute();
    if (const Failure* failure = std::get_if<Failure>(&output))
        return report(*failure, common.json, streams);
    if (common.json)
        streams.out << jsonOf(answerOf(std::get<TensorOutput>(output))) << '\n';
    return kDone;
}
