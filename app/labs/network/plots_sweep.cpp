#include "app/labs/network/plots_sweep.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/network/plots_colors.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr float tileShade = 0.62f;  // of the colours over the background
constexpr float mostTile = 150;     // layout pixels
constexpr float tilePoint = 2;

std::string columnText(NetworkSweepKind kind, double value) {
  return kind == NetworkSweepKind::penalty ? formatNumber(value, 2) : std::to_string(std::lround(value));
}

/// What one network says over the map: colours of classes by their probability, or of the number's sign.
ImageSpec tileImage(const Theme& theme, const TrainingCell& cell, Index side, bool isClassified) {
  Pixels pixels(static_cast<int>(side), static_cast<int>(side));
  const std::size_t outputs = cell.fields.size();
  double range = 0;
  for (const double value : cell.fields.front()) range = std::max(range, std::abs(value));
  for (std::size_t i = 0; i < cell.fields.front().size(); ++i) {
    const double only = cell.fields.front()[i];
    Color sum{0, 0, 0, 1};
    const auto add = [&](const Color& color, double part) {
      const auto p = static_cast<float>(std::isfinite(part) ? part : 0);
      sum = {sum.r + p * color.r, sum.g + p * color.g, sum.b + p * color.b, 1};
    };
    const auto shade = [&](int index) { return tint(theme, classStyle(theme, index).color, tileShade); };
    if (!isClassified) {
      sum = tint(theme, signColor(theme, only), range > 0 ? tileShade * static_cast<float>(std::abs(only) / range) : 0);
    } else if (outputs == 1) {
      const auto [zero, one] = cell.sureOutputs;
      const double part = std::clamp((only - zero) / (one - zero), 0.0, 1.0);
      add(shade(0), 1 - part);
      add(shade(1), part);
    } else {
      for (std::size_t k = 0; k < outputs; ++k) add(shade(static_cast<int>(k)), cell.fields[k][i]);
    }
    pixels.set(static_cast<int>(i) % static_cast<int>(side),
               static_cast<int>(side) - 1 - static_cast<int>(i) / static_cast<int>(side), sum);
  }
  return pixels.finish(true);
}

}  // namespace

std::string sweepColumnName(const Translations& text, NetworkSweepKind kind) {
  constexpr std::array<std::string_view, 5> names = {"network.sweep.perLayer", "network.sweep.units",
                                                     "network.sweep.examples", "", "network.sweep.parameters"};
  if (kind == NetworkSweepKind::penalty) return "λ";
  return std::string(text(names[static_cast<std::size_t>(kind)]));
}

/// Painted once for each network that has been trained.
const ImageSpec& SweepTiles::tile(std::size_t index, const TrainingCell& cell, const Theme& theme) {
  if (painted_.sweep != sweep_.count() || painted_.theme != theme.name)
    painted_ = {.sweep = sweep_.count(), .theme = theme.name};
  if (painted_.images.size() <= index) painted_.images.resize(index + 1);
  ImageSpec& image = painted_.images[index];
  const auto side = static_cast<Index>(std::lround(std::sqrt(static_cast<double>(cell.fields.front().size()))));
  if (!image.rgba) image = tileImage(theme, cell, side, lab_.data().all.isClassified());
  return image;
}

void SweepTiles::drawTile(const PlotContext& context, const Rect& place, std::size_t index, const TrainingCell& cell,
                          bool isBest) {
  if (!cell.fields.empty() && lab_.data().all.inputCount() == 1)
    drawCurveTile(context, place, cell);
  else if (!cell.fields.empty())
    context.canvas.image(context.painter.image("sweep." + std::to_string(index), tile(index, cell, context.theme)),
                         place);
  if (isBest)
    context.canvas.rectangle(place.inset(context.px(-2)), {0, 0, 0, 0}, {context.theme.good, context.stroke(3)});
}

void SweepTiles::drawCurveTile(const PlotContext& context, const Rect& place, const TrainingCell& cell) const {
  const NetworkData& data = lab_.data();
  const bool isNumber = !data.all.isClassified();
  const Range range = padded(isNumber ? Range{data.all.targets.minCoeff(), data.all.targets.maxCoeff()} : Range{0, 1},
                             Scale::linear, 0.1);
  const auto pointAt = [&](double part, double value) {
    return Vec2{place.x + place.width * static_cast<float>(part),
                place.bottom() - place.height * static_cast<float>((value - range.low) / (range.high - range.low))};
  };
  context.canvas.pushClip(place);
  for (const int example : data.split.train) {
    const auto each = static_cast<std::size_t>(example);
    const double part = (data.all.inputs(0, example) - data.low[0]) / (data.high[0] - data.low[0]);
    const double value = isNumber ? data.all.targets[example] : data.all.classes[each] == 1 ? 1 : 0;
    const Color color = isNumber ? context.theme.muted : classStyle(context.theme, data.all.classes[each]).color;
    context.canvas.marker(pointAt(part, value), Marker::circle, context.px(tilePoint), color, noStroke);
  }
  for (std::size_t k = 0; k < cell.fields.size(); ++k) {
    std::vector<Vec2> curve;
    const auto last = static_cast<double>(cell.fields[k].size() - 1);
    for (const double value : cell.fields[k]) curve.push_back(pointAt(static_cast<double>(curve.size()) / last, value));
    const bool isOnly = cell.fields.size() == 1;
    const Color color = isOnly ? context.theme.accent : classStyle(context.theme, static_cast<int>(k)).color;
    context.canvas.polyline(curve, {color, context.stroke(2), Dash::solid});
  }
  context.canvas.popClip();
}

void SweepTiles::draw(const PlotContext& context, const Rect& area) {
  sweep_.follow(lab_);
  if (sweep_.kind() == NetworkSweepKind::models)
    drawModels(context, drawPanel(context, area, context.text("plot.network.models")));
  else
    drawNetworks(context, drawPanel(context, area, title(context)));
}

void SweepTiles::complete() {
  NetworkPlot::complete();
  sweep_.complete(lab_);
}

void SweepTiles::drawNetworks(const PlotContext& context, const Rect& content) {
  const LabSweep& sweep = sweep_;
  const Theme& theme = context.theme;
  const bool isOneRow = sweep.rows().size() == 1;
  // A single row folds into as many as it takes.
  const std::size_t count = sweep.columns().size();
  const std::size_t across = isOneRow ? (count + 1) / 2 : count;
  const std::size_t down = isOneRow ? (count + across - 1) / across : sweep.rows().size();
  const float label = context.fontSize(14) * 1.4f;
  const float left = isOneRow ? 0 : context.px(34);
  const Rect table = content.inset(left, label * 2, 0, 0);
  const float tile =
      std::floor(std::min({context.px(mostTile), table.width / static_cast<float>(across) - context.px(8),
                           table.height / static_cast<float>(down) - (isOneRow ? 2 : 1) * label - context.px(6)}));
  if (tile < context.px(12)) return;
  const float stepX = tile + context.px(8);
  const float stepY = tile + (isOneRow ? 2 : 1) * label + context.px(6);
  TextStyle words{FontRole::regular, context.fontSize(14), theme.muted, HorizontalAlign::center, VerticalAlign::middle};
  context.canvas.text({table.x + stepX * static_cast<float>(across) / 2, content.y + label * 0.5f},
                      sweepColumnName(context.text, sweep.kind()), words);
  const std::optional<GridPosition> best = sweep.best();
  for (std::size_t row = 0; row < sweep.rows().size(); ++row) {
    for (std::size_t column = 0; column < count; ++column) {
      const std::size_t x = isOneRow ? column % across : column;
      const std::size_t y = isOneRow ? column / across : row;
      const Rect place{table.x + stepX * static_cast<float>(x),
                       table.y + stepY * static_cast<float>(y) + (isOneRow ? label : 0), tile, tile};
      if (isOneRow || row == 0) {
        context.canvas.text({place.center().x, place.y - label * 0.5f},
                            columnText(sweep.kind(), sweep.columns()[column]), words);
      }
      if (!isOneRow && column == 0) {
        TextStyle side = words;
        side.horizontal = HorizontalAlign::right;
        context.canvas.text({place.x - context.px(8), place.center().y}, std::to_string(std::lround(sweep.rows()[row])),
                            side);
      }
      context.canvas.rectangle(place, theme.plotBackground, noStroke);
      if (sweep.grid().cells.empty()) continue;
      const TrainingCell& cell = sweep.grid().at(static_cast<Index>(column), static_cast<Index>(row));
      if (!cell.isKnown()) continue;
      const bool isBest = best && best->column == static_cast<int>(column) && best->row == static_cast<int>(row);
      drawTile(context, place, row * count + column, cell, isBest);
      TextStyle error = words;
      error.color = cell.hasDiverged ? theme.error : isBest ? theme.good : theme.text;
      context.canvas.text({place.center().x, place.bottom() + label * 0.55f}, formatNumber(cell.test.loss, 2), error);
    }
  }
}

}  // namespace descenso
