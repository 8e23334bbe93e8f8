// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QShortcut;
class QToolButton;

/// A place in the status bar that shows how far an export has come, with Cancel (or Esc), and for
/// a while what came of it. Hidden otherwise.
class ExportBar : public QWidget {
    Q_OBJECT

public:
    explicit ExportBar(QWidget* parent = nullptr);

    void begin(const QString& what);
    void setProgress(double share);  ///< 0 … 1
    void end(const QString& result); ///< nothing to say: hides at once

Q_SIGNALS:
    void cancelWanted();

private:
    void setRunning(bool running);

    QLabel* m_text;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
    QShortcut* m_escape;
    QTimer m_hideLater;
};
