// SPDX-License-Identifier: MIT
#include "workspaces/check/matrix_page.h"

#include "canvas/grid_view.h"
#include "panels/wrap_label.h"
#include "workspaces/check/answer_marks.h"
#include "workspaces/check/answer_pane.h"
#include "workspaces/check/diagnosis_card.h"
#include "workspaces/check/hint_chips.h"
#include "workspaces/check/matrix_answer.h"
#include <tconv/matrix/layer_matrix.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

using tconv::Index;

namespace {

constexpr double kPitch = 34;
constexpr int kCardHeight = 150;

tconv::Comparison otherShape(const tconv::Shape4& right)
{
    tconv::Comparison comparison;
    comparison.verdict = tconv::Verdict::Wrong;
    comparison.shapeOk = false;
    comparison.expectedShape = right;
    return comparison;
}

} // namespace

MatrixPage::MatrixPage(Lab& lab, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_sheet(lab.document())
    , m_content(lab, m_sheet, tr("Your V"), QStringLiteral("V"))
{
    build();
    connect(&lab.document(), &LabDocument::changed, this, &MatrixPage::followExperiment);
    connect(&lab.settings(), &Settings::changed, this, &MatrixPage::refresh);
    connect(&m_sheet, &AnswerSheet::changed, this, &MatrixPage::refresh);
    connect(&m_pane->view(), &GridView::selectionChanged, this, &MatrixPage::refreshRow);
    connect(m_zeros, &QToolButton::clicked, this, &MatrixPage::fillRowWithZeros);
}

void MatrixPage::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 8, 22, 12);
    layout->setSpacing(10);
    m_pane = new AnswerPane(m_lab, m_content, AnswerPane::Size::Fixed, this);
    m_pane->view().setLargestPitch(kPitch);
    layout->addWidget(m_pane, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    m_rowWords = new WrapLabel(this);
    row->addWidget(m_rowWords, 1);
    m_zeros = new QToolButton(this);
    m_zeros->setText(tr("0 into the Rest of the Row"));
    m_zeros->setToolTip(tr("Fills the open cells of the current row with zeros"));
    m_zeros->setFocusPolicy(Qt::StrongFocus);
    m_zeros->setProperty("chip", true);
    row->addWidget(m_zeros, 0, Qt::AlignTop);
    layout->addLayout(row);
    m_card = new DiagnosisCard(this);
    m_card->setFixedHeight(kCardHeight);
    layout->addWidget(m_card);
    m_chips = new HintChips(m_lab.settings(), this);
    layout->addWidget(m_chips);
}

void MatrixPage::followExperiment()
{
    if (!isVisible() || m_experiment == m_lab.document().shownSnapshot())
        return; // showEvent() comes back to it
    m_experiment = m_lab.document().shownSnapshot();
    const tconv::MatrixStructure structure = tconv::structureOf(*m_experiment);
    const QString refusal = matrixRefusal(structure);
    m_pane->setRefusal(refusal);
    m_structure.reset();
    if (refusal.isEmpty()) {
        m_structure = structure;
        m_right = matrixNumbers(*m_experiment, structure);
        m_sheet.follow(matrixShape(structure));
    }
    refresh();
}

bool MatrixPage::isAskedFor() const
{
    return !m_sheet.isBlank() && m_structure &&
           (m_lab.settings().checksAtOnce() || m_asked == m_sheet.snapshot());
}

void MatrixPage::check()
{
    m_asked = m_sheet.snapshot();
    refresh();
}

void MatrixPage::refresh()
{
    m_comparison.reset();
    if (isAskedFor() && m_sheet.shape() == m_right.shape())
        m_comparison = compareMatrix(m_sheet.answer(), m_right);
    else if (isAskedFor()) // of an experiment from before
        m_comparison = otherShape(m_right.shape());
    const CheckState now{.answer = &m_sheet.answer(),
                         .isAskedFor = isAskedFor(),
                         .comparison = m_comparison ? &*m_comparison : nullptr};
    m_pane->setRemark(answerRemark(now));
    const bool isMarked = m_comparison && m_comparison->shapeOk &&
                          m_lab.settings().hintLevel() >= Settings::HintLevel::Where;
    m_content.setMarks(isMarked ? answerMarks(m_sheet.answer(), *m_comparison)
                                : std::vector<AnswerMark>());
    refreshRow();
    Q_EMIT judged();
}

Index MatrixPage::currentRow() const
{
    return m_pane->view().currentCell().row;
}

void MatrixPage::refreshRow()
{
    const bool hasRow =
        m_structure && currentRow() < m_sheet.shape().height && m_sheet.shape() == m_right.shape();
    const Settings::HintLevel level = m_lab.settings().hintLevel();
    m_rowWords->setText(hasRow ? matrixRowName(*m_structure, currentRow(), level) : QString());
    m_zeros->setEnabled(hasRow);
    const CheckState now{.answer = &m_sheet.answer(),
                         .isAskedFor = isAskedFor(),
                         .comparison = m_comparison ? &*m_comparison : nullptr};
    // The search for mistakes is about outputs; of a matrix the current row is explained.
    CardText text = cardText(now, std::min(level, Settings::HintLevel::Where));
    if (m_comparison && m_comparison->verdict == tconv::Verdict::Wrong &&
        level >= Settings::HintLevel::Rule && hasRow) {
        const QString words =
            matrixRowWords(*m_structure, m_sheet.answer(), m_right, currentRow(), level);
        text.body = words.isEmpty() ? tr("Row %1 has nothing wrong.").arg(currentRow())
                                    : tr("Row %1: %2").arg(currentRow()).arg(words);
    }
    m_card->show(text, 0);
}

void MatrixPage::fillRowWithZeros()
{
    tconv::Answer after = m_sheet.answer();
    bool changes = false;
    for (Index column = 0; column < m_sheet.shape().width; ++column)
        if (auto& cell = after.cells.at(0, 0, {currentRow(), column}); !cell) {
            cell = tconv::GivenNumber{0, 0, "0"};
            changes = true;
        }
    if (changes)
        m_sheet.edit(tr("Fill row %1 of V with zeros").arg(currentRow()), std::move(after));
}

void MatrixPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    followExperiment();
}

void MatrixPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_card)
        refresh();
}
