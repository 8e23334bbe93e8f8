// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

class ExportMenu;
class QMenu;
class QuestionBar;
class QWidget;

/// Opening, saving and starting anew, with the question about unsaved changes.
class FileMenu : public QObject {
    Q_OBJECT

public:
    /// \param window parent of the file dialogs; the menu acts on it when it closes
    FileMenu(Lab& lab, QuestionBar& questions, QWidget& window);

    /// \param worksheets comes behind the exports
    void fill(QMenu& menu, QMenu& worksheets);

    ExportMenu& exports() { return *m_exports; }

    void openPath(const QString& path); ///< asks first when there are unsaved changes
    bool saveOrAsk();                   ///< false when nothing was saved
    /// True when the window may close now; otherwise the question stands in the bar and closes the
    /// window when it is answered.
    bool mayClose();

private:
    void startNew();
    void open();
    void saveAs();
    bool saveTo(const QString& path);
    void fillRecent(QMenu& menu);
    void load(const QString& path);
    void loadBeside(const QString& path);
    void stopWaiting();
    void take(const QString& path, const tconv::Result<LabDocument::Opened>& opened);
    /// Does it at once, or after the question about unsaved changes.
    void whenSaved(const std::function<void()>& act);
    QString folder() const;

    Lab& m_lab;
    QuestionBar& m_questions;
    QWidget& m_window;
    ExportMenu* m_exports; ///< the window's
    QTimer m_slowReading;  ///< until somebody who waits is told so
    int m_reading = 0;     ///< the number of the last file asked for: an earlier one comes too late
    bool m_isDiscarding = false;
};
