// The network lab's plots, put together: what the network says everywhere, its diagram, its curves, how well it does,
// others like it, and its sizes.
#pragma once

#include "app/labs/network/plots_diagram.h"
#include "app/labs/network/state.h"
#include "app/labs/network/state_sweep.h"
#include "app/labs/plot_board.h"

namespace descenso {

class NetworkPlots final : public PlotBoard {
 public:
  explicit NetworkPlots(NetworkLab& lab);

  std::string_view picture() const override { return networkPlotNames().front(); }
  const std::vector<SidePage>& pages() const override { return networkPages(); }
  const LabLook& look() const override { return lab_.config().look; }

  LabSweep& sweep() { return sweep_; }
  /// What the mouse points at in the diagram.
  DiagramHover& hover() { return hover_; }

 private:
  NetworkLab& lab_;
  LabSweep sweep_;
  DiagramHover hover_;
};

}  // namespace descenso
