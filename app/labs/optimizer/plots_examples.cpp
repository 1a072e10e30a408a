#include "app/labs/optimizer/plots_examples.h"

#include <algorithm>

#include "app/labs/optimizer/state_examples.h"
#include "app/labs/optimizer/state_printed.h"
#include "app/labs/optimizer/state_text.h"
#include "app/plot/table_columns.h"
#include "app/text/numbers.h"
#include "engine/analysis/line_product.h"

namespace descenso {
namespace {

constexpr float rowOfTable = 1.42f;       // times the size of the text
constexpr std::size_t mostGradients = 4;  // parameters with a column
constexpr std::size_t columnsOfData = 3;  // i, x, y: known before the model has said anything
constexpr float linesBesideRows = 4.4f;
constexpr Stroke noTableOutline{.color = {}, .width = 0};

constexpr std::size_t columnsBeforeGradients = 5;

TableCells headOf(const Translations& text, const OptimizerLab& lab, const ExampleTable& table) {
  TableCells cells = {"i", "x", "y", "f(x)", "f(x) − y"};
  for (const std::string_view symbol : lab.trainedSymbols())
    if (cells.size() < columnsBeforeGradients + mostGradients) cells.push_back("∂ℓ/∂" + std::string(symbol));
  if (table.uses) cells.emplace_back(text("examples.uses"));
  return cells;
}

Index gradientsShown(const ExampleTable& table) {
  return std::min<Index>(table.gradient.size(), static_cast<Index>(mostGradients));
}

TableCells cellsOf(const ExampleTable& table, const ExampleRow& row) {
  TableCells cells = {std::to_string(row.example + 1), formatNumber(row.x, 4), formatNumber(row.y, 4),
                      formatNumber(row.said, 4), formatNumber(row.residual, 4)};
  for (Index i = 0; i < gradientsShown(table); ++i) cells.push_back(formatNumber(row.gradient[i], 4));
  if (table.uses) cells.push_back(std::to_string(row.uses));
  return cells;
}

TableCells sumOf(const ExampleTable& table) {
  TableCells cells = {"Σ", "", "", "", ""};
  for (Index i = 0; i < gradientsShown(table); ++i) cells.push_back(formatNumber(table.gradient[i], 7));
  if (table.uses) cells.push_back(std::to_string(*table.uses));
  return cells;
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
  const Run& run = *runOfExamples(lab);
  if (lab.config().shows("E02") && printedGradient(run.config(), lab.config().problem, product->examples)) {
    const Vector gradient = static_cast<double>(product->examples) * lab.shown(run).gradient;
    lines.push_back(
        {context.text.format("examples.printedGradient", {{"gradient", pointText({gradient[0], gradient[1]}, 6)}}),
         context.theme.warn});
  }
  if (!lab.config().shows("E01")) return lines;
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

}  // namespace

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
  std::vector<TableCells> rows = {headOf(context.text, lab, *table)};
  const std::size_t count = rows.front().size();
  for (const ExampleRow& row : table->rows) rows.push_back(cellsOf(*table, row));
  const TableCells sum = sumOf(*table);
  rows.push_back(sum);
  const TableColumns columns = tableColumns(context, rows, content.width, muted.size);
  rows.pop_back();
  float y = drawLines(context, content, pitch, above);
  const auto rule = [&] {
    context.canvas.line({content.x, y}, {content.right(), y}, {context.theme.border, context.stroke(1), Dash::solid});
  };
  const auto draw = [&](const TableCells& cells, std::size_t upTo, FontRole font, Color color) {
    drawTableCells(context, {content.x, y + pitch * 0.1f}, columns, cells, upTo, font, color);
    y += pitch;
  };
  draw(rows.front(), count, FontRole::bold, context.theme.muted);
  rule();
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const Index example = table->rows[r - 1].example;
    const Rect place{content.x, y, content.width, pitch};
    if (lab.problemEntry().isLine) zones_.push_back({rowZone(static_cast<long>(r) - 1), place});
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
