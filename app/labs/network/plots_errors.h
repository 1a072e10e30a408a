// Training and test loss against what the networks of a sweep differ by; of a grid, the test loss of every row.
#pragma once

#include <string>
#include <vector>

#include "app/labs/network/plots_network.h"
#include "app/labs/network/state_sweep.h"

namespace descenso {

class SweepErrors final : public NetworkPlot {
 public:
  SweepErrors(NetworkLab& lab, LabSweep& sweep) : NetworkPlot(lab, "errors"), sweep_(sweep) {}
  void draw(const PlotContext& context, const Rect& area) override;
  void complete() override;
  PlotHandling handling() const override { return {.menu = {.legend = true, .crosshair = false}}; }

 private:
  struct Curve {
    std::string name;
    std::string label;
    SeriesStyle style;
    std::vector<double> x{}, y{};
  };
  std::vector<Curve> curves(const PlotContext& context) const;
  /// Around the curves, on the scale of what they are compared by.
  void limit(PlotOptions& made, const std::vector<Curve>& curves) const;
  bool isLadder() const { return sweep_.kind() == NetworkSweepKind::models; }
  /// Wrong answers in percent instead of losses.
  bool isShare() const { return isLadder() && lab_.data().all.isClassified(); }

  LabSweep& sweep_;
};

}  // namespace descenso
