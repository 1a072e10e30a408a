// Functions and their derivatives side by side, and the table that reads them off.
#pragma once

#include "app/labs/activation/plots.h"

namespace descenso {

/// f ("values") or f′ ("slopes") of all functions that are switched on.
class GalleryCurves final : public ActivationPlot {
 public:
  using ActivationPlot::ActivationPlot;
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override;

 private:
  bool showsSlopes() const { return name() == "slopes"; }
  double at(ActivationKind kind, double z) const;
  Range seenRange(Range z) const;
  void drawFlat(Plot& plot, const PlotContext& context) const;
  void drawPrinted(Plot& plot, const PlotContext& context, ActivationKind kind) const;
  void drawFunction(Plot& plot, const PlotContext& context, ActivationKind kind) const;
  void drawReading(Plot& plot, const PlotContext& context) const;
};

/// A row for each function: f(z), f′(z), whether it is centred on zero, its range, what a call costs.
class GalleryReadings final : public ActivationPlot {
 public:
  using ActivationPlot::ActivationPlot;
  void draw(const PlotContext& context, const Rect& area) override;
  void complete() override { lab_.completeCosts(); }
};

}  // namespace descenso
