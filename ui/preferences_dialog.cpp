// SPDX-License-Identifier: MIT
#include "preferences_dialog.h"

#include "canvas/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace {

/// The style sheet leaves a combo box without its arrow: an image of it could not follow the theme.
class ChoiceBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QComboBox::paintEvent(event);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(
            QPen(Theme::current().muted, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF tip(width() - 14, height() / 2.0 + 2);
        painter.drawPolyline(QPolygonF{tip + QPointF(-4, -4), tip, tip + QPointF(4, -4)});
    }
};

} // namespace

PreferencesDialog::PreferencesDialog(Lab& lab, QWidget* parent)
    : QDialog(parent)
    , m_lab(lab)
{
    setWindowTitle(tr("Preferences"));
    createFields();
    createLayout();
    refresh();
    connectFields();
}

QComboBox* PreferencesDialog::newChoice(const char* name, const QStringList& texts,
                                        const QString& help)
{
    auto* box = new ChoiceBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->addItems(texts);
    box->setToolTip(help);
    box->setWhatsThis(help);
    return box;
}

void PreferencesDialog::createFields()
{
    // In the order of the enumerations.
    m_theme = newChoice("theme", {tr("System"), tr("Light"), tr("Dark")},
                        tr("The colours of the whole window"));
    m_numbers = newChoice("numbers", {tr("Automatic"), tr("Decimals"), tr("Fractions")},
                          tr("Automatic writes a decimal where it ends within eight places, and a "
                             "fraction elsewhere. All numbers stay exact."));
    m_cellColor =
        newChoice("cellColor", {tr("Value"), tr("Kernel tap"), tr("Source"), tr("Coverage")},
                  tr("Value: how large a number is. Kernel tap: which taps made it. "
                     "Source: which input cells did. Coverage: how many products "
                     "landed."));
    m_motion = newChoice("motion", {tr("Full"), tr("Reduced")},
                         tr("Reduced: steps follow each other without anything flying across the "
                            "window"));
}

void PreferencesDialog::createLayout()
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->addRow(tr("&Theme"), m_theme);
    form->addRow(tr("&Numbers"), m_numbers);
    form->addRow(tr("&Cell colours"), m_cellColor);
    form->addRow(tr("&Motion"), m_motion);
    auto* note = new QLabel(tr("Every choice is applied and kept at once."), this);
    note->setProperty("role", QStringLiteral("muted"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(form);
    layout->addWidget(note);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(360);
}

void PreferencesDialog::connectFields()
{
    Settings* settings = &m_lab.settings();
    connect(m_theme, &QComboBox::currentIndexChanged, settings,
            [settings](int i) { settings->setTheme(static_cast<Settings::Theme>(i)); });
    connect(m_numbers, &QComboBox::currentIndexChanged, settings,
            [settings](int i) { settings->setNumberStyle(static_cast<tconv::NumberStyle>(i)); });
    connect(m_cellColor, &QComboBox::currentIndexChanged, settings,
            [settings](int i) { settings->setCellColor(static_cast<Settings::CellColor>(i)); });
    connect(m_motion, &QComboBox::currentIndexChanged, settings,
            [settings](int i) { settings->setReducedMotion(i == 1); });
    connect(settings, &Settings::changed, this, &PreferencesDialog::refresh);
}

void PreferencesDialog::refresh()
{
    const QSignalBlocker themeBlocker(m_theme);
    const QSignalBlocker numbersBlocker(m_numbers);
    const QSignalBlocker colorBlocker(m_cellColor);
    const QSignalBlocker motionBlocker(m_motion);
    const Settings& settings = m_lab.settings();
    m_theme->setCurrentIndex(static_cast<int>(settings.theme()));
    m_numbers->setCurrentIndex(static_cast<int>(settings.numberStyle()));
    m_cellColor->setCurrentIndex(static_cast<int>(settings.cellColor()));
    m_motion->setCurrentIndex(settings.reducedMotion() ? 1 : 0);
}
