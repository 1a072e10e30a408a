// The graph itself: nodes in layers, values above the edges, gradients below, the event of the step shown.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/labs/backpropagation/state.h"
#include "app/labs/lab_plot.h"

namespace descenso {

class GraphPlot final : public LabPlot {
 public:
  /// `entry`: of the dictionary, whose nodes are to be highlighted; empty for none.
  GraphPlot(BackpropagationLab& lab, std::function<std::string()> entry)
      : LabPlot("backpropagation", "graph"), lab_(lab), entry_(std::move(entry)) {}

  void draw(const PlotContext& context, const Rect& area) override;
  /// The inputs can be dragged; a click chooses a node.
  PlotHandling handling() const override;

  /// The node under the pointer.
  std::optional<int> hovered() const;
  /// The nearest node within reach of a place in the plot.
  std::optional<int> nodeAt(const DataPoint& place) const;

 private:
  PlotFrame framed(const PlotContext& context, const Rect& area, const Rect& inner) const;
  void drawLegend(const PlotContext& context, const Rect& area) const;
  void drawLine(const PlotContext& context, const Rect& row) const;

  BackpropagationLab& lab_;
  std::function<std::string()> entry_;
};

}  // namespace descenso
