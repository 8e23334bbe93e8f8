// SPDX-License-Identifier: MIT
#include "workspaces/check/output_page.h"

#include "canvas/grid_view.h"
#include "panels/heading.h"
#include "panels/wrap_label.h"
#include "workspaces/check/answer_marks.h"
#include "workspaces/check/answer_pane.h"
#include "workspaces/check/diagnosis_card.h"
#include "workspaces/check/explore_place.h"
#include "workspaces/check/hint_chips.h"
#include "workspaces/check/mistake_words.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace {

constexpr int kMargin = 22;
constexpr int kGap = 24;
constexpr double kAnswerPitch = 52;
constexpr int kLeastAnswer = 204; ///< seven small columns
constexpr double kSmallPitch = 42;
const QString kBullet = QStringLiteral("· ");
constexpr int kMostListed = 6; ///< of the mistakes that cannot be seen

/// The right output, exactly where the arithmetic is.
GridContent::Numbers outputOf(const LabDocument& document)
{
    const tconv::NumberTensor output = document.shownEvaluation().output();
    const tconv::Shape4& shape = output.shape();
    GridContent::Numbers numbers(shape);
    for (tconv::Index n = 0; n < shape.batch; ++n)
        for (tconv::Index c = 0; c < shape.channels; ++c)
            for (tconv::Index row = 0; row < shape.height; ++row)
                for (tconv::Index column = 0; column < shape.width; ++column)
                    numbers.at(n, c, {row, column}) = output.exact(n, c, {row, column});
    return numbers;
}

} // namespace

OutputPage::OutputPage(Lab& lab, QWidget* parent, AnswerChecker::Diagnose diagnose)
    : QWidget(parent)
    , m_lab(lab)
    , m_sheet(lab.document())
    , m_content(lab, m_sheet, tr("Your answer"), tr("answer"))
    , m_checker(lab, m_sheet, nullptr, std::move(diagnose))
    , m_blind(lab.document())
    , m_mistakeNumbers(lab, tr("With this mistake"), tr("mistake"))
    , m_rightNumbers(lab, tr("As it is"), tr("right"))
{
    build();
    connectAll();
    followExperiment();
    refresh();
}

void OutputPage::build()
{
    m_pane = new AnswerPane(m_lab, m_content, AnswerPane::Size::Chosen, this);
    m_pane->view().setLargestPitch(kAnswerPitch);
    m_pane->setMinimumWidth(kLeastAnswer);
    m_card = new DiagnosisCard(this);
    m_chips = new HintChips(m_lab.settings(), this);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(m_card);
    right->addWidget(m_chips);
    right->addStretch();
    auto* top = new QHBoxLayout;
    top->setSpacing(kGap);
    top->addWidget(m_pane, 9);
    top->addLayout(right, 16);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, 8, kMargin, 12);
    layout->setSpacing(16);
    layout->addLayout(top, 6);
    layout->addWidget(buildGrids(), 5);
}

QWidget* OutputPage::buildGrids()
{
    auto* below = new QWidget(this);
    auto* grids = new QGridLayout(below);
    grids->setContentsMargins(0, 0, 0, 0);
    grids->setHorizontalSpacing(kGap);
    grids->setVerticalSpacing(4);
    const auto add = [&](int column, NumbersContent& numbers, QLabel*& title, GridView*& view) {
        title = new QLabel(below);
        title->setWordWrap(true);
        title->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
        title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
        view = new GridView(numbers, below);
        view->setLargestPitch(kSmallPitch);
        view->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        view->setHasNumbers(false);
        view->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
        grids->addWidget(title, 0, column);
        grids->addWidget(view, 1, column);
        grids->setColumnStretch(column, 1);
    };
    add(0, m_mistakeNumbers, m_mistakeTitle, m_mistake);
    add(1, m_rightNumbers, m_rightTitle, m_right);
    grids->addWidget(buildBlind(), 0, 2, 2, 1);
    grids->setColumnStretch(2, 1);
    grids->setRowStretch(1, 1);
    return below;
}

QWidget* OutputPage::buildBlind()
{
    auto* blind = new QWidget(this);
    auto* layout = new QVBoxLayout(blind);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_blindTitle = new QLabel(blind);
    m_blindTitle->setWordWrap(true);
    m_blindWords = new WrapLabel(blind);
    m_blindWords->setProperty("role", QStringLiteral("muted"));
    m_better = new QPushButton(blind);
    m_better->setText(tr("Use one that can"));
    m_better->setToolTip(tr("Open the example that reveals most of these mistakes"));
    m_better->setProperty("link", true);
    m_better->setFocusPolicy(Qt::StrongFocus);
    m_better->setCursor(Qt::PointingHandCursor);
    layout->addWidget(m_blindTitle);
    layout->addWidget(m_blindWords);
    layout->addWidget(m_better, 0, Qt::AlignLeft);
    layout->addStretch();
    auto* scroll = new QScrollArea(this); // a low window has no room for a long list
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(blind);
    scroll->viewport()->setAutoFillBackground(false);
    blind->setAutoFillBackground(false);
    return scroll;
}

void OutputPage::connectAll()
{
    connect(&m_lab.document(), &LabDocument::changed, this, &OutputPage::followExperiment);
    connect(&m_lab.settings(), &Settings::changed, this, &OutputPage::followExperiment);
    connect(&m_lab.selection(), &Selection::planesChanged, this, &OutputPage::refresh);
    connect(&m_sheet, &AnswerSheet::changed, this, &OutputPage::refresh);
    connect(&m_checker, &AnswerChecker::changed, this, &OutputPage::refresh);
    connect(&m_blind, &BlindSpots::changed, this, &OutputPage::refreshBlind);
    connect(m_card, &DiagnosisCard::chosen, this, [this](int finding) {
        m_chosen = finding;
        refresh();
    });
    connect(m_card, &DiagnosisCard::cancelAsked, &m_checker, &AnswerChecker::cancel);
    connect(m_card, &DiagnosisCard::stepAsked, this, &OutputPage::showStep);
    connect(m_card, &DiagnosisCard::anotherAsked, this, &OutputPage::askForAnother);
    connect(m_card, &DiagnosisCard::apartAsked, this, [this] {
        if (const tconv::Diagnosis* found = m_checker.diagnosis(); found && found->tellsApart)
            Q_EMIT experimentAsked(tr("Open an example that tells them apart"), *found->tellsApart);
    });
    connect(m_better, &QPushButton::clicked, this, [this] {
        if (m_blind.better())
            Q_EMIT experimentAsked(tr("Open an example that reveals more"), *m_blind.better());
    });
}

CheckState OutputPage::state() const
{
    return {.answer = &m_sheet.answer(),
            .isAskedFor = m_checker.isAskedFor(),
            .comparison = m_checker.comparison(),
            .diagnosis = m_checker.diagnosis(),
            .isSearching = m_checker.isSearching(),
            .chosen = m_chosen};
}

void OutputPage::followExperiment()
{
    // A size that is not given away starts as the input's.
    tconv::Shape4 shape = m_lab.document().shownEvaluation().outputShape();
    const tconv::Shape4& input = m_lab.document().shownExperiment().input.shape();
    if (m_keepsSize || !m_lab.settings().givesAnswerSize())
        shape = {shape.batch, shape.channels, input.height, input.width};
    m_sheet.follow(shape);
    m_pane->setRefusal(m_sheet.cells() > 0 ? QString()
                                           : AnswerSheet::refusal(shape).value_or(QString()));
    refresh();
}

void OutputPage::refresh()
{
    CheckState now = state();
    const Settings::HintLevel level = m_lab.settings().hintLevel();
    CardText text = cardText(now, level);
    if (text.choices != m_card->text().choices && std::exchange(m_chosen, 0) != 0) {
        now = state();
        text = cardText(now, level);
    }
    m_card->show(text, m_chosen);
    m_card->setSearching(m_checker.isSlow());
    m_pane->setRemark(answerRemark(now));
    refreshMarks(now);
    refreshGrids(now);
}

void OutputPage::refreshMarks(const CheckState& now)
{
    const bool isShown = now.isAskedFor && now.comparison &&
                         m_lab.settings().hintLevel() >= Settings::HintLevel::Where;
    m_content.setMarks(isShown ? answerMarks(m_sheet.answer(), *now.comparison)
                               : std::vector<AnswerMark>());
}

void OutputPage::refreshGrids(const CheckState& now)
{
    const bool isShown =
        now.isAskedFor && now.comparison && now.comparison->verdict == tconv::Verdict::Wrong &&
        m_lab.settings().hintLevel() == Settings::HintLevel::Full && m_sheet.cells() > 0;
    const tconv::Finding* finding =
        isShown ? shownFinding(now, m_lab.settings().hintLevel()) : nullptr;
    const bool hasMistake = finding && finding->grid;
    const tconv::Index sample = m_content.sample();
    const tconv::Index channel = m_content.channel();
    if (isShown)
        m_rightNumbers.show(outputOf(m_lab.document()), sample, channel);
    if (hasMistake) {
        m_mistakeNumbers.setMarksDifferences(outputOf(m_lab.document()));
        m_mistakeNumbers.show(*finding->grid, sample, channel);
    }
    if (!isShown)
        m_rightNumbers.show({}, 0, 0);
    if (!hasMistake)
        m_mistakeNumbers.show({}, 0, 0);
    setTitle(*m_mistakeTitle, m_mistakeNumbers.name(), tr("what it gives"));
    setTitle(*m_rightTitle, m_rightNumbers.name(), tr("right"));
    m_mistakeTitle->setText(hasMistake ? m_mistakeTitle->text() : QString());
    m_rightTitle->setText(isShown ? m_rightTitle->text() : QString());
    for (const auto& [view, has] : {std::pair(m_mistake, hasMistake), std::pair(m_right, isShown)})
        view->setFocusPolicy(has ? Qt::StrongFocus : Qt::NoFocus);
}

void OutputPage::setTitle(QLabel& label, const QString& name, const QString& remark)
{
    showHeading(label, {name, remark});
}

void OutputPage::refreshBlind()
{
    const auto& mistakes = m_blind.mistakes();
    const bool isKnown = m_blind.isKnown() && !mistakes.empty();
    setTitle(*m_blindTitle, isKnown ? tr("This example cannot reveal") : QString(), {});
    QStringList titles;
    for (const tconv::Mistake* mistake : mistakes)
        if (titles.size() < kMostListed)
            titles.append(mistakeTitle(*mistake));
    const qsizetype rest = static_cast<qsizetype>(mistakes.size()) - titles.size();
    if (rest > 0)
        titles.append(tr("and %1 more").arg(rest));
    m_blindWords->setText(isKnown ? kBullet + titles.join(QLatin1Char('\n') + kBullet) : QString());
    m_better->setVisible(isKnown && m_blind.better());
}

void OutputPage::showStep()
{
    const tconv::Diagnosis* found = m_checker.diagnosis();
    if (!found || !found->firstWrong || !found->firstWrong->output)
        return;
    showOutputCell(m_lab, *found->firstWrong->output);
    Q_EMIT exploreAsked();
}

void OutputPage::askForAnother()
{
    const CheckState now = state();
    const tconv::Finding* finding = shownFinding(now, Settings::HintLevel::Full);
    tconv::Topic topic = tconv::Topic::Overlap;
    for (const std::string& id : finding ? finding->ids : std::vector<std::string>())
        if (const tconv::Mistake* mistake = tconv::findMistake(id);
            mistake && !mistake->topics.empty())
            topic = mistake->topics.front();
    Q_EMIT anotherAsked(topic);
}

void OutputPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_checker.setActive(true);
    m_blind.setActive(true);
}

void OutputPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_checker.setActive(false);
    m_blind.setActive(false);
}

void OutputPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_better) {
        refresh();
        refreshBlind();
    }
}
