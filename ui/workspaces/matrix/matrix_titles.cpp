// SPDX-License-Identifier: MIT
#include "workspaces/matrix/matrix_titles.h"

#include "canvas/digit_batch.h"

#include <QCoreApplication>

namespace {

constexpr double kRemarkSize = 11;
constexpr double kNameWidth = 34;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MatrixTitle)
};

} // namespace

GridHeading matrixHeading(const MatrixModel& model, MatrixForm form, double width)
{
    const tconv::MatrixStructure& structure = model.structure();
    const tconv::Index outputs = structure.rows().value();
    const tconv::Index inputs = structure.columns().value();
    const bool isTransposed = form == MatrixForm::Transposed;
    const QString size = QStringLiteral("%L1 × %L2")
                             .arg(isTransposed ? outputs : inputs)
                             .arg(isTransposed ? inputs : outputs);
    const auto nonzeros = static_cast<double>(model.picture().nonzeros());
    const double share =
        100 * nonzeros / (static_cast<double>(outputs) * static_cast<double>(inputs));
    const QString percent =
        share >= 1 ? QString::number(share, 'f', 0) : QString::number(share, 'g', 2);
    const QString counted = Words::tr("%1, %L2 nonzeros").arg(size).arg(model.picture().nonzeros());
    QString remark = size;
    for (const QString& longer : {counted, Words::tr("%1 (%2 %)").arg(counted, percent)})
        if (DigitBatch::textWidth(longer, kRemarkSize) < width - kNameWidth)
            remark = longer;
    if (model.lab().document().isShownOutdated())
        remark = Words::tr("of the last legal state");
    return {isTransposed ? QStringLiteral("Vᵀ") : QStringLiteral("V"), remark};
}
