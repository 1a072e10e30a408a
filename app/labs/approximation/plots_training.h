// What the training says: its loss, and how networks of other depths do.
#pragma once

#include "app/labs/approximation/plots_approximation.h"

namespace descenso {

/// Over the updates; a click seeks.
class TrainingLoss final : public ApproximationPlot {
 public:
  explicit TrainingLoss(ApproximationLab& lab) : ApproximationPlot(lab, "loss") {}
  void draw(const PlotContext& context, const Rect& area) override;
  /// The loss is seen beyond the step shown.
  void complete() override { lab_.completeTraining(lab_.playback().last()); }
  PlotHandling handling() const override {
    return {.canClick = true, .dragSeeks = true, .menu = {.logarithmic = true, .crosshair = false}};
  }
};

/// A row for each network: what it is, a bar as long as its error, the error.
class LayersTable final : public ApproximationPlot {
 public:
  explicit LayersTable(ApproximationLab& lab) : ApproximationPlot(lab, "layers") {}
  void draw(const PlotContext& context, const Rect& area) override;
  void complete() override;
  std::optional<PlotWork> work() const override { return sweepWork(SweepKind::layers, "approximation.shapes"); }
};

}  // namespace descenso
