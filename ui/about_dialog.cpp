// SPDX-License-Identifier: MIT
#include "about_dialog.h"

#include <QApplication>
#include <QFontInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

struct Library {
    const char* name;
    const char* licence;
};

constexpr Library kLibraries[] = {
    {"Qt 6", "LGPL-3.0"},           {"Eigen", "MPL-2.0"},      {"Boost.Multiprecision", "BSL-1.0"},
    {"JSON for Modern C++", "MIT"}, {"CLI11", "BSD-3-Clause"}, {"giflib", "MIT"},
    {"libwebp", "BSD-3-Clause"},    {"Catch2", "BSL-1.0"},
};

QLabel* newLabel(const QString& text, QWidget* parent, const char* role = nullptr)
{
    auto* label = new QLabel(text, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (role)
        label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QWidget* newLibraryCard(const QString& testNote, QWidget* parent)
{
    auto* card = new QFrame(parent);
    card->setProperty("card", true);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const Library& library : kLibraries) {
        QString name = QString::fromLatin1(library.name);
        if (name == QLatin1String("Catch2"))
            name = testNote.arg(name);
        grid->addWidget(newLabel(name, card), row, 0);
        grid->addWidget(newLabel(QString::fromLatin1(library.licence), card, "muted"), row++, 1);
    }
    return card;
}

} // namespace

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Transposed Convolution Lab"));
    auto* title = newLabel(tr("Transposed Convolution Lab"), this);
    QFont font = title->font();
    font.setPixelSize(QFontInfo(font).pixelSize() * 3 / 2);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(
        newLabel(tr("Version %1").arg(QStringLiteral(TCONVLAB_VERSION)), this, "muted"));
    layout->addWidget(newLabel(
        tr("Shows how every number of a ConvTranspose2d comes about,\nexactly and step by step."),
        this));
    layout->addWidget(newLabel(tr("Free software under the MIT licence. It stands on:"), this));
    layout->addWidget(newLibraryCard(tr("%1 (tests only)"), this));
    layout->addLayout(newButtons());
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

QLayout* AboutDialog::newButtons()
{
    auto* aboutQt = new QPushButton(tr("About Qt"), this);
    aboutQt->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(aboutQt, &QPushButton::clicked, qApp, &QApplication::aboutQt);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* row = new QHBoxLayout;
    row->addWidget(aboutQt);
    row->addStretch();
    row->addWidget(close);
    return row;
}
