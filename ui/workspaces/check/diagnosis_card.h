// SPDX-License-Identifier: MIT
#pragma once

#include "workspaces/check/check_words.h"

#include <QFrame>

class QAbstractButton;
class QBoxLayout;
class QButtonGroup;
class QLabel;
class QPushButton;
class QVBoxLayout;
class WrapLabel;

/// What is known about the answer, as a card to read. It keeps its place whatever it says: a long
/// text scrolls.
class DiagnosisCard : public QFrame {
    Q_OBJECT

public:
    explicit DiagnosisCard(QWidget* parent = nullptr);

    void show(const CardText& text, int chosen);
    using QFrame::show;
    /// The search takes long enough to be told about.
    void setSearching(bool isSearching);
    const CardText& text() const { return m_text; }

    QPushButton* stepLink() const { return m_step; }
    QPushButton* anotherLink() const { return m_another; }
    QPushButton* apartLink() const { return m_apart; }
    QPushButton* cancelButton() const { return m_cancel; }
    QList<QAbstractButton*> choiceButtons() const;

    QSize sizeHint() const override { return {480, 236}; }
    QSize minimumSizeHint() const override { return {200, 150}; }

Q_SIGNALS:
    void chosen(int finding);
    void stepAsked();    ///< in Explore
    void anotherAsked(); ///< an exercise like this
    void apartAsked();   ///< the example that tells the findings apart
    void cancelAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build(QWidget& inside);
    QPushButton* addLink(const QString& text, const QString& tip);
    void showChoices(int chosen);
    void arrangeLinks();
    void elideChoices();
    void paintTitle();
    void announce();

    CardText m_text;
    QLabel* m_title = nullptr;
    QVBoxLayout* m_choices = nullptr;
    QButtonGroup* m_choiceButtons = nullptr;
    WrapLabel* m_body = nullptr;
    WrapLabel* m_remark = nullptr;
    QPushButton* m_step = nullptr;
    QPushButton* m_another = nullptr;
    QPushButton* m_apart = nullptr;
    QBoxLayout* m_links = nullptr;
    QWidget* m_searching = nullptr;
    QPushButton* m_cancel = nullptr;
};
