// SPDX-License-Identifier: MIT
#include "document/lessons.h"

#include <tconv/experiment/experiment_file.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace {

const QString kFolder = QStringLiteral(":/lessons/");

QStringList lessonFiles()
{
    return QDir(kFolder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
}

/// Takes a key that the experiment itself does not need; its value must be a JSON string.
QString takeText(tconv::Experiment& experiment, const char* key)
{
    QString text;
    std::erase_if(experiment.unknownKeys, [&](const auto& member) {
        if (member.first != key)
            return false;
        const QByteArray list = '[' + QByteArray::fromStdString(member.second) + ']';
        text = QJsonDocument::fromJson(list).array().at(0).toString();
        return true;
    });
    return text;
}

std::optional<Lesson> readLesson(const QString& fileName)
{
    QFile file(kFolder + fileName);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    tconv::Result<tconv::Experiment> experiment =
        tconv::readExperiment(file.readAll().toStdString());
    if (!experiment)
        return std::nullopt;
    Lesson lesson;
    lesson.experiment = std::move(experiment).value();
    lesson.group = takeText(lesson.experiment, "group");
    lesson.subtitle = takeText(lesson.experiment, "subtitle");
    lesson.view = takeText(lesson.experiment, "view");
    lesson.title = QString::fromStdString(lesson.experiment.title);
    lesson.notes = QString::fromStdString(lesson.experiment.notes);
    return lesson;
}

} // namespace

std::vector<Lesson> lessons()
{
    std::vector<Lesson> list;
    for (const QString& fileName : lessonFiles())
        if (std::optional<Lesson> lesson = readLesson(fileName))
            list.push_back(*std::move(lesson));
    return list;
}

std::optional<tconv::Experiment> defaultLesson()
{
    const QStringList files = lessonFiles();
    std::optional<Lesson> lesson = files.isEmpty() ? std::nullopt : readLesson(files.first());
    return lesson ? std::optional(std::move(lesson->experiment)) : std::nullopt;
}

bool showsLesson(const tconv::Experiment& experiment, const Lesson& lesson)
{
    const tconv::Experiment& other = lesson.experiment;
    return experiment.options == other.options && experiment.bias == other.bias &&
           experiment.input == other.input && experiment.weight == other.weight;
}
