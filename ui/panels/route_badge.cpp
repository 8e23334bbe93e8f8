// SPDX-License-Identifier: MIT
#include "panels/route_badge.h"

#include <tconv/explain/agreement.h>

#include <QStyle>

namespace {

// Long enough that typing and dragging are not slowed down by it.
constexpr int kDelayMilliseconds = 150;

} // namespace

RouteBadge::RouteBadge(Lab& lab, QWidget* parent)
    : QLabel(parent)
    , m_lab(lab)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMilliseconds);
    setAccessibleName(tr("Comparison of the routes"));
    connect(&m_delay, &QTimer::timeout, this, &RouteBadge::compare);
    connect(&lab.document(), &LabDocument::changed, &m_delay, qOverload<>(&QTimer::start));
    m_delay.start();
}

void RouteBadge::compare()
{
    const LabDocument& document = m_lab.document();
    if (document.isShownOutdated()) {
        say({}, true, {}); // nothing is claimed of an experiment that breaks a rule
        return;
    }
    const auto agreement =
        tconv::compareRoutes(document.shownExperiment(), document.shownEvaluation());
    if (!agreement) {
        say({}, true, {});
        return;
    }
    const bool hasMatrix = agreement->matrixEqual.has_value();
    const QString sign = agreement->allEqual() ? QStringLiteral("=") : QStringLiteral("≠");
    const QString mark = agreement->allEqual() ? QStringLiteral("✓ ") : QStringLiteral("✗ ");
    QString text = mark + tr("scatter %1 gather").arg(sign);
    if (hasMatrix)
        text += tr(" %1 Vᵀx").arg(sign);
    text += tr(" · %1 cells").arg(agreement->cells);
    say(text, agreement->allEqual(),
        hasMatrix ? tr("The output was computed by stamping, by zero insertion with the rotated "
                       "kernel, and by multiplying the sparse matrix Vᵀ with the input; all cells "
                       "were compared exactly.")
                  : tr("The output was computed by stamping and by zero insertion with the rotated "
                       "kernel; all cells were compared exactly."));
}

void RouteBadge::say(const QString& text, bool isRight, const QString& explanation)
{
    setText(text);
    setToolTip(explanation);
    setVisible(!text.isEmpty());
    setProperty("role", isRight ? QStringLiteral("badge") : QStringLiteral("badge-wrong"));
    style()->unpolish(this);
    style()->polish(this);
}
