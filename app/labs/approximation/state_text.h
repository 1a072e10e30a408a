// The formula of what is shown, with the numbers in it: line by line, beside the picture.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/labs/approximation/state.h"
#include "app/labs/formula_row.h"
#include "app/text/translations.h"

namespace descenso {

/// `pointer`: where the curve is read off, if it is.
std::vector<FormulaRow> formulaRows(const Translations& text, ApproximationLab& lab, std::optional<double> pointer);

/// "ReLU"
std::string activationName(const Translations& text, ActivationKind activation);
/// "2 × 250"
std::string layersName(const CurveTraining& training);
/// "2 × 250: 63501 parameters"
std::string parametersText(const Translations& text, const CurveTraining& training);

}  // namespace descenso
