// SPDX-License-Identifier: MIT
// The stored matrix of a large plane: 1024 x 1024, k3 s2 p1, float32; tests/bench/run sets it
// beside scipy. With --peak it only builds the matrix and prints two numbers: by how many bytes
// the peak of the process's memory grew, and the matrix's own.
#include <tconv/matrix/layer_matrix.h>

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstring>
#include <sys/resource.h>
#include <vector>

using tconv::Index;
using tconv::LayerMatrix;
using tconv::MatrixStructure;

namespace {

constexpr Index kSize = 1024;

MatrixStructure structure()
{
    return {{.kernelSize = {3, 3}, .options = {.stride = {2, 2}, .padding = {1, 1}}},
            {kSize, kSize}};
}

const std::vector<float>& weight()
{
    static const std::vector<float> values{1, 2, 3, 4, 5, 6, 7, 8, 9};
    return values;
}

LayerMatrix<float> built()
{
    return LayerMatrix<float>::build(structure(), weight()).value();
}

void build(benchmark::State& state)
{
    for ([[maybe_unused]] auto iteration : state)
        benchmark::DoNotOptimize(LayerMatrix<float>::build(structure(), weight()));
}

void multiply(benchmark::State& state)
{
    const LayerMatrix<float> matrix = built();
    const std::vector<float> x(static_cast<std::size_t>(matrix.columns()), 1.5F);
    std::vector<float> y(static_cast<std::size_t>(matrix.rows())); // the product adds to it
    for ([[maybe_unused]] auto iteration : state) {
        matrix.multiply(x, y);
        benchmark::DoNotOptimize(y.data());
    }
}

/// The best of some, as on the other side.
double smallest(const std::vector<double>& times)
{
    return *std::min_element(times.begin(), times.end());
}

/// The most memory that the process has had.
long peakBytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss * 1024;
}

int printPeak()
{
    const long before = peakBytes();
    const LayerMatrix<float> matrix = built();
    const long grown = peakBytes() - before;
    std::printf("%ld %lld\n", grown,
                static_cast<long long>(matrix.structure().bytes(sizeof(float)).value()));
    return 0;
}

} // namespace

BENCHMARK(build)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(1)
    ->Repetitions(5)
    ->ComputeStatistics("min", smallest);
BENCHMARK(multiply)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->Repetitions(20)
    ->ComputeStatistics("min", smallest);

int main(int argc, char** argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--peak") == 0)
        return printPeak();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
