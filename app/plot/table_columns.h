// Numbers in columns, each flush right and as wide as its widest cell.
#pragma once

#include <string>
#include <vector>

#include "app/plot/plot_context.h"

namespace descenso {

using TableCells = std::vector<std::string>;  ///< of a row

/// Where the columns stand and how large the text is, in canvas pixels.
struct TableColumns {
  std::vector<float> widths;
  float gap = 0;
  float spread = 0;  ///< more room left of each column
  float size = 0;    ///< of the text
};

/// Columns over `width` for rows of as many cells each, shrunk with their text where they do not fit; `rows` is not
/// empty. `size` in canvas pixels.
TableColumns tableColumns(const PlotContext& context, const std::vector<TableCells>& rows, float width, float size);

/// As many of the first columns, at least `least`, as fit `width` without their text becoming too small to read.
std::size_t legibleColumns(const PlotContext& context, const std::vector<TableCells>& rows, float width, float size,
                           std::size_t least);

/// The first `upTo` cells of a row whose text begins at `place.y`.
void drawTableCells(const PlotContext& context, Vec2 place, const TableColumns& columns, const TableCells& cells,
                    std::size_t upTo, FontRole font, Color color);

}  // namespace descenso
