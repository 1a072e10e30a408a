#include "app/labs/optimizer/plots_examples.h"

#include <algorithm>

#include "app/labs/optimizer/state_examples.h"
#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr float rowOfTable = 1.42f;  // times the size of the text
constexpr float betweenColumns = 14;
constexpr std::size_t mostGradients = 4;  // parameters with a column
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

}  // namespace

void drawExampleTable(const PlotContext& context, const Rect& area, const OptimizerLab& lab) {
  const Run* run = runOfExamples(lab);
  const std::string name = run ? optimizerName(context.text, run->entry().name) : std::string();
  const std::string step = std::to_string(run ? lab.shown(*run).step : 0);
  const Rect content = drawPanel(
      context, area, context.text.format("plot.optimizer.examples.title", {{"optimizer", name}, {"step", step}}));
  TextStyle style{FontRole::regular, context.fontSize(15), context.theme.text};
  const float pitch = style.size * rowOfTable;
  const std::string product = "examples.product." + lab.config().problem.name;
  const bool isLinear = context.text.has(product);
  // The head, the sum, the line below it, and one that says how many are left out.
  const float others = pitch * (isLinear ? 5.4f : 4.4f);
  const auto room = static_cast<Index>(std::max(0.0f, (content.height - others) / pitch));
  const std::optional<ExampleTable> table = exampleTable(lab, room);
  context.canvas.pushClip(area);
  if (!table) {
    style.color = context.theme.muted;
    context.canvas.text(content.min(), context.text("lab.optimizer.noData"), style);
    context.canvas.popClip();
    return;
  }
  std::vector<Cells> rows = {headOf(lab)};
  const std::size_t columns = rows.front().size();
  for (const ExampleRow& row : table->rows) rows.push_back(cellsOf(row, columns));
  rows.push_back(sumOf(*table, columns));
  style.font = FontRole::bold;
  std::vector<float> widths = widthsOf(context, rows, style);
  const float gaps = context.px(betweenColumns) * static_cast<float>(columns - 1);
  const float shrink = std::min(1.0f, content.width / (totalWidth(widths) + gaps));
  const float spread = shrink < 1 ? 0 : (content.width - totalWidth(widths) - gaps) / static_cast<float>(columns);
  style.size *= shrink;
  style.horizontal = HorizontalAlign::right;
  float y = content.y;
  if (isLinear) {
    TextStyle line{FontRole::regular, context.fontSize(15), context.theme.accent};
    const std::string text = context.text.format(product, {{"rows", std::to_string(table->count)}});
    line.size *= std::min(1.0f, content.width / std::max(1.0f, context.canvas.measure(text, line).x));
    context.canvas.text({content.x, y}, text, line);
    y += pitch;
  }
  const auto rule = [&] {
    context.canvas.line({content.x, y}, {content.right(), y}, {context.theme.border, context.stroke(1), Dash::solid});
  };
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const bool isSum = r + 1 == rows.size();
    if (isSum && std::ssize(table->rows) < table->count) {
      const TextStyle muted{FontRole::regular, context.fontSize(14), context.theme.muted};
      const std::string left = std::to_string(table->count - std::ssize(table->rows));
      context.canvas.text({content.x, y}, context.text.format("examples.more", {{"count", left}}), muted);
      y += pitch;
    }
    if (isSum) rule();
    style.font = r == 0 || isSum ? FontRole::bold : FontRole::regular;
    style.color = r == 0 ? context.theme.muted : context.theme.text;
    float x = content.x;
    for (std::size_t i = 0; i < columns; ++i) {
      x += widths[i] * shrink + spread;
      context.canvas.text({x, y + pitch * 0.1f}, rows[r][i], style);
      x += context.px(betweenColumns) * shrink;
    }
    y += pitch;
    if (r == 0) rule();
  }
  TextStyle foot{FontRole::regular, context.fontSize(15), context.theme.muted};
  const std::string sums = context.text.format(
      "examples.sums", {{"loss", formatNumber(table->loss, 6)}, {"rmse", formatNumber(table->rmse, 4)}});
  foot.size *= std::min(1.0f, content.width / std::max(1.0f, context.canvas.measure(sums, foot).x));
  context.canvas.text({content.x, y + pitch * 0.2f}, sums, foot);
  context.canvas.popClip();
}

}  // namespace descenso
