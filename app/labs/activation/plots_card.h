// The card with the formula of what is shown, and its numbers.
#pragma once

#include "app/labs/activation/plots.h"

namespace descenso {

class ActivationCard final : public ActivationPlot {
 public:
  using ActivationPlot::ActivationPlot;
  void draw(const PlotContext& context, const Rect& area) override;
};

}  // namespace descenso
