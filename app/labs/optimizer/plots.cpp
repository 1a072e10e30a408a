#include "app/labs/optimizer/plots.h"

#include <cmath>

namespace descenso {
namespace {

constexpr float gutter = 8;
constexpr float fieldPart = 0.54f;        // of the width
constexpr float convergencePart = 0.34f;  // of the height
constexpr float besideUpdate = 0.25f;     // convergence's part of the height where the update needs room
constexpr float fitPart = 0.42f;          // of what is left

}  // namespace

Rect fieldArea(const Rect& area, float scale) {
  return {area.x, area.y, std::round((area.width - gutter * scale) * fieldPart), area.height};
}

Rect sideArea(const Rect& area, float scale) {
  const float left = fieldArea(area, scale).right() + gutter * scale;
  return {left, area.y, area.right() - left, area.height};
}

std::vector<PlacedPlot> arrangeSide(const Rect& side, float scale, bool withUpdate) {
  const float gap = gutter * scale;
  const float convergence = std::round((side.height - 2 * gap) * (withUpdate ? besideUpdate : convergencePart));
  const Rect lower{side.x, side.bottom() - convergence, side.width, convergence};
  const Rect upper{side.x, side.y, side.width, side.height - convergence - gap};
  if (withUpdate) return {{"update", upper}, {"convergence", lower}};
  const float fit = std::round((upper.height - gap) * fitPart);
  return {{"surface", {upper.x, upper.y, upper.width, upper.height - fit - gap}},
          {"fit", {upper.x, upper.bottom() - fit, upper.width, fit}},
          {"convergence", lower}};
}

std::vector<std::string_view> OptimizerPlots::names() const {
  return {optimizerPlotNames().begin(), optimizerPlotNames().end()};
}

std::vector<PlacedPlot> OptimizerPlots::layout(const Rect& area, float scale) const {
  const Rect page = area.inset(gutter * scale);
  std::vector<PlacedPlot> placed = {{"field", fieldArea(page, scale)}};
  for (const PlacedPlot& plot : arrangeSide(sideArea(page, scale), scale, lab_.config().look.side == "update"))
    placed.push_back(plot);
  return placed;
}

void OptimizerPlots::draw(std::string_view name, PlotContext& context, const Rect& area) {
  refresh();
  if (name == "field") drawField(context, area);
  if (name == "surface") drawSurfacePlot(context, area);
  if (name == "fit") drawFit(context, area);
  if (name == "convergence") drawConvergence(context, area);
  if (name == "update") drawUpdate(context, area);
}

const PlotFrame* OptimizerPlots::frame(std::string_view name) const {
  const auto found = frames_.find(name);
  return found == frames_.end() ? nullptr : &found->second;
}

void OptimizerPlots::refresh() {
  if (revision_ == lab_.raceRevision()) return;
  revision_ = lab_.raceRevision();
  runs_.clear();
  for (const Run& run : lab_.race().runs()) {
    PlottedRun plotted{&run, std::string(run.entry().name), run.entry().slot, {}, {}};
    const std::span<const double> path = run.timeline().path();
    for (std::size_t i = 0; i + 1 < path.size(); i += 2) {
      plotted.first.push_back(path[i]);
      plotted.second.push_back(path[i + 1]);
    }
    runs_.push_back(std::move(plotted));
  }
}

}  // namespace descenso
