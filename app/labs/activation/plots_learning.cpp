#include "app/labs/activation/plots_learning.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr double aroundStudy = 0.08;
constexpr float quadrantAlpha = 0.14f;
constexpr double steepLoss = 1e-6;  // below it, a loss is as good as 0

/// One component of φ at every step.
std::vector<double> componentsOf(const Run& run, Index component) {
  const Timeline& timeline = run.timeline();
  std::vector<double> values;
  for (Index step = 0; step <= timeline.lastStep(); ++step) values.push_back(timeline.at(step).phi[component]);
  return values;
}

/// Both weights at every step.
std::array<std::vector<double>, 2> pathOf(const Run& run) { return {componentsOf(run, 0), componentsOf(run, 1)}; }

/// I and III from (x, y), over the whole plot.
void shadeQuadrants(Plot& plot, double x, double y, Color fill) {
  const std::array<double, 2> right = {std::max(x, plot.x().low()), plot.x().high()};
  const std::array<double, 2> left = {plot.x().low(), std::min(x, plot.x().high())};
  const std::array<double, 2> at = {y, y};
  const std::array<double, 2> top = {plot.y().high(), plot.y().high()};
  const std::array<double, 2> bottom = {plot.y().low(), plot.y().low()};
  if (right[0] < right[1]) plot.band(right, at, top, fill);
  if (left[0] < left[1]) plot.band(left, bottom, at, fill);
}

}  // namespace

std::string studiedLabel(const Translations& text, const NeuronStudy& study, std::size_t i) {
  const std::string name = activationLabel(text, study.told(i));
  if (study.config().kind == NeuronStudyKind::zigzag) return text.format("activation-lab.inputs", {{"name", name}});
  return name;
}

SeriesStyle studiedStyle(const Theme& theme, const NeuronStudy& study, std::size_t i) {
  SeriesStyle style = activationStyle(theme, study.told(i));
  style.dash = Dash::solid;
  return style;
}

bool StudyPlot::beginSeries(Plot& plot, const PlotContext& context, std::size_t i, bool hasMarker) const {
  const NeuronStudy& study = lab_.study();
  return plot.series({.name = i == 0 ? "first" : "second",
                      .label = studiedLabel(context.text, study, i),
                      .style = studiedStyle(context.theme, study, i),
                      .hasMarker = hasMarker});
}

void StudyFit::draw(const PlotContext& context, const Rect& area) {
  const NeuronStudy& study = lab_.study();
  const Index step = lab_.playback().step();
  const Examples& examples = study.neuron(0).examples();
  const Range targets = rangeOf({examples.targets.data(), static_cast<std::size_t>(examples.size())}, Scale::linear);
  Range range = targets;
  // What both said at first, as far as that leaves the examples to be seen.
  const double most = 0.6 * targets.span();
  for (std::size_t i = 0; i < 2; ++i)
    for (Index k = 0; k < examples.size(); ++k) {
      const double first = study.neuron(i).output(study.at(i, 0).phi, examples.inputs.col(k));
      const double near = std::clamp(first, targets.low - most, targets.high + most);
      range = united(range, {near, near});
    }
  PlotOptions made = framed(context, area, {-1.1, 1.1}, padded(range, Scale::linear, 0.15));
  made.title = context.text("activation-lab.fit." +
                            std::string(neuronStudyNames()[static_cast<std::size_t>(study.config().kind)]));
  made.xLabel = "x";
  made.yLabel = "a, t";
  made.legendCorner = Corner::topLeft;
  Plot plot(context, area, std::move(made));
  drawAxesThroughZero(plot, context);
  const SeriesStyle target{context.theme.muted, Marker::circle, Dash::solid};
  if (plot.series({.name = "examples",
                   .label = std::string(context.text("activation-lab.examples")),
                   .style = target,
                   .hasLine = false})) {
    const Matrix& x = examples.inputs;
    const std::size_t count = static_cast<std::size_t>(examples.size());
    plot.scatter({x.data(), count}, {examples.targets.data(), count}, Marker::circle, 4, target.color);
  }
  for (std::size_t i = 0; i < 2; ++i) {
    if (!beginSeries(plot, context, i)) continue;
    const Vector phi = study.at(i, step).phi;
    const auto output = [&](double x) { return study.neuron(i).output(phi, Vector::Constant(1, x)); };
    drawCurveOf(plot, output, {studiedStyle(context.theme, study, i).color, 3, Dash::solid});
  }
  finish(plot);
}

void StudyPlane::draw(const PlotContext& context, const Rect& area) {
  const NeuronStudy& study = lab_.study();
  const auto step = static_cast<std::size_t>(lab_.playback().step());
  const std::array<std::array<std::vector<double>, 2>, 2> paths = {pathOf(study.runs()[0]), pathOf(study.runs()[1])};
  Range x{0, 0};
  Range y{0, 0};
  for (const auto& path : paths) {
    x = united(x, rangeOf(path[0], Scale::linear));
    y = united(y, rangeOf(path[1], Scale::linear));
  }
  PlotOptions made =
      framed(context, area, padded(x, Scale::linear, aroundStudy), padded(y, Scale::linear, aroundStudy));
  made.xLabel = "w₁";
  made.yLabel = "w₂";
  made.equal = true;
  Plot plot(context, area, std::move(made));
  const std::size_t here = std::min(step, paths[0][0].size() - 1);
  shadeQuadrants(plot, paths[0][0][here], paths[0][1][here],
                 studiedStyle(context.theme, study, 0).color.withAlpha(quadrantAlpha));
  drawAxesThroughZero(plot, context);
  for (const std::size_t i : {std::size_t{1}, std::size_t{0}}) {
    if (!beginSeries(plot, context, i, true)) continue;
    const SeriesStyle style = studiedStyle(context.theme, study, i);
    const std::size_t at = std::min(step, paths[i][0].size() - 1);
    plot.path(paths[i][0], paths[i][1], style, at + 1);
    plot.currentMarker(paths[i][0][at], paths[i][1][at], style);
  }
  plot.endSeries();
  plot.startMarker(0, 0);
  plot.stationaryPoint(study.wantedWeights().x(), study.wantedWeights().y(), Plot::Stationary::minimum, true);
  finish(plot);
}

void StudyMoves::draw(const PlotContext& context, const Rect& area) {
  const NeuronStudy& study = lab_.study();
  const auto step = static_cast<std::size_t>(lab_.playback().step());
  double reach = 1e-6;
  std::array<std::array<std::vector<double>, 2>, 2> moves;
  for (std::size_t i = 0; i < 2; ++i) {
    const auto path = pathOf(study.runs()[i]);
    for (std::size_t k = 0; k < 2; ++k)
      for (std::size_t s = 1; s < path[k].size(); ++s) {
        moves[i][k].push_back(path[k][s] - path[k][s - 1]);
        reach = std::max(reach, std::abs(moves[i][k].back()));
      }
  }
  PlotOptions made = framed(context, area, {-1.1 * reach, 1.1 * reach}, {-1.1 * reach, 1.1 * reach});
  made.xLabel = "Δw₁";
  made.yLabel = "Δw₂";
  Plot plot(context, area, std::move(made));
  shadeQuadrants(plot, 0, 0, studiedStyle(context.theme, study, 0).color.withAlpha(quadrantAlpha));
  drawAxesThroughZero(plot, context);
  for (const std::size_t i : {std::size_t{1}, std::size_t{0}}) {
    if (!beginSeries(plot, context, i, true)) continue;
    const SeriesStyle style = studiedStyle(context.theme, study, i);
    const std::size_t count = std::min(step, moves[i][0].size());
    plot.scatter(std::span(moves[i][0]).first(count), std::span(moves[i][1]).first(count), style.marker, 4,
                 style.color);
    if (count > 0) plot.currentMarker(moves[i][0][count - 1], moves[i][1][count - 1], style);
  }
  finish(plot);
}

void StudyLoss::draw(const PlotContext& context, const Rect& area) {
  const NeuronStudy& study = lab_.study();
  const auto step = static_cast<std::size_t>(lab_.playback().step());
  Range range{std::nan(""), std::nan("")};
  for (const Run& run : study.runs()) range = united(range, rangeOf(run.timeline().losses(), view().yScale));
  if (view().yScale == Scale::linear) range = united(range, {0, 0});
  if (view().yScale == Scale::logarithmic) range.low = std::max(range.low, steepLoss * range.high);
  PlotOptions made = framed(context, area, {0, static_cast<double>(study.config().steps)},
                            padded(usableRange(range, view().yScale), view().yScale, aroundStudy));
  made.xLabel = context.text("axis.step");
  made.yLabel = context.text("axis.loss");
  made.wholeX = true;
  Plot plot(context, area, std::move(made));
  plot.verticalCursor(static_cast<double>(step));
  for (std::size_t i = 0; i < 2; ++i) {
    if (!beginSeries(plot, context, i, true)) continue;
    const std::span<const double> losses = study.runs()[i].timeline().losses();
    const SeriesStyle style = studiedStyle(context.theme, study, i);
    const std::size_t at = std::min(step, losses.size() - 1);
    plot.path(losses, style, at + 1);
    plot.currentMarker(static_cast<double>(at), losses[at], style);
  }
  finish(plot);
}

void StudyWeights::draw(const PlotContext& context, const Rect& area) {
  const NeuronStudy& study = lab_.study();
  const auto step = static_cast<std::size_t>(lab_.playback().step());
  const bool isPrelu = study.config().kind == NeuronStudyKind::prelu;
  std::array<std::vector<double>, 2> values;
  for (std::size_t i = 0; i < 2; ++i) {
    values[i] = componentsOf(study.runs()[i], isPrelu && i == 0 ? 2 : 1);
    if (isPrelu && i == 1) values[i].assign(values[i].size(), study.config().slope);
  }
  Range range = united(rangeOf(values[0], Scale::linear), rangeOf(values[1], Scale::linear));
  range = united(range, isPrelu ? Range{0, 1} : Range{0, 0});
  PlotOptions made = framed(context, area, {0, static_cast<double>(study.config().steps)},
                            padded(usableRange(range, Scale::linear), Scale::linear, aroundStudy));
  made.title = context.text(isPrelu ? "activation-lab.slopes" : "activation-lab.biases");
  made.xLabel = context.text("axis.step");
  made.yLabel = isPrelu ? "α₋" : "b";
  made.wholeX = true;
  Plot plot(context, area, std::move(made));
  plot.verticalCursor(static_cast<double>(step));
  if (isPrelu) {
    plot.horizontalCursor(1);
    plot.label(0, 1, "α₋ = 1", context.theme.warn);
  }
  for (std::size_t i = 0; i < 2; ++i) {
    if (!beginSeries(plot, context, i, true)) continue;
    const SeriesStyle style = studiedStyle(context.theme, study, i);
    const std::size_t at = std::min(step, values[i].size() - 1);
    plot.path(values[i], style, at + 1);
    plot.currentMarker(static_cast<double>(at), values[i][at], style);
  }
  finish(plot);
}

}  // namespace descenso
