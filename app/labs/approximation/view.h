// The approximation lab on the screen: what is set on the left, the curve in the middle, what follows from it on the
// right.
#pragma once

#include <optional>

#include "app/labs/approximation/plots.h"
#include "app/labs/approximation/state.h"
#include "app/labs/board_view.h"
#include "app/widgets/formula_field.h"
#include "app/widgets/sections.h"

namespace descenso {

class ApproximationView final : public BoardView<ApproximationLab> {
 public:
  ApproximationView(ApproximationLab& lab, ApproximationPlots& plots) : BoardView(lab, plots) {}

 private:
  // view_panel.cpp; the training's part of it: view_training.cpp.
  void drawPanel(Ui& ui, Config& edited) override;
  void drawRail(Ui& ui, Config& edited) override;
  void drawUnit(Ui& ui, Config& edited);
  void drawShape(Ui& ui, Config& edited);
  void drawSum(Ui& ui, Config& edited);
  void drawTarget(Ui& ui, Config& edited);
  void drawFormula(Ui& ui, Config& edited);
  void drawPoints(Ui& ui, Config& edited);
  void drawNetwork(Ui& ui, CurveTraining& training);
  void drawExamples(Ui& ui, Config& edited);
  void drawLearning(Ui& ui, CurveTraining& training);

  // view.cpp
  void react(Ui& ui, const PlotReaction& reaction, Config& edited) override;
  void settle(Config& edited) override;
  void follow(Ui& ui) override;

  Sections sections_;
  FormulaField formula_;
  std::optional<long> soughtStep_;  ///< time that a plot or the panel asks for
};

}  // namespace descenso
