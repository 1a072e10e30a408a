// How far the output is from the curve: over the curve, and by the number of pieces or units.
#pragma once

#include "app/labs/approximation/plots_curve.h"

namespace descenso {

/// Over the curve; or at the points, where these alone are learned.
class CurveDifference final : public ApproximationPlot {
 public:
  CurveDifference(ApproximationLab& lab, const CurvePicture& curve)
      : ApproximationPlot(lab, "difference"), curve_(curve) {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.crosshair = false}}; }

 private:
  const CurvePicture& curve_;
};

/// The largest error of the constructions, and of networks that were trained with more and more units.
class ErrorsBySize final : public ApproximationPlot {
 public:
  explicit ErrorsBySize(ApproximationLab& lab) : ApproximationPlot(lab, "nodes") {}
  void draw(const PlotContext& context, const Rect& area) override;
  void complete() override;
  /// In the sum, a click chooses the number of pieces.
  PlotHandling handling() const override;
  /// In the training, the networks of other widths.
  std::optional<PlotWork> work() const override;

 private:
  bool isTrained() const { return lab_.config().stage == ApproximationStage::training; }
  /// Both constructions over the number of their pieces, or of the units that these take.
  void drawConstructions(Plot& plot, const PlotContext& context);
  void drawGuides(Plot& plot, const PlotContext& context);
  void drawWidths(Plot& plot, const PlotContext& context);
};

}  // namespace descenso
