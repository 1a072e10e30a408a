// The picture of the lab: the loss over both parameters, every path on it, and what is asked for of curvature and step.
#pragma once

#include <memory>
#include <optional>

#include "app/labs/optimizer/plots_convexity.h"
#include "app/labs/optimizer/plots_optimizer.h"
#include "app/labs/optimizer/plots_step.h"

namespace descenso {

class LossField final : public OptimizerPlot {
 public:
  LossField(OptimizerLab& lab, PlottedRuns& runs)
      : OptimizerPlot(lab, runs, "field"), hatching_(lab), step_(lab, runs) {}
  void draw(const PlotContext& context, const Rect& area) override;
  /// The start is dragged, or set by a click.
  PlotHandling handling() const override;

 private:
  std::optional<ColorBar> colorBar() const;
  FieldSpec fieldSpec(const Box& view, bool isInset = false);
  /// The part around the lowest minimum, magnified, where the look asks for it.
  void drawInsetOf(Plot& plot, const PlotContext& context);
  void drawStationaryPoints(Plot& plot, const PlotContext& context) const;
  void drawRuns(Plot& plot, const PlotContext& context) const;
  void drawMoreStarts(Plot& plot, const PlotContext& context, std::size_t upTo) const;
  void drawProbe(Plot& plot, const PlotContext& context) const;

  ConvexityHatching hatching_;
  StepDetails step_;
};

}  // namespace descenso
