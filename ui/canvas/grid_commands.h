// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_fill.h"
#include <tconv/experiment/grid_text.h>

#include <QObject>
#include <QPointer>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

class GridView;
class QMenu;
struct CellRange;

/// Copy, paste and fill of one grid. Questions are asked in a bubble at the cell, never in a
/// dialog.
class GridCommands : public QObject {
    Q_OBJECT

public:
    explicit GridCommands(GridView& view);

    /// A new menu with copy, cut, paste and the submenus "Copy As" and "Fill", enabled as they
    /// apply now; it lives until the next call.
    QMenu& menu();

    void copyAs(tconv::GridFormat format);
    void fill(GridFill fill); ///< Random: with seed()
    void pasteText(const QString& text);
    /// Who reads a pasted text instead, for a grid whose cells are more than numbers.
    void setPasteReader(std::function<void(const QString&)> reader)
    {
        m_pasteReader = std::move(reader);
    }
    std::uint32_t seed() const { return m_seed; } ///< of the next random fill

public Q_SLOTS:
    void copy();
    void cut();
    void paste();
    void askForSeed(); ///< and fills with random numbers as often as one likes

private:
    using Numbers = tconv::Tensor4<tconv::Rational>;

    void addTo(QMenu& menu);
    void addCopies(QMenu& menu);
    void addFills(QMenu& menu);
    void pastePlane(const Numbers& plane);
    void pasteTensor(const Numbers& tensor);
    void putPlane(tconv::Cell first, const Numbers& plane);
    void refuse(const std::optional<QString>& sentence);
    CellRange filledRange() const;
    QString fillText(GridFill kind, tconv::Size2 size) const;

    GridView& m_view;
    QPointer<QMenu> m_menu;
    std::uint32_t m_seed = 1;
    std::function<void(const QString&)> m_pasteReader;
};
