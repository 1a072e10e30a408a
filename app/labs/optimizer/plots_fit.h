// The examples with the model's curve of each run, and at the pointer while it is over the field.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/labs/optimizer/plots_optimizer.h"

namespace descenso {

class FitPlot final : public OptimizerPlot {
 public:
  FitPlot(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "fit") {}
  bool isThere() const override { return lab_.problem().data() != nullptr; }
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.legend = true, .crosshair = false}}; }

 private:
  void drawModels(Plot& plot, const PlotContext& context);
  std::string curveName(const PlotContext& context, const PlottedRun& plotted) const;
  void drawFurtherStarts(Plot& plot, const PlotContext& context) const;
  void drawExamples(Plot& plot, const PlotContext& context, bool isBehindBatch);
  void drawResiduals(Plot& plot, const PlotContext& context) const;
  void drawReadOut(Plot& plot, const PlotContext& context);
  void thinOut(const Plot& plot, float side);
  /// Of the model as the slides print it, where the run is whose residuals are shown.
  std::optional<double> printedLoss() const;
  /// Its curve there.
  void drawPrintedModel(Plot& plot, const PlotContext& context) const;

  /// Of many examples those that can be told apart, and what that was found for.
  struct Thinned {
    std::shared_ptr<const Problem> problem;  ///< other data are another problem
    Box box;
    Vec2 pixels;
    std::vector<double> x, y;
  };
  Thinned thinned_;
};

}  // namespace descenso
