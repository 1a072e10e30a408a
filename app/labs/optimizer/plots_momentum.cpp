#include "app/labs/optimizer/plots_momentum.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/labs/optimizer/state_text.h"
#include "app/labs/optimizer/state_weights.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr Index leastShown = 10;         // gradients along the axis, so that the first stems have their places already
constexpr std::size_t mostNumbered = 5;  // stems with their numbers
constexpr double apart = 0.12;           // of the two stems of a gradient

struct Stems {
  std::string name;
  std::string label;
  SeriesStyle style;
  double shift;
};

void drawStems(Plot& plot, const Stems& stems, Index first, const std::vector<double>& weights) {
  if (!plot.series({.name = stems.name, .label = stems.label, .style = stems.style})) return;
  std::vector<double> xs;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    xs.push_back(static_cast<double>(first) + static_cast<double>(i) + stems.shift);
    const std::array<double, 2> x = {xs.back(), xs.back()};
    const std::array<double, 2> y = {0, weights[i]};
    plot.line(x, y, {stems.style.color, 2});
  }
  plot.scatter(xs, weights, stems.style.marker, weights.size() > 40 ? 3.0f : 4.5f, stems.style.color);
  if (weights.size() > mostNumbered) return;
  for (std::size_t i = 0; i < weights.size(); ++i)
    plot.label(xs[i], weights[i], formatNumber(weights[i], 3), stems.style.color);
}

}  // namespace

bool MomentumPlot::isThere() const {
  const Run* run = selectedRun();
  return run == nullptr || momentumWeights(*run, 0).has_value();
}

void MomentumPlot::draw(const PlotContext& context, const Rect& area) {
  const std::string name = optimizerName(context.text, look().selected);
  const Run* run = selectedRun();
  const auto weights = run ? momentumWeights(*run, lab_.shown(*run).step) : std::nullopt;
  const bool isAny = weights && weights->step > 0;
  double highest = 0;
  if (isAny)
    for (const std::vector<double>* all : {&weights->inMoment, &weights->inDisplacement})
      for (const double weight : *all) highest = std::max(highest, weight);
  const Index first = isAny ? weights->first : 0;
  const Index last = std::max(first + leastShown, isAny ? weights->step : 0) - 1;
  PlotOptions made = options(context, view(), area);
  made.title = context.text.format("plot.optimizer.momentum.title", {{"optimizer", name}});
  made.xLabel = context.text("axis.gradient");
  made.yLabel = context.text("axis.weight");
  made.wholeX = true;
  made.legendCorner = weights && weights->inDisplacement.empty() ? Corner::topLeft : Corner::topRight;
  limit(made, view(), {static_cast<double>(first) - 0.6, static_cast<double>(last) + 0.6},
        {0, highest > 0 ? highest * 1.12 : 1});
  Plot plot(context, area, std::move(made));
  if (!run) {
    plot.message(context.text.format("update.absent", {{"optimizer", name}}));
  } else if (!weights) {
    plot.message(context.text.format("momentum.none", {{"optimizer", name}}));
  } else if (!isAny) {
    plot.message(context.text("momentum.start"));
  } else {
    const bool hasBoth = !weights->inDisplacement.empty();
    const std::string sum = formatNumber(weights->momentSum, 6);
    if (hasBoth)
      drawStems(plot,
                {"displacement",
                 context.text.format("series.inDisplacement", {{"sum", formatNumber(weights->displacementSum, 7)}}),
                 {context.theme.muted, Marker::diamond, Dash::solid},
                 apart},
                first, weights->inDisplacement);
    drawStems(plot,
              {"moment", context.text.format("series.inMoment", {{"sum", sum}}),
               context.theme.series(run->entry().slot), hasBoth ? -apart : 0},
              first, weights->inMoment);
    plot.endSeries();
  }
  finish(plot);
}

}  // namespace descenso
