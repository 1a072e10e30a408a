#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "app/labs/network/plots_boundary.h"
#include "app/labs/network/plots_colors.h"
#include "app/labs/network/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr Index curveNodes = 400;
constexpr float fitRadius = 4.6f;

std::vector<double> nodesOf(const Plot& plot) {
  const Vector nodes = Vector::LinSpaced(curveNodes, plot.x().low(), plot.x().high());
  return {nodes.begin(), nodes.end()};
}

/// The outputs at inputs as they are, a column for each.
Matrix saidAlong(const ShownNetwork& shown, const std::vector<double>& xs) {
  Examples asked;
  asked.inputs = VectorView(xs.data(), std::ssize(xs)).transpose();
  Matrix outputs(shown.network.outputs, std::ssize(xs));
  predict(shown.network, shown.phi, shown.data.scaling(asked).inputs, outputs);
  return outputs;
}

/// Where a curve over the nodes passes the threshold: between classes one and two.
std::vector<double> placesBetween(const std::vector<double>& xs, const std::vector<double>& ys, double threshold) {
  std::vector<double> places;
  for (std::size_t i = 1; i < xs.size(); ++i) {
    if (saysSecond(ys[i - 1], threshold) == saysSecond(ys[i], threshold)) continue;
    places.push_back(xs[i - 1] + (xs[i] - xs[i - 1]) * (threshold - ys[i - 1]) / (ys[i] - ys[i - 1]));
  }
  return places;
}

/// Colours of several numbers tell them apart as classes do.
bool hasColors(const Examples& examples) { return examples.isClassified() || examples.targetCount() > 1; }

std::string verticalLabel(const Translations& text, const Examples& examples) {
  if (examples.isClassified()) return std::string(text("network.probability"));
  return examples.targetCount() == 1 ? targetName(text, examples, 0) : "y";
}

}  // namespace

bool BoundaryPicture::isSplit() const {
  if (lab_.kept() == nullptr) return false;
  const Examples& all = lab_.data().all;
  return all.inputCount() > 1 || all.isClassified() != lab_.kept()->data().all.isClassified();
}

void BoundaryPicture::drawFit(const PlotContext& context, const Rect& area, bool isKept) {
  const ShownNetwork network = shown(isKept);
  const NetworkData& data = network.data;
  const Examples& all = data.all;
  Range wholeY{0, 1};
  if (!all.isClassified()) wholeY = {all.targets.minCoeff(), all.targets.maxCoeff()};
  PlotOptions made = options(context, area);
  made.title = titleOf(context, isKept);
  made.xLabel = inputName(context.text, all, 0);
  made.yLabel = verticalLabel(context.text, all);
  made.x = exactRange(view().x, {data.low[0], data.high[0]});
  // The stretch of y was chosen for what the upper of two plots shows.
  made.y = shownRange(isKept ? AxisView{} : view().y, padded(wholeY, Scale::linear, 0.1), Scale::linear);
  Plot plot(context, area, std::move(made));
  const std::optional<UnitPlace> unit = isKept ? std::nullopt : shownUnit();
  if (unit && unit->layer > 0)
    drawUnitCurve(plot, context, *unit);
  else
    drawAnswers(plot, context, network);
  plot.endSeries();
  if (lab_.kept() != nullptr && !isSplit()) drawKeptFit(plot, context);
  drawFitPoints(plot, context, data);
  if (gesture().pointer) readFit(plot, context, network, gesture().pointer->x);
  if (isKept)
    plot.finish();
  else
    finish(plot);
}

/// What it says where the pointer is.
void BoundaryPicture::readFit(Plot& plot, const PlotContext& context, const ShownNetwork& network, double x) const {
  const Examples& all = network.data.all;
  const Vector input = lab_.probe();
  const Activations known = activationsAt(network.network, network.phi, network.data.scaled(input));
  std::vector<Plot::ReadOutLine> lines = {{inputName(context.text, all, 0), formatNumber(input[0], 4)}};
  for (Index k = 0; k < known.outputs.back().size(); ++k)
    lines.push_back({outputName(context.text, all, k), formatNumber(known.outputs.back()[k], 4)});
  plot.crosshair(x, std::nan(""));
  plot.readOut(lines);
}

/// The curve of the network that is compared, where it says the same kind of number.
void BoundaryPicture::drawKeptFit(Plot& plot, const PlotContext& context) const {
  const ShownNetwork kept = lab_.shownKept();
  if (kept.network.outputs != 1) return;
  const Color color = testStyle(context.theme).color;
  const std::vector<double> xs = nodesOf(plot);
  const Matrix said = saidAlong(kept, xs);
  if (plot.series({.name = "kept",
                   .label = context.text.format("network.kept.title", {{"shape", shapeText(kept.network)}}),
                   .style = {color, Marker::circle, Dash::dash},
                   .hasMarker = false}))
    plot.line(xs, std::span(said.data(), xs.size()), {color, 2.2f, Dash::dash});
  plot.endSeries();
}

void BoundaryPicture::drawFitPoints(Plot& plot, const PlotContext& context, const NetworkData& data) const {
  const Examples& all = data.all;
  const Theme& theme = context.theme;
  const auto heightOf = [&](int example, Index number) {
    if (!all.isClassified()) return all.target(example, number);
    return all.classCount() == 2 ? static_cast<double>(all.classes[static_cast<std::size_t>(example)]) : 1.0;
  };
  const auto points = [&](const char* name, const std::vector<int>& examples, std::size_t count, Color fill) {
    if (examples.empty()) return;
    const std::string label = context.text.format(
        "network.part.count",
        {{"part", context.text("network.part." + std::string(name))}, {"count", std::to_string(count)}});
    if (!plot.series({.name = name, .label = label, .style = {fill, Marker::circle, Dash::solid}, .hasLine = false}))
      return;
    for (const int example : examples) {
      for (Index number = 0; number < std::max<Index>(1, all.targetCount()); ++number) {
        SeriesStyle style{fill, Marker::circle, Dash::solid};
        if (hasColors(all))
          style = classStyle(
              theme, all.isClassified() ? all.classes[static_cast<std::size_t>(example)] : static_cast<int>(number));
        plot.marker(all.inputs(0, example), heightOf(example, number), style.marker, fitRadius, style.color,
                    {theme.plotBackground, 1, Dash::solid});
      }
    }
  };
  points("train", data.shown.train, data.split.train.size(), theme.muted);
  points("validation", data.shown.validation, data.split.validation.size(), validationStyle(theme).color);
  points("test", data.shown.test, data.split.test.size(), testStyle(theme).color);
  plot.endSeries();
}

void BoundaryPicture::drawUnitCurve(Plot& plot, const PlotContext& context, const UnitPlace& unit) const {
  const SeriesStyle style = trainStyle(context.theme);
  if (!plot.series({.name = "unit", .label = unitName(lab_, unit), .style = style, .hasMarker = false})) return;
  const std::vector<double> xs = nodesOf(plot);
  std::vector<double> ys;
  for (const double x : xs) {
    const Activations known = activationsAt(lab_.network(), lab_.phi(), lab_.data().scaled(Vector::Constant(1, x)));
    ys.push_back(known.outputs[static_cast<std::size_t>(unit.layer) - 1][unit.unit]);
  }
  plot.path(xs, ys, style);
}

void BoundaryPicture::drawAnswers(Plot& plot, const PlotContext& context, const ShownNetwork& shown) const {
  const Theme& theme = context.theme;
  const Examples& all = shown.data.all;
  const std::vector<double> xs = nodesOf(plot);
  const Matrix outputs = saidAlong(shown, xs);
  for (Index k = 0; k < outputs.rows(); ++k) {
    const Vector row = outputs.row(k);
    const std::vector<double> ys(row.begin(), row.end());
    const bool isOnly = outputs.rows() == 1;
    const SeriesStyle style = isOnly ? trainStyle(theme) : classStyle(theme, static_cast<int>(k));
    if (plot.series({.name = "output." + std::to_string(k),
                     .label = outputName(context.text, all, k),
                     .style = style,
                     .hasMarker = false}))
      plot.path(xs, ys, style);
    if (!isOnly || !all.isClassified()) continue;
    for (const double place : placesBetween(xs, ys, lab_.threshold())) {
      const SeriesStyle between{theme.accent, Marker::circle, Dash::dash};
      const std::string label = context.text.format(
          "network.boundary.at", {{"input", inputName(context.text, all, 0)}, {"value", formatNumber(place, 3)}});
      if (plot.series({.name = "boundary", .label = label, .style = between, .hasMarker = false}))
        plot.line(std::array{place, place}, std::array{plot.y().low(), plot.y().high()}, {theme.accent, 2, Dash::dash});
    }
  }
}

}  // namespace descenso
