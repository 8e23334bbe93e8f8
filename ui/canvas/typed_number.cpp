// SPDX-License-Identifier: MIT
#include "canvas/typed_number.h"

#include <tconv/experiment/exact_number.h>

tconv::Result<tconv::Rational> typedNumber(const QString& text)
{
    QString plain = text.normalized(QString::NormalizationForm_KC).trimmed();
    plain.replace(QChar(u'−'), QLatin1Char('-'));
    plain.replace(QChar(u'⁄'), QLatin1Char('/'));
    return tconv::parseExact(plain.toStdString());
}
