#include "app/labs/entropy/plots_table.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace descenso {
namespace {

// Layout pixels: those in which the screen's fonts are rasterised, and smaller ones for what fits in none of them.
constexpr std::array<float, 8> tableTypes = {17, 15, 14, 13, 12, 11, 10, 9};
constexpr float tablePitch = 1.65f;  // of the type
constexpr float linePitch = 1.5f;
constexpr float tableGap = 0.6f;   // between columns, of the type
constexpr float widestGap = 4.5f;  // likewise
constexpr float cellInset = 0.35f;

TextStyle cellStyle(const PlotContext& context, const TableCell& cell, float size) {
  return {cell.isBold ? FontRole::bold : FontRole::regular, context.fontSize(size),
          cell.color.value_or(cell.isMuted ? context.theme.muted : context.theme.text)};
}

TextStyle lineStyle(const PlotContext& context, FormulaRow::Kind kind, float size) {
  const bool isFormula = kind == FormulaRow::Kind::formula;
  return {isFormula ? FontRole::bold : FontRole::regular, context.fontSize(size),
          isFormula ? context.theme.text : context.theme.muted};
}

TextStyle lineResult(const PlotContext& context, float size) {
  return {FontRole::bold, context.fontSize(size), context.theme.text};
}

std::vector<float> columnWidths(const PlotContext& context, std::span<const TableRow> rows, float size) {
  std::vector<float> widths;
  for (const TableRow& row : rows) {
    widths.resize(std::max(widths.size(), row.cells.size()));
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      widths[i] =
          std::max(widths[i], context.canvas.measure(row.cells[i].text, cellStyle(context, row.cells[i], size)).x);
  }
  return widths;
}

float totalWidth(const std::vector<float>& widths) {
  float sum = 0;
  for (const float width : widths) sum += width;
  return sum;
}

bool fitsTable(const PlotContext& context, const Rect& content, std::span<const TableRow> rows,
               std::span<const FormulaRow> lines, float size) {
  const std::vector<float> widths = columnWidths(context, rows, size);
  const float type = context.fontSize(size);
  const float gaps = type * tableGap * static_cast<float>(std::max<std::size_t>(widths.size(), 1) - 1);
  if (totalWidth(widths) + gaps + 2 * cellInset * type > content.width) return false;
  for (const FormulaRow& line : lines) {
    const float text = context.canvas.measure(line.text, lineStyle(context, line.kind, size)).x;
    if (text + context.canvas.measure(line.result, lineResult(context, size)).x > content.width) return false;
  }
  const float pitches = tablePitch * static_cast<float>(rows.size()) + linePitch * static_cast<float>(lines.size()) +
                        (lines.empty() ? 0.0f : 0.5f);
  return type * pitches <= content.height;
}

}  // namespace

TableRow headOf(std::vector<std::string> names, bool isWords) {
  TableRow row{.isWords = isWords};
  for (std::string& name : names) row.cells.push_back({.text = std::move(name), .isMuted = true, .isBold = true});
  return row;
}

std::vector<PlotZone> drawTable(const PlotContext& context, const Rect& content, std::span<const TableRow> rows,
                                std::span<const FormulaRow> lines) {
  const auto fits = [&](float type) { return fitsTable(context, content, rows, lines, type); };
  const auto fitting = std::find_if(tableTypes.begin(), tableTypes.end(), fits);
  const float size = fitting == tableTypes.end() ? tableTypes.back() : *fitting;
  const float type = context.fontSize(size);
  const std::vector<float> widths = columnWidths(context, rows, size);
  const float inset = cellInset * type;
  const auto gaps = static_cast<float>(std::max<std::size_t>(widths.size(), 2) - 1);
  const float gap =
      std::clamp((content.width - 2 * inset - totalWidth(widths)) / gaps, type * tableGap, type * widestGap);
  const float right = content.x + totalWidth(widths) + gap * (static_cast<float>(widths.size()) - 1) + 2 * inset;
  const float pitch = type * tablePitch;
  std::vector<PlotZone> zones;
  context.canvas.pushClip(content);
  float top = content.y;
  for (const TableRow& row : rows) {
    if (row.hasRule)
      context.canvas.rectangle({content.x, std::round(top), right - content.x, std::max(1.0f, context.px(1))},
                               context.theme.border, noStroke);
    float left = content.x + inset;
    for (std::size_t i = 0; i < row.cells.size(); left += widths[i] + gap, ++i) {
      const TableCell& cell = row.cells[i];
      const Rect box{left - inset, top + type * 0.08f, widths[i] + 2 * inset, pitch - type * 0.16f};
      if (cell.fill) context.canvas.rectangle(box, *cell.fill, noStroke, context.px(3));
      if (!cell.zone.empty()) zones.push_back({cell.zone, box});
      TextStyle style = cellStyle(context, cell, size);
      style.vertical = VerticalAlign::middle;
      const bool isRight = i > 0 && !row.isWords;
      if (isRight) style.horizontal = HorizontalAlign::right;
      context.canvas.text({isRight ? left + widths[i] : left, top + pitch / 2}, cell.text, style);
    }
    top += pitch;
  }
  if (!rows.empty()) top += type * 0.5f;
  for (const FormulaRow& line : lines) {
    const TextStyle style = lineStyle(context, line.kind, size);
    const float left = content.x + (rows.empty() ? 0 : inset);
    context.canvas.text({left, top}, line.text, style);
    context.canvas.text({left + context.canvas.measure(line.text, style).x, top}, line.result,
                        lineResult(context, size));
    top += type * linePitch;
  }
  context.canvas.popClip();
  return zones;
}

Color signedFill(const Theme& theme, double value, double limit) {
  const auto part = static_cast<float>(limit > 0 ? std::min(std::abs(value) / limit, 1.0) : 0);
  const Color end = mapColor(ColorMap::vik, theme.name, value < 0 ? 0.2f : 0.8f);
  const Color& zero = theme.plotBackground;
  return {zero.r + part * (end.r - zero.r), zero.g + part * (end.g - zero.g), zero.b + part * (end.b - zero.b)};
}

Color inkOn(Color fill) {
  const float brightness = 0.299f * fill.r + 0.587f * fill.g + 0.114f * fill.b;
  return brightness > 0.55f ? Color::hex(0x16191D) : Color::hex(0xFFFFFF);
}

}  // namespace descenso
