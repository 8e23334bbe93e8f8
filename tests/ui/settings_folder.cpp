// SPDX-License-Identifier: MIT
#include <QSettings>
#include <QTemporaryDir>

namespace {

/// Before main() and for all tests of the program: settings live in a folder of this process, so
/// that tests neither see the person's settings nor each other's.
class SettingsFolder {
public:
    SettingsFolder()
    {
        if (!m_folder.isValid())
            qFatal("no folder for the settings of the tests");
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

private:
    QTemporaryDir m_folder;
};

const SettingsFolder theSettingsFolder;

} // namespace
