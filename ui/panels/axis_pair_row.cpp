// SPDX-License-Identifier: MIT
#include "panels/axis_pair_row.h"

#include "panels/argument_field.h"
#include "panels/argument_text.h"
#include "panels/chain_button.h"
#include "panels/code_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

AxisPairRow::AxisPairRow(Argument argument, QWidget* parent)
    : QWidget(parent)
    , m_argument(argument)
{
    build();
    updateName();
    updateChainTips();
}

void AxisPairRow::setLeadingText(const QString& text)
{
    if (m_leadingText == text)
        return;
    m_leadingText = text;
    updateName();
}

void AxisPairRow::build()
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_name = newCodeLabel(this);
    layout->addWidget(m_name);
    for (const tconv::Axis axis : tconv::kAxes) {
        auto* field = new ArgumentField(this);
        field->setAccessibleName(accessibleNameOf({m_argument, axis}));
        field->setToolTip(toolTipOf(m_argument));
        field->setWhatsThis(whatsThisOf(m_argument));
        m_fields[static_cast<int>(axis)] = field;
        layout->addWidget(field);
        layout->addWidget(newCodeLabel(this, axis == tconv::Axis::Height ? QStringLiteral(", ")
                                                                         : QStringLiteral(")")));
    }
    m_name->setBuddy(m_fields[0]);
    layout->addSpacing(4);
    m_chain = new ChainButton(this);
    m_chain->setAccessibleName(tr("%1: height and width locked")
                                   .arg(QString::fromStdString(std::string(nameOf(m_argument)))));
    m_chain->setWhatsThis(tr("Locks height and width together: a number typed into one of them "
                             "is set in both."));
    layout->addWidget(m_chain);
    layout->addStretch();
    connect(m_chain, &QToolButton::toggled, this, &AxisPairRow::updateChainTips);
    connect(m_chain, &QToolButton::clicked, this, &AxisPairRow::chainToggled);
}

void AxisPairRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_name)
        updateName();
}

void AxisPairRow::updateName()
{
    m_name->setText(argumentHtml(m_argument) + QStringLiteral("=(") + m_leadingText);
}

void AxisPairRow::updateChainTips()
{
    m_chain->setToolTip(m_chain->isChecked()
                            ? tr("Height and width are locked together; click to set them apart")
                            : tr("Height and width are set apart; click to lock them together"));
}
