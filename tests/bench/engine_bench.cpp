// SPDX-License-Identifier: MIT
// The engine beside other libraries on the layers of the suite; tests/bench/run builds and starts
// it. Standard output has the report alone, everything else goes to standard error.
#include <tconv/engine/engine_path.h>
#include <tconv/engine/instruction_set.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <bench/layer_run.h>
#include <bench/limits.h>
#include <bench/memory.h>
#include <cstdio>
#include <cstdlib>
#include <exception>

namespace {

struct Options {
    std::vector<std::string> layers; ///< none: all
    std::vector<int> threads{1, 2};
    bool isJson = false;
    bool isMemory = false;
    bool isMemoryHere = false; ///< of one layer, in this process
    bench::RunChoices choices;
};

std::vector<std::string> layerNames()
{
    std::vector<std::string> names;
    for (const bench::SuiteLayer& layer : bench::suite())
        names.push_back(layer.name);
    return names;
}

std::vector<std::string> pathNames()
{
    std::vector<std::string> names;
    for (const tconv::EnginePath path : tconv::enginePaths())
        names.emplace_back(name(path));
    return names;
}

std::vector<std::string> peerNames()
{
    std::vector<std::string> names{"none"};
    for (const bench::Peer& peer : bench::peers())
        names.push_back(peer.name);
    return names;
}

void declare(CLI::App& app, Options& options)
{
    app.add_option("--layer", options.layers, "only these layers, e.g. doc,unet")
        ->delimiter(',')
        ->check(CLI::IsMember(layerNames()));
    app.add_option("--threads", options.threads, "numbers of threads (1 and 2)")
        ->delimiter(',')
        ->check(CLI::Range(1, 1024));
    app.add_option("--path", options.choices.path, "force one of our paths")
        ->check(CLI::IsMember(pathNames()));
    app.add_option("--peer", options.choices.peer, "only this peer; \"none\" for none")
        ->check(CLI::IsMember(peerNames()));
    app.add_option("--seconds", options.choices.rounds.seconds,
                   "for each variant of a layer, about")
        ->check(CLI::Range(0.001, 3600.0));
    app.add_flag("--json", options.isJson, "the report as one JSON object");
    app.add_flag("--memory", options.isMemory, "the peak of memory of each layer instead");
    app.add_flag("--memory-here", options.isMemoryHere)->group(""); // what --memory starts
}

std::vector<bench::SuiteLayer> chosenLayers(const Options& options)
{
    if (options.layers.empty())
        return bench::suite();
    std::vector<bench::SuiteLayer> chosen;
    for (const bench::SuiteLayer& layer : bench::suite())
        if (std::ranges::find(options.layers, layer.name) != options.layers.end())
            chosen.push_back(layer);
    return chosen;
}

int showMemory(const Options& options)
{
    int status = 0;
    std::puts("layer          peak grows by  in+weight+out   ratio        plan");
    for (const bench::SuiteLayer& layer : chosenLayers(options))
        for (const int threads : options.threads) {
            std::vector<std::string> arguments{"--memory-here", "--layer", layer.name, "--threads",
                                               std::to_string(threads)};
            if (!options.choices.path.empty())
                arguments.insert(arguments.end(), {"--path", options.choices.path});
            status = std::max(status, bench::runAlone(arguments));
        }
    return status;
}

/// Says what could not be measured. Whether all outputs were right.
bool tell(const bench::LayerResult& result)
{
    const char* name = result.row.name.c_str();
    for (const std::string& refusal : result.refusals)
        std::fprintf(stderr, "%s: not by %s\n", name, refusal.c_str());
    for (const std::string& wrong : result.wrong)
        std::fprintf(stderr, "error: %s: wrong output of %s\n", name, wrong.c_str());
    return result.wrong.empty();
}

/// A name that is none would leave somebody to believe that the engine is held back.
bool checkInstructions()
{
    const char* const wish = std::getenv(tconv::kInstructionsVariable);
    if (wish == nullptr || *wish == '\0')
        return true;
    const bool isName = tconv::instructionSetNamed(wish).has_value();
    std::fprintf(stderr,
                 isName ? "%s=%s holds tconv back, not the others\n"
                        : "error: %s is %s, but must be portable, avx2 or avx512\n",
                 tconv::kInstructionsVariable, wish);
    return isName;
}

int measure(const Options& options)
{
    for (const std::string& absent : bench::absentPeers())
        std::fprintf(stderr, "%s\n", absent.c_str());
    bench::Report report;
    report.cacheBytes = bench::ownCacheBytes();
    bool isRight = true;
    for (const bench::SuiteLayer& layer : chosenLayers(options))
        for (const int threads : options.threads) {
            std::fprintf(stderr, "measuring %s, threads: %d\n", layer.name.c_str(), threads);
            bench::raise(report.limits, bench::measureLimits(threads));
            bench::LayerResult result = bench::measureLayer(layer, threads, options.choices);
            isRight = tell(result) && isRight;
            report.rows.push_back(std::move(result.row));
        }
    std::fputs((options.isJson ? bench::json(report) : bench::tables(report)).c_str(), stdout);
    return isRight ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
try {
    CLI::App app{"Measures the engine beside other libraries."};
    Options options;
    declare(app, options);
    CLI11_PARSE(app, argc, argv);
    if (!options.isMemoryHere && !checkInstructions())
        return 1;
    if (options.isMemoryHere)
        return bench::printMemory(chosenLayers(options).front(), options.threads.front(),
                                  options.choices.path);
    return options.isMemory ? showMemory(options) : measure(options);
} catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 1;
}
