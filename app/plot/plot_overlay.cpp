#include <algorithm>
#include <array>
#include <cmath>

#include "app/plot/plot.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float boxMargin = 8;
constexpr float boxPadding = 8;
constexpr float boxRadius = 5;
constexpr float boxAlpha = 0.9f;
constexpr float sampleWidth = 28;
constexpr float sampleGap = 8;
constexpr float rowGap = 5;
constexpr float columnGap = 14;
constexpr float hiddenAlpha = 0.4f;
constexpr float legendPart = 0.08f;  // of the plot, that a legend may cover while nobody points at it
constexpr std::size_t fewestRows = 5;

}  // namespace

void Plot::drawBox(const Rect& box) {
  const Stroke border{context_.theme.border, hairline()};
  context_.canvas.rectangle(box, context_.theme.panel.withAlpha(boxAlpha), border, context_.px(boxRadius));
}

bool Plot::stepsBackBehindAnother(std::string_view name) const {
  return !options_.emphasised.empty() && options_.emphasised != legendMore && options_.emphasised != name;
}

/// Entries that a long legend shows until the pointer comes to it.
std::size_t Plot::foldedCount(float rowWidth, float rowHeight) const {
  if (!context_.hasPointer || !options_.emphasised.empty()) return entries_.size();
  const float area = legendPart * frame_.inner.width * frame_.inner.height;
  const auto rows = static_cast<std::size_t>(area / (rowWidth * rowHeight));
  const std::size_t most = std::max(fewestRows, rows);
  return entries_.size() > most ? most - 1 : entries_.size();
}

/// In its corner, in as few columns as fit; left out where it would cover the plot.
void Plot::drawLegend() {
  const TextStyle style = labelStyle();
  float rowWidth = 0;
  for (const LegendEntry& entry : entries_)
    rowWidth = std::max(rowWidth, context_.px(sampleWidth + sampleGap) + context_.canvas.measure(entry.label, style).x);
  const float rowHeight = style.size + context_.px(rowGap);
  const float inset = context_.px(boxPadding);
  const Rect room = frame_.inner.inset(context_.px(boxMargin));
  const std::size_t folded = foldedCount(rowWidth, rowHeight);
  std::vector<LegendEntry> shown(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(folded));
  if (folded < entries_.size())
    shown.push_back({.name = std::string(legendMore),
                     .label = "+ " + std::to_string(entries_.size() - folded),
                     .style = {context_.theme.muted, Marker::circle, Dash::solid},
                     .hasLine = false,
                     .hasMarker = false});
  const int count = static_cast<int>(shown.size());
  for (int columns = 1; columns <= count; ++columns) {
    const int rows = (count + columns - 1) / columns;
    const float width =
        static_cast<float>(columns) * (rowWidth + context_.px(columnGap)) - context_.px(columnGap) + 2 * inset;
    const float height = static_cast<float>(rows) * rowHeight - context_.px(rowGap) + 2 * inset;
    if (width > room.width * 0.75f) return;
    if (height > room.height * 0.75f) continue;
    const bool atRight = options_.legendCorner == Corner::topRight || options_.legendCorner == Corner::bottomRight;
    const bool atTop = options_.legendCorner == Corner::topRight || options_.legendCorner == Corner::topLeft;
    const Rect box{std::round(atRight ? room.right() - width : room.x),
                   std::round(atTop ? room.y : room.bottom() - height), std::ceil(width), std::ceil(height)};
    drawBox(box);
    for (int i = 0; i < count; ++i) {
      const Rect row{box.x + inset + static_cast<float>(i / rows) * (rowWidth + context_.px(columnGap)),
                     box.y + inset + static_cast<float>(i % rows) * rowHeight, rowWidth, style.size};
      drawLegendRow(shown[static_cast<std::size_t>(i)], row);
    }
    return;
  }
}

void Plot::drawLegendRow(const LegendEntry& entry, const Rect& row) {
  const bool isHidden = options_.hidden && options_.hidden->contains(entry.name);
  const bool stepsBack = stepsBackBehindAnother(entry.name);
  const float alpha = isHidden || stepsBack ? hiddenAlpha : 1;
  const Color color = entry.style.color.withAlpha(entry.style.color.a * alpha);
  const float middle = row.y + row.height / 2;
  const float end = row.x + context_.px(sampleWidth);
  if (entry.hasLine)
    context_.canvas.line({row.x, middle}, {end, middle}, {color, context_.stroke(2.5f), entry.style.dash});
  if (entry.hasMarker)
    context_.canvas.marker({(row.x + end) / 2, middle}, entry.style.marker, context_.px(4.5f), color,
               {context_.theme.panel.withAlpha(alpha), context_.px(1.5f)});
  TextStyle style = labelStyle();
  style.color = context_.theme.text.withAlpha(alpha);
  style.vertical = VerticalAlign::middle;
  context_.canvas.text({end + context_.px(sampleGap), middle}, entry.label, style);
  const float half = context_.px(rowGap) / 2;
  frame_.legend.push_back({entry.name, row.inset(-half)});
}

void Plot::label(double dataX, double dataY, std::string_view text, Color color) {
  const Vec2 pixel = place(dataX, dataY);
  if (finished_ || !isNear(pixel)) return;
  TextStyle style = labelStyle();
  style.color = color;
  style.vertical = VerticalAlign::middle;
  const float inset = context_.px(4);
  const Vec2 size = context_.canvas.measure(text, style);
  const Rect room = frame_.inner.inset(inset);
  Rect box{pixel.x + context_.px(10), pixel.y - size.y / 2 - inset / 2, size.x + 2 * inset, size.y + inset};
  if (box.right() > room.right()) box.x = pixel.x - context_.px(10) - box.width;
  box.x = std::max(box.x, room.x);
  box.y = std::max(std::min(box.y, room.bottom() - box.height), room.y);
  context_.canvas.rectangle(box, context_.theme.panel.withAlpha(0.8f), noStroke, context_.px(4));
  context_.canvas.text({box.x + inset, box.center().y}, text, style);
}

void Plot::verticalCursor(double dataX) {
  const auto x = static_cast<float>(frame_.x.toPixel(dataX));
  const Rect& inner = frame_.inner;
  if (finished_ || !(x >= inner.x && x <= inner.right())) return;
  const float width = std::max(1.0f, std::round(context_.stroke(1.5f)));
  context_.canvas.rectangle({std::round(x - width / 2), inner.y, width, inner.height},
                            context_.theme.text.withAlpha(0.8f), noStroke);
}

void Plot::horizontalCursor(double dataY) {
  const auto y = static_cast<float>(frame_.y.toPixel(dataY));
  const Rect& inner = frame_.inner;
  if (finished_ || !(y >= inner.y && y <= inner.bottom())) return;
  const float width = std::max(1.0f, std::round(context_.stroke(1.5f)));
  context_.canvas.rectangle({inner.x, std::round(y - width / 2), inner.width, width},
                            context_.theme.text.withAlpha(0.8f), noStroke);
}

void Plot::crosshair(double dataX, double dataY) {
  if (finished_) return;
  const Rect& inner = frame_.inner;
  const float half = hairline() / 2;
  const Stroke stroke{context_.theme.muted, hairline(), Dash::dash};
  const float x = std::floor(static_cast<float>(frame_.x.toPixel(dataX))) + half;
  const float y = std::floor(static_cast<float>(frame_.y.toPixel(dataY))) + half;
  if (x >= inner.x && x <= inner.right()) context_.canvas.line({x, inner.y}, {x, inner.bottom()}, stroke);
  if (y >= inner.y && y <= inner.bottom()) context_.canvas.line({inner.x, y}, {inner.right(), y}, stroke);
}

void Plot::readOut(std::span<const ReadOutLine> lines) {
  if (finished_ || lines.empty()) return;
  TextStyle name = labelStyle();
  TextStyle value = labelStyle();
  value.font = FontRole::mono;
  value.color = context_.theme.text;
  float names = 0;
  float values = 0;
  for (const ReadOutLine& line : lines) {
    names = std::max(names, context_.canvas.measure(line.name, name).x);
    values = std::max(values, context_.canvas.measure(line.value, value).x);
  }
  const float rowHeight = name.size + context_.px(rowGap);
  const float inset = context_.px(boxPadding);
  const float width = std::ceil(names + context_.px(columnGap) + values + 2 * inset);
  const float height = std::ceil(static_cast<float>(lines.size()) * rowHeight - context_.px(rowGap) + 2 * inset);
  const Rect room = frame_.inner.inset(context_.px(boxMargin));
  if (width > room.width || height > room.height) return;
  const float left = options_.readOutAtLeft ? room.x : room.right() - width;
  const Rect box{std::round(left), std::round(room.bottom() - height), width, height};
  drawBox(box);
  name.vertical = value.vertical = VerticalAlign::middle;
  value.horizontal = HorizontalAlign::right;
  float middle = box.y + inset + name.size / 2;
  for (const ReadOutLine& line : lines) {
    context_.canvas.text({box.x + inset, middle}, line.name, name);
    value.color = line.color.value_or(context_.theme.text);
    context_.canvas.text({box.right() - inset, middle}, line.value, value);
    middle += rowHeight;
  }
}

void Plot::selectionBox(const Rect& rect) {
  if (finished_) return;
  const Stroke border{context_.theme.accent, context_.stroke(1.5f)};
  context_.canvas.rectangle(rect, context_.theme.accent.withAlpha(0.18f), border);
}

void Plot::message(std::string_view text) {
  if (finished_) return;
  TextStyle style = labelStyle();
  style.size = context_.fontSize(17);
  style.horizontal = HorizontalAlign::center;
  style.vertical = VerticalAlign::middle;
  context_.canvas.text(frame_.inner.center(), text, style);
}

}  // namespace descenso
