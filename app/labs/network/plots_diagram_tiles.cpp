#include <algorithm>
#include <cmath>

#include "app/labs/network/plots_diagram.h"
#include "app/labs/network/plots_field.h"

namespace descenso {
namespace {

constexpr Index coarsestTile = 10;  // nodes along a side
constexpr Index finestTile = 40;
constexpr float tileStrength = 0.85f;
constexpr int curvePoints = 24;

Color partColor(const Theme& theme, double part) {
  const auto strength = static_cast<float>(std::isfinite(part) ? std::min(1.0, std::abs(part)) : 0.0);
  return tint(theme, signColor(theme, part), tileStrength * strength);
}

/// The field of an input: its own value, from end to end where it is on the map.
std::vector<double> inputField(const NetworkLab& lab, int input, Index side) {
  std::vector<double> field(static_cast<std::size_t>(side * side), 0.0);
  const auto [first, second] = lab.config().look.axes;
  for (Index row = 0; row < side; ++row)
    for (Index column = 0; column < side; ++column) {
      Index along = -1;
      if (input == first) along = column;
      if (input == second) along = row;
      if (along >= 0)
        field[static_cast<std::size_t>(row * side + column)] =
            2 * static_cast<double>(along) / static_cast<double>(side - 1) - 1;
    }
  return field;
}

}  // namespace

void DiagramTiles::refresh(const NetworkLab& lab, const PlotContext& context, const DiagramFrame& frame,
                           const Box& view, double seconds) {
  const Key key{.revision = lab.revision(),
                .theme = context.theme.name,
                .area = frame.area,
                .view = view,
                .axes = lab.config().look.axes,
                .seconds = seconds};
  if (key_ == key) return;
  key_ = key;
  columns_.clear();
  curves_.clear();
  if (lab.data().all.inputCount() == 1)
    traceCurves(lab, frame, view);
  else
    paintColumns(lab, context, frame, view, seconds);
}

void DiagramTiles::paintColumns(const NetworkLab& lab, const PlotContext& context, const DiagramFrame& frame,
                                const Box& view, double seconds) {
  const Theme& theme = context.theme;
  const NetworkConfig& network = lab.network();
  const auto nodes = static_cast<double>(nodesWithin(network, seconds));
  const Index side = std::clamp(static_cast<Index>(std::sqrt(nodes)), coarsestTile, finestTile);
  const UnitFields fields = unitFields(network, lab.phi(), fieldQuery(lab, view, side, side));
  const ColorRamp ramp([&](float part) { return partColor(theme, 2 * static_cast<double>(part) - 1); });
  std::size_t begin = 0;
  while (begin < frame.units.size()) {
    std::size_t end = begin;
    while (end < frame.units.size() && frame.units[end].place.layer == frame.units[begin].place.layer) ++end;
    const Rect& top = frame.units[begin].rect;
    const Rect column{top.x, top.y, top.width, frame.units[end - 1].rect.bottom() - top.y};
    Pixels pixels(static_cast<int>(column.width), static_cast<int>(column.height));
    for (int row = 0; row < static_cast<int>(column.height); ++row)
      for (int x = 0; x < static_cast<int>(column.width); ++x) pixels.set(x, row, theme.panel);
    for (std::size_t i = begin; i < end; ++i) {
      const auto& [place, rect] = frame.units[i];
      const ActivationKind kind = activationOf(network, place);
      const std::vector<double> field =
          place.layer == 0 ? inputField(lab, place.unit, side)
                           : fields[static_cast<std::size_t>(place.layer) - 1][static_cast<std::size_t>(place.unit)];
      double range = 0;
      for (const double value : field) range = std::max(range, std::abs(value));
      GridParts parts{.values = {}, .columns = static_cast<int>(side), .rows = static_cast<int>(side)};
      for (const double value : field) parts.values.push_back(halfPart(signedPart(kind, value, range)));
      paintBlended(pixels, static_cast<int>(rect.y - column.y), static_cast<int>(rect.height), parts, ramp);
    }
    columns_.push_back({pixels.finish(false), column});
    begin = end;
  }
}

void DiagramTiles::traceCurves(const NetworkLab& lab, const DiagramFrame& frame, const Box& view) {
  std::vector<Activations> known;
  for (int i = 0; i < curvePoints; ++i) {
    const double x = view.low.x() + view.size().x() * i / (curvePoints - 1);
    known.push_back(activationsAt(lab.network(), lab.phi(), lab.data().scaled(Vector::Constant(1, x))));
  }
  for (const auto& [place, rect] : frame.units) {
    std::vector<double> values;
    for (int i = 0; i < curvePoints; ++i) {
      const auto point = static_cast<std::size_t>(i);
      values.push_back(place.layer == 0 ? static_cast<double>(i)
                                        : known[point].outputs[static_cast<std::size_t>(place.layer) - 1][place.unit]);
    }
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double span = std::max(1e-9, *high - *low);
    std::vector<Vec2> curve;
    for (int i = 0; i < curvePoints; ++i)
      curve.push_back({static_cast<float>(i) / (curvePoints - 1),
                       static_cast<float>((values[static_cast<std::size_t>(i)] - *low) / span)});
    curves_.push_back(std::move(curve));
  }
}

void DiagramTiles::draw(const PlotContext& context, const DiagramFrame& frame) const {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    context.canvas.image(context.painter.image("diagram." + std::to_string(i), columns_[i].image), columns_[i].rect);
  for (std::size_t i = 0; i < curves_.size(); ++i) {
    const Rect& rect = frame.units[i].rect;
    context.canvas.rectangle(rect, context.theme.plotBackground, noStroke);
    std::vector<Vec2> points;
    for (const Vec2& part : curves_[i])
      points.push_back({rect.x + rect.width * (0.1f + 0.8f * part.x), rect.y + rect.height * (0.9f - 0.8f * part.y)});
    context.canvas.polyline(points, {context.theme.accent, context.stroke(1.5f), Dash::solid});
  }
}

}  // namespace descenso
