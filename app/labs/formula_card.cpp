#include "app/labs/formula_card.h"

#include <algorithm>

#include "app/plot/plot.h"

namespace descenso {
namespace {

constexpr float largestType = 18;  // layout pixels
constexpr float smallestType = 10;
constexpr float rowPitch = 1.5f;  // of the type

TextStyle rowStyle(const PlotContext& context, FormulaRow::Kind kind, float size) {
  const bool isFormula = kind == FormulaRow::Kind::formula;
  return {isFormula ? FontRole::bold : FontRole::regular, context.fontSize(isFormula ? size + 2 : size),
          isFormula ? context.theme.text : context.theme.muted};
}

TextStyle resultStyle(const PlotContext& context, float size) {
  return {FontRole::bold, context.fontSize(size), context.theme.text};
}

bool fitsCard(const PlotContext& context, const Rect& content, std::span<const FormulaRow> rows, float size) {
  float height = 0;
  float width = 0;
  for (const FormulaRow& row : rows) {
    const TextStyle style = rowStyle(context, row.kind, size);
    height += style.size * rowPitch;
    width = std::max(width, context.canvas.measure(row.text, style).x +
                                context.canvas.measure(row.result, resultStyle(context, size)).x);
  }
  return height <= content.height && width <= content.width;
}

}  // namespace

void drawFormulaCard(const PlotContext& context, const Rect& area, std::string_view title,
                     std::span<const FormulaRow> rows) {
  drawFormulaRows(context, drawPanel(context, area, title), rows);
}

void drawFormulaRows(const PlotContext& context, const Rect& content, std::span<const FormulaRow> rows) {
  float size = largestType;
  while (size > smallestType && !fitsCard(context, content, rows, size)) size -= 1;
  context.canvas.pushClip(content);
  Vec2 place = content.min();
  for (const FormulaRow& row : rows) {
    const TextStyle style = rowStyle(context, row.kind, size);
    context.canvas.text(place, row.text, style);
    const float right = place.x + context.canvas.measure(row.text, style).x;
    context.canvas.text({right, place.y}, row.result, resultStyle(context, size));
    place.y += style.size * rowPitch;
  }
  context.canvas.popClip();
}

}  // namespace descenso
