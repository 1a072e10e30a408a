// The approximation lab's plots, put together: the curve and what comes close to it, the units, the difference, the
// errors, the training, and the formula with its numbers.
#pragma once

#include "app/labs/approximation/state.h"
#include "app/labs/plot_board.h"

namespace descenso {

class ApproximationPlots final : public PlotBoard {
 public:
  explicit ApproximationPlots(ApproximationLab& lab);

  std::string_view picture() const override { return approximationPlotNames().front(); }
  const std::vector<SidePage>& pages() const override { return approximationPages(lab_.config().stage); }
  const LabLook& look() const override { return lab_.config().look; }

 private:
  ApproximationLab& lab_;
};

}  // namespace descenso
