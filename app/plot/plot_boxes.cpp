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
constexpr float mostOfSide = 0.75f;  // of the plot's, that a legend may take
constexpr std::size_t fewestRows = 5;
constexpr float clearlyLess = 0.6f;  // of what a box hides where it stands, that it must hide elsewhere to move there
constexpr float clearlyFewer = 4;    // cells less than that
constexpr float oneOverTheOther = 1e6f;

constexpr std::array<Corner, 4> corners = {Corner::topRight, Corner::topLeft, Corner::bottomRight, Corner::bottomLeft};

bool isAtRight(Corner corner) { return corner == Corner::topRight || corner == Corner::bottomRight; }
bool isAtTop(Corner corner) { return corner == Corner::topRight || corner == Corner::topLeft; }

Rect boxIn(const Rect& room, Corner corner, Vec2 size) {
  return {std::round(isAtRight(corner) ? room.right() - size.x : room.x),
          std::round(isAtTop(corner) ? room.y : room.bottom() - size.y), std::ceil(size.x), std::ceil(size.y)};
}

}  // namespace

void Plot::drawBox(const Rect& box) {
  const Stroke border{context_.theme.border, hairline()};
  context_.canvas.rectangle(box, context_.theme.panel.withAlpha(boxAlpha), border, context_.px(boxRadius));
}

Corner Plot::emptiest(const BoxPlace& place, Vec2 size) const {
  const Rect room = frame_.inner.inset(context_.px(boxMargin));
  const auto hides = [&](Corner corner) {
    const Rect box = boxIn(room, corner, size);
    const Rect shared = intersection(box, place.taken);
    const bool isTaken = shared.width > 0 && shared.height > 0;
    return cover_.under(box) +
           (isTaken || (corner == Corner::bottomRight && options_.bottomRightTaken) ? oneOverTheOther : 0);
  };
  const auto isOpen = [&](Corner corner) { return isAtTop(corner) || !place.onlyAtTop; };
  const bool wasThere = place.before && isOpen(*place.before);
  const Corner stays = wasThere ? *place.before : isOpen(place.preferred) ? place.preferred : Corner::topRight;
  Corner best = stays;
  for (const Corner corner : corners)
    if (isOpen(corner) && hides(corner) < hides(best)) best = corner;
  if (!wasThere) return best;
  if (options_.keepsCorners && hides(stays) < oneOverTheOther) return stays;
  const bool isWorthIt = hides(best) < clearlyLess * hides(stays) - clearlyFewer;
  return isWorthIt ? best : stays;
}

bool Plot::stepsBackBehindAnother(std::string_view name) const {
  return !options_.emphasised.empty() && options_.emphasised != legendMore && options_.emphasised != name;
}

/// Entries that a long legend shows until the pointer comes to it.
std::size_t Plot::foldedCount(Vec2 row) const {
  if (!context_.hasPointer) return entries_.size();
  const float area = legendPart * frame_.inner.width * frame_.inner.height;
  const std::size_t most = std::max(fewestRows, static_cast<std::size_t>(area / (row.x * row.y)));
  return entries_.size() > most ? most - 1 : entries_.size();
}

/// In as few columns as fit; nothing where it would cover the plot.
std::optional<Plot::LegendShape> Plot::legendShape(std::size_t count, Vec2 row) const {
  const Rect room = frame_.inner.inset(context_.px(boxMargin));
  const float inset = context_.px(boxPadding);
  for (std::size_t columns = 1; columns <= count; ++columns) {
    const std::size_t rows = (count + columns - 1) / columns;
    const Vec2 size{static_cast<float>(columns) * (row.x + context_.px(columnGap)) - context_.px(columnGap) + 2 * inset,
                    static_cast<float>(rows) * row.y - context_.px(rowGap) + 2 * inset};
    if (size.x > room.width * mostOfSide) return std::nullopt;
    if (size.y <= room.height * mostOfSide) return LegendShape{rows, size};
  }
  return std::nullopt;
}

/// In the corner in which it hides least. One that unfolds stays where it is, so that its rows do.
void Plot::drawLegend() {
  const TextStyle style = labelStyle();
  Vec2 row{0, style.size + context_.px(rowGap)};
  for (const LegendEntry& entry : entries_)
    row.x = std::max(row.x, context_.px(sampleWidth + sampleGap) + context_.canvas.measure(entry.label, style).x);
  const std::size_t folded = foldedCount(row);
  const bool isLong = folded < entries_.size();
  const bool isUnfolded = isLong && !options_.emphasised.empty();
  std::vector<LegendEntry> shown = entries_;
  if (isLong && !isUnfolded) {
    shown.resize(folded);
    shown.push_back({.name = std::string(legendMore),
                     .label = "+ " + std::to_string(entries_.size() - folded),
                     .style = {context_.theme.muted, Marker::circle, Dash::solid},
                     .hasLine = false,
                     .hasMarker = false});
  }
  const std::optional<LegendShape> shape = legendShape(shown.size(), row);
  const std::optional<LegendShape> usual = legendShape(isLong ? folded + 1 : shown.size(), row);
  if (!shape || !usual) return;
  const Corner corner = emptiest(
      {.preferred = options_.legendCorner, .before = options_.before.legend, .onlyAtTop = isLong}, usual->size);
  frame_.corners.legend = corner;
  legendBox_ = boxIn(frame_.inner.inset(context_.px(boxMargin)), corner, shape->size);
  drawBox(legendBox_);
  const float inset = context_.px(boxPadding);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Vec2 place{static_cast<float>(i / shape->rows), static_cast<float>(i % shape->rows)};
    drawLegendRow(shown[i], {legendBox_.x + inset + place.x * (row.x + context_.px(columnGap)),
                             legendBox_.y + inset + place.y * row.y, row.x, style.size});
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

void Plot::readOut(std::span<const ReadOutLine> lines) {
  if (!finished_) read_.assign(lines.begin(), lines.end());
}

/// Where it hides least, but beside the legend.
void Plot::drawReadOut() {
  TextStyle name = labelStyle();
  TextStyle value = labelStyle();
  value.font = FontRole::mono;
  value.color = context_.theme.text;
  float names = 0;
  float values = 0;
  for (const ReadOutLine& line : read_) {
    names = std::max(names, context_.canvas.measure(line.name, name).x);
    values = std::max(values, context_.canvas.measure(line.value, value).x);
  }
  const float rowHeight = name.size + context_.px(rowGap);
  const float inset = context_.px(boxPadding);
  const Vec2 size{std::ceil(names + context_.px(columnGap) + values + 2 * inset),
                  std::ceil(static_cast<float>(read_.size()) * rowHeight - context_.px(rowGap) + 2 * inset)};
  const Rect room = frame_.inner.inset(context_.px(boxMargin));
  if (size.x > room.width || size.y > room.height) return;
  const Corner corner = emptiest({.preferred = options_.bottomRightTaken ? Corner::bottomLeft : Corner::bottomRight,
                                  .before = options_.before.readOut,
                                  .taken = legendBox_},
                                 size);
  frame_.corners.readOut = corner;
  const Rect box = boxIn(room, corner, size);
  drawBox(box);
  name.vertical = value.vertical = VerticalAlign::middle;
  value.horizontal = HorizontalAlign::right;
  float middle = box.y + inset + name.size / 2;
  for (const ReadOutLine& line : read_) {
    context_.canvas.text({box.x + inset, middle}, line.name, name);
    value.color = line.color.value_or(context_.theme.text);
    context_.canvas.text({box.right() - inset, middle}, line.value, value);
    middle += rowHeight;
  }
}

}  // namespace descenso
