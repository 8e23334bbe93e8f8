// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"
#include "panels/layer_settings.h"

#include <QWidget>

#include <optional>

class LayerCard;
class LegalSlider;
class ProblemNote;
class QPushButton;

/// The layer as the call that makes it, one field for each number.
///
/// A number that breaks a rule goes into the document, which is then an illegal experiment. The few
/// that an experiment cannot hold (out_channels that groups do not divide, sizes below 0 or too
/// large) stay in their fields until another edit makes them possible.
class LayerPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayerPanel(Lab& lab, QWidget* parent = nullptr);
    ~LayerPanel() override;

    void copyAsPyTorch() const;
    void pasteLayer();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Refused {
        LayerSettings settings;
        tconv::Problem problem;
    };
    /// The experiment before a run of steps: stepping a size down and up again loses no numbers.
    struct Run {
        QString key;
        tconv::Experiment before;
    };

    void build();
    QWidget* newButtons();
    void listenToCard();

    LayerSettings settings() const;
    void takeDocument();
    void refresh();
    void showNote();
    void mendProblem();

    void enterValue(const Place& place, tconv::Index value);
    void step(const Place& place, int steps);
    void slideTo(const Place& place, tconv::Index value);
    void setBias(bool hasBias);
    void endRun();
    const tconv::Experiment& startOfRun(const QString& key);

    /// Makes the settings the document's, or keeps them here as refused.
    void submit(const Place& place, const LayerSettings& wanted, const QString& mergeKey = {});
    void edit(const QString& text, tconv::Experiment after, const QString& mergeKey = {});
    std::vector<tconv::Problem> problems() const;

    Lab& m_lab;
    std::optional<Refused> m_refused;
    std::optional<Run> m_run;
    std::optional<Place> m_lastEdit;
    QString m_refusedText;
    QString m_notice;
    bool m_isNoticeWrong = false;
    bool m_isEditing = false;
    LayerCard* m_card = nullptr;
    LegalSlider* m_slider = nullptr;
    ProblemNote* m_note = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_paste = nullptr;
};
