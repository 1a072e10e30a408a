// What is measured while the network learns, by step: of the training, validation and test part.
#pragma once

#include <array>
#include <vector>

#include "app/labs/network/plots_network.h"

namespace descenso {

/// A click, or a drag, seeks.
class MeasuredCurves : public NetworkPlot {
 public:
  using NetworkPlot::NetworkPlot;
  /// Of each part; empty or not numbers where nothing is measured.
  using Columns = std::array<const std::vector<double>*, 3>;

 protected:
  PlotOptions options(const PlotContext& context, const Rect& area) const;
  /// What has been trained beyond the step shown is faint.
  void drawParts(Plot& plot, const PlotContext& context, const Columns& columns) const;
};

class LearningCurves final : public MeasuredCurves {
 public:
  explicit LearningCurves(NetworkLab& lab) : MeasuredCurves(lab, "curves") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override {
    return {.canClick = true, .dragSeeks = true, .menu = {.logarithmic = true, .legend = true, .crosshair = false}};
  }

 private:
  Range lossRange() const;
  /// Those of the network that is compared: thin, below the others.
  void drawKept(Plot& plot, const PlotContext& context) const;
  void markBest(Plot& plot, const PlotContext& context, long step) const;
};

class AccuracyCurves final : public MeasuredCurves {
 public:
  explicit AccuracyCurves(NetworkLab& lab) : MeasuredCurves(lab, "accuracy") {}
  bool isThere() const override { return lab_.data().all.isClassified(); }
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override {
    return {.canClick = true, .dragSeeks = true, .menu = {.legend = true, .crosshair = false}};
  }
};

}  // namespace descenso
