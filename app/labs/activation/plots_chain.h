// The gradient on its way back through a chain of neurons.
#pragma once

#include "app/labs/activation/plots.h"

namespace descenso {

class ChainPlot : public ActivationPlot {
 public:
  using ActivationPlot::ActivationPlot;

 protected:
  /// On a logarithmic axis, which shows these powers of ten (log₁₀ low … high).
  PlotOptions logFramed(const PlotContext& context, const Rect& area, Range layers, Range magnitudes) const;
};

/// |∂J/∂zₗ| of each layer as bars, and the bound that they stay below.
class ChainBars final : public ChainPlot {
 public:
  using ChainPlot::ChainPlot;
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.legend = true, .crosshair = false}}; }
};

/// |∂J/∂w₁| by the number of layers; a click chooses it.
class ChainLengths final : public ChainPlot {
 public:
  using ChainPlot::ChainPlot;
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override {
    return {.canClick = true, .dragSeeks = true, .menu = {.legend = true, .crosshair = false}};
  }
};

/// By layer: the factor that the gradient is multiplied by ("factors"), or output and slope ("signals").
class ChainLayers final : public ChainPlot {
 public:
  using ChainPlot::ChainPlot;
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.legend = true, .crosshair = false}}; }

 private:
  void drawSeries(Plot& plot, std::string_view name, std::string label, const SeriesStyle& style,
                  const std::vector<double>& values) const;
};

}  // namespace descenso
