// SPDX-License-Identifier: MIT
#include <tconv/engine/buffer.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/threads/thread_pool.h>

#include <algorithm>
#include <bench/limits.h>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstring>
#include <memory>
#include <unistd.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace bench {

namespace {

using tconv::Index;

constexpr int kAttempts = 8;
constexpr Index kTriadValues = Index(16) << 20; ///< three arrays of them exceed usual caches
constexpr Index kTriadChunk = Index(1) << 16;

template <typename Work>
double bestSeconds(const Work& work)
{
    double best = 1e9;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
        best = std::min(best, time.count());
    }
    return best;
}

/// Sums of products in as many registers as hide the latency; returns the number of operations.
template <int Bytes, int Registers>
[[gnu::always_inline]] inline double multiplyAdd()
{
    typedef float Vector __attribute__((vector_size(Bytes)));
    constexpr int kSteps = 4000;
    Vector sums[Registers] = {};
    Vector factor = Vector{} + 0.999F;
    asm volatile("" : "+m"(factor)); // not known to the compiler
    for (int step = 0; step < kSteps; ++step) {
#pragma GCC unroll 32
        for (int r = 0; r < Registers; ++r)
            sums[r] = sums[r] * factor + factor;
    }
    for (const Vector& sum : sums)
        asm volatile("" : : "m"(sum)); // used
    return 2.0 * kSteps * Registers * (Bytes / static_cast<int>(sizeof(float)));
}

double portableMultiplyAdd()
{
    return multiplyAdd<16, 12>();
}

#ifdef __x86_64__
[[gnu::target("avx2,fma")]] double avx2MultiplyAdd()
{
    return multiplyAdd<32, 14>();
}

[[gnu::target("avx512f,fma")]] double avx512MultiplyAdd()
{
    return multiplyAdd<64, 24>();
}
#endif

double (*multiplyAddKernel())()
{
#ifdef __x86_64__
    if (tconv::chosenInstructionSet() == tconv::InstructionSet::Avx512)
        return avx512MultiplyAdd;
    if (tconv::chosenInstructionSet() == tconv::InstructionSet::Avx2)
        return avx2MultiplyAdd;
#endif
    return portableMultiplyAdd;
}

double gigaflops(int threads)
{
    constexpr Index kChunks = 400;
    double (*const kernel)() = multiplyAddKernel();
    const double operations = kernel() * kChunks;
    const double seconds = bestSeconds([&] {
        tconv::sharedThreadPool().forEach(kChunks, threads, [&](Index, int) { kernel(); });
    });
    return operations / seconds * 1e-9;
}

void triad(float* a, const float* b, const float* c, Index count)
{
    typedef float Vector __attribute__((vector_size(64), may_alias));
    for (Index i = 0; i < count; i += 16)
        *reinterpret_cast<Vector*>(a + i) = *reinterpret_cast<const Vector*>(b + i) +
                                            3.0F * *reinterpret_cast<const Vector*>(c + i);
}

void streamingTriad(float* a, const float* b, const float* c, Index count)
{
#ifdef __SSE2__
    const __m128 factor = _mm_set1_ps(3.0F);
    for (Index i = 0; i < count; i += 4)
        _mm_stream_ps(a + i,
                      _mm_add_ps(_mm_load_ps(b + i), _mm_mul_ps(factor, _mm_load_ps(c + i))));
    _mm_sfence();
#else
    triad(a, b, c, count);
#endif
}

/// GB/s, 12 bytes for each element as usual, whatever the caches load besides.
template <typename Kernel>
double triadBandwidth(tconv::Buffer<float>* arrays, int threads, const Kernel& kernel)
{
    const double seconds = bestSeconds([&] {
        tconv::sharedThreadPool().forEach(kTriadValues / kTriadChunk, threads,
                                          [&](Index chunk, int) {
                                              const Index at = chunk * kTriadChunk;
                                              kernel(arrays[0].data() + at, arrays[1].data() + at,
                                                     arrays[2].data() + at, kTriadChunk);
                                          });
    });
    return 12.0 * static_cast<double>(kTriadValues) / seconds * 1e-9;
}

double firstTouch()
{
    constexpr std::size_t kBytes = std::size_t(64) << 20;
    const double seconds = bestSeconds([] {
        const std::unique_ptr<char[]> fresh(new char[kBytes]);
        std::memset(fresh.get(), 1, kBytes);
        benchmark::DoNotOptimize(fresh.get());
    });
    return static_cast<double>(kBytes) / seconds * 1e-9;
}

} // namespace

MachineLimits measureLimits(int threads)
{
    tconv::sharedThreadPool().prepare(threads);
    tconv::Buffer<float> arrays[3];
    for (tconv::Buffer<float>& array : arrays) {
        array = tconv::Buffer<float>::make(kTriadValues, "the arrays of the triad").value();
        std::ranges::fill(array.span(), 1.0F);
    }
    return {threads, gigaflops(threads), triadBandwidth(arrays, threads, triad),
            triadBandwidth(arrays, threads, streamingTriad), firstTouch()};
}

void raise(std::vector<MachineLimits>& limits, const MachineLimits& measured)
{
    auto found = std::ranges::find(limits, measured.threads, &MachineLimits::threads);
    if (found == limits.end())
        found = limits.insert(found, measured);
    for (double MachineLimits::*which : {&MachineLimits::gigaflops, &MachineLimits::triad,
                                         &MachineLimits::streaming, &MachineLimits::firstTouch})
        (*found).*which = std::max((*found).*which, measured.*which);
}

double ownCacheBytes()
{
    long bytes = 0;
#ifdef _SC_LEVEL2_CACHE_SIZE
    bytes = sysconf(_SC_LEVEL2_CACHE_SIZE);
#endif
    constexpr long kUsual = 1L << 20;
    return static_cast<double>(bytes > 0 ? bytes : kUsual);
}

} // namespace bench
