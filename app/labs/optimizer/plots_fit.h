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
  /// The model as the slides print it; nullptr where they print it so, or are not asked for.
  const Problem* printedModel();
  std::optional<double> printedLoss();
  /// Its curve at the φ of the run whose residuals are shown.
  void drawPrintedModel(Plot& plot, const PlotContext& context);

  /// Of many examples those that can be told apart, and what that was found for.
  struct Thinned {
    std::shared_ptr<const Problem> problem;  ///< other data are another problem
    Box box;
    Vec2 pixels;
    std::vector<double> x, y;
  };
  Thinned thinned_;
  ProblemConfig printedConfig_;
  std::shared_ptr<const Problem> printedProblem_;  ///< of that configuration; nullptr before one was asked for
};

}  // namespace descenso
