// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/answer_content.h"

#include <QWidget>

class GridView;
class QLabel;
class QSpinBox;

/// The grid that a person fills in, below its heading and, where it has a choice, its size and the
/// shown sample and channel.
class AnswerPane : public QWidget {
    Q_OBJECT

public:
    enum class Size { Chosen, Fixed };

    AnswerPane(Lab& lab, AnswerContent& content, Size size, QWidget* parent = nullptr);

    GridView& view() const { return *m_view; }
    QSpinBox& heightBox() const { return *m_height; }
    QSpinBox& widthBox() const { return *m_width; }
    QSpinBox& sampleBox() const { return *m_sample; }
    QSpinBox& channelBox() const { return *m_channel; }

    void setRemark(const QString& remark); ///< beside the heading
    /// Instead of the grid: why there is none.
    void setRefusal(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    QSpinBox* addBox(QLayout& row, const QString& label, const QString& tip);
    void addSizeRow(Size size);
    void resizeSheet();
    void showPlanes();
    void follow();

    Lab& m_lab;
    AnswerContent& m_content;
    QString m_remark;
    QLabel* m_title = nullptr;
    QLabel* m_refusal = nullptr;
    GridView* m_view = nullptr;
    QWidget* m_sizeRow = nullptr;
    QWidget* m_planes = nullptr;
    QSpinBox* m_height = nullptr;
    QSpinBox* m_width = nullptr;
    QSpinBox* m_sample = nullptr;
    QSpinBox* m_channel = nullptr;
    bool m_isFollowing = false;
};
