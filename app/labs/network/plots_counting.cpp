#include "app/labs/network/plots_counting.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/network/plots_colors.h"
#include "app/labs/network/state_counting.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float largestCount = 20;
constexpr float smallestCount = 10;
constexpr float countBar = 6;
constexpr float captionSize = 15;
constexpr float largestCell = 36;
constexpr float betweenMatrices = 26;
constexpr std::size_t mostDrawnLayers = 4;  // of more only the lines are there
constexpr double mostCells = 16;            // a matrix grows by whole cells up to so many, then more slowly

/// How far a matrix reaches along a side, in cells.
float reachOf(Index count) {
  const auto cells = static_cast<double>(count);
  return static_cast<float>(cells <= mostCells ? cells : mostCells + 2.5 * std::log2(cells / mostCells));
}

struct DrawnMatrix {
  std::string name;
  MatrixShape shape;
  Color color;
};

/// A rectangle for the matrix, with its cells as far as they are few, its name in it and its size below.
void drawMatrix(const PlotContext& context, Vec2 top, float cell, const DrawnMatrix& matrix) {
  const Theme& theme = context.theme;
  const Rect rect{std::round(top.x), std::round(top.y), reachOf(matrix.shape.columns) * cell,
                  reachOf(matrix.shape.rows) * cell};
  const Stroke line{tint(theme, matrix.color, 0.9f), context.stroke(1.4f), Dash::solid};
  const Stroke thin{matrix.color.withAlpha(0.5f), context.stroke(1), Dash::solid};
  context.canvas.rectangle(rect, tint(theme, matrix.color, 0.28f), line, context.px(2));
  for (Index i = 1; i < matrix.shape.columns && static_cast<double>(matrix.shape.columns) <= mostCells; ++i) {
    const float x = rect.x + static_cast<float>(i) * cell;
    context.canvas.line({x, rect.y}, {x, rect.bottom()}, thin);
  }
  for (Index i = 1; i < matrix.shape.rows && static_cast<double>(matrix.shape.rows) <= mostCells; ++i) {
    const float y = rect.y + static_cast<float>(i) * cell;
    context.canvas.line({rect.x, y}, {rect.right(), y}, thin);
  }
  TextStyle style{FontRole::bold, context.fontSize(captionSize), theme.text, HorizontalAlign::center,
                  VerticalAlign::middle};
  const bool fits =
      context.canvas.measure(matrix.name, style).x + context.px(4) < rect.width && rect.height > style.size;
  if (fits) context.canvas.text(rect.center(), matrix.name, style);
  style.font = FontRole::regular;
  style.size = context.fontSize(14);
  style.color = theme.muted;
  style.vertical = VerticalAlign::top;
  const std::string below = fits ? shapeText(matrix.shape) : matrix.name + " " + shapeText(matrix.shape);
  context.canvas.text({rect.center().x, rect.bottom() + context.px(2)}, below, style);
}

std::array<DrawnMatrix, 4> matricesOf(const Theme& theme, std::size_t layer, const LayerShapes& shapes) {
  const LayerNames names = layerNames(layer);
  const Color data = classStyle(theme, 0).color;
  return {DrawnMatrix{names.weights, shapes.weights, classStyle(theme, 1).color},
          DrawnMatrix{names.inputs, shapes.inputs, data},
          DrawnMatrix{names.biases, shapes.biases, classStyle(theme, 2).color},
          DrawnMatrix{names.outputs, shapes.outputs, data}};
}

/// W A + b = Z, as rectangles in a row.
void drawProduct(const PlotContext& context, const Rect& row, float cell, const std::array<DrawnMatrix, 4>& matrices) {
  constexpr std::array<const char*, 4> signs = {"·", "+", "=", ""};
  const TextStyle style{FontRole::bold, context.fontSize(20), context.theme.muted, HorizontalAlign::center,
                        VerticalAlign::middle};
  float tallest = 0;
  for (const DrawnMatrix& matrix : matrices) tallest = std::max(tallest, reachOf(matrix.shape.rows) * cell);
  float x = row.x;
  for (std::size_t i = 0; i < matrices.size(); ++i) {
    const float height = reachOf(matrices[i].shape.rows) * cell;
    const float width = reachOf(matrices[i].shape.columns) * cell;
    // Sizes that are wider than their matrix take the room they need.
    const float slot = std::max(width, context.px(58));
    drawMatrix(context, {x + (slot - width) / 2, row.y + (tallest - height) / 2}, cell, matrices[i]);
    x += slot;
    context.canvas.text({x + context.px(betweenMatrices / 2), row.y + tallest / 2}, signs[i], style);
    x += context.px(betweenMatrices);
  }
}

/// The largest cell with which every layer fits its part of the content.
float cellOf(const PlotContext& context, const std::vector<LayerShapes>& layers, float width, float height) {
  float cell = context.px(largestCell);
  const auto widthWith = [&](const LayerShapes& layer, float side) {
    float sum = 3 * context.px(betweenMatrices);
    for (const MatrixShape& shape : {layer.weights, layer.inputs, layer.biases, layer.outputs})
      sum += std::max(reachOf(shape.columns) * side, context.px(58));
    return sum;
  };
  for (const LayerShapes& layer : layers) {
    cell = std::min(cell, height / reachOf(std::max(layer.weights.rows, layer.inputs.rows)));
    while (cell > 1 && widthWith(layer, cell) > width) cell *= 0.95f;
  }
  return cell;
}

}  // namespace

void ParameterCount::draw(const PlotContext& context, const Rect& area) {
  const std::vector<CountRow> rows = countRows(context.text, lab_);
  const std::string kind(countedNames[static_cast<std::size_t>(look().counting.of)]);
  const std::string title =
      context.text.format("network.count.title." + kind, {{"shape", sizesText(countedNetwork(lab_).sizes)}});
  const Rect content = drawPanel(context, area, title).inset(0, context.px(4), 0, 0);
  Index largest = 1;
  for (const CountRow& row : rows)
    if (row.isParameters) largest = std::max(largest, row.count);
  const auto style = [&](float size, bool isBold) {
    return TextStyle{isBold ? FontRole::bold : FontRole::regular, context.fontSize(size), context.theme.text};
  };
  float size = largestCount;
  const auto heightOf = [&](float each) { return context.fontSize(each) * 1.35f + context.px(countBar + 14); };
  for (; size > smallestCount; size -= 1) {
    float width = 0;
    for (const CountRow& row : rows)
      width = std::max(
          width,
          context.canvas.measure(row.name + "  " + row.formula + "  " + std::to_string(row.count), style(size, true))
              .x);
    if (heightOf(size) * static_cast<float>(rows.size()) <= content.height && width <= content.width) break;
  }
  const float pitch = std::min(heightOf(size), content.height / static_cast<float>(rows.size()));
  context.canvas.pushClip(area);
  float y = content.y;
  for (const CountRow& row : rows) {
    TextStyle name = style(size, row.isTotal);
    context.canvas.text({content.x, y}, row.name, name);
    TextStyle result = style(size, true);
    result.horizontal = HorizontalAlign::right;
    if (row.isTotal) result.color = context.theme.accent;
    const std::string count = std::to_string(row.count);
    context.canvas.text({content.right(), y}, count, result);
    TextStyle formula = style(size, false);
    formula.horizontal = HorizontalAlign::right;
    formula.color = context.theme.muted;
    const float right = content.right() - context.canvas.measure(count, result).x;
    context.canvas.text({right, y}, row.formula + " = ", formula);
    if (row.isParameters) {
      const float bar = context.px(countBar);
      const Rect whole{content.x, y + pitch - bar - context.px(10), content.width, bar};
      context.canvas.rectangle(whole, context.theme.raised, noStroke, bar / 2);
      Rect filled = whole;
      const double part = static_cast<double>(row.count) / static_cast<double>(largest);
      filled.width = std::max(context.px(2), static_cast<float>(part) * whole.width);
      context.canvas.rectangle(filled, row.isTotal ? context.theme.accent : context.theme.muted, noStroke,
                               std::min(bar, filled.width) / 2);
    }
    y += pitch;
  }
  context.canvas.popClip();
}

void MatrixShapes::draw(const PlotContext& context, const Rect& area) {
  const CountedNetwork counted = countedNetwork(lab_);
  const std::vector<LayerShapes> layers = layerShapes(counted.sizes, counted.batch);
  const std::string title = context.text.format("network.shapes.title", {{"batch", std::to_string(counted.batch)}});
  const Rect content = drawPanel(context, area, title);
  const TextStyle note{FontRole::regular, context.fontSize(14), context.theme.muted};
  const float foot = note.size * 1.5f;
  context.canvas.pushClip(area);
  context.canvas.text({content.x, content.bottom() - foot}, context.text("network.shapes.note"), note);
  const Rect room = content.inset(0, context.px(2), 0, foot + context.px(6));
  const float each = room.height / static_cast<float>(layers.size());
  TextStyle caption{FontRole::regular, context.fontSize(captionSize), context.theme.text};
  caption.size = std::min(caption.size, each * 0.9f);
  float widest = 1;
  for (std::size_t l = 0; l < layers.size(); ++l)
    widest = std::max(widest, context.canvas.measure(shapesLine(l, layers[l]), caption).x);
  caption.size *= std::min(1.0f, room.width / widest);
  const float above = caption.size * 1.5f;
  const float below = context.fontSize(14) * 1.4f;
  const bool isDrawn = layers.size() <= mostDrawnLayers && each > above + below + context.px(16);
  const float cell = cellOf(context, layers, room.width, each - above - below - context.px(6));
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const float y = room.y + each * static_cast<float>(l);
    context.canvas.text({room.x, y}, shapesLine(l, layers[l]), caption);
    if (isDrawn)
      drawProduct(context, {room.x, y + above, room.width, each - above}, cell,
                  matricesOf(context.theme, l, layers[l]));
  }
  context.canvas.popClip();
}

}  // namespace descenso
