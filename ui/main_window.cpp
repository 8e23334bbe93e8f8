// SPDX-License-Identifier: MIT
#include "main_window.h"

#include "canvas/scroll_access.h"
#include "canvas/theme.h"
#include "export/export_bar.h"
#include "export_menu.h"
#include "file_menu.h"
#include "panels/explanation_panel.h"
#include "panels/given_panel.h"
#include "panels/layer_panel.h"
#include "panels/lessons_panel.h"
#include "panels/playback_bar.h"
#include "panels/shape_panel.h"
#include "question_bar.h"
#include "worksheet_menu.h"
#include "workspaces/check/check_workspace.h"
#include "workspaces/explore/explore_workspace.h"
#include "workspaces/matrix/matrix_workspace.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace {

// Saved layouts of another number are not restored.
constexpr int kLayoutVersion = 1;
const QString kLayoutKey = QStringLiteral("window/layout");
const QString kGeometryKey = QStringLiteral("window/geometry");
constexpr int kLessonsWidth = 200;
constexpr int kPanelsWidth = 300;

/// The file that is dragged onto the window, if it is exactly one.
QString draggedFile(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(Lab& lab, QWidget* parent)
    : QMainWindow(parent)
    , m_lab(lab)
{
    installScrollAccess();
    setAcceptDrops(true);
    setMinimumSize(1000, 640);
    createCenter();
    createDocks();
    createFileMenu();
    createEditMenu();
    createViewMenu();
    createPlaybackMenu();
    createHelpMenu();
    createToolBar();
    createStatusBar();
    connectDocument();
    resize(1280, 800);
    m_defaultLayout = saveState(kLayoutVersion);
    restoreLayout();
    refreshTitle();
    refreshStatus();
}

void MainWindow::createCenter()
{
    auto* center = new QWidget(this);
    m_questions = new QuestionBar(center);
    m_workspaces = new QStackedWidget(center);
    m_explore = new ExploreWorkspace(m_lab, m_workspaces);
    m_matrix = new MatrixWorkspace(m_lab, m_workspaces);
    m_check = new CheckWorkspace(m_lab, m_workspaces);
    connect(m_check, &CheckWorkspace::exploreAsked, this, [this] { showWorkspace(m_explore); });
    m_workspaces->addWidget(m_explore);
    m_workspaces->addWidget(m_matrix);
    m_workspaces->addWidget(m_check);
    m_playbackBar = new PlaybackBar(m_lab, center);
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_questions);
    layout->addWidget(m_workspaces, 1);
    layout->addWidget(m_playbackBar);
    setCentralWidget(center);
    m_fileMenu = new FileMenu(m_lab, *m_questions, *this);
    m_worksheets = new WorksheetMenu(m_lab, m_check->exercises(), *m_questions, *this);
}

void MainWindow::createDocks()
{
    const auto addDock = [this](const QString& name, const QString& title, QWidget* content,
                                Qt::DockWidgetArea area, int width) {
        auto* dock = new QDockWidget(title, this);
        dock->setObjectName(name);
        dock->setTitleBarWidget(new QWidget(dock)); // the panels carry their own headings
        dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
        dock->setWidget(content);
        addDockWidget(area, dock);
        resizeDocks({dock}, {width}, Qt::Horizontal);
    };
    auto* lessons = new LessonsPanel(m_lab, this);
    connect(lessons, &LessonsPanel::viewAsked, this, &MainWindow::showView);
    addDock(QStringLiteral("lessons"), tr("Lessons"), lessons, Qt::LeftDockWidgetArea,
            kLessonsWidth);

    auto* panels = new QWidget(this);
    auto* layout = new QVBoxLayout(panels);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(8);
    const auto addSection = [&](const QString& heading, QWidget* panel) {
        auto* section = new QWidget(panels);
        auto* inSection = new QVBoxLayout(section);
        inSection->setContentsMargins(0, 0, 0, 6);
        inSection->setSpacing(8);
        auto* label = new QLabel(heading, section);
        label->setProperty("role", QStringLiteral("section"));
        inSection->addWidget(label);
        inSection->addWidget(panel);
        layout->addWidget(section);
        return section;
    };
    m_layerPanel = new LayerPanel(m_lab, panels);
    addSection(tr("LAYER"), m_layerPanel);
    m_shapeSection = addSection(tr("SHAPE"), new ShapePanel(m_lab, panels));
    m_givenSection = addSection(tr("GIVEN"), new GivenPanel(m_lab, panels));
    m_givenSection->hide();
    layout->addStretch();
    panels->setAutoFillBackground(true);
    panels->setBackgroundRole(QPalette::Base);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(panels);
    scroll->setMinimumWidth(kPanelsWidth);
    addDock(QStringLiteral("layer"), tr("Layer and Shape"), scroll, Qt::RightDockWidgetArea,
            kPanelsWidth);
}

void MainWindow::createStatusBar()
{
    m_statusName = new QLabel(this);
    m_statusResult = new QLabel(this);
    statusBar()->addWidget(m_statusName, 1);
    statusBar()->addPermanentWidget(m_fileMenu->exports().bar());
    statusBar()->addPermanentWidget(m_worksheets->bar());
    statusBar()->addPermanentWidget(m_statusResult);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(10, 0, 10, 0);
}

void MainWindow::connectDocument()
{
    LabDocument& document = m_lab.document();
    connect(&document, &LabDocument::changed, this, &MainWindow::refreshTitle);
    connect(&document, &LabDocument::changed, this, &MainWindow::refreshStatus);
    connect(&document, &LabDocument::fileChanged, this, &MainWindow::refreshTitle);
    connect(&m_lab.playback(), &Playback::stepChanged, this, &MainWindow::showMode);
}

/// Selection and timeline stay: every workspace shows the same step of the same experiment.
void MainWindow::showWorkspace(QWidget* workspace)
{
    m_workspaces->setCurrentWidget(workspace);
    m_fileMenu->exports().setMatrixShown(workspace == m_matrix);
    const bool isCheck = workspace == m_check;
    m_playbackBar->setVisible(!isCheck); // an answer has no steps
    // Who calculates sees what is given, and neither size nor result.
    m_shapeSection->setVisible(!isCheck);
    m_givenSection->setVisible(isCheck);
    m_statusResult->setVisible(!isCheck);
    workspace->setFocus();
    showMode();
}

/// "gather:2", "film", "matrix/recipe": a workspace or a picture of it, and a step. Empty: Explore.
void MainWindow::showView(const QString& view)
{
    const QString place = view.section(QLatin1Char(':'), 0, 0);
    const QString name = place.section(QLatin1Char('/'), 0, 0);
    if (name == QLatin1String("matrix")) {
        m_matrix->showPage(place.section(QLatin1Char('/'), 1));
        showWorkspace(m_matrix);
    } else if (name == QLatin1String("check")) {
        m_check->showPage(place.section(QLatin1Char('/'), 1));
        showWorkspace(m_check);
    } else {
        if (!name.isEmpty())
            m_lab.playback().setMode(name == QLatin1String("gather") ? StepMode::Gather
                                                                     : StepMode::Scatter);
        m_explore->setFilmShown(name == QLatin1String("film"));
        showWorkspace(m_explore);
    }
    bool hasStep = false;
    const int step = view.section(QLatin1Char(':'), 1).toInt(&hasStep);
    if (hasStep)
        m_lab.playback().setStep(step);
}

void MainWindow::showMode()
{
    const bool isMatrix = m_workspaces->currentWidget() == m_matrix;
    const StepMode mode = m_lab.playback().mode();
    const bool isCheck = m_workspaces->currentWidget() == m_check;
    m_scatter->setChecked(!isMatrix && mode == StepMode::Scatter);
    m_gather->setChecked(!isMatrix && mode == StepMode::Gather);
    m_asMatrix->setChecked(isMatrix);
    (isMatrix ? m_toMatrix : isCheck ? m_toCheck : m_toExplore)->setChecked(true);
}

void MainWindow::refreshTitle()
{
    const LabDocument& document = m_lab.document();
    const QString name = document.displayName();
    setWindowTitle(tr("Transposed Convolution Lab — %1%2")
                       .arg(name, document.isModified() ? QStringLiteral("*") : QString()));
    m_statusName->setText(document.isModified() ? tr("%1 — modified").arg(name) : name);
}

void MainWindow::refreshStatus()
{
    const LabDocument& document = m_lab.document();
    if (!document.evaluation().ok()) {
        m_statusResult->setText(tr("A rule is broken: the picture shows the last legal state"));
        return;
    }
    const tconv::Evaluation& evaluation = document.evaluation();
    const bool isExact = evaluation.canvas.arithmetic() == tconv::Arithmetic::Exact;
    m_statusResult->setText(tr("Output %1 × %2 · %3 · %L4 products · %5 ms")
                                .arg(evaluation.geometry.output.height)
                                .arg(evaluation.geometry.output.width)
                                .arg(isExact ? tr("exact") : tr("float64, rounded"))
                                .arg(evaluation.products)
                                .arg(document.evaluationMilliseconds(), 0, 'f', 2));
}

void MainWindow::openFile(const QString& path)
{
    m_fileMenu->openPath(path);
}

void MainWindow::resetLayout()
{
    restoreState(m_defaultLayout, kLayoutVersion);
    resize(1280, 800);
}

void MainWindow::restoreLayout()
{
    const QByteArray geometry = m_lab.settings().state(kGeometryKey);
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    const QByteArray layout = m_lab.settings().state(kLayoutKey);
    if (!layout.isEmpty() && !restoreState(layout, kLayoutVersion))
        restoreState(m_defaultLayout, kLayoutVersion);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_fileMenu->mayClose()) {
        event->ignore();
        return;
    }
    m_lab.settings().setState(kGeometryKey, saveGeometry());
    m_lab.settings().setState(kLayoutKey, saveState(kLayoutVersion));
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString file = draggedFile(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    openFile(file);
}
