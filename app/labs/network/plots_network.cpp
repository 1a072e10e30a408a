#include "app/labs/network/plots_network.h"

namespace descenso {

PlotOptions NetworkPlot::options(const PlotContext& context, const Rect& area) const {
  PlotOptions made = LabPlot::options(context, view(), area);
  made.yScale = Scale::linear;
  return made;
}

Range exactRange(const AxisView& view, Range data) { return view.fit ? data : usableRange({view.low, view.high}, Scale::linear); }

Box mapBox(const NetworkLab& lab) {
  const NetworkData& data = lab.data();
  const auto [first, second] = lab.config().look.axes;
  if (data.low.size() == 1) return {{data.low[0], 0}, {data.high[0], 1}};
  return {{data.low[first], data.low[second]}, {data.high[first], data.high[second]}};
}

}  // namespace descenso
