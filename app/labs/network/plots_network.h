// What the plots of this lab have in common.
#pragma once

#include "app/labs/lab_plot.h"
#include "app/labs/network/state.h"

namespace descenso {

class NetworkPlot : public LabPlot {
 public:
  NetworkPlot(NetworkLab& lab, std::string_view name) : LabPlot("network", name), lab_(lab) {}
  void complete() override { lab_.complete(); }

 protected:
  const NetworkLabLook& look() const { return lab_.config().look; }
  const PlotView& view() const { return look().view(name()); }
  /// As the view has it, with linear axes: most plots leave no choice.
  PlotOptions options(const PlotContext& context, const Rect& area) const;

  NetworkLab& lab_;
};

/// What a linear axis shows: the stretch chosen by the user, else `data` without a margin.
Range exactRange(const AxisView& view, Range data);
/// The inputs on the map from end to end; of a single input y is 0 … 1.
Box mapBox(const NetworkLab& lab);

}  // namespace descenso
