// SPDX-License-Identifier: MIT
#include "workspaces/matrix/matrix_titles.h"

#include "canvas/theme.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MatrixTitle)
};

} // namespace

QString titleText(const QString& name, const QString& remark)
{
    return QStringLiteral("<b>%1</b>&nbsp; <span style='color:%2; font-size:11px'>%3</span>")
        .arg(name, Theme::current().muted.name(), remark);
}

QString matrixTitle(const MatrixModel& model, MatrixForm form)
{
    const tconv::MatrixStructure& structure = model.structure();
    const tconv::Index outputs = structure.rows().value();
    const tconv::Index inputs = structure.columns().value();
    const bool isTransposed = form == MatrixForm::Transposed;
    const double cells = static_cast<double>(outputs) * static_cast<double>(inputs);
    const auto nonzeros = static_cast<double>(structure.nonzeros().value());
    const double share = 100 * nonzeros / cells;
    const QString percent =
        share >= 1 ? QString::number(share, 'f', 0) : QString::number(share, 'g', 2);
    QString remark = Words::tr("%L1 × %L2, %L3 nonzeros of %4 (%5 %)")
                         .arg(isTransposed ? outputs : inputs)
                         .arg(isTransposed ? inputs : outputs)
                         .arg(structure.nonzeros().value())
                         .arg(cells < 1e9 ? QLocale().toString(static_cast<qint64>(cells))
                                          : QString::number(cells, 'g', 3),
                              percent);
    if (model.lab().document().isShownOutdated())
        remark = Words::tr("of the last legal state");
    return titleText(isTransposed ? QStringLiteral("Vᵀ") : QStringLiteral("V"), remark);
}
