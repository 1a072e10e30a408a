// The picture of the lab: a curve, and what the units make of it; and its formula.
#pragma once

#include <optional>
#include <string>

#include "app/labs/approximation/plots_approximation.h"

namespace descenso {

class CurvePicture final : public ApproximationPlot {
 public:
  explicit CurvePicture(ApproximationLab& lab) : ApproximationPlot(lab, "curve") {}
  void draw(const PlotContext& context, const Rect& area) override;
  /// s of a unit, the edges of a shape, the points of a drawn curve; a click adds a point, a right click removes one.
  PlotHandling handling() const override;

  /// Where the mouse reads the curve off, while it is over the plot.
  std::optional<double> pointer() const;

 private:
  void drawTarget(Plot& plot, const PlotContext& context) const;
  void drawExamples(Plot& plot, const PlotContext& context) const;
  void drawPieces(Plot& plot, const PlotContext& context);
  void drawOutput(Plot& plot, const PlotContext& context);
  void drawHandles(Plot& plot);
  std::string titleOfStage(const PlotContext& context) const;
  std::string outputLabel(const PlotContext& context) const;
  Range outputRange();
};

/// The formula of what is shown, with its numbers; read off where the picture is.
class CurveFormula final : public ApproximationPlot {
 public:
  CurveFormula(ApproximationLab& lab, const CurvePicture& curve) : ApproximationPlot(lab, "formula"), curve_(curve) {}
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  const CurvePicture& curve_;
};

}  // namespace descenso
