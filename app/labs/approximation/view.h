// The approximation lab on the screen: what is set on the left, the curve in the middle, what follows from it on the
// right.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/approximation/plots.h"
#include "app/labs/approximation/state.h"
#include "app/labs/lab_view.h"
#include "app/plot/plot_pointer.h"
#include "app/widgets/formula_field.h"
#include "app/widgets/sections.h"
#include "app/widgets/ui.h"

namespace descenso {

class ApproximationView final : public LabView {
 public:
  ApproximationView(ApproximationLab& lab, ApproximationPlots& plots) : lab_(lab), plots_(plots) {}

  void draw(Ui& ui, const Rect& area) override;
  void drawPresentation(Ui& ui, const Rect& area) override;
  void fit() override;
  void toggleGrid() override;
  void toggleContours() override {}
  void toggleLegend() override;
  void nextPlot() override;
  void resetCamera() override {}

 private:
  using Config = ApproximationConfig;

  /// Applies what was edited in this frame; what cannot be computed is refused with a notice.
  void apply(Ui& ui, Config edited);
  /// For keys: applies a change to a copy of the configuration.
  template <class Change>
  void edit(Change change);

  // The panel on the left: view_panel.cpp; the training's part of it: view_training.cpp.
  void drawPanel(Ui& ui, const Rect& rect, Config& edited);
  void drawRail(Ui& ui, const Rect& rect, Config& edited);
  void drawUnit(Ui& ui, Config& edited);
  void drawShape(Ui& ui, Config& edited);
  void drawSum(Ui& ui, Config& edited);
  void drawTarget(Ui& ui, Config& edited);
  void drawFormula(Ui& ui, Config& edited);
  void drawPoints(Ui& ui, Config& edited);
  void drawNetwork(Ui& ui, CurveTraining& training);
  void drawExamples(Ui& ui, Config& edited);
  void drawLearning(Ui& ui, CurveTraining& training);

  // The plots: view_plots.cpp.
  void drawSide(Ui& ui, const Rect& side, Config& edited);
  void drawPlot(Ui& ui, std::string_view name, const Rect& area, Config& edited);
  void operateCurve(Ui& ui, Config& edited);
  void operateLoss(Ui& ui, Config& edited);
  void operateNodes(Ui& ui, Config& edited);
  void operatePlain(Ui& ui, std::string_view name, Config& edited);
  void moveHandle(Config& edited, std::size_t index, const DataPoint& to) const;
  std::optional<std::size_t> nearestHandle(const PlotFrame& frame, Vec2 pointer) const;
  PlotEvents operate(Ui& ui, std::string_view name, Config& edited, const PointerOptions& options);
  /// Right in the plot's title line: the button that begins a sweep, or how far it is and a button that ends it.
  void drawSweep(Ui& ui, SweepKind kind, const Rect& plot, Config& edited);

  ApproximationLab& lab_;
  ApproximationPlots& plots_;
  std::map<std::string, PlotPointer, std::less<>> pointers_;
  Sections sections_;
  FormulaField formula_;
  std::optional<std::size_t> dragged_;  ///< the handle that the mouse holds
  std::optional<long> soughtStep_;      ///< time that the panel's slider asks for
  bool isFocusShown_ = false;           ///< the plot was chosen by key: frame it
};

}  // namespace descenso
