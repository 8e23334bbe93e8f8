// SPDX-License-Identifier: MIT
#include "workspaces/workspace.h"

#include <QKeyEvent>

Workspace::Workspace(Lab& lab, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(accessibleName);
}

void Workspace::keyPressEvent(QKeyEvent* event)
{
    // Grids have no use for these and pass them on, so that they work from everywhere.
    if (event->key() == Qt::Key_Space)
        m_lab.playback().toggle();
    else if (event->key() == Qt::Key_Escape)
        m_lab.selection().unpin();
    else
        QWidget::keyPressEvent(event);
}

void Workspace::mousePressEvent(QMouseEvent*)
{
    m_lab.selection().unpin(); // a click beside everything
}
