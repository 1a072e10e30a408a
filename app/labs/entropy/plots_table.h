// A table of short texts, with lines of formulas below it, in the largest type with which all of it fits.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/labs/formula_row.h"
#include "app/labs/lab_plot.h"

namespace descenso {

struct TableCell {
  std::string text{};
  bool isMuted = false;
  bool isBold = false;
  std::optional<Color> color{};  ///< of the text, instead of the theme's
  std::optional<Color> fill{};   ///< behind it
  std::string zone{};            ///< can be pressed, under that name
};

struct TableRow {
  std::vector<TableCell> cells{};  ///< the first one left, the others right in their columns
  bool hasRule = false;            ///< a line above
  bool isWords = false;            ///< all cells left
};

/// Muted and bold: the names of columns.
TableRow headOf(std::vector<std::string> names, bool isWords = false);

/// Fills `content` from the top; the columns take its whole width. Returns the zones.
std::vector<PlotZone> drawTable(const PlotContext& context, const Rect& content, std::span<const TableRow> rows,
                                std::span<const FormulaRow> lines = {});

/// Of a signed field within ±limit: blue below 0, red above, the background at 0; and ink that can be read on it.
Color signedFill(const Theme& theme, double value, double limit);
Color inkOn(Color fill);

}  // namespace descenso
