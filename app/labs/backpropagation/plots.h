// The backpropagation lab's plots: the graph in the middle; the step, its code, gradients, costs, paths and words on
// the right.
#pragma once

#include "app/labs/backpropagation/state.h"
#include "app/labs/plot_board.h"

namespace descenso {

class BackpropagationPlots final : public PlotBoard {
 public:
  explicit BackpropagationPlots(BackpropagationLab& lab);

  std::string_view picture() const override { return "graph"; }
  const std::vector<SidePage>& pages() const override { return backpropagationPages(lab_.config()); }
  const LabLook& look() const override { return lab_.config().look; }

 private:
  BackpropagationLab& lab_;
};

}  // namespace descenso
