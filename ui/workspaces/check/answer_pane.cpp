// SPDX-License-Identifier: MIT
#include "workspaces/check/answer_pane.h"

#include "canvas/grid_commands.h"
#include "canvas/grid_view.h"
#include "panels/heading.h"
#include "workspaces/check/answer_paste.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using tconv::Index;

namespace {

constexpr int kLongestSide = 999;

QHBoxLayout* rowIn(QWidget& widget)
{
    auto* row = new QHBoxLayout(&widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    return row;
}

} // namespace

AnswerPane::AnswerPane(Lab& lab, AnswerContent& content, Size size, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_content(content)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_title = new QLabel(this);
    m_title->setWordWrap(true);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum); // never moves the grid
    layout->addWidget(m_title);
    addSizeRow(size);
    m_view = new GridView(content, this);
    m_view->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_view->commands().setPasteReader(
        [this](const QString& text) { pasteAnswer(*m_view, m_content, text); });
    layout->addWidget(m_view, 1);
    m_refusal = new QLabel(this);
    m_refusal->setWordWrap(true);
    m_refusal->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_refusal->setProperty("role", QStringLiteral("muted"));
    m_refusal->hide();
    layout->addWidget(m_refusal, 1);
    connect(&content.sheet(), &AnswerSheet::changed, this, &AnswerPane::follow);
    connect(&lab.selection(), &Selection::planesChanged, this, &AnswerPane::follow);
    follow();
    setRemark({});
}

QSpinBox* AnswerPane::addBox(QLayout& row, const QString& label, const QString& tip)
{
    auto* words = new QLabel(label, this);
    words->setProperty("role", QStringLiteral("muted"));
    row.addWidget(words);
    auto* box = new QSpinBox(this);
    box->setRange(1, kLongestSide);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons); // the arrow keys do it, and it stays small
    box->setAlignment(Qt::AlignCenter);
    box->setFixedWidth(44);
    box->setKeyboardTracking(false);
    box->setToolTip(tip);
    box->setAccessibleName(tip);
    words->setBuddy(box);
    row.addWidget(box);
    return box;
}

void AnswerPane::addSizeRow(Size size)
{
    m_sizeRow = new QWidget(this);
    QHBoxLayout* row = rowIn(*m_sizeRow);
    m_height = addBox(*row, tr("Size"), tr("Rows of your answer"));
    m_width = addBox(*row, QStringLiteral("×"), tr("Columns of your answer"));
    m_planes = new QWidget(this);
    QHBoxLayout* planes = rowIn(*m_planes);
    m_sample = addBox(*planes, tr("Sample"), tr("Shown sample"));
    m_channel = addBox(*planes, tr("Channel"), tr("Shown output channel"));
    for (QSpinBox* box : {m_sample, m_channel})
        connect(box, &QSpinBox::valueChanged, this, &AnswerPane::showPlanes);
    for (QSpinBox* box : {m_height, m_width})
        connect(box, &QSpinBox::valueChanged, this, &AnswerPane::resizeSheet);
    row->addStretch();
    planes->addStretch();
    m_sizeRow->setVisible(size == Size::Chosen);
    layout()->addWidget(m_sizeRow);
    layout()->addWidget(m_planes);
}

void AnswerPane::setRemark(const QString& remark)
{
    m_remark = remark;
    showHeading(*m_title, {m_content.name(), remark});
    m_view->setAccessibleDescription(remark);
}

void AnswerPane::setRefusal(const QString& sentence)
{
    m_refusal->setText(sentence);
    m_refusal->setVisible(!sentence.isEmpty());
    m_view->setVisible(sentence.isEmpty());
}

void AnswerPane::follow()
{
    const QScopedValueRollback following(m_isFollowing, true);
    const tconv::Shape4& shape = m_content.sheet().shape();
    m_height->setValue(static_cast<int>(shape.height));
    m_width->setValue(static_cast<int>(shape.width));
    m_sample->setRange(0, static_cast<int>(std::max<Index>(1, shape.batch)) - 1);
    m_channel->setRange(0, static_cast<int>(std::max<Index>(1, shape.channels)) - 1);
    m_sample->setValue(static_cast<int>(m_content.sample()));
    m_channel->setValue(static_cast<int>(m_content.channel()));
    m_planes->setVisible(shape.batch * shape.channels > 1);
}

void AnswerPane::resizeSheet()
{
    if (m_isFollowing)
        return;
    if (const auto sentence = m_content.sheet().resize({m_height->value(), m_width->value()})) {
        m_view->showBubble(GridBubble::Kind::Problem, *sentence);
        follow();
    }
}

void AnswerPane::showPlanes()
{
    if (m_isFollowing)
        return;
    Selection& selection = m_lab.selection();
    selection.showPlanes(m_lab.document().shownExperiment(), m_sample->value(),
                         selection.inputChannel(), m_channel->value());
}

void AnswerPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_view)
        setRemark(m_remark);
}
