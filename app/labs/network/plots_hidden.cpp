#include "app/labs/network/plots_hidden.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/network/plots_colors.h"
#include "app/labs/network/plots_field.h"
#include "app/labs/network/state_text.h"

namespace descenso {
namespace {

constexpr Index mostSeen = 600;    // examples
constexpr Index hiddenNodes = 43;  // along each input
constexpr Index gridSpacing = 3;   // nodes between two lines that are drawn
constexpr float seenRadius = 4.6f;

/// Axes may turn round from one φ to the next without any meaning: they keep the side on which they were.
void keepSides(const HiddenSpace& before, HiddenSpace& now) {
  if (before.grid.cols() != now.grid.cols()) return;
  for (Index axis = 0; axis < 2; ++axis) {
    if (before.grid.row(axis).dot(now.grid.row(axis)) >= 0) continue;
    now.grid.row(axis) *= -1;
    now.examples.row(axis) *= -1;
  }
}

/// The nodes of one row or one column of the grid, as a line.
void drawGridLine(Plot& plot, const Matrix& grid, Index from, Index step, const Stroke& stroke) {
  std::vector<double> xs, ys;
  for (Index i = 0; i < hiddenNodes; ++i) {
    xs.push_back(grid(0, from + i * step));
    ys.push_back(grid(1, from + i * step));
  }
  plot.line(xs, ys, stroke);
}

}  // namespace

void HiddenPicture::refresh(int layer, const std::vector<int>& examples) {
  const NetworkData& data = lab_.data();
  const FieldQuery query = fieldQuery(lab_, mapBox(lab_), hiddenNodes, data.low.size() > 1 ? hiddenNodes : 1);
  HiddenSpace space = hiddenSpace(lab_.network(), lab_.phi(), layer, data.scaling(selected(data.all, examples)), query);
  if (space.isProjected) keepSides(space_, space);
  space_ = std::move(space);
}

void HiddenPicture::draw(const PlotContext& context, const Rect& area) {
  const NetworkData& data = lab_.data();
  const bool hasLayers = !lab_.network().hidden.empty();
  const int layer = std::clamp(look().layer, 0, std::max(0, static_cast<int>(lab_.network().hidden.size()) - 1));
  std::vector<int> examples;
  const Index stride = (data.all.size() + mostSeen - 1) / mostSeen;
  for (Index i = 0; i < data.all.size(); i += stride) examples.push_back(static_cast<int>(i));
  if (hasLayers)
    refresh(layer, examples);
  else
    space_ = {.examples = Matrix::Zero(2, 1), .grid = Matrix::Zero(2, 1)};
  Plot plot(context, area, placed(options(context, area), context, layer));
  if (!hasLayers) {
    plot.message(context.text("network.hidden.none"));
  } else {
    drawGrid(plot, context);
    drawExamples(plot, context, examples);
    drawSeparation(plot, context, layer);
  }
  finish(plot);
}

/// Around everything, with the names of its axes.
PlotOptions HiddenPicture::placed(PlotOptions made, const PlotContext& context, int layer) const {
  const auto range = [&](Index axis) {
    return padded(Range{std::min(space_.examples.row(axis).minCoeff(), space_.grid.row(axis).minCoeff()),
                        std::max(space_.examples.row(axis).maxCoeff(), space_.grid.row(axis).maxCoeff())},
                  Scale::linear);
  };
  const bool isWhole = !lab_.network().hidden.empty() && !space_.isProjected;
  const auto label = [&](int unit, std::string_view key) {
    return isWhole ? unitName(lab_, {layer + 1, unit}) : std::string(context.text(key));
  };
  made.title = context.text.format("network.hidden", {{"layer", std::to_string(layer + 1)}});
  made.xLabel = label(0, "network.hidden.first");
  made.yLabel = label(1, "network.hidden.second");
  made.x = shownRange(view().x, range(0), Scale::linear);
  made.y = shownRange(view().y, range(1), Scale::linear);
  made.grid = false;
  return made;
}

void HiddenPicture::drawGrid(Plot& plot, const PlotContext& context) const {
  const SeriesStyle lines{context.theme.muted, Marker::circle, Dash::solid};
  if (plot.series({.name = "grid",
                   .label = std::string(context.text("network.hidden.grid")),
                   .style = lines,
                   .hasMarker = false})) {
    const Stroke stroke{context.theme.muted.withAlpha(0.45f), 1, Dash::solid};
    const Index rows = space_.grid.cols() / hiddenNodes;
    for (Index row = 0; row < rows; row += gridSpacing) drawGridLine(plot, space_.grid, row * hiddenNodes, 1, stroke);
    for (Index column = 0; rows > 1 && column < hiddenNodes; column += gridSpacing)
      drawGridLine(plot, space_.grid, column, hiddenNodes, stroke);
  }
  plot.endSeries();
}

void HiddenPicture::drawExamples(Plot& plot, const PlotContext& context, const std::vector<int>& examples) const {
  const Examples& all = lab_.data().all;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    SeriesStyle style = trainStyle(context.theme);
    if (all.isClassified()) style = classStyle(context.theme, all.classes[static_cast<std::size_t>(examples[i])]);
    const auto place = space_.examples.col(static_cast<Index>(i));
    plot.marker(place[0], place[1], style.marker, seenRadius, style.color,
                {context.theme.plotBackground, 1.2f, Dash::solid});
  }
}

void HiddenPicture::drawSeparation(Plot& plot, const PlotContext& context, int layer) const {
  const NetworkConfig& network = lab_.network();
  const bool isLast = layer + 1 == static_cast<int>(network.hidden.size());
  if (!isLast || network.outputs != 1 || network.output != OutputKind::sigmoid || network.hidden.back().units != 2)
    return;
  const LayerPlace place = layerPlaces(network).back();
  const double w1 = lab_.phi()[place.weights];
  const double w2 = lab_.phi()[place.weights + 1];
  const double b = lab_.phi()[place.biases] - std::log(lab_.threshold() / (1 - lab_.threshold()));
  std::array<double, 2> xs = {plot.x().low(), plot.x().high()};
  std::array<double, 2> ys = {plot.y().low(), plot.y().high()};
  const bool isSteep = std::abs(w1) > std::abs(w2);
  for (std::size_t i = 0; i < 2; ++i)
    (isSteep ? xs : ys)[i] = isSteep ? -(w2 * ys[i] + b) / w1 : -(w1 * xs[i] + b) / w2;
  const SeriesStyle style = trainStyle(context.theme);
  if (plot.series({.name = "line",
                   .label = std::string(context.text("network.hidden.line")),
                   .style = style,
                   .hasMarker = false}))
    plot.line(xs, ys, {style.color, 2, Dash::solid});
  plot.endSeries();
}

}  // namespace descenso
