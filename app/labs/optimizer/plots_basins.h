// Every start coloured by the minimum that the selected optimizer reaches from it.
#pragma once

#include "app/labs/optimizer/plots_maps.h"
#include "app/labs/optimizer/plots_optimizer.h"

namespace descenso {

class BasinsPlot final : public OptimizerPlot {
 public:
  BasinsPlot(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "basins") {}
  void draw(const PlotContext& context, const Rect& area) override;
  void complete() override { lab_.completeMap(MapKind::basins); }
  PlotHandling handling() const override {
    return {.canClick = true, .menu = {.legend = true, .crosshair = false, .grid = false}};
  }
  std::optional<PlotWork> work() const override { return workOf(lab_.maps().basins(), "maps.basins"); }

 private:
  void listBasins(Plot& plot, const PlotContext& context) const;
  void readBasins(Plot& plot, const PlotContext& context) const;

  BasinPicture picture_;
};

}  // namespace descenso
