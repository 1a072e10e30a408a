#include "app/labs/network/plots_diagram.h"

#include <algorithm>
#include <cmath>

#include "app/labs/network/state_text.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float headHeight = 44;
constexpr float footHeight = 26;
constexpr float leastMargin = 40;  // for the names of inputs and outputs, beside half a unit
constexpr float mostMargin = 112;
constexpr float largestTile = 46;
constexpr float smallestTile = 18;
constexpr float largePart = 0.11f;      // of a large diagram, where that is more
constexpr float tilePart = 0.76f;       // of the distance between two units
constexpr float roundingSlack = 0.02f;  // of a place, against rounding
constexpr float biasRadius = 6;
constexpr float pieceLength = 12;  // pixels of a link's curve that may be straight

Index layerUnits(const NetworkConfig& network, int layer) {
  if (layer == 0) return network.inputs;
  const auto hidden = static_cast<std::size_t>(layer) - 1;
  return hidden < network.hidden.size() ? network.hidden[hidden].units : network.outputs;
}

float distanceTo(Vec2 point, Vec2 from, Vec2 to) {
  const Vec2 along = to - from;
  const float length = along.x * along.x + along.y * along.y;
  const Vec2 away = point - from;
  const float part = length > 0 ? std::clamp((away.x * along.x + away.y * along.y) / length, 0.0f, 1.0f) : 0.0f;
  const Vec2 gap = point - (from + along * part);
  return std::hypot(gap.x, gap.y);
}

/// Where a column's units stand; the widest layer decides how large all are.
class Columns {
 public:
  Columns(const NetworkConfig& network, const PlotContext& context, const Rect& room, std::array<float, 2> margins)
      : room_(room) {
    const int layers = static_cast<int>(network.hidden.size()) + 2;
    Index widest = 1;
    for (int layer = 0; layer < layers; ++layer) widest = std::max(widest, layerUnits(network, layer));
    const auto [left, right] = margins;
    pitch_ = (room.width - left - right) / static_cast<float>(layers - 1);
    left_ = room.x + left;
    const float wished = room.height / static_cast<float>(widest) * tilePart;
    tile_ = std::clamp(std::min(wished, pitch_ * 0.45f), context.px(smallestTile),
                       std::max(context.px(largestTile), std::min(room.height, room.width) * largePart));
    tile_ = std::floor(tile_);
    most_ = std::max<Index>(1, static_cast<Index>(room.height * tilePart / tile_ + roundingSlack));
  }

  float x(int layer) const { return left_ + pitch_ * static_cast<float>(layer); }
  float tile() const { return tile_; }
  /// How many of so many units are shown; one place less where a number stands for the rest.
  Index shown(Index units) const { return units <= most_ ? units : std::max<Index>(1, most_ - 1); }

  Vec2 center(int layer, Index unit, Index units) const {
    const Index places = shown(units) + (shown(units) < units ? 1 : 0);
    const float step = std::min(room_.height / static_cast<float>(places), tile_ * 1.5f);
    const float top = room_.center().y - step * static_cast<float>(places) / 2;
    return {std::round(x(layer)), std::round(top + step * (static_cast<float>(unit) + 0.5f))};
  }

 private:
  Rect room_;
  float left_ = 0;
  float pitch_ = 0;
  float tile_ = 0;
  Index most_ = 1;
};

void addLayerOf(DiagramFrame& frame, const NetworkConfig& network, const Columns& columns, int layer,
                const PlotContext& context) {
  const Index units = layerUnits(network, layer);
  const float tile = columns.tile();
  for (Index unit = 0; unit < columns.shown(units); ++unit) {
    const Vec2 center = columns.center(layer, unit, units);
    const Rect rect{std::round(center.x - tile / 2), std::round(center.y - tile / 2), tile, tile};
    frame.units.push_back({{layer, static_cast<int>(unit)}, rect});
  }
  if (columns.shown(units) < units)
    frame.rests.push_back({columns.center(layer, columns.shown(units), units), units - columns.shown(units)});
  if (layer == 0) return;
  const LayerPlace place = layerPlaces(network)[static_cast<std::size_t>(layer) - 1];
  const Index before = layerUnits(network, layer - 1);
  for (Index unit = 0; unit < columns.shown(units); ++unit) {
    const Vec2 end = columns.center(layer, unit, units) - Vec2{tile / 2, 0};
    frame.biases.push_back(
        {place.biases + unit, {layer, static_cast<int>(unit)}, end + Vec2{0, tile / 2 - context.px(1)}});
    for (Index input = 0; input < columns.shown(before); ++input)
      frame.links.push_back({place.weights + unit * place.inputs + input,
                             {layer - 1, static_cast<int>(input)},
                             {layer, static_cast<int>(unit)},
                             columns.center(layer - 1, input, before) + Vec2{tile / 2, 0},
                             end});
  }
}

}  // namespace

namespace {

/// Left of the inputs and right of the outputs: for the longest name, as far as that is wise.
std::array<float, 2> nameMargins(const NetworkLab& lab, const PlotContext& context) {
  const TextStyle style{.size = context.fontSize(14), .color = context.theme.muted};
  std::array<float, 2> widths{};
  const Examples& all = lab.data().all;
  for (Index i = 0; i < all.inputCount(); ++i)
    widths[0] = std::max(widths[0], context.canvas.measure(inputName(context.text, all, i), style).x);
  for (Index k = 0; lab.network().outputs > 1 && k < lab.network().outputs; ++k)
    widths[1] = std::max(widths[1], context.canvas.measure(outputName(context.text, all, k), style).x);
  for (float& width : widths)
    width = std::clamp(width + context.px(largestTile / 2 + 12), context.px(leastMargin), context.px(mostMargin));
  return widths;
}

}  // namespace

DiagramFrame diagramFrame(const NetworkLab& lab, const PlotContext& context, const Rect& area) {
  const NetworkConfig& network = lab.network();
  DiagramFrame frame;
  frame.area = area;
  frame.content = area.inset(context.px(8), context.px(40), context.px(8), context.px(8));
  const Rect room = frame.content.inset(0, context.px(headHeight), 0, context.px(footHeight));
  const Columns columns(network, context, room, nameMargins(lab, context));
  const int layers = static_cast<int>(network.hidden.size()) + 2;
  const float headWidth =
      layers > 1 ? std::min(context.px(110), (columns.x(1) - columns.x(0)) - context.px(4)) : context.px(110);
  for (int layer = 0; layer < layers; ++layer) {
    frame.heads.push_back(
        {std::round(columns.x(layer) - headWidth / 2), frame.content.y, headWidth, context.px(headHeight)});
    addLayerOf(frame, network, columns, layer, context);
  }
  return frame;
}

Vec2 linkPoint(Vec2 start, Vec2 end, float t) {
  const float middle = (start.x + end.x) / 2;
  const float s = 1 - t;
  const float a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
  return {a * start.x + (b + c) * middle + d * end.x, (a + b) * start.y + (c + d) * end.y};
}

std::vector<Vec2> linkCurve(Vec2 start, Vec2 end) {
  const float extent = std::max(std::abs(end.x - start.x), std::abs(end.y - start.y));
  const int pieces = end.y == start.y ? 1 : std::clamp(static_cast<int>(extent / pieceLength), 10, 64);
  std::vector<Vec2> points;
  for (int i = 0; i <= pieces; ++i)
    points.push_back(linkPoint(start, end, static_cast<float>(i) / static_cast<float>(pieces)));
  return points;
}

float linkWidth(double weight) {
  const auto size = static_cast<float>(std::abs(weight));
  return std::isfinite(size) ? 0.6f + 5.4f * size / (size + 2) : 0.6f;
}

std::optional<UnitPlace> unitAt(const DiagramFrame& frame, Vec2 point) {
  for (const DiagramFrame::Unit& unit : frame.units)
    if (unit.rect.contains(point)) return unit.place;
  return std::nullopt;
}

std::optional<Index> parameterAt(const DiagramFrame& frame, Vec2 point, float reach) {
  for (const DiagramFrame::Bias& bias : frame.biases) {
    const Vec2 gap = point - bias.center;
    if (std::hypot(gap.x, gap.y) <= reach * biasRadius / 5) return bias.parameter;
  }
  std::optional<Index> nearest;
  float best = reach;
  for (const DiagramFrame::Link& link : frame.links) {
    if (point.x < link.start.x || point.x > link.end.x) continue;
    const std::vector<Vec2> curve = linkCurve(link.start, link.end);
    for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
      const float distance = distanceTo(point, curve[i], curve[i + 1]);
      if (distance >= best) continue;
      best = distance;
      nearest = link.parameter;
    }
  }
  return nearest;
}

}  // namespace descenso
