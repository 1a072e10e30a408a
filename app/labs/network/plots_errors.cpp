#include "app/labs/network/plots_errors.h"

#include <algorithm>
#include <cmath>

#include "app/labs/network/plots_colors.h"
#include "app/labs/network/plots_models.h"
#include "app/labs/network/plots_sweep.h"

namespace descenso {

void SweepErrors::complete() {
  NetworkPlot::complete();
  sweep_.complete(lab_);
}

std::vector<SweepErrors::Curve> SweepErrors::curves(const PlotContext& context) const {
  std::vector<Curve> curves;
  const bool isOneRow = sweep_.rows().size() == 1;
  const double factor = isShare() ? 100 : 1;
  for (std::size_t row = 0; row < sweep_.rows().size() && !sweep_.grid().cells.empty(); ++row) {
    Curve train{"train", std::string(context.text("network.part.train")), trainStyle(context.theme)};
    Curve test{"test", std::string(context.text("network.part.test")), testStyle(context.theme)};
    if (!isOneRow) {
      test.name = "layers." + std::to_string(row);
      const long layers = std::lround(sweep_.rows()[row]);
      test.label = layers == 1 ? std::string(context.text("network.sweep.layer"))
                               : context.text.format("network.sweep.layers", {{"count", std::to_string(layers)}});
      test.style = classStyle(context.theme, static_cast<int>(row));
    }
    for (std::size_t column = 0; column < sweep_.columns().size(); ++column) {
      const TrainingCell& cell = sweep_.grid().at(static_cast<Index>(column), static_cast<Index>(row));
      if (!cell.isKnown() || cell.parameters == 0) continue;
      // Of models the machine may have fewer parameters than a polynomial.
      const double x = sweep_.place(column, cell);
      const auto place = std::upper_bound(train.x.begin(), train.x.end(), x) - train.x.begin();
      const auto insert = [&](std::vector<double>& values, double value) {
        values.insert(values.begin() + place, value);
      };
      for (Curve* curve : {&train, &test}) insert(curve->x, x);
      insert(train.y, factor * sweep_.error(cell.train));
      insert(test.y, factor * sweep_.error(cell.test));
    }
    if (isOneRow) curves.push_back(std::move(train));
    curves.push_back(std::move(test));
  }
  return curves;
}

void SweepErrors::limit(PlotOptions& made, const std::vector<Curve>& curves) const {
  made.xScale = Scale::logarithmic;
  made.yScale = isShare() ? Scale::linear : Scale::logarithmic;
  Range errors{std::nan(""), std::nan("")};
  for (const Curve& curve : curves) errors = united(errors, rangeOf(curve.y, made.yScale));
  if (!std::isfinite(errors.low)) errors = {1e-3, 1};
  if (isShare()) errors = {0, std::max(1.12 * errors.high, 10.0)};
  Range across{sweep_.columns().front(), sweep_.columns().back()};
  if (isLadder()) across = {2, 40'000};
  if (isLadder() && !curves.empty() && !curves.front().x.empty())
    across = {curves.front().x.front() / 1.5, curves.front().x.back() * 2};
  made.x = shownRange(view().x, across, made.xScale);
  made.y = shownRange(view().y, errors, made.yScale);
}

void SweepErrors::draw(const PlotContext& context, const Rect& area) {
  sweep_.follow(lab_);
  const std::vector<Curve> shown = curves(context);
  PlotOptions made = options(context, area);
  if (isLadder()) made.title = context.text("plot.network.errors.models");
  made.xLabel = sweepColumnName(context.text, sweep_.kind());
  made.yLabel = context.text(isShare() ? "network.sweep.wrong" : "axis.loss");
  limit(made, shown);
  Plot plot(context, area, std::move(made));
  for (const Curve& curve : shown) {
    if (!plot.series({.name = curve.name, .label = curve.label, .style = curve.style})) continue;
    plot.path(curve.x, curve.y, curve.style);
    plot.scatter(curve.x, curve.y, curve.style.marker, 4, curve.style.color);
  }
  plot.endSeries();
  if (isLadder()) labelModels(plot, context, lab_, sweep_);
  if (shown.empty() || shown.front().x.empty()) plot.message(context.text("lab.optimizer.computing"));
  finish(plot);
}

}  // namespace descenso
