#include "app/labs/optimizer/plots_examples.h"

#include <algorithm>

#include "app/labs/optimizer/state_examples.h"
#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"
#include "engine/analysis/line_product.h"

namespace descenso {
namespace {

constexpr std::string_view rowZone = "row.";
constexpr float rowOfTable = 1.42f;  // times the size of the text
constexpr float betweenColumns = 14;
constexpr std::size_t mostGradients = 4;  // parameters with a column
constexpr std::size_t columnsOfData = 3;  // i, x, y: known before the model has said anything
constexpr float linesBesideRows = 4.4f;
constexpr Stroke noTableOutline{.color = {}, .width = 0};
using Cells = std::vector<std::string>;

Cells headOf(const OptimizerLab& lab) {
  Cells cells = {"i", "x", "y", "f(x)", "f(x) − y"};
  for (const std::string_view symbol : lab.trainedSymbols())
    if (cells.size() < 5 + mostGradients) cells.push_back("∂ℓ/∂" + std::string(symbol));
  return cells;
}

Cells cellsOf(const ExampleRow& row, std::size_t columns) {
  Cells cells = {std::to_string(row.example + 1), formatNumber(row.x, 4), formatNumber(row.y, 4),
                 formatNumber(row.said, 4), formatNumber(row.residual, 4)};
  for (Index i = 0; cells.size() < columns; ++i) cells.push_back(formatNumber(row.gradient[i], 4));
  return cells;
}

Cells sumOf(const ExampleTable& table, std::size_t columns) {
  Cells cells = {"Σ", "", "", "", ""};
  for (Index i = 0; cells.size() < columns; ++i) cells.push_back(formatNumber(table.gradient[i], 7));
  return cells;
}

/// Every column as wide as its widest cell.
std::vector<float> widthsOf(const PlotContext& context, const std::vector<Cells>& rows, const TextStyle& style) {
  std::vector<float> widths(rows.front().size(), 0);
  for (const Cells& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], context.canvas.measure(row[i], style).x);
  return widths;
}

float totalWidth(const std::vector<float>& widths) {
  float sum = 0;
  for (const float width : widths) sum += width;
  return sum;
}

struct TextLine {
  std::string text;
  Color color;
};

/// Above the table of a line: the product of matrices, one of its rows written out, and the shape that is printed.
std::vector<TextLine> linesAbove(const PlotContext& context, const OptimizerLab& lab) {
  const std::optional<LineProduct> product = lineProduct(lab);
  if (!product) return {};
  const std::string rows = std::to_string(product->examples);
  const auto& symbols = lab.problemMap().symbols;
  std::vector<TextLine> lines;
  lines.push_back(
      {context.text.format("examples.product", {{"rows", rows}, {"slope", symbols[1]}, {"intercept", symbols[0]}}),
       context.theme.accent});
  lines.push_back({rowTimesColumn(*product), context.theme.text});
  if (!lab.config().asPrinted) return lines;
  const Vector printed{{product->weights[0], product->weights[1], product->weights[1]}};
  if (isConformable(Matrix(1, 2), printed)) return lines;
  const std::string entries =
      formatNumber(printed[0], 4) + ", " + formatNumber(printed[1], 4) + ", " + formatNumber(printed[2], 4);
  lines.push_back(
      {context.text.format("examples.refused", {{"weights", entries}, {"rows", rows}}), context.theme.error});
  return lines;
}

/// Draws the lines one below the other, each shrunk to the width where it must be; returns where the next one begins.
float drawLines(const PlotContext& context, const Rect& content, float pitch, const std::vector<TextLine>& lines) {
  float y = content.y;
  for (const TextLine& line : lines) {
    TextStyle style{FontRole::regular, context.fontSize(15), line.color};
    style.size *= std::min(1.0f, content.width / std::max(1.0f, context.canvas.measure(line.text, style).x));
    context.canvas.text({content.x, y}, line.text, style);
    y += pitch;
  }
  return y;
}

/// Where the columns stand and how large the text is.
struct Columns {
  std::vector<float> widths;
  float gap = 0;
  float spread = 0;
  float size = 0;
};

Columns columnsOf(const PlotContext& context, const std::vector<Cells>& rows, float width, float size) {
  Columns columns{.widths = widthsOf(context, rows, {FontRole::bold, size, {}}), .size = size};
  columns.gap = context.px(betweenColumns);
  const float gaps = columns.gap * static_cast<float>(columns.widths.size() - 1);
  const float total = totalWidth(columns.widths);
  const float shrink = std::min(1.0f, width / (total + gaps));
  if (shrink == 1) columns.spread = (width - total - gaps) / static_cast<float>(columns.widths.size());
  for (float& each : columns.widths) each *= shrink;
  columns.gap *= shrink;
  columns.size *= shrink;
  return columns;
}

/// The first `upTo` cells of a row.
void drawCells(const PlotContext& context, Vec2 place, const Columns& columns, const Cells& cells, std::size_t upTo,
               FontRole font, Color color) {
  const TextStyle style{font, columns.size, color, HorizontalAlign::right};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    place.x += columns.widths[i] + columns.spread;
    if (i < upTo) context.canvas.text(place, cells[i], style);
    place.x += columns.gap;
  }
}

}  // namespace

std::size_t exampleOfZone(std::string_view zone) { return std::stoul(std::string(zone.substr(rowZone.size()))); }

void ExampleRows::draw(const PlotContext& context, const Rect& area) {
  const OptimizerLab& lab = lab_;
  zones_.clear();
  const Run* run = runOfExamples(lab);
  const std::string optimizer = run ? optimizerName(context.text, run->entry().name) : std::string();
  const std::string step = std::to_string(run ? lab.shown(*run).step : 0);
  const Rect content = drawPanel(
      context, area, context.text.format("plot.optimizer.examples.title", {{"optimizer", optimizer}, {"step", step}}));
  const TextStyle muted{FontRole::regular, context.fontSize(15), context.theme.muted};
  const float pitch = muted.size * rowOfTable;
  const std::vector<TextLine> above = linesAbove(context, lab);
  // Besides the rows: the head, the sum, the line below it, and one that says how many are left out.
  const float others = pitch * (static_cast<float>(above.size()) + linesBesideRows);
  const std::optional<ExampleTable> table =
      exampleTable(lab, static_cast<Index>(std::max(0.0f, (content.height - others) / pitch)));
  context.canvas.pushClip(area);
  if (!table) {
    context.canvas.text(content.min(), context.text("lab.optimizer.noData"), muted);
    context.canvas.popClip();
    return;
  }
  const std::optional<LineProduct> product = lineProduct(lab);
  std::vector<Cells> rows = {headOf(lab)};
  const std::size_t count = rows.front().size();
  for (const ExampleRow& row : table->rows) rows.push_back(cellsOf(row, count));
  const Cells sum = sumOf(*table, count);
  rows.push_back(sum);
  const Columns columns = columnsOf(context, rows, content.width, muted.size);
  rows.pop_back();
  float y = drawLines(context, content, pitch, above);
  const auto rule = [&] {
    context.canvas.line({content.x, y}, {content.right(), y}, {context.theme.border, context.stroke(1), Dash::solid});
  };
  const auto draw = [&](const Cells& cells, std::size_t upTo, FontRole font, Color color) {
    drawCells(context, {content.x, y + pitch * 0.1f}, columns, cells, upTo, font, color);
    y += pitch;
  };
  draw(rows.front(), count, FontRole::bold, context.theme.muted);
  rule();
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const Index example = table->rows[r - 1].example;
    const Rect place{content.x, y, content.width, pitch};
    if (lab.problemEntry().isLine) zones_.push_back({std::string(rowZone) + std::to_string(r - 1), place});
    if (product && example == product->row)
      context.canvas.rectangle(place, context.theme.raised, noTableOutline, context.px(4));
    const bool isToCome = product && product->isStepping && example > product->row;
    draw(rows[r], isToCome ? columnsOfData : count, FontRole::regular, context.theme.text);
  }
  if (std::ssize(table->rows) < table->count) {
    const std::string left = std::to_string(table->count - std::ssize(table->rows));
    context.canvas.text({content.x, y}, context.text.format("examples.more", {{"count", left}}), muted);
    y += pitch;
  }
  rule();
  const bool isWhole = !product || !product->isStepping;
  draw(sum, isWhole ? count : 1, FontRole::bold, context.theme.text);
  const std::string sums = context.text.format(
      "examples.sums", {{"loss", formatNumber(table->loss, 6)}, {"rmse", formatNumber(table->rmse, 4)}});
  if (isWhole)
    drawLines(context, {content.x, y + pitch * 0.2f, content.width, pitch}, pitch, {{sums, context.theme.muted}});
  context.canvas.popClip();
}

}  // namespace descenso
