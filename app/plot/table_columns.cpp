#include "app/plot/table_columns.h"

#include <algorithm>
#include <numeric>

namespace descenso {
namespace {

constexpr float betweenTableColumns = 14;  // layout pixels
constexpr float leastLegible = 0.86f;      // of the text's size

/// Every column as wide as its widest cell.
std::vector<float> widthsOf(const PlotContext& context, const std::vector<TableCells>& rows, const TextStyle& style) {
  std::vector<float> widths(rows.front().size(), 0);
  for (const TableCells& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], context.canvas.measure(row[i], style).x);
  return widths;
}

}  // namespace

TableColumns tableColumns(const PlotContext& context, const std::vector<TableCells>& rows, float width, float size) {
  TableColumns columns{.widths = widthsOf(context, rows, {FontRole::bold, size, {}}), .size = size};
  columns.gap = context.px(betweenTableColumns);
  const float gaps = columns.gap * static_cast<float>(columns.widths.size() - 1);
  const float total = std::accumulate(columns.widths.begin(), columns.widths.end(), 0.0f);
  const float shrink = std::min(1.0f, width / (total + gaps));
  if (shrink == 1) columns.spread = (width - total - gaps) / static_cast<float>(columns.widths.size());
  for (float& each : columns.widths) each *= shrink;
  columns.gap *= shrink;
  columns.size *= shrink;
  return columns;
}

std::size_t legibleColumns(const PlotContext& context, const std::vector<TableCells>& rows, float width, float size,
                           std::size_t least) {
  const std::vector<float> widths = widthsOf(context, rows, {FontRole::bold, size, {}});
  float taken = 0;
  std::size_t count = 0;
  for (; count < widths.size(); ++count) {
    taken += widths[count] + (count > 0 ? context.px(betweenTableColumns) : 0);
    if (taken * leastLegible > width) break;
  }
  return std::max(count, std::min(least, widths.size()));
}

void drawTableCells(const PlotContext& context, Vec2 place, const TableColumns& columns, const TableCells& cells,
                    std::size_t upTo, FontRole font, Color color) {
  const TextStyle style{font, columns.size, color, HorizontalAlign::right};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    place.x += columns.widths[i] + columns.spread;
    if (i < upTo) context.canvas.text(place, cells[i], style);
    place.x += columns.gap;
  }
}

}  // namespace descenso
