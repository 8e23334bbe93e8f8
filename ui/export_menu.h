// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"
#include "export/animation.h"
#include "export/export_run.h"

#include <QObject>
#include <QString>

#include <functional>

class ExportBar;
class QAction;
class QMenu;
class QuestionBar;
class QWidget;

/// Writing the picture or the animation of what the window shows, while the window goes on.
class ExportMenu : public QObject {
    Q_OBJECT

public:
    /// \param window parent of the file dialogs
    ExportMenu(Lab& lab, QuestionBar& questions, QWidget& window);

    /// Adds its actions.
    void fill(QMenu& menu);
    /// For the status bar, which shows and owns it.
    ExportBar* bar() const { return m_bar; }

    /// The picture as it stands; a name without a suffix becomes .png.
    void exportPictureTo(const QString& path);
    /// All steps; asks first when they are very many. A name without a suffix becomes .gif.
    void exportAnimationTo(const QString& path);
    /// Which workspace the window shows, and so which picture is meant.
    void setMatrixShown(bool isShown) { m_isMatrixShown = isShown; }
    /// The name for a file dialog: where the last export went, else beside the document.
    QString suggestedPath(const QString& suffix) const;
    bool isRunning() const { return m_run.isRunning(); }

private:
    void choosePicture();
    void chooseAnimation();
    void exportAgain();
    PictureView currentView() const;
    PictureRequest currentPicture() const;
    void askAboutLength(const AnimationRequest& request, const AnimationPlan& plan,
                        const QString& path);
    void startAnimation(const AnimationRequest& request, const QString& path);
    /// \param whenDone nothing: says that the file is written
    void start(const QString& path, ExportRun::Work work, std::function<void()> whenDone = {});
    void sayWritten();
    void finish(const QString& result);

    Lab& m_lab;
    QuestionBar& m_questions;
    QWidget& m_window;
    ExportBar* m_bar;
    ExportRun m_run;
    QList<QAction*> m_actions;
    QString m_path; ///< of the last export
    std::function<void()> m_whenDone;
    bool m_isMatrixShown = false;
};
