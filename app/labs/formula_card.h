// A card of formulas with their numbers, in the largest type with which all of it fits.
#pragma once

#include <span>
#include <string_view>

#include "app/labs/formula_row.h"
#include "app/plot/plot_context.h"

namespace descenso {

/// The rows alone, on what is there.
void drawFormulaRows(const PlotContext& context, const Rect& content, std::span<const FormulaRow> rows);
/// In a panel of their own.
void drawFormulaCard(const PlotContext& context, const Rect& area, std::string_view title,
                     std::span<const FormulaRow> rows);

}  // namespace descenso
