// SPDX-License-Identifier: MIT
#include "workspaces/matrix/matrix_workspace.h"

#include "panels/explanation_panel.h"
#include "workspaces/matrix/matrix_explanation.h"
#include "workspaces/matrix/multiply_page.h"
#include "workspaces/matrix/pair_page.h"
#include "workspaces/matrix/recipe_page.h"
#include "workspaces/matrix/round_trip_page.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

QToolButton* segment(const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setProperty("compact", true);
    return button;
}

} // namespace

MatrixWorkspace::MatrixWorkspace(Lab& lab, QWidget* parent)
    : Workspace(lab, tr("Matrix"), parent)
    , m_highlights(lab)
    , m_model(lab)
{
    m_pages = new QStackedWidget(this);
    m_pageButtons = new QButtonGroup(this);
    m_bar = new QHBoxLayout;
    m_bar->setSpacing(2);
    m_multiply = new MultiplyPage(lab, m_model, m_highlights, m_pages);
    m_pair = new PairPage(m_model, m_pages);
    addPage(QStringLiteral("product"), tr("Vᵀ · x"),
            tr("The layer as a product with a sparse matrix"), m_multiply);
    addPage(QStringLiteral("pair"), tr("Vᵀ and V"),
            tr("The matrix of the Conv2d and its transpose"), m_pair);
    m_recipe = new RecipePage(lab, m_model, m_highlights, m_pages);
    m_roundTrip = new RoundTripPage(lab, m_highlights, m_pages);
    addPage(QStringLiteral("recipe"), tr("Recipe"), tr("From the kernel to the matrix, row by row"),
            m_recipe);
    addPage(QStringLiteral("inverse"), tr("Not the inverse"),
            tr("There and back: shapes return, values do not"), m_roundTrip);
    addOrder(*m_bar);
    connect(m_pageButtons, &QButtonGroup::idClicked, this, &MatrixWorkspace::showPageAt);
    m_pageButtons->button(0)->setChecked(true);

    m_explanation = new ExplanationPanel(
        lab, m_highlights, this, [this] { return explainInMatrix(m_lab, m_highlights, m_model); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 12);
    layout->setSpacing(8);
    auto* barRow = new QHBoxLayout;
    barRow->setContentsMargins(22, 0, 22, 0);
    barRow->addLayout(m_bar);
    layout->addLayout(barRow);
    layout->addWidget(m_pages, 1);
    auto* cardRow = new QHBoxLayout;
    cardRow->setContentsMargins(22, 0, 22, 0);
    cardRow->addWidget(m_explanation);
    layout->addLayout(cardRow);
    connect(&lab.playback(), &Playback::stepChanged, this, &MatrixWorkspace::showMode);
    showMode();
}

void MatrixWorkspace::addPage(const QString& name, const QString& text, const QString& tip,
                              QWidget* page)
{
    page->setObjectName(name);
    QToolButton* button = segment(text, tip, this);
    m_pageButtons->addButton(button, m_pages->addWidget(page));
    m_bar->addWidget(button);
}

void MatrixWorkspace::showPage(const QString& name)
{
    for (int id = 0; id < m_pages->count(); ++id)
        if (m_pages->widget(id)->objectName() == name)
            m_pageButtons->button(id)->click();
}

void MatrixWorkspace::showPageAt(int index)
{
    m_pages->setCurrentIndex(index);
    const QWidget* page = m_pages->currentWidget();
    if (page == m_recipe) // it is about the rows of V, the columns of Vᵀ
        m_lab.playback().setMode(StepMode::Scatter);
    for (QAbstractButton* button : m_orderButtons->buttons())
        button->setVisible(page == m_multiply || page == m_pair);
}

void MatrixWorkspace::addOrder(QHBoxLayout& bar)
{
    bar.addStretch();
    m_orderButtons = new QButtonGroup(this);
    const auto add = [&](const QString& text, const QString& tip, StepMode mode) {
        QToolButton* button = segment(text, tip, this);
        m_orderButtons->addButton(button, static_cast<int>(mode));
        bar.addWidget(button);
    };
    add(tr("Columns"), tr("One input cell after the other: a column of Vᵀ is a stamp (scatter)"),
        StepMode::Scatter);
    add(tr("Rows"), tr("One output cell after the other: a row of Vᵀ is a sum (gather)"),
        StepMode::Gather);
    connect(m_orderButtons, &QButtonGroup::idClicked, this,
            [this](int id) { m_lab.playback().setMode(static_cast<StepMode>(id)); });
}

void MatrixWorkspace::showMode()
{
    m_orderButtons->button(static_cast<int>(m_lab.playback().mode()))->setChecked(true);
}
