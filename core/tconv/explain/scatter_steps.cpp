// SPDX-License-Identifier: MIT
#include <tconv/experiment/operands.h>
#include <tconv/explain/scatter_steps.h>

#include <algorithm>

namespace tconv {

Index scatterStepCount(const Experiment& experiment)
{
    const Shape4& input = experiment.input.shape();
    return input.channels / experiment.options.groups * input.height * input.width;
}

ScatterStep scatterStep(const Experiment& experiment, Index outputChannel, Index step)
{
    assert(step >= 0 && step < scatterStepCount(experiment));
    const Shape4& input = experiment.input.shape();
    const Index planeCells = input.height * input.width;
    ScatterStep result;
    result.inputChannel =
        firstInputChannelFor(layerOf(experiment), outputChannel) + step / planeCells;
    result.input = {step % planeCells / input.width, step % planeCells % input.width};
    result.start = landing(result.input, {0, 0}, experiment.options);
    return result;
}

Index scatterStepOf(const Experiment& experiment, Index outputChannel, Index inputChannel,
                    Cell input)
{
    const Shape4& shape = experiment.input.shape();
    const Index channel = inputChannel - firstInputChannelFor(layerOf(experiment), outputChannel);
    return (channel * shape.height + input.row) * shape.width + input.column;
}

namespace {

/// The cells of a step's stamp with their products; before and after are not filled in.
std::vector<StampedCell> stampedCells(const Experiment& experiment, ShownPlane plane, Index step)
{
    const ScatterStep stamped = scatterStep(experiment, plane.outputChannel, step);
    std::vector<StampedCell> cells;
    for (const LandedTerm& landed :
         stampOf(experiment, plane.outputChannel, stamped.inputChannel, stamped.input)) {
        StampedCell cell;
        cell.canvas = landed.canvas;
        cell.tap = landed.term.tap;
        cell.kept = landed.kept;
        cell.product = product(experiment, plane.sample, landed.term);
        cells.push_back(std::move(cell));
    }
    return cells;
}

} // namespace

std::vector<StampedCell> stampThatLedTo(const NumberTensor& after, const Experiment& experiment,
                                        ShownPlane plane, Index step)
{
    std::vector<StampedCell> cells = stampedCells(experiment, plane, step);
    for (StampedCell& cell : cells) {
        cell.after = after.exact(0, 0, cell.canvas);
        cell.before = cell.after - cell.product;
    }
    return cells;
}

class PartialCanvas::Implementation {
public:
    Implementation(const Experiment& experiment, ShownPlane plane)
        : m_experiment(experiment)
        , m_plane(plane)
        , m_operands(prepareOperands(experiment))
        , m_size(canvasGeometry(experiment.input.shape().plane(), experiment.weight.shape().plane(),
                                experiment.options)
                     .canvas)
    {
        restart();
    }

    Index step() const { return m_step; }

    void moveTo(Index step)
    {
        assert(step >= 0 && step <= scatterStepCount(m_experiment));
        if (step < m_step)
            restart();
        std::visit([&](const auto& operands) { advance(operands, step); }, m_operands);
    }

    NumberTensor canvas() const
    {
        return std::visit(
            [&]<typename T>(const Operands<T>& operands) {
                return numbers(canvasOf(operands), operands.denominator);
            },
            m_operands);
    }

    std::vector<StampedCell> nextStamp() const
    {
        std::vector<StampedCell> cells = stampedCells(m_experiment, m_plane, m_step);
        for (StampedCell& cell : cells) {
            cell.before = exact(cell.canvas);
            cell.after = cell.before + cell.product;
        }
        return cells;
    }

private:
    Rational exact(Cell cell) const
    {
        return std::visit(
            [&]<typename T>(const Operands<T>& operands) {
                Tensor4<T> single({1, 1, 1, 1}, canvasOf(operands).at(0, 0, cell));
                return numbers(std::move(single), operands.denominator).exact(0, 0, {0, 0});
            },
            m_operands);
    }

    template <typename T>
    const Tensor4<T>& canvasOf(const Operands<T>&) const
    {
        return std::get<Tensor4<T>>(m_canvas);
    }

    void restart()
    {
        m_step = 0;
        std::visit(
            [&]<typename T>(const Operands<T>& operands) {
                m_canvas =
                    Tensor4<T>({1, 1, m_size.height, m_size.width},
                               operands.bias[static_cast<std::size_t>(m_plane.outputChannel)]);
            },
            m_operands);
    }

    template <typename T>
    void advance(const Operands<T>& operands, Index step)
    {
        T* canvas = std::get<Tensor4<T>>(m_canvas).values().data();
        const Tensor4<Rational>& weight = m_experiment.weight;
        const Index weightChannel = weightChannelFor(layerOf(m_experiment), m_plane.outputChannel);
        for (; m_step < step; ++m_step) {
            const ScatterStep next = scatterStep(m_experiment, m_plane.outputChannel, m_step);
            const auto value = static_cast<std::size_t>(
                m_experiment.input.flatIndex(m_plane.sample, next.inputChannel, next.input));
            const Index kernel = weight.flatIndex(next.inputChannel, weightChannel, {0, 0});
            addStamp(canvas, m_size.width, operands.input[value], next.input,
                     operands.weight.data() + kernel, weight.shape().plane(), m_experiment.options);
        }
    }

    const Experiment& m_experiment;
    ShownPlane m_plane;
    AnyOperands m_operands;
    Size2 m_size;
    Index m_step = 0;
    std::variant<Tensor4<std::int64_t>, Tensor4<Wide>, Tensor4<Rational>, Tensor4<double>> m_canvas;
};

PartialCanvas::PartialCanvas(const Experiment& experiment, ShownPlane plane)
    : m_implementation(std::make_unique<Implementation>(experiment, plane))
{
}

PartialCanvas::~PartialCanvas() = default;
PartialCanvas::PartialCanvas(PartialCanvas&&) noexcept = default;
PartialCanvas& PartialCanvas::operator=(PartialCanvas&&) noexcept = default;

Index PartialCanvas::step() const
{
    return m_implementation->step();
}

void PartialCanvas::moveTo(Index step)
{
    m_implementation->moveTo(step);
}

NumberTensor PartialCanvas::canvas() const
{
    return m_implementation->canvas();
}

std::vector<StampedCell> PartialCanvas::nextStamp() const
{
    return m_implementation->nextStamp();
}

} // namespace tconv
