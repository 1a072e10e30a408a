// Neurons that learn side by side.
#pragma once

#include "app/labs/activation/plots.h"

namespace descenso {

/// What a studied neuron is called, and its colour.
std::string studiedLabel(const Translations& text, const NeuronStudy& study, std::size_t i);
SeriesStyle studiedStyle(const Theme& theme, const NeuronStudy& study, std::size_t i);

class StudyPlot : public ActivationPlot {
 public:
  using ActivationPlot::ActivationPlot;

 protected:
  /// Begins the series of one of the neurons.
  bool beginSeries(Plot& plot, const PlotContext& context, std::size_t i, bool hasMarker = false) const;
};

/// Examples, and what both say of them at the step shown.
class StudyFit final : public StudyPlot {
 public:
  using StudyPlot::StudyPlot;
  void draw(const PlotContext& context, const Rect& area) override;
};

/// Two weights: the paths of both, and the quadrants that lie before the one of positive inputs.
class StudyPlane final : public StudyPlot {
 public:
  using StudyPlot::StudyPlot;
  void draw(const PlotContext& context, const Rect& area) override;
};

/// Every update so far, as an arrow's head from (0, 0).
class StudyMoves final : public StudyPlot {
 public:
  using StudyPlot::StudyPlot;
  void draw(const PlotContext& context, const Rect& area) override;
};

class StudyLoss final : public StudyPlot {
 public:
  using StudyPlot::StudyPlot;
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override {
    return {.canClick = true, .dragSeeks = true, .menu = {.logarithmic = true, .legend = true, .crosshair = false}};
  }
};

/// The parameter that tells most by step: b of dead neurons and steps, α₋, the slope left of 0, of PReLU.
class StudyWeights final : public StudyPlot {
 public:
  using StudyPlot::StudyPlot;
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override {
    return {.canClick = true, .dragSeeks = true, .menu = {.legend = true, .crosshair = false}};
  }
};

}  // namespace descenso
