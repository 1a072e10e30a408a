// Losses over what a network says, and what follows from them.
#pragma once

#include "app/labs/entropy/plots_entropy.h"

namespace descenso {

/// The negative log-likelihood and the squared error, with a point to be dragged and its slope.
class LossCurves final : public EntropyPlot {
 public:
  explicit LossCurves(EntropyLab& lab) : EntropyPlot(lab, "loss") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override;
};

/// Activation, loss and decision of each task; below them the numbers of the point.
class TaskTable final : public EntropyPlot {
 public:
  explicit TaskTable(EntropyLab& lab) : EntropyPlot(lab, "task") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

/// The slopes of both losses over the same axis.
class SlopeCurves final : public EntropyPlot {
 public:
  explicit SlopeCurves(EntropyLab& lab) : EntropyPlot(lab, "slopes") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

/// Both losses over the updates of the score.
class DescentCurves final : public EntropyPlot {
 public:
  explicit DescentCurves(EntropyLab& lab) : EntropyPlot(lab, "descent") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override;
};

/// Probabilities of what was observed: their product, and the sum of their −ln.
class ExampleBars final : public EntropyPlot {
 public:
  explicit ExampleBars(EntropyLab& lab) : EntropyPlot(lab, "examples") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override;
};

/// What a classifier said, and the class that is decided on.
class DecisionBars final : public EntropyPlot {
 public:
  explicit DecisionBars(EntropyLab& lab) : EntropyPlot(lab, "decision") {}
  void draw(const PlotContext& context, const Rect& area) override;
  /// The threshold, where there is one.
  PlotHandling handling() const override;
};

}  // namespace descenso
