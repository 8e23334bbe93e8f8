// SPDX-License-Identifier: MIT
#include "workspaces/check/shape_page.h"

#include "panels/heading.h"
#include "panels/wrap_label.h"
#include "workspaces/check/diagnosis_card.h"
#include "workspaces/check/hint_chips.h"
#include <tconv/layer/size.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int kLongestSide = 999;
constexpr int kCardHeight = 240;
constexpr int kCardWidth = 620;

} // namespace

ShapePage::ShapePage(Lab& lab, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_sheet(lab.document())
    , m_checker(lab, m_sheet)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 8, 22, 12);
    layout->setSpacing(12);
    m_title = new QLabel(this);
    layout->addWidget(m_title);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_height = newBox(tr("Rows of the output, as you have it"));
    m_width = newBox(tr("Columns of the output, as you have it"));
    row->addWidget(m_height);
    row->addWidget(new QLabel(QStringLiteral("×"), this));
    row->addWidget(m_width);
    row->addStretch();
    layout->addLayout(row);
    m_card = new DiagnosisCard(this);
    m_card->setFixedHeight(kCardHeight);
    m_card->setMaximumWidth(kCardWidth);
    layout->addWidget(m_card);
    m_chips = new HintChips(lab.settings(), this);
    layout->addWidget(m_chips);
    layout->addStretch();
    connectAll();
    follow();
    refresh();
}

QSpinBox* ShapePage::newBox(const QString& name)
{
    auto* box = new QSpinBox(this);
    box->setRange(0, kLongestSide);
    box->setSpecialValueText(QStringLiteral("?")); // nothing claimed yet
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignCenter);
    box->setKeyboardTracking(false);
    box->setFixedWidth(72);
    box->setToolTip(name);
    box->setAccessibleName(name);
    box->installEventFilter(this);
    connect(box, &QSpinBox::valueChanged, this, &ShapePage::claim);
    return box;
}

/// A click into a field lets its old number, or the "?", be typed over.
bool ShapePage::eventFilter(QObject* watched, QEvent* event)
{
    if (auto* box = qobject_cast<QSpinBox*>(watched); box && event->type() == QEvent::FocusIn)
        QTimer::singleShot(0, box, &QSpinBox::selectAll);
    return QWidget::eventFilter(watched, event);
}

/// Both axes with the numbers put in.
QString ShapePage::formulas() const
{
    const tconv::Experiment& experiment = m_lab.document().shownExperiment();
    QStringList lines;
    for (const tconv::Axis axis : tconv::kAxes)
        lines.append(
            (axis == tconv::Axis::Height ? QStringLiteral("H = %1") : QStringLiteral("W = %1"))
                .arg(QString::fromStdString(tconv::sizeFormulaText(
                    tconv::along(axis, experiment.input.shape().plane(),
                                 experiment.weight.shape().plane(), experiment.options)))));
    return lines.join(QLatin1Char('\n'));
}

void ShapePage::connectAll()
{
    connect(&m_lab.settings(), &Settings::changed, this, &ShapePage::refresh);
    connect(&m_sheet, &AnswerSheet::changed, this, &ShapePage::follow);
    connect(&m_checker, &AnswerChecker::changed, this, &ShapePage::refresh);
    connect(m_card, &DiagnosisCard::cancelAsked, &m_checker, &AnswerChecker::cancel);
    connect(m_card, &DiagnosisCard::chosen, this, [this](int finding) {
        m_chosen = finding;
        refresh();
    });
    connect(m_card, &DiagnosisCard::anotherAsked, this,
            [this] { Q_EMIT anotherAsked(tconv::Topic::ShapeOnly); });
    connect(m_card, &DiagnosisCard::apartAsked, this, [this] {
        if (const tconv::Diagnosis* found = m_checker.diagnosis(); found && found->tellsApart)
            Q_EMIT experimentAsked(tr("Open an example that tells them apart"), *found->tellsApart);
    });
}

void ShapePage::claim()
{
    if (m_isFollowing)
        return;
    const tconv::Size2 size{m_height->value(), m_width->value()};
    const tconv::Shape4 output = m_lab.document().shownEvaluation().outputShape();
    const tconv::Shape4 shape{output.batch, output.channels, size.height, size.width};
    const bool isTooLarge =
        shape.elements().value_or(tconv::kMaxAnswerCells + 1) > tconv::kMaxAnswerCells;
    if (size.height == 0 || size.width == 0 || isTooLarge) {
        if (!m_sheet.answer().shapeOnly)
            return; // one field is still empty
        m_sheet.clear();
        return;
    }
    tconv::Answer answer = tconv::openAnswer(shape);
    answer.shapeOnly = true;
    m_sheet.edit(tr("Claim the size %1 × %2").arg(size.height).arg(size.width), std::move(answer));
}

void ShapePage::follow()
{
    const QScopedValueRollback following(m_isFollowing, true);
    const bool isClaimed = m_sheet.answer().shapeOnly;
    const tconv::Size2 size = isClaimed ? m_sheet.shape().plane() : tconv::Size2{};
    m_height->setValue(static_cast<int>(size.height));
    m_width->setValue(static_cast<int>(size.width));
    refresh();
}

void ShapePage::refresh()
{
    if (!m_card)
        return;
    showHeading(*m_title, {tr("Size of the output"), tr("height × width, without a grid")});
    CheckState now{.answer = &m_sheet.answer(),
                   .isAskedFor = m_checker.isAskedFor(),
                   .comparison = m_checker.comparison(),
                   .diagnosis = m_checker.diagnosis(),
                   .isSearching = m_checker.isSearching(),
                   .chosen = m_chosen};
    CardText text = cardText(now, m_lab.settings().hintLevel());
    if (!m_sheet.answer().shapeOnly)
        text = {.title = tr("Which size does the output have?"),
                .body = tr("Compute it from the layer and the size of the input, and type both "
                           "numbers.")};
    if (text.choices != m_card->text().choices)
        m_chosen = 0;
    text.offersStep = false; // no cell is wrong
    if (m_lab.settings().hintLevel() == Settings::HintLevel::Full && now.comparison &&
        now.comparison->verdict == tconv::Verdict::Wrong)
        text.remark = formulas();
    m_card->show(text, m_chosen);
    m_card->setSearching(m_checker.isSlow());
}

void ShapePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_checker.setActive(true);
}

void ShapePage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_checker.setActive(false);
}

void ShapePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}
