// The formula of what is shown, with the numbers in it.
#pragma once

#include <vector>

#include "app/labs/activation/state.h"
#include "app/labs/formula_row.h"
#include "app/text/translations.h"

namespace descenso {

std::vector<FormulaRow> activationRows(const Translations& text, ActivationLab& lab);

}  // namespace descenso
