// SPDX-License-Identifier: MIT
#include "workspaces/check/hint_chips.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

HintChips::HintChips(Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_chips(new QButtonGroup(this))
{
    setAccessibleName(tr("Hints"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    using Level = Settings::HintLevel;
    addChip(Level::Count, tr("How many are wrong"), tr("Only the number of wrong cells"));
    addChip(Level::Where, tr("Where"), tr("Right and wrong cells are marked"));
    addChip(Level::Rule, tr("Which rule"), tr("The mistake is named, where it is a known one"));
    addChip(Level::Full, tr("Full explanation"),
            tr("The first wrong cell worked out, and the right result"));
    layout->addStretch();
    const auto follow = [this] {
        m_chips->button(static_cast<int>(m_settings.hintLevel()))->setChecked(true);
    };
    connect(&settings, &Settings::changed, this, follow);
    connect(m_chips, &QButtonGroup::idClicked, this,
            [this](int id) { m_settings.setHintLevel(static_cast<Settings::HintLevel>(id)); });
    follow();
}

void HintChips::addChip(Settings::HintLevel level, const QString& text, const QString& tip)
{
    auto* chip = new QToolButton(this);
    chip->setText(text);
    chip->setToolTip(tip);
    chip->setAccessibleName(text);
    chip->setAccessibleDescription(tip);
    chip->setCheckable(true);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setProperty("chip", true);
    m_chips->addButton(chip, static_cast<int>(level));
    layout()->addWidget(chip);
}

void HintChips::choose(Settings::HintLevel level)
{
    m_chips->button(static_cast<int>(level))->click();
}
