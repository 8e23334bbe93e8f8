// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/highlights.h"
#include "canvas/numbers_content.h"
#include "canvas/tensor_content.h"
#include "workspaces/matrix/round_trip_facts.h"

#include <QTimer>
#include <QWidget>

class GridView;
class QLabel;

/// "Not the inverse": the user's numbers through Vᵀ, back through V, and once more through Vᵀ.
/// Shapes return, values do not; the differences are shown.
class RoundTripPage : public QWidget {
    Q_OBJECT

public:
    RoundTripPage(Lab& lab, Highlights& highlights, QWidget* parent = nullptr);

    /// What is shown now, once it is computed.
    const RoundTripFacts& facts() const { return m_facts; }

Q_SIGNALS:
    void factsShown();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Step {
        NumbersContent* content = nullptr; ///< none: the input itself
        GridView* view = nullptr;
        QLabel* title = nullptr;
        QRectF arrow; ///< what leads here; empty for the first
        QString arrowText;
    };

    Step addStep(GridContent& content, const QString& title, const QString& arrow);
    NumbersContent& newContent(const QString& name, const QString& symbol);
    void startComputing();
    void showFacts(RoundTripFacts facts);
    void showWords();
    double neededWidth(double pitch) const;
    void arrange();

    Lab& m_lab;
    TensorContent m_inputContent;
    NumbersContent* m_y = nullptr;
    NumbersContent* m_back = nullptr;
    NumbersContent* m_residual = nullptr;
    std::vector<Step> m_steps;
    QLabel* m_words = nullptr;
    QLabel* m_table = nullptr;
    QTimer m_delay;
    int m_request = 0; ///< answers to earlier ones are dropped
    RoundTripFacts m_facts;
};
