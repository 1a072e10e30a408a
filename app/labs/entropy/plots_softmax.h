// From scores to probabilities, to the loss, to its gradient.
#pragma once

#include "app/labs/entropy/plots_entropy.h"

namespace descenso {

/// Scores as bars to be dragged, and which way gradient descent would move them.
class ScoreBars final : public EntropyPlot {
 public:
  explicit ScoreBars(EntropyLab& lab) : EntropyPlot(lab, "scores") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override;

 private:
  std::optional<Range> axis_{};  ///< stands still while a bar is held
};

/// The flower's scores with all their numbers: W, b, x, products, gradient, one update.
class IrisTable final : public EntropyPlot {
 public:
  explicit IrisTable(EntropyLab& lab) : EntropyPlot(lab, "example") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

/// Softmax step by step, one class a row; below it the loss.
class SoftmaxTable final : public EntropyPlot {
 public:
  explicit SoftmaxTable(EntropyLab& lab) : EntropyPlot(lab, "steps") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

/// Probabilities beside the label.
class ProbabilityBars final : public EntropyPlot {
 public:
  explicit ProbabilityBars(EntropyLab& lab) : EntropyPlot(lab, "said") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

/// ∂p/∂s as a field of K × K cells.
class JacobianField final : public EntropyPlot {
 public:
  explicit JacobianField(EntropyLab& lab) : EntropyPlot(lab, "jacobian") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

/// The probabilities over the temperature; a click chooses one.
class TemperatureCurves final : public EntropyPlot {
 public:
  explicit TemperatureCurves(EntropyLab& lab) : EntropyPlot(lab, "temperature") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override;
};

}  // namespace descenso
