// SPDX-License-Identifier: MIT
#include "panels/layer_card.h"

#include "panels/argument_field.h"
#include "panels/argument_text.h"
#include "panels/axis_pair_row.h"
#include "panels/bool_box.h"
#include "panels/chain_button.h"
#include "panels/code_label.h"
#include "panels/layer_problems.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace {

QHBoxLayout* newRowLayout(QWidget* row)
{
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

QFrame* newRule(QWidget* parent)
{
    auto* rule = new QFrame(parent);
    rule->setFrameShape(QFrame::HLine);
    rule->setFrameShadow(QFrame::Plain);
    rule->setForegroundRole(QPalette::Mid);
    return rule;
}

} // namespace

LayerCard::LayerCard(QWidget* parent)
    : QFrame(parent)
{
    setProperty("card", true);
    setStyleSheet(QStringLiteral("ArgumentField { padding: 0; }"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 10, 10);
    layout->setSpacing(4);
    layout->addWidget(newFirstRow());
    for (const Argument argument : {Argument::KernelSize, Argument::Stride, Argument::Padding,
                                    Argument::OutputPadding, Argument::Dilation})
        addPair(layout, argument);
    layout->addWidget(newLastRow());
    layout->addSpacing(2);
    layout->addWidget(newRule(this));
    layout->addSpacing(2);
    addPair(layout, Argument::InputSize);
}

void LayerCard::showSettings(const LayerSettings& settings)
{
    for (const auto& [argument, field] : m_singles)
        field->showValue(valueAt(settings, {argument}));
    for (const auto& [argument, row] : m_rows) {
        for (const tconv::Axis axis : tconv::kAxes)
            row->field(axis)->showValue(valueAt(settings, {argument, axis}));
        if (valueAt(settings, {argument, tconv::Axis::Height}) !=
            valueAt(settings, {argument, tconv::Axis::Width}))
            row->chain()->setChecked(false);
    }
    row(Argument::InputSize)
        ->setLeadingText(QStringLiteral("%1, %2, ")
                             .arg(settings.input.batch)
                             .arg(settings.input.channels)
                             .toHtmlEscaped());
    const QSignalBlocker blocker(m_bias);
    m_bias->setChecked(settings.layer.bias);
}

void LayerCard::markProblems(const LayerSettings& settings,
                             const std::vector<tconv::Problem>& problems)
{
    const auto isBroken = [&](const Place& place) {
        return std::any_of(problems.begin(), problems.end(), [&](const tconv::Problem& problem) {
            return concerns(problem, settings, place);
        });
    };
    for (const auto& [argument, field] : m_singles)
        field->setBreaksRule(isBroken({argument}));
    for (const auto& [argument, row] : m_rows)
        for (const tconv::Axis axis : tconv::kAxes)
            row->field(axis)->setBreaksRule(isBroken({argument, axis}));
}

void LayerCard::mark(const Place& place)
{
    for (const tconv::Axis axis : place.axes())
        field({place.argument, axis})->setBreaksRule(true);
}

void LayerCard::lockEqualPairs(const LayerSettings& settings)
{
    for (const auto& [argument, row] : m_rows)
        row->chain()->setChecked(valueAt(settings, {argument, tconv::Axis::Height}) ==
                                 valueAt(settings, {argument, tconv::Axis::Width}));
}

Place LayerCard::withLock(Place place) const
{
    place.isLocked = isPair(place.argument) && row(place.argument)->chain()->isChecked();
    return place;
}

ArgumentField* LayerCard::field(const Place& place) const
{
    return isPair(place.argument) ? row(place.argument)->field(place.axis)
                                  : m_singles.at(place.argument);
}

QWidget* LayerCard::newFirstRow()
{
    auto* row = new QWidget(this);
    QHBoxLayout* layout = newRowLayout(row);
    layout->addWidget(newCodeLabel(row, QStringLiteral("ConvTranspose2d(")));
    layout->addWidget(newSingle(row, Argument::InChannels));
    layout->addWidget(newCodeLabel(row, QStringLiteral(", ")));
    layout->addWidget(newSingle(row, Argument::OutChannels));
    layout->addWidget(newCodeLabel(row, QStringLiteral(",")));
    layout->addStretch();
    return row;
}

QWidget* LayerCard::newLastRow()
{
    auto* row = new QWidget(this);
    QHBoxLayout* layout = newRowLayout(row);
    layout->addWidget(newCodeLabel(row, QStringLiteral("groups=")));
    layout->addWidget(newSingle(row, Argument::Groups));
    layout->addWidget(newCodeLabel(row, QStringLiteral(", bias=")));
    m_bias = new BoolBox(row);
    m_bias->setFont(codeFont());
    m_bias->setAccessibleName(QStringLiteral("bias"));
    m_bias->setToolTip(tr("bias: one number for each output channel, added to every cell"));
    m_bias->setWhatsThis(tr("Adds one number for each output channel to every cell of the output, "
                            "also where no stamp lands. New biases are 0."));
    layout->addWidget(m_bias);
    layout->addWidget(newCodeLabel(row, QStringLiteral(")")));
    layout->addStretch();
    connect(m_bias, &QCheckBox::clicked, this, &LayerCard::biasClicked);
    return row;
}

void LayerCard::addPair(QBoxLayout* layout, Argument argument)
{
    auto* row = new AxisPairRow(argument, this);
    m_rows[argument] = row;
    layout->addWidget(row);
    for (const tconv::Axis axis : tconv::kAxes)
        listen(row->field(axis), {argument, axis});
    connect(row, &AxisPairRow::chainToggled, this,
            [this, argument] { Q_EMIT chainClicked(withLock({argument})); });
}

ArgumentField* LayerCard::newSingle(QWidget* parent, Argument argument)
{
    auto* field = new ArgumentField(parent);
    field->setAccessibleName(accessibleNameOf({argument}));
    field->setToolTip(toolTipOf(argument));
    field->setWhatsThis(whatsThisOf(argument));
    m_singles[argument] = field;
    listen(field, {argument});
    return field;
}

void LayerCard::listen(ArgumentField* field, const Place& place)
{
    field->setFont(codeFont());
    connect(field, &ArgumentField::valueEntered, this,
            [this, place](qint64 value) { Q_EMIT valueEntered(withLock(place), value); });
    connect(field, &ArgumentField::stepAsked, this,
            [this, place](int steps) { Q_EMIT stepAsked(withLock(place), steps); });
    connect(field, &ArgumentField::focusGained, this,
            [this, place] { Q_EMIT focusGained(withLock(place)); });
    connect(field, &ArgumentField::textRefused, this, &LayerCard::textRefused);
    connect(field, &ArgumentField::callPasted, this, &LayerCard::callPasted);
    connect(field, &ArgumentField::focusLost, this, &LayerCard::focusLost);
}
