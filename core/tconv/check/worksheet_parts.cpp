// SPDX-License-Identifier: MIT
#include <tconv/base/counted.h>
#include <tconv/base/number_text.h>
#include <tconv/check/worksheet_parts.h>
#include <tconv/matrix/layer_matrix.h>

#include <functional>

namespace tconv {

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rowsOf(Size2 size, const std::function<std::string(Cell)>& text)
{
    Rows rows(static_cast<std::size_t>(size.height));
    for (Index row = 0; row < size.height; ++row)
        for (Index column = 0; column < size.width; ++column)
            rows[static_cast<std::size_t>(row)].push_back(text({row, column}));
    return rows;
}

/// "Input X", or "Input X[n,c]" where there are several planes.
std::string labelOf(const std::string& label, Shape4 shape, Index n, Index c)
{
    if (shape.batch * shape.channels == 1)
        return label;
    return label + "[" + std::to_string(n) + "," + std::to_string(c) + "]";
}

void addPlanes(Worksheet& worksheet, const std::string& label, Shape4 shape,
               const std::function<std::string(Index, Index, Cell)>& text)
{
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            worksheet.blocks.push_back(
                sheet::Grid{labelOf(label, shape, n, c),
                            rowsOf(shape.plane(), [&](Cell cell) { return text(n, c, cell); })});
}

} // namespace

WorksheetTask taskOf(Topic topic)
{
    if (topic == Topic::ShapeOnly)
        return WorksheetTask::Size;
    return topic == Topic::MatrixForm ? WorksheetTask::Matrix : WorksheetTask::Output;
}

void addGrids(Worksheet& worksheet, const std::string& label, const Tensor4<Rational>& values)
{
    addPlanes(worksheet, label, values.shape(),
              [&](Index n, Index c, Cell cell) { return numberText(values.at(n, c, cell)); });
}

void addEmptyGrids(Worksheet& worksheet, const std::string& label, Shape4 shape)
{
    addPlanes(worksheet, label, shape, [](Index, Index, Cell) { return std::string(); });
}

void addGiven(Worksheet& worksheet, const Experiment& experiment, WorksheetTask task)
{
    worksheet.blocks.push_back(sheet::Code{repr(layerOf(experiment))});
    const Size2 input = experiment.input.shape().plane();
    if (task == WorksheetTask::Size) {
        worksheet.blocks.push_back(sheet::Paragraph{"The input has " +
                                                    counted(input.height, "row") + " and " +
                                                    counted(input.width, "column") + "."});
        return;
    }
    addGrids(worksheet, "Input X", experiment.input);
    addGrids(worksheet, "Kernel K", experiment.weight);
    if (!experiment.bias)
        return;
    std::string values;
    for (const Rational& value : *experiment.bias)
        values += (values.empty() ? "" : ", ") + numberText(value);
    worksheet.blocks.push_back(sheet::Paragraph{"Bias b = " + values});
}

void addFooter(Worksheet& worksheet, const Experiment& experiment)
{
    worksheet.blocks.push_back(sheet::Paragraph{"Experiment " + fingerprintOf(experiment)});
}

Tensor4<Rational> forwardMatrix(const Experiment& experiment)
{
    const MatrixStructure structure(layerOf(experiment), experiment.input.shape().plane());
    const auto matrix = LayerMatrix<Rational>::build(structure, experiment.weight.values()).value();
    Tensor4<Rational> dense({1, 1, matrix.columns(), matrix.rows()});
    const auto v = matrix.v();
    for (Index row = 0; row < v.rows(); ++row)
        for (decltype(matrix)::VMap::InnerIterator entry(v, row); entry; ++entry)
            dense.at(0, 0, {row, entry.col()}) = entry.value();
    return dense;
}

AxisSettings axisOf(const Experiment& experiment, Axis axis)
{
    return along(axis, experiment.input.shape().plane(), experiment.weight.shape().plane(),
                 experiment.options);
}

} // namespace tconv
