#include "app/labs/optimizer/plots_average.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"
#include "app/text/subscript.h"
#include "engine/analysis/averages.h"

namespace descenso {
namespace {

constexpr double usualBeta = 0.9;       // where the method has no β of its own
constexpr long mostAveraged = 2000;     // steps: the last ones of a longer run
constexpr double longestWindow = 1000;  // steps of a simple average
constexpr Index mostComponents = 4;
// Layout pixels of the choice of a component.
constexpr float choiceTop = 6;
constexpr float choiceRight = 10;
constexpr float choiceWidth = 34;
constexpr float choiceHeight = 24;
constexpr Stroke noChoiceOutline{.color = {}, .width = 0};

/// What the first moment averages: a component of g, or of the gradient where the method has no g.
std::vector<double> gradientsOf(const Run& run, long first, long last, Index component) {
  const auto& terms = run.terms();
  const auto place = std::find_if(terms.begin(), terms.end(), [](const Term& term) { return term.name == "g"; });
  std::vector<double> values;
  for (long step = first; step <= last; ++step) {
    const StepRecord record = run.timeline().at(step);
    values.push_back(place == terms.end() ? record.gradient[component] : record.term(place - terms.begin())[component]);
  }
  return values;
}

double betaOf(const OptimizerConfig& optimizer) {
  const auto& declared = findOptimizer(optimizer.name)->hyperparameters;
  for (std::size_t i = 0; i < declared.size(); ++i)
    if (declared[i].name == "beta") return optimizer.values[i];
  return usualBeta;
}

}  // namespace

void AveragePlot::draw(const PlotContext& context, const Rect& area) {
  const Run* run = selectedRun();
  const long last = run ? static_cast<long>(run->timeline().lastStep()) : 0;
  const long first = std::max(1L, last - mostAveraged + 1);
  const Index component = std::min({look().component, lab_.trained().dimension() - 1, mostComponents - 1});
  const std::vector<double> gradients = run ? gradientsOf(*run, first, last, component) : std::vector<double>();
  const std::vector<Curve> curves = gradients.empty() ? std::vector<Curve>() : curvesOf(context, gradients);
  Range range{std::nan(""), std::nan("")};
  for (const Curve& curve : curves) range = united(range, rangeOf(curve.values, Scale::linear));
  PlotOptions made = options(context, view(), area);
  made.xLabel = context.text("axis.step");
  made.yLabel = "g" + subscript(component);
  made.wholeX = true;
  made.note = errataText(context.text, lab_, name());
  limit(made, view(), {static_cast<double>(first), static_cast<double>(std::max(last, first + 1))},
        padded(range, Scale::linear, 0.1));
  Plot plot(context, area, std::move(made));
  if (curves.empty())
    plot.message(context.text("lab.optimizer.nobody"));
  else
    drawCurves(plot, curves, first);
  finish(plot);
  drawChoice(context, area);
}

void AveragePlot::drawChoice(const PlotContext& context, const Rect& area) {
  zones_.clear();
  const Index count = std::min(lab_.trained().dimension(), mostComponents);
  const Rect line = area.inset(0, context.px(choiceTop), context.px(choiceRight), 0);
  const float width = context.px(choiceWidth);
  for (Index i = 0; i < count; ++i) {
    const Rect place{line.right() - static_cast<float>(count - i) * width, line.y, width, context.px(choiceHeight)};
    const bool isShown = i == std::min(look().component, count - 1);
    if (isShown) context.canvas.rectangle(place, context.theme.raised, noChoiceOutline, context.px(4));
    context.canvas.text(
        place.center(), "g" + subscript(i),
        {isShown ? FontRole::bold : FontRole::regular, context.fontSize(15),
         isShown ? context.theme.text : context.theme.muted, HorizontalAlign::center, VerticalAlign::middle});
    zones_.push_back({rowZone(i), place});
  }
}

std::vector<AveragePlot::Curve> AveragePlot::curvesOf(const PlotContext& context,
                                                      const std::vector<double>& gradients) const {
  const double beta = betaOf(lab_.config().find(look().selected)->optimizer);
  const auto window = static_cast<Index>(std::lround(std::min(1 / (1 - beta), longestWindow)));
  const Color ink = context.theme.text;
  const Color own = context.theme.series(selectedRun()->entry().slot).color;
  std::vector<Curve> curves = {
      {"g", std::string(context.text("series.gradient")), gradients, {context.theme.muted, 1.5f, Dash::solid}},
      {"simple",
       context.text.format("series.simpleAverage", {{"count", std::to_string(window)}}),
       simpleMovingAverage(gradients, window),
       {ink, 2, Dash::dash}},
      {"exponential",
       context.text.format("series.exponentialAverage", {{"beta", formatNumber(beta, 4)}}),
       exponentialMovingAverage(gradients, beta),
       {own, 3, Dash::solid}}};
  if (lab_.config().shows("E31"))
    curves.push_back({"simple.printed",
                      std::string(context.text("series.simpleAverage.printed")),
                      simpleMovingAverage(gradients, window, AverageForm::asPrinted),
                      {ink, 2, Dash::dot}});
  if (lab_.config().shows("E32"))
    curves.push_back({"exponential.printed",
                      std::string(context.text("series.exponentialAverage.printed")),
                      exponentialMovingAverage(gradients, beta, AverageForm::asPrinted),
                      {own, 2, Dash::dot}});
  return curves;
}

/// Each with its value at the step shown.
void AveragePlot::drawCurves(Plot& plot, const std::vector<Curve>& curves, long first) const {
  std::vector<double> steps(curves.front().values.size());
  for (std::size_t i = 0; i < steps.size(); ++i) steps[i] = static_cast<double>(first) + static_cast<double>(i);
  plot.verticalCursor(static_cast<double>(lab_.playback().step()));
  const long shown = lab_.playback().step() - first;
  for (const Curve& curve : curves) {
    std::string label = curve.label;
    if (shown >= 0 && shown < std::ssize(curve.values))
      label += ": " + formatNumber(curve.values[static_cast<std::size_t>(shown)], 5);
    const SeriesStyle sign{curve.stroke.color, Marker::circle, curve.stroke.dash};
    if (plot.series({.name = curve.name, .label = std::move(label), .style = sign, .hasMarker = false}))
      plot.line(steps, curve.values, curve.stroke);
  }
  plot.endSeries();
}

}  // namespace descenso
