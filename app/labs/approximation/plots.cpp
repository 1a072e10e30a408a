#include "app/labs/approximation/plots.h"

#include <algorithm>

namespace descenso {
namespace {

constexpr float aroundPage = 8;
constexpr float legendFrom = 170;  // layout pixels of a panel in which a legend hides little

}  // namespace

std::vector<std::string_view> ApproximationPlots::names() const {
  return {approximationPlotNames().begin(), approximationPlotNames().end()};
}

std::vector<PlacedPlot> ApproximationPlots::layout(const Rect& area, float scale) const {
  const Rect page = area.inset(aroundPage * scale);
  std::vector<PlacedPlot> placed = {{"curve", fieldArea(page, scale)}};
  const SidePage& side = approximationPage(lab_.config());
  for (const PlacedPlot& plot : arrangeSide(sideArea(page, scale), scale, side.parts)) placed.push_back(plot);
  return placed;
}

void ApproximationPlots::complete(std::string_view name) {
  lab_.completeTraining();
  if (name == "nodes") lab_.completeSweep(SweepKind::widths);
  if (name == "layers") lab_.completeSweep(SweepKind::layers);
}

void ApproximationPlots::draw(std::string_view name, PlotContext& context, const Rect& area) {
  if (name == "curve") drawCurve(context, area);
  if (name == "formula") drawFormula(context, area);
  if (name == "units") drawUnits(context, area);
  if (name == "difference") drawDifference(context, area);
  if (name == "nodes") drawNodes(context, area);
  if (name == "loss") drawLoss(context, area);
  if (name == "layers") drawLayers(context, area);
}

const PlotFrame* ApproximationPlots::frame(std::string_view name) const {
  const auto found = frames_.find(name);
  return found == frames_.end() ? nullptr : &found->second;
}

PlotOptions ApproximationPlots::options(const PlotContext& context, std::string_view name, const Rect& area) {
  const PlotView& view = viewOf(lab_.config().look, name);
  return {.id = name,
          .title = std::string(context.text("plot.approximation." + std::string(name))),
          .xLabel = "x",
          .yScale = view.yScale,
          .grid = view.grid,
          .legend = view.legend && area.height >= context.px(legendFrom),
          .hidden = &view.hidden,
          .emphasised = gestures_[std::string(name)].emphasised};
}

void ApproximationPlots::finish(std::string_view name, Plot& plot) {
  const CurveGesture& gesture = gestures_[std::string(name)];
  if (gesture.box) plot.selectionBox(*gesture.box);
  plot.finish();
  frames_[std::string(name)] = plot.frame();
}

}  // namespace descenso
