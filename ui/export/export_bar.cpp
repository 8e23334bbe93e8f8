// SPDX-License-Identifier: MIT
#include "export/export_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QShortcut>
#include <QToolButton>

#include <cmath>

namespace {

constexpr int kBarWidth = 120;
constexpr int kBarHeight = 8;
constexpr int kResultMilliseconds = 15000;
constexpr int kWhole = 1000;

} // namespace

ExportBar::ExportBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_escape(new QShortcut(Qt::Key_Escape, this))
{
    m_bar->setRange(0, kWhole);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(kBarWidth, kBarHeight);
    m_bar->setAccessibleName(tr("Progress of the export"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop the export; no file is written (Esc)"));
    m_cancel->setAccessibleName(tr("Cancel the export"));
    m_cancel->setStyleSheet(QStringLiteral("padding: 0 6px; margin: 0; min-height: 0;"));
    m_cancel->setFixedHeight(m_text->sizeHint().height()); // the status bar must not jump
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, &ExportBar::cancelWanted);
    connect(m_escape, &QShortcut::activated, this, &ExportBar::cancelWanted);
    m_hideLater.setSingleShot(true);
    connect(&m_hideLater, &QTimer::timeout, this, &QWidget::hide);
    setRunning(false);
    hide();
}

void ExportBar::begin(const QString& what)
{
    m_hideLater.stop();
    m_text->setText(what);
    m_bar->setValue(0);
    setRunning(true);
    show();
}

void ExportBar::setProgress(double share)
{
    m_bar->setValue(static_cast<int>(std::lround(share * kWhole)));
}

void ExportBar::end(const QString& result)
{
    setRunning(false);
    m_text->setText(result);
    setVisible(!result.isEmpty());
    m_hideLater.start(kResultMilliseconds);
}

void ExportBar::setRunning(bool running)
{
    m_bar->setVisible(running);
    m_cancel->setVisible(running);
    m_escape->setEnabled(running);
}
