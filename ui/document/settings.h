// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/number_text.h>

#include <QObject>
#include <QSettings>
#include <QStringList>

#include <memory>

/// What the person prefers, kept between sessions and written at once when it changes.
class Settings : public QObject {
    Q_OBJECT

public:
    enum class Theme { System, Light, Dark };
    enum class CellColor { Value, Tap, Source, Coverage };
    /// How much of what is wrong with an answer is told; each level tells what those before it do.
    enum class HintLevel {
        Count, ///< how many cells are wrong
        Where, ///< which
        Rule,  ///< which known mistake explains them
        Full,  ///< what is right
    };

    enum class Storage {
        User, ///< the person's own file
        None, ///< nothing is read or written: for a picture that must not depend on it
    };

    explicit Settings(QObject* parent = nullptr, Storage storage = Storage::User);

    Theme theme() const { return m_theme; }
    tconv::NumberStyle numberStyle() const { return m_numberStyle; }
    CellColor cellColor() const { return m_cellColor; }
    bool reducedMotion() const { return m_reducedMotion; }
    bool hidesZeroProducts() const { return m_hidesZeroProducts; } ///< in the gather picture
    HintLevel hintLevel() const { return m_hintLevel; }
    bool checksAtOnce() const { return m_checksAtOnce; }       ///< an answer, as one goes
    bool givesAnswerSize() const { return m_givesAnswerSize; } ///< to a grid to fill in
    QStringList recentFiles() const { return m_recentFiles; }  ///< newest first, at most ten

    void setTheme(Theme theme);
    void setNumberStyle(tconv::NumberStyle style);
    void setCellColor(CellColor color);
    void setReducedMotion(bool reduced);
    void setHidesZeroProducts(bool hides);
    void setHintLevel(HintLevel level);
    void setChecksAtOnce(bool atOnce);
    void setGivesAnswerSize(bool gives);
    void addRecentFile(const QString& path);
    void removeRecentFile(const QString& path);
    void clearRecentFiles();

    /// Window geometry and the like, by name.
    QByteArray state(const QString& name) const;
    void setState(const QString& name, const QByteArray& bytes);

Q_SIGNALS:
    void changed(); ///< anything but the recent files
    void recentFilesChanged();

private:
    void setRecentFiles(const QStringList& files);
    void store(const QString& key, const QVariant& value);

    std::unique_ptr<QSettings> m_store; ///< none: nothing is kept
    Theme m_theme = Theme::System;
    tconv::NumberStyle m_numberStyle = tconv::NumberStyle::Automatic;
    CellColor m_cellColor = CellColor::Value;
    bool m_reducedMotion = false;
    bool m_hidesZeroProducts = false;
    HintLevel m_hintLevel = HintLevel::Count;
    bool m_checksAtOnce = true;
    bool m_givesAnswerSize = true;
    QStringList m_recentFiles;
};
