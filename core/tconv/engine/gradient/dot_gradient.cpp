// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/convolution/convolution_shape.h>
#include <tconv/engine/gradient/dot_gradient.h>
#include <tconv/engine/kernels/dot_kernels.h>
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/executor.h>
#include <tconv/engine/paths/row_fetch.h>
#include <tconv/engine/paths/row_parts.h>
#include <tconv/engine/threads/thread_pool.h>

#include <algorithm>
#include <limits>

namespace tconv {

namespace {

constexpr Index kMostWeights = Index(1) << 16; ///< of a group
constexpr Index kMostColumns = 1024;           ///< of a row at a time: stays in the first cache
constexpr Index kMostSteps = 512; ///< products that a lane sums in T before double takes over
constexpr Index kWantedChunks = 32;

template <typename T>
class DotGradient final : public GradientExecutor<T> {
public:
    DotGradient(const LayerShape& shape, InstructionSet instructions, int threads)
        : m_shape(shape)
        , m_axes(adjointShape(shape))
        , m_kernels(dotKernels<T>(instructions))
        , m_split(splitKernel<T>(instructions))
        , m_threads(threads)
        , m_splits(std::clamp<Index>(ceilDivided(kWantedChunks, shape.options.groups), 1,
                                     std::max<Index>(1, lines())))
    {
        constexpr Index kWhole = 64; // whole vectors of every instruction set
        const Index segments = ceilDivided(shape.input.width, kMostColumns);
        m_columns = ceilDivided(ceilDivided(shape.input.width, segments), kWhole) * kWhole;
        m_pitch = windowPlane<T>(m_columns + m_axes.columns.lastShift - m_axes.columns.firstShift);
    }

    /// Takes all the memory that runs need. Nothing: it is there.
    std::optional<Problem> prepare()
    {
        constexpr Index kMost = std::numeric_limits<Index>::max();
        auto sums =
            Buffer<double>::make(checkedProduct(chunks(), weights()).value_or(kMost), "the sums");
        if (!sums)
            return sums.problem();
        m_sums = std::move(sums).value();
        m_parts = checkedProduct(columnParts(), m_pitch).value_or(kMost);
        m_slotValues = checkedSum(m_parts, weights() * m_kernels.lanes).value_or(kMost);
        auto scratch = Buffer<T>::make(checkedProduct(m_slotValues, m_threads).value_or(kMost),
                                       "the scratch memory");
        if (!scratch)
            return scratch.problem();
        m_scratch = std::move(scratch).value();
        return std::nullopt;
    }

    RunState run(const T* input, const T* gradOutput, T* gradWeight, int threads,
                 RunMonitor* monitor) override
    {
        if (monitor != nullptr)
            monitor->start(chunks());
        sharedThreadPool().forEach(chunks(), threads, [&](Index chunk, int slot) {
            if (isCancelled(monitor))
                return;
            compute(chunk, m_scratch.data() + slot * m_slotValues, input, gradOutput, monitor);
            if (monitor != nullptr)
                monitor->advance(1);
        });
        if (isCancelled(monitor))
            return RunState::Cancelled;
        store(gradWeight);
        return RunState::Finished;
    }

    std::string describe() const override
    {
        const Index bytes = m_sums.size() * static_cast<Index>(sizeof(double)) +
                            m_scratch.size() * static_cast<Index>(sizeof(T));
        return std::to_string(m_columns) + " positions of a row at a time in " +
               std::to_string(chunks()) + " chunks for up to " + std::to_string(m_threads) +
               " threads; " + std::to_string(bytes) + " bytes";
    }

private:
    /// Some positions of a row of the output's gradient, and the sums that they go to.
    struct Line {
        Index group = 0;
        Index out = 0; ///< output channel of the group
        Index image = 0;
        Index row = 0;
        Index column = 0; ///< the first position of the input's rows
        Index columns = 0;
        RowFetch<T> fetch = {}; ///< of the next row
        T* parts = nullptr;
        T* sums = nullptr; ///< of all weights of the group
    };

    /// Rows of the input that wait for a kernel.
    struct Batch {
        DotJob<T> job;
        Index rows = 0;
    };

    Index lines() const { return m_shape.batch * m_shape.output.height; }
    Index chunks() const { return m_shape.options.groups * m_splits; }
    Index columnParts() const { return static_cast<Index>(m_axes.columns.residues.size()); }
    Index rowTaps() const { return static_cast<Index>(m_axes.rows.taps.size()); }
    Index columnTaps() const { return static_cast<Index>(m_axes.columns.taps.size()); }
    /// Of a group: by output channel, input channel and tap, without taps that meet no output.
    Index weights() const
    {
        return m_shape.outPerGroup * m_shape.inPerGroup * rowTaps() * columnTaps();
    }

    void compute(Index chunk, T* scratch, const T* input, const T* gradOutput,
                 const RunMonitor* monitor)
    {
        double* sums = m_sums.data() + chunk * weights();
        std::fill_n(sums, weights(), 0.0);
        Line line{.group = chunk / m_splits, .parts = scratch, .sums = scratch + m_parts};
        std::fill_n(line.sums, weights() * m_kernels.lanes, T(0));
        const Index split = chunk % m_splits;
        Index steps = 0;
        for (Index i = split * lines() / m_splits; i < (split + 1) * lines() / m_splits; ++i) {
            line.image = i / m_shape.output.height;
            line.row = i % m_shape.output.height;
            for (line.column = 0; line.column < m_shape.input.width; line.column += m_columns) {
                if (isCancelled(monitor))
                    return;
                line.columns = std::min(m_columns, m_shape.input.width - line.column);
                addRows(line, input, gradOutput);
                steps += ceilDivided(line.columns, m_kernels.lanes);
                if (steps >= kMostSteps) {
                    moveSums(line.sums, sums);
                    steps = 0;
                }
            }
        }
        moveSums(line.sums, sums);
    }

    /// The lanes' sums are added to the chunk's, and begin anew.
    void moveSums(T* lanes, double* sums) const
    {
        for (Index k = 0; k < weights(); ++k, lanes += m_kernels.lanes) {
            double sum = 0.0;
            for (Index l = 0; l < m_kernels.lanes; ++l)
                sum += static_cast<double>(lanes[l]);
            sums[k] += sum;
            std::fill_n(lanes, m_kernels.lanes, T(0));
        }
    }

    /// The products of the line's rows of all output channels of the group.
    void addRows(Line& line, const T* input, const T* gradOutput) const
    {
        if (std::ranges::none_of(m_axes.rows.taps, [&](const ConvolutionTap& tap) {
                return inputRow(line, tap, input) != nullptr;
            }))
            return;
        const Index plane = line.image * m_shape.outChannels() + line.group * m_shape.outPerGroup;
        const T* row = gradOutput + plane * m_shape.outputPlane() + line.row * m_shape.output.width;
        const Index first = line.column + m_axes.columns.firstShift;
        for (line.out = 0; line.out < m_shape.outPerGroup; ++line.out) {
            fillRowParts(row + line.out * m_shape.outputPlane(), m_axes.columns, m_split, first,
                         m_pitch, line.parts, m_pitch);
            line.fetch = nextRow(line, row + line.out * m_shape.outputPlane());
            for (Index tap = 0; tap < columnTaps(); tap += kMostDotTaps)
                addTaps(line, tap, input);
        }
    }

    /// The row behind `row` is asked for where several channels' rows are read in turn: a
    /// processor sees by itself only what comes next in a single one.
    RowFetch<T> nextRow(const Line& line, const T* row) const
    {
        if (m_shape.outPerGroup == 1 || line.row + 1 == m_shape.output.height)
            return {};
        const Index stride = m_axes.columns.stride;
        const Index first = std::min(line.column * stride, m_shape.output.width);
        const Index values = std::min(line.columns * stride, m_shape.output.width - first);
        const Index rows = m_shape.inPerGroup * rowTaps() / m_axes.rows.stride;
        const Index products = rows * columnTaps() / (m_kernels.mostRows * kMostDotTaps);
        return {row + m_shape.output.width + first, values, std::max<Index>(1, products)};
    }

    /// The input's row, of the group's first channel, that the tap puts on this line, from the
    /// line's first column on; nullptr: there is none.
    const T* inputRow(const Line& line, const ConvolutionTap& tap, const T* input) const
    {
        const Index at = line.row - m_axes.rows.residues[static_cast<std::size_t>(tap.residue)];
        const Index i = at / m_axes.rows.stride - tap.shift;
        if (at % m_axes.rows.stride != 0 || i < 0 || i >= m_shape.input.height)
            return nullptr;
        const Index plane = line.image * m_shape.inChannels() + line.group * m_shape.inPerGroup;
        return input + (plane * m_shape.input.height + i) * m_shape.input.width + line.column;
    }

    /// The products of a line with all rows that cover it, under up to kMostDotTaps column taps
    /// from `firstTap` on.
    void addTaps(Line& line, Index firstTap, const T* input) const
    {
        const ConvolutionAxis& columns = m_axes.columns;
        const Index taps = std::min(kMostDotTaps, columnTaps() - firstTap);
        Batch batch;
        batch.job.values = line.columns;
        for (Index t = 0; t < taps; ++t) {
            const ConvolutionTap& tap = columns.taps[static_cast<std::size_t>(firstTap + t)];
            batch.job.taps[t] = line.parts + tap.residue * m_pitch + tap.shift - columns.firstShift;
        }
        for (Index k = 0; k < rowTaps(); ++k) {
            const T* row = inputRow(line, m_axes.rows.taps[static_cast<std::size_t>(k)], input);
            if (row == nullptr)
                continue;
            for (Index channel = 0; channel < m_shape.inPerGroup; ++channel) {
                const Index pair = line.out * m_shape.inPerGroup + channel;
                const Index weight = (pair * rowTaps() + k) * columnTaps() + firstTap;
                batch.job.rows[batch.rows] = row + channel * m_shape.inputPlane();
                batch.job.sums[batch.rows] = line.sums + weight * m_kernels.lanes;
                if (++batch.rows == m_kernels.mostRows)
                    multiply(line, batch, taps);
            }
        }
        if (batch.rows > 0)
            multiply(line, batch, taps);
    }

    void multiply(Line& line, Batch& batch, Index taps) const
    {
        line.fetch.fetchPart();
        m_kernels.kernel(batch.rows, taps)(batch.job);
        batch.rows = 0;
    }

    /// Adds up the chunks of each group, in their order.
    void store(T* gradWeight) const
    {
        std::fill_n(gradWeight, m_shape.weightValues(), T(0));
        for (Index group = 0; group < m_shape.options.groups; ++group) {
            const double* sums = m_sums.data() + group * m_splits * weights();
            for (Index out = 0; out < m_shape.outPerGroup; ++out)
                for (Index in = 0; in < m_shape.inPerGroup; ++in)
                    for (const ConvolutionTap& row : m_axes.rows.taps)
                        for (const ConvolutionTap& column : m_axes.columns.taps)
                            gradWeight[weightAt(group, in, out, row.tap, column.tap)] =
                                static_cast<T>(sumOfSplits(sums++));
        }
    }

    double sumOfSplits(const double* sums) const
    {
        double sum = 0.0;
        for (Index split = 0; split < m_splits; ++split)
            sum += sums[split * weights()];
        return sum;
    }

    Index weightAt(Index group, Index in, Index out, Index rowTap, Index columnTap) const
    {
        const Index pair = (group * m_shape.inPerGroup + in) * m_shape.outPerGroup + out;
        return (pair * m_shape.kernel.height + rowTap) * m_shape.kernel.width + columnTap;
    }

    LayerShape m_shape;
    ConvolutionShape m_axes;
    const DotKernels<T>& m_kernels;
    SplitKernel<T> m_split = nullptr;
    int m_threads = 1;
    Index m_splits = 1;  ///< parts into which the rows of a group are cut
    Index m_columns = 1; ///< positions of the input's row at a time
    Index m_pitch = 1;   ///< values from a part of a line to the next
    Index m_parts = 0;   ///< values of all parts
    Index m_slotValues = 0;
    Buffer<double> m_sums; ///< of each chunk
    Buffer<T> m_scratch;   ///< of each thread: the parts, then the lanes' sums
};

} // namespace

bool isDotGradientPossible(const LayerShape& shape)
{
    const auto weights = checkedProduct({shape.inPerGroup, shape.outPerGroup, shape.kernelPlane()});
    return weights && *weights <= kMostWeights && shape.options.stride.width <= kMaxPhases;
}

template <typename T>
Result<std::unique_ptr<GradientExecutor<T>>>
makeDotGradient(const LayerShape& shape, InstructionSet instructions, int threads)
{
    auto executor = std::make_unique<DotGradient<T>>(shape, instructions, threads);
    if (const std::optional<Problem> problem = executor->prepare())
        return *problem;
    return std::unique_ptr<GradientExecutor<T>>(std::move(executor));
}

template Result<std::unique_ptr<GradientExecutor<float>>> makeDotGradient(const LayerShape&,
                                                                          InstructionSet, int);
template Result<std::unique_ptr<GradientExecutor<double>>> makeDotGradient(const LayerShape&,
                                                                           InstructionSet, int);

} // namespace tconv
