// The approximation lab's plots: the curve and what comes close to it, the units, the difference, the errors, the
// training, and the formula with its numbers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/labs/approximation/state.h"
#include "app/labs/lab_plots.h"
#include "app/plot/plot.h"

namespace descenso {

/// What the mouse is doing to one plot, as far as it is to be seen in it.
struct CurveGesture {
  std::string emphasised{};      ///< series under the pointer in the legend
  std::optional<Rect> box{};     ///< being drawn with the right button
  std::optional<double> x{};     ///< of the pointer, while it is over the plot
  std::optional<Point2> held{};  ///< the point or unit under the pointer, to be dragged
};

/// y = 0, thin.
void drawZeroLine(Plot& plot, const PlotContext& context);

class ApproximationPlots final : public LabPlots {
 public:
  explicit ApproximationPlots(ApproximationLab& lab) : lab_(lab) {}

  std::vector<std::string_view> names() const override;
  std::vector<PlacedPlot> layout(const Rect& area, float scale) const override;
  void complete(std::string_view name) override;
  void draw(std::string_view name, PlotContext& context, const Rect& area) override;

  /// Where things stood when the plot was last drawn; nullptr before, and for a plot without axes.
  const PlotFrame* frame(std::string_view name) const;
  CurveGesture& gesture(std::string_view name) { return gestures_[std::string(name)]; }

 private:
  /// Title, axes, grid and legend as the plot's view has them.
  PlotOptions options(const PlotContext& context, std::string_view name, const Rect& area);
  /// The selection box, the end of the drawing, and the frame for the mouse.
  void finish(std::string_view name, Plot& plot);

  // plots_curve.cpp
  void drawCurve(const PlotContext& context, const Rect& area);
  void drawTarget(Plot& plot, const PlotContext& context) const;
  void drawPieces(Plot& plot, const PlotContext& context);
  void drawOutput(Plot& plot, const PlotContext& context);
  void drawHandles(Plot& plot);
  void drawUnits(const PlotContext& context, const Rect& area);
  SeriesStyle outputStyle(const PlotContext& context) const;
  std::string outputLabel(const PlotContext& context) const;
  Range curveRange();

  // plots_errors.cpp
  void drawDifference(const PlotContext& context, const Rect& area);
  void drawNodes(const PlotContext& context, const Rect& area);
  void drawConstructions(Plot& plot, const PlotContext& context, bool byUnits);
  void drawWidths(Plot& plot, const PlotContext& context);
  void drawLoss(const PlotContext& context, const Rect& area);
  void drawLayers(const PlotContext& context, const Rect& area);
  void drawFormula(const PlotContext& context, const Rect& area);

  ApproximationLab& lab_;
  std::map<std::string, PlotFrame, std::less<>> frames_;
  std::map<std::string, CurveGesture, std::less<>> gestures_;
};

}  // namespace descenso
