// Two layers of a few units: what each says over x, and how fast that changes.
#pragma once

#include "app/labs/activation/plots.h"

namespace descenso {

/// Handles of the picture: b₁ at x = 0 and w₁ at x = 1 of the unit that is set, b₂ at x = 0.
enum class LayerHandle { firstBias, firstWeight, secondBias };
/// The layers whose handle has been dragged to that height; `lab` as it was.
TwoLayers draggedLayers(const ActivationLab& lab, LayerHandle handle, double y);

class LayerLines final : public ActivationPlot {
 public:
  using ActivationPlot::ActivationPlot;
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override;
};

class LayerGains final : public ActivationPlot {
 public:
  using ActivationPlot::ActivationPlot;
  void draw(const PlotContext& context, const Rect& area) override;
};

}  // namespace descenso
