#include "app/labs/lab_plot.h"

namespace descenso {
namespace {

constexpr float roomForLegend = 170;  // layout pixels of a panel in which a legend hides little

}  // namespace

std::string LabPlot::title(const PlotContext& context) const {
  return std::string(context.text("plot." + lab_ + "." + name_));
}

PlotOptions LabPlot::options(const PlotContext& context, const PlotView& view, const Rect& area) const {
  return {.id = name_,
          .title = title(context),
          .yScale = view.yScale,
          .grid = view.grid,
          .equal = view.equal,
          .legend = view.legend && area.height >= context.px(roomForLegend),
          .hidden = &view.hidden,
          .emphasised = gesture_.emphasised};
}

void LabPlot::finish(Plot& plot) {
  if (gesture_.box) plot.selectionBox(*gesture_.box);
  plot.finish();
  frame_ = plot.frame();
}

}  // namespace descenso
