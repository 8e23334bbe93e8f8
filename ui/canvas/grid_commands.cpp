// SPDX-License-Identifier: MIT
#include "canvas/grid_commands.h"

#include "canvas/grid_clipboard.h"
#include "canvas/grid_view.h"
#include <tconv/experiment/experiment.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QSpinBox>

#include <algorithm>
#include <limits>
#include <utility>

using tconv::GridFormat;

namespace {

QString sizeText(tconv::Size2 size)
{
    return GridCommands::tr("%1 × %2").arg(size.height).arg(size.width);
}

QString shapeText(const tconv::Shape4& shape)
{
    return QStringLiteral("(%1, %2, %3, %4)")
        .arg(shape.batch)
        .arg(shape.channels)
        .arg(shape.height)
        .arg(shape.width);
}

tconv::Tensor4<tconv::Rational> firstPlane(const tconv::Tensor4<tconv::Rational>& tensor)
{
    const tconv::Shape4& shape = tensor.shape();
    return tconv::resized(tensor, {1, 1, shape.height, shape.width});
}

/// A menu entry whose shortcut is only shown: the grid takes the key itself.
template <typename Call>
QAction* addEntry(QMenu& menu, const QString& text, bool isEnabled, GridCommands* receiver,
                  Call call, const QKeySequence& shortcut = {})
{
    QAction* action = menu.addAction(text);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setShortcut(shortcut);
    action->setEnabled(isEnabled);
    QObject::connect(action, &QAction::triggered, receiver, call);
    return action;
}

bool isEmpty(const GridContent& content)
{
    return content.size().height == 0 || content.size().width == 0;
}

} // namespace

GridCommands::GridCommands(GridView& view)
    : QObject(&view)
    , m_view(view)
{
}

void GridCommands::addTo(QMenu& menu)
{
    const GridContent& content = m_view.content();
    const bool canRead = !isEmpty(content);
    const bool canWrite = canRead && content.isEditable();
    addEntry(menu, tr("Cu&t"), canWrite, this, &GridCommands::cut, QKeySequence::Cut);
    addEntry(menu, tr("&Copy"), canRead, this, &GridCommands::copy, QKeySequence::Copy);
    addCopies(menu);
    addEntry(menu, tr("&Paste"), canWrite, this, &GridCommands::paste, QKeySequence::Paste);
    menu.addSeparator();
    addEntry(
        menu, content.clearText(), canWrite, this, [this] { m_view.clearSelected(); },
        QKeySequence(Qt::Key_Delete));
    addFills(menu);
    menu.addSeparator();
    addEntry(
        menu, tr("Select &All"), canRead, this, [this] { m_view.selectAll(); },
        QKeySequence::SelectAll);
}

void GridCommands::addCopies(QMenu& menu)
{
    QMenu& copies = *menu.addMenu(tr("C&opy As"));
    const bool canRead = !isEmpty(m_view.content());
    copies.setEnabled(canRead);
    for (const auto& [text, format] : {std::pair(tr("&Python List"), GridFormat::Python),
                                       std::pair(tr("Py&Torch Tensor"), GridFormat::Tensor),
                                       std::pair(tr("&CSV"), GridFormat::Csv)})
        addEntry(copies, text, canRead, this, [this, format = format] { copyAs(format); });
}

void GridCommands::addFills(QMenu& menu)
{
    QMenu& fills = *menu.addMenu(tr("&Fill"));
    const bool canWrite = !isEmpty(m_view.content()) && m_view.content().canBeFilled();
    fills.setEnabled(canWrite);
    for (const auto& [text, kind] :
         {std::pair(tr("&Zeros"), GridFill::Zeros), std::pair(tr("&Ones"), GridFill::Ones),
          std::pair(tr("&1 … n"), GridFill::Count), std::pair(tr("&Identity"), GridFill::Identity)})
        addEntry(fills, text, canWrite, this, [this, kind = kind] { fill(kind); });
    addEntry(fills, tr("&Random Integers…"), canWrite, this, &GridCommands::askForSeed);
}

QMenu& GridCommands::menu()
{
    if (m_menu)
        m_menu->deleteLater(); // an entry of it may be what is running now
    m_menu = new QMenu(&m_view);
    addTo(*m_menu);
    return *m_menu;
}

void GridCommands::copy()
{
    if (!isEmpty(m_view.content()))
        QGuiApplication::clipboard()->setMimeData(
            rangeMimeData(m_view.content(), m_view.selectedRange()).release());
}

void GridCommands::copyAs(GridFormat format)
{
    if (!isEmpty(m_view.content()))
        QGuiApplication::clipboard()->setText(
            rangeText(m_view.content(), m_view.selectedRange(), format));
}

void GridCommands::cut()
{
    copy();
    m_view.clearSelected();
}

void GridCommands::paste()
{
    pasteText(QGuiApplication::clipboard()->text());
}

void GridCommands::pasteText(const QString& text)
{
    if (!m_view.content().isEditable() || isEmpty(m_view.content()) || !m_view.finishEditing())
        return;
    if (m_pasteReader) {
        m_pasteReader(text);
        return;
    }
    const tconv::Result<tconv::GridText> grid = tconv::parseGrid(text.toStdString());
    if (!grid)
        refuse(QString::fromStdString(tconv::sentence(grid.problem())));
    else if (grid.value().rank > 2 && m_view.content().tensorShape())
        pasteTensor(grid.value().values);
    else
        pastePlane(firstPlane(grid.value().values));
}

void GridCommands::pastePlane(const Numbers& plane)
{
    const tconv::Cell first = m_view.selectedRange().first;
    const tconv::Size2 size = plane.shape().plane();
    const tconv::Size2 now = m_view.content().size();
    const tconv::Size2 needed{std::max(now.height, first.row + size.height),
                              std::max(now.width, first.column + size.width)};
    if (needed == now) {
        putPlane(first, plane);
        return;
    }
    const tconv::Size2 fitting{std::min(size.height, now.height - first.row),
                               std::min(size.width, now.width - first.column)};
    QList<GridBubble::Choice> choices;
    if (m_view.content().canGrow())
        choices.append({tr("Grow to %1").arg(sizeText(needed)),
                        [this, first, plane] { putPlane(first, plane); }});
    choices.append(
        {tr("Paste What Fits"), [this, first, plane, fitting] {
             putPlane(first, tconv::resized(plane, {1, 1, fitting.height, fitting.width}));
         }});
    m_view.showBubble(GridBubble::Kind::Question,
                      tr("%1 numbers from row %2, column %3 on do not fit into the %4 of %5.")
                          .arg(sizeText(size))
                          .arg(first.row)
                          .arg(first.column)
                          .arg(sizeText(now), m_view.content().symbol()),
                      choices);
}

void GridCommands::putPlane(tconv::Cell first, const Numbers& plane)
{
    GridContent& content = m_view.content();
    const tconv::Size2 size = plane.shape().plane();
    refuse(content.setNumbers(first, plane,
                              tr("Paste %1 into %2").arg(sizeText(size), content.symbol())));
    const tconv::Size2 now = content.size();
    m_view.select({first,
                   {std::min(first.row + size.height, now.height) - 1,
                    std::min(first.column + size.width, now.width) - 1}});
}

void GridCommands::pasteTensor(const Numbers& tensor)
{
    GridContent& content = m_view.content();
    const QString question =
        tr("Replace the whole tensor %1, shape %2, by numbers of shape %3?")
            .arg(content.symbol(), shapeText(*content.tensorShape()), shapeText(tensor.shape()));
    const auto replace = [this, tensor] {
        GridContent& target = m_view.content();
        refuse(target.setTensor(tensor, tr("Replace %1").arg(target.symbol())));
    };
    m_view.showBubble(GridBubble::Kind::Question, question, {{tr("Replace"), replace}});
}

void GridCommands::refuse(const std::optional<QString>& sentence)
{
    if (sentence)
        m_view.showBubble(GridBubble::Kind::Problem, *sentence);
}

CellRange GridCommands::filledRange() const
{
    const CellRange selected = m_view.selectedRange();
    if (selected.first != selected.last)
        return selected;
    const tconv::Size2 size = m_view.content().size();
    return {{0, 0}, {size.height - 1, size.width - 1}};
}

void GridCommands::fill(GridFill kind)
{
    GridContent& content = m_view.content();
    if (!content.canBeFilled() || isEmpty(content) || !m_view.finishEditing())
        return;
    const CellRange range = filledRange();
    refuse(content.setNumbers(range.first, fillNumbers(kind, range.size(), m_seed),
                              fillText(kind, range.size())));
}

QString GridCommands::fillText(GridFill kind, tconv::Size2 size) const
{
    const QString symbol = m_view.content().symbol();
    const tconv::Index count = size.height * size.width;
    const QString cells =
        count == 1 ? tr("1 cell of %1").arg(symbol) : tr("%1 cells of %2").arg(count).arg(symbol);
    switch (kind) {
    case GridFill::Zeros:
        return tr("Fill %1 with zeros").arg(cells);
    case GridFill::Ones:
        return tr("Fill %1 with ones").arg(cells);
    case GridFill::Count:
        return tr("Fill %1 with 1 … n").arg(cells);
    case GridFill::Identity:
        return tr("Fill %1 with the identity").arg(cells);
    case GridFill::Random:
        return tr("Fill %1 with random integers, seed %2").arg(cells).arg(m_seed);
    }
    return {};
}

void GridCommands::askForSeed()
{
    auto* seed = new QSpinBox;
    seed->setRange(0, std::numeric_limits<int>::max());
    seed->setButtonSymbols(QAbstractSpinBox::NoButtons); // "Next Seed" does that
    seed->setPrefix(tr("Seed "));
    seed->setValue(static_cast<int>(m_seed));
    seed->setAccessibleName(tr("Seed"));
    const auto fillWithSeed = [this, seed] {
        m_seed = static_cast<std::uint32_t>(seed->value());
        fill(GridFill::Random);
    };
    const auto fillWithNext = [seed, fillWithSeed] {
        seed->setValue(seed->value() + 1);
        fillWithSeed();
    };
    m_view.showBubble(GridBubble::Kind::Question,
                      tr("Integers from −9 to 9. The same seed gives the same numbers."),
                      {{tr("Fill"), fillWithSeed, false}, {tr("Next Seed"), fillWithNext, false}},
                      seed);
}
