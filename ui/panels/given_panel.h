// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/highlights.h"
#include "canvas/tensor_content.h"
#include "document/lab.h"

#include <QWidget>

class GridView;
class QLabel;

/// What a person who calculates by hand has to look at: input, kernel and bias, to be edited too.
/// It shows nothing that is computed.
class GivenPanel : public QWidget {
    Q_OBJECT

public:
    explicit GivenPanel(Lab& lab, QWidget* parent = nullptr);

    GridView& inputView() const { return *m_input; }
    GridView& kernelView() const { return *m_kernel; }
    QString biasText() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    GridView* addGrid(QLabel*& title, TensorContent& content);
    void refresh();

    Lab& m_lab;
    Highlights m_highlights;
    TensorContent m_inputContent;
    TensorContent m_kernelContent;
    QLabel* m_inputTitle = nullptr;
    GridView* m_input = nullptr;
    QLabel* m_kernelTitle = nullptr;
    GridView* m_kernel = nullptr;
    QLabel* m_bias = nullptr;
};
