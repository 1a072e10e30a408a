// Formulas with the numbers in them, line by line.
#pragma once

#include <string>
#include <vector>

#include "app/labs/entropy/state.h"
#include "app/labs/formula_row.h"
#include "app/text/translations.h"

namespace descenso {

/// Entropies, cross-entropies, divergences and perplexities of both distributions.
std::vector<FormulaRow> termRows(const Translations& text, const EntropyLab& lab);
/// The loss of the softmax shown, as far as the transport has come.
std::vector<FormulaRow> softmaxRows(const Translations& text, const EntropyLab& lab);
/// Score, prediction, losses and slopes of the point shown.
std::vector<FormulaRow> lossRows(const Translations& text, const EntropyLab& lab);

}  // namespace descenso
