// How well the network does at the step shown, and how its layers learn.
#pragma once

#include <cstdint>

#include "app/labs/network/plots_network.h"

namespace descenso {

/// Rows are what the examples are, columns what the network says of them.
class ConfusionTable final : public NetworkPlot {
 public:
  explicit ConfusionTable(NetworkLab& lab) : NetworkPlot(lab, "confusion") {}
  bool isThere() const override { return lab_.data().all.isClassified(); }
  void draw(const PlotContext& context, const Rect& area) override;
};

/// Of two classes: hits against false alarms, over all thresholds.
class RocPlot final : public NetworkPlot {
 public:
  explicit RocPlot(NetworkLab& lab) : NetworkPlot(lab, "roc") {}
  bool isThere() const override { return lab_.data().all.classCount() == 2; }
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.legend = true, .crosshair = false}}; }

 private:
  void drawThresholdMark(Plot& plot, const PlotContext& context) const;

  std::uint64_t revision_ = 0;  ///< of what the curve belongs to
  RocCurve curve_;
};

/// The length of the gradient: a bar for each layer, from the bottom of the plot.
class GradientBars final : public NetworkPlot {
 public:
  explicit GradientBars(NetworkLab& lab) : NetworkPlot(lab, "gradients") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.crosshair = false}}; }
};

}  // namespace descenso
