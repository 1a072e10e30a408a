// Scores, their probabilities, and how each of these answers to each of those.
#pragma once

#include "app/labs/activation/plots.h"

namespace descenso {

/// "scores", whose bars can be dragged, or "probabilities".
class SoftmaxBars final : public ActivationPlot {
 public:
  using ActivationPlot::ActivationPlot;
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override;
};

/// pᵢ (δᵢⱼ − pⱼ) / T as a table, with the sum of each row.
class SoftmaxJacobian final : public ActivationPlot {
 public:
  using ActivationPlot::ActivationPlot;
  void draw(const PlotContext& context, const Rect& area) override;
};

/// Of the scores that are set.
Vector softmaxOf(const VectorActivationConfig& config);

}  // namespace descenso
