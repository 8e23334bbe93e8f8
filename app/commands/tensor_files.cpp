// SPDX-License-Identifier: MIT
#include "commands/tensor_files.h"

#include <algorithm>
#include <thread>

namespace {

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
    const Loaded<TensorLayer> layer = tensorLayer(tensors, source, isPrinted);
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
    work.begin(Work::Stage::Computing);
    Loaded<TensorOutput> output =
        computed(std::move(checked.tensors), checked.layer, threads, work.computing);
    if (std::holds_alternative<Failure>(output))
        return output;
    work.begin(Work::Stage::Writing);
    if (std::optional<Failure> failure =
            writeNpy(std::get<TensorOutput>(output), file, work.written))
        return *failure;
    if (const auto problem = file.commit())
        return Failure(*problem);
    return output;
}

} // namespace

Loaded<Answer> computeAnswer(const SourceArguments& source, const CommonArguments& common,
                             OutputTarget& target, Work& work, Streams streams)
{
    Loaded<CheckedTensors> loaded = loadChecked(source, true, streams);
    if (const Failure* failure = std::get_if<Failure>(&loaded))
        return *failure;
    auto& [tensors, layer] = std::get<CheckedTensors>(loaded);
    if (std::optional<Failure> failure = tableFailure(target.path(), layer.output))
        return *failure;
    if (std::optional<Failure> failure = target.begin())
        return *failure;
    work.begin(Work::Stage::Computing);
    const Loaded<TensorOutput> output =
        computed(std::move(tensors), layer, threadsOf(common), work.computing);
    if (const Failure* failure = std::get_if<Failure>(&output))
        return *failure;
    work.begin(Work::Stage::Formatting);
    return answerOf(std::get<TensorOutput>(output));
}

Loaded<TensorOutput> computeFile(const SourceArguments& source, const CommonArguments& common,
                                 OutputTarget& target, Work& work, Streams streams)
{
    Loaded<CheckedTensors> loaded = loadChecked(source, common.json, streams);
    if (const Failure* failure = std::get_if<Failure>(&loaded))
        return *failure;
    if (std::optional<Failure> failure = target.begin())
        return *failure;
    return computeInto(target.file(), std::move(std::get<CheckedTensors>(loaded)),
                       threadsOf(common), work);
}
