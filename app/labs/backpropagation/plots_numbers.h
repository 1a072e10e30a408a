// Tables and curves of the backpropagation lab: gradients beside their differences, the cost over the updates, σ′.
#pragma once

#include "app/labs/backpropagation/state.h"
#include "app/labs/lab_plot.h"

namespace descenso {

class GradientsPlot final : public LabPlot {
 public:
  explicit GradientsPlot(BackpropagationLab& lab) : LabPlot("backpropagation", "gradients"), lab_(lab) {}
  /// A row can be pressed: zone "node.N".
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  /// The inputs, learned ones first; above them a node that is selected and none of these.
  std::vector<int> listed() const;
  std::string note(const PlotContext& context, double largestError) const;

  BackpropagationLab& lab_;
};

class CostPlot final : public LabPlot {
 public:
  explicit CostPlot(BackpropagationLab& lab) : LabPlot("backpropagation", "cost"), lab_(lab) {}
  void draw(const PlotContext& context, const Rect& area) override;
  /// A click or drag seeks.
  PlotHandling handling() const override;

 private:
  BackpropagationLab& lab_;
};

class SlopePlot final : public LabPlot {
 public:
  explicit SlopePlot(BackpropagationLab& lab) : LabPlot("backpropagation", "slope"), lab_(lab) {}
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  BackpropagationLab& lab_;
};

}  // namespace descenso
