// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/highlights.h"
#include "canvas/matrix_model.h"
#include "workspaces/workspace.h"

class ExplanationPanel;
class MultiplyPage;
class PairPage;
class RecipePage;
class RoundTripPage;
class QButtonGroup;
class QHBoxLayout;
class QStackedWidget;

/// Which sparse matrix is this layer? Vᵀ times x multiplied out, Vᵀ beside V, the way from the
/// kernel to the matrix, and why V does not undo Vᵀ.
class MatrixWorkspace : public Workspace {
    Q_OBJECT

public:
    explicit MatrixWorkspace(Lab& lab, QWidget* parent = nullptr);

    MultiplyPage& multiplyPage() { return *m_multiply; }
    PairPage& pairPage() { return *m_pair; }
    RecipePage& recipePage() { return *m_recipe; }
    RoundTripPage& roundTripPage() { return *m_roundTrip; }
    ExplanationPanel& explanation() { return *m_explanation; }

    /// "product", "pair", "recipe" or "inverse".
    void showPage(const QString& name);

private:
    void addPage(const QString& name, const QString& text, const QString& tip, QWidget* page);
    void showPageAt(int index);
    void addOrder(QHBoxLayout& bar);
    void showMode();

    Highlights m_highlights;
    MatrixModel m_model;
    QStackedWidget* m_pages = nullptr;
    QHBoxLayout* m_bar = nullptr;
    QButtonGroup* m_pageButtons = nullptr;
    QButtonGroup* m_orderButtons = nullptr;
    MultiplyPage* m_multiply = nullptr;
    PairPage* m_pair = nullptr;
    RecipePage* m_recipe = nullptr;
    RoundTripPage* m_roundTrip = nullptr;
    ExplanationPanel* m_explanation = nullptr;
};
