// The plots of the lab of entropy and losses, put together.
#pragma once

#include "app/labs/entropy/state.h"
#include "app/labs/plot_board.h"

namespace descenso {

class EntropyPlots final : public PlotBoard {
 public:
  explicit EntropyPlots(EntropyLab& lab);

  std::string_view picture() const override { return lab_.picture(); }
  const std::vector<SidePage>& pages() const override { return entropyPages(lab_.config().stage); }
  const LabLook& look() const override { return lab_.config().look; }

 private:
  EntropyLab& lab_;
};

}  // namespace descenso
