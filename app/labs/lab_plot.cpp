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
          .before = frame_ ? frame_->corners : BoxCorners{},
          .keepsCorners = gesture_.movesHandle,
          .hidden = &view.hidden,
          .emphasised = gesture_.emphasised};
}

void LabPlot::limit(PlotOptions& made, const PlotView& view, Range x, Range y) {
  made.x = view.x.fit ? x : usableRange({view.x.low, view.x.high}, made.xScale);
  made.y = view.y.fit ? y : usableRange({view.y.low, view.y.high}, made.yScale);
}

void LabPlot::finish(Plot& plot) {
  if (gesture_.box) plot.selectionBox(*gesture_.box);
  plot.finish();
  frame_ = plot.frame();
}

}  // namespace descenso
