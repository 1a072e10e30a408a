// The examples, and a grid over the inputs, as the chosen hidden layer sees them.
#pragma once

#include <vector>

#include "app/labs/network/plots_network.h"
#include "engine/networks/hidden_space.h"

namespace descenso {

class HiddenPicture final : public NetworkPlot {
 public:
  explicit HiddenPicture(NetworkLab& lab) : NetworkPlot(lab, "hidden") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.legend = true, .crosshair = false}}; }

 private:
  void refresh(int layer, const std::vector<int>& examples);
  PlotOptions placed(PlotOptions made, const PlotContext& context, int layer) const;
  void drawGrid(Plot& plot, const PlotContext& context) const;
  void drawExamples(Plot& plot, const PlotContext& context, const std::vector<int>& examples) const;
  /// Behind the last hidden layer of two units a single output is at the threshold along a straight line.
  void drawSeparation(Plot& plot, const PlotContext& context, int layer) const;

  HiddenSpace space_;
};

}  // namespace descenso
