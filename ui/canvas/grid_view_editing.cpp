// SPDX-License-Identifier: MIT
// Of GridView: the cursor, the editor over a cell and the notes beside it.
#include "canvas/grid_access.h"
#include "canvas/grid_commands.h"
#include "canvas/grid_view.h"

#include <QApplication>
#include <QMenu>

#include <utility>

void GridView::setCursorTo(const GridCursor& cursor)
{
    const GridCursor now = cursor.clampedTo(m_content.size());
    if (now == m_cursor)
        return;
    const CellRange before = std::exchange(m_cursor, now).range();
    closeBubble();
    updateCells(before);
    updateCells(m_cursor.range());
    if (!isEmpty())
        makeVisible(m_cursor.current);
    tellCursorMoved(*this);
    Q_EMIT selectionChanged();
}

void GridView::setCurrentCell(tconv::Cell cell, bool extends)
{
    if (finishEditing())
        setCursorTo(m_cursor.at(cell, extends));
}

void GridView::select(const CellRange& range)
{
    if (finishEditing())
        setCursorTo({range.first, range.last});
}

void GridView::selectAll()
{
    const tconv::Size2 size = m_content.size();
    if (finishEditing() && !isEmpty())
        setCursorTo({{0, 0}, {size.height - 1, size.width - 1}});
}

void GridView::clearSelected()
{
    if (!m_content.isEditable() || isEmpty() || !finishEditing())
        return;
    closeBubble();
    m_content.clear(m_cursor.range());
}

QList<QAction*> GridView::editActions()
{
    return m_commands->menu().actions();
}

void GridView::startEditing(const std::optional<QString>& text)
{
    if (m_editor || !m_content.isEditable() || isEmpty())
        return;
    closeBubble();
    setCursorTo(m_cursor.at(m_cursor.current, false));
    makeVisible(m_cursor.current);
    m_editor = new GridEditor(viewport());
    m_editor->setText(text ? *text : m_content.editedText(m_cursor.current));
    if (!text)
        m_editor->selectAll();
    connect(m_editor, &GridEditor::finished, this, &GridView::stepFromEditor);
    connect(m_editor, &GridEditor::cancelled, this, &GridView::cancelEditing);
    connect(m_editor, &GridEditor::left, this, &GridView::finishEditing);
    connect(m_editor, &GridEditor::textChanged, this, [this] {
        if (m_editor->isRefused()) {
            m_editor->setRefused(false);
            closeBubble();
        }
        placeOverlays();
    });
    placeOverlays();
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
}

bool GridView::finishEditing()
{
    if (!m_editor || m_isTakingText)
        return !m_editor;
    m_isTakingText = true;
    const std::optional<QString> refusal = m_content.setText(m_cursor.current, m_editor->text());
    m_isTakingText = false;
    if (!refusal) {
        closeEditor();
        return true;
    }
    m_editor->setRefused(true);
    showBubble(GridBubble::Kind::Problem, *refusal);
    return false;
}

void GridView::cancelEditing()
{
    if (m_editor)
        closeEditor();
}

void GridView::closeEditor()
{
    GridEditor* editor = std::exchange(m_editor, nullptr);
    editor->disconnect(this);
    closeBubble();
    if (editor->hasFocus())
        setFocus(Qt::OtherFocusReason);
    editor->hide();
    editor->deleteLater();
    viewport()->update();
}

void GridView::stepFromEditor(GridEditor::Step step)
{
    if (!finishEditing())
        return;
    const tconv::Size2 size = m_content.size();
    std::optional<tconv::Cell> next;
    switch (step) {
    case GridEditor::Step::Stay:
        return;
    case GridEditor::Step::Down:
        setCursorTo(m_cursor.moved(CursorMove::Down, size, 1, false));
        return;
    case GridEditor::Step::Up:
        setCursorTo(m_cursor.moved(CursorMove::Up, size, 1, false));
        return;
    case GridEditor::Step::Next:
        next = m_cursor.following(size);
        break;
    case GridEditor::Step::Previous:
        next = m_cursor.preceding(size);
        break;
    }
    if (next)
        setCursorTo(m_cursor.at(*next, false));
    else
        focusNextPrevChild(step == GridEditor::Step::Next); // no trap for keyboard users
}

void GridView::showBubble(GridBubble::Kind kind, const QString& text,
                          const QList<GridBubble::Choice>& choices, QWidget* field)
{
    closeBubble();
    m_bubble = new GridBubble(kind, text, window());
    if (field)
        m_bubble->addField(field);
    if (!choices.isEmpty())
        m_bubble->addChoices(choices);
    connect(m_bubble, &GridBubble::closed, this, [this] {
        m_bubble.clear();
        setFocus(Qt::OtherFocusReason);
    });
    connect(qApp, &QApplication::focusChanged, m_bubble,
            [this](QWidget*, QWidget* now) { followFocus(now); });
    placeOverlays();
    m_bubble->takeFocus();
}

void GridView::followFocus(QWidget* now)
{
    const bool isHere = now == this || (m_bubble && m_bubble->isAncestorOf(now)) || m_editor;
    if (now && !isHere)
        closeBubble();
}

void GridView::closeBubble()
{
    if (GridBubble* bubble = m_bubble) {
        m_bubble.clear();
        bubble->disconnect(this);
        bubble->close();
    }
}

void GridView::placeOverlays()
{
    if (m_editor)
        m_editor->place(m_layout.rect(m_cursor.current), viewport()->rect());
    if (!m_bubble)
        return;
    QRect place =
        m_editor ? m_editor->geometry()
                 : m_layout.rect(m_cursor.range()).toAlignedRect().intersected(viewport()->rect());
    place.moveTopLeft(viewport()->mapTo(window(), place.topLeft()));
    m_bubble->showAt(place);
}
