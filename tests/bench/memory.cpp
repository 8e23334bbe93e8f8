// SPDX-License-Identifier: MIT
#include <tconv/engine/buffer.h>
#include <tconv/engine/plan.h>

#include <algorithm>
#include <bench/memory.h>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {

namespace {

using Plan = tconv::ConvTranspose2dPlan<float>;

/// A line of /proc/self/status, e.g. "VmHWM:  1234 kB", in bytes.
double statusBytes(const std::string& key)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key + ":"))
            return 1024 * std::stod(line.substr(key.size() + 1));
    return 0;
}

/// From here on the peak counts from what is in use now.
void resetPeak()
{
    std::ofstream("/proc/self/clear_refs") << 5;
}

tconv::Buffer<float> filled(Index count, unsigned seed)
{
    auto buffer = tconv::Buffer<float>::make(count, "the operands").value();
    std::uint32_t state = seed;
    for (float& value : buffer.span()) {
        state = state * 1664525U + 1013904223U;
        value = static_cast<float>(state >> 16);
    }
    return buffer;
}

/// The plan copies the weight, so the caller's own ends here, as a careful caller's would.
Plan planOf(const SuiteLayer& layer, int threads, const std::string& path)
{
    tconv::Buffer<float> weight = filled(layer.shape().weightValues(), 2);
    tconv::PlanChoices choices;
    choices.path = tconv::enginePathNamed(path);
    choices.threads = threads;
    return Plan::make(layer.layer, layer.input, {weight.span(), {}}, choices).value();
}

} // namespace

int printMemory(const SuiteLayer& layer, int threads, const std::string& path)
{
    const tconv::LayerShape shape = layer.shape();
    resetPeak();
    const double before = statusBytes("VmHWM");
    Plan plan = planOf(layer, threads, path);
    tconv::Buffer<float> input = filled(shape.inputValues(), 1);
    auto output = tconv::Buffer<float>::make(shape.outputValues(), "the output").value();
    plan.run(input.span(), output.span(), threads);
    const double grown = statusBytes("VmHWM") - before;
    const tconv::PlanDescription description = plan.describe();
    std::printf("%-10s %dT %10.2f MB %10.2f MB %7.2f %10.2f MB  %s\n", layer.name.c_str(), threads,
                grown * 1e-6, layer.bytes() * 1e-6, grown / layer.bytes(),
                static_cast<double>(description.bytes) * 1e-6, description.text().c_str());
    return 0;
}

int runAlone(const std::vector<std::string>& arguments)
{
    std::vector<std::string> words{"engine_bench"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    std::fflush(nullptr);
    const pid_t child = fork();
    if (child < 0)
        return 1;
    if (child == 0) {
        execv("/proc/self/exe", pointers.data());
        _exit(127);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

} // namespace bench
