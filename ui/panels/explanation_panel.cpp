// SPDX-License-Identifier: MIT
#include "panels/explanation_panel.h"

#include "canvas/theme.h"
#include "panels/route_badge.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace {

constexpr int kHeight = 84; ///< fixed, so that the picture above never jumps

void toClipboard(const QString& text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace

ExplanationPanel::ExplanationPanel(Lab& lab, Highlights& highlights, QWidget* parent,
                                   std::function<Explanation()> explain)
    : QFrame(parent)
    , m_lab(lab)
    , m_explain(std::move(explain))
{
    if (!m_explain)
        m_explain = [&lab, &highlights] { return ::explain(lab, highlights); };
    setProperty("card", true);
    setFixedHeight(kHeight);
    build();
    connect(&highlights, &Highlights::changed, this, &ExplanationPanel::refresh);
    connect(&lab.settings(), &Settings::changed, this, &ExplanationPanel::refresh);
    refresh();
}

void ExplanationPanel::build()
{
    m_text = new QTextBrowser(this);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->setAccessibleName(tr("Explanation"));
    m_text->setStyleSheet(QStringLiteral("background: transparent; border: none;"));
    m_text->document()->setDocumentMargin(0);

    const auto button = [this](const QString& text, const QString& tip) {
        auto* made = new QToolButton(this);
        made->setText(text);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        return made;
    };
    m_copyText = button(tr("Copy"), tr("Copy this line as text"));
    m_copyLatex = button(tr("LaTeX"), tr("Copy this line as LaTeX"));
    connect(m_copyText, &QToolButton::clicked, this, &ExplanationPanel::copyText);
    connect(m_copyLatex, &QToolButton::clicked, this, &ExplanationPanel::copyLatex);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_copyText);
    buttons->addWidget(m_copyLatex);
    auto* right = new QVBoxLayout;
    right->addWidget(new RouteBadge(m_lab, this), 0, Qt::AlignRight);
    right->addStretch();
    right->addLayout(buttons);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 10, 12, 8);
    layout->setSpacing(12);
    layout->addWidget(m_text, 1);
    layout->addLayout(right);
}

void ExplanationPanel::refresh()
{
    const Explanation explanation = m_explain();
    const QString mono = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    QString html = QStringLiteral("<div style='font-family:\"%1\"; font-size:14px'>%2")
                       .arg(mono, explanation.formula);
    if (!explanation.symbols.isEmpty())
        html += QStringLiteral(" &nbsp; <span style='color:%1'>%2</span>")
                    .arg(Theme::current().muted.name(), explanation.symbols);
    html += QStringLiteral("</div><div style='color:%1; font-size:12px'>%2</div>")
                .arg(Theme::current().muted.name(), explanation.detail.toHtmlEscaped());
    m_text->setHtml(html);
    m_copyText->setEnabled(!explanation.text.isEmpty());
    m_copyLatex->setEnabled(!explanation.latex.isEmpty());
}

QString ExplanationPanel::shownText() const
{
    return m_text->toPlainText();
}

void ExplanationPanel::copyText() const
{
    toClipboard(m_explain().text);
}

void ExplanationPanel::copyLatex() const
{
    toClipboard(m_explain().latex);
}

void ExplanationPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_copyLatex)
        refresh();
}
