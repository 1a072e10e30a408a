// The optimizer lab on the screen: what is set on the left, the field in the middle, what follows from it on the right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/board_view.h"
#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/state.h"
#include "app/labs/optimizer/state_text.h"
#include "app/widgets/formula_field.h"
#include "app/widgets/sections.h"

namespace descenso {

/// What the coach says about a run that goes wrong; without sentences about none.
struct ColouredAdvice {
  CoachAdvice coach;
  Color color{};
};

class OptimizerLabView final : public BoardView<OptimizerLab> {
 public:
  OptimizerLabView(OptimizerLab& lab, OptimizerPlots& plots) : BoardView(lab, plots) {}

  void fit() override;
  void toggleContours() override;
  void resetCamera() override;

 private:
  // The panel on the left: view_controls.cpp, view_problem.cpp, view_optimizers.cpp, view_catalog.cpp,
  // view_branches.cpp, view_race.cpp, view_detail.cpp, view_demonstrations.cpp.
  void drawPanel(Ui& ui, Config& edited) override;
  void drawRail(Ui& ui, Config& edited) override;
  void drawProblem(Ui& ui, Config& edited);
  void drawFormula(Ui& ui, Config& edited);
  void drawRange(Ui& ui, Config& edited);
  void drawFixed(Ui& ui, Config& edited);
  void drawSetting(Ui& ui, const Hyperparameter& setting, double& value);
  void drawData(Ui& ui, Config& edited);
  void drawOpenData(Ui& ui);
  void drawStart(Ui& ui, Config& edited);
  void drawWeights(Ui& ui, Config& edited);
  void drawRace(Ui& ui, Config& edited);
  void drawBatches(Ui& ui, Config& edited);
  void drawSchedule(Ui& ui, Config& edited);
  void drawStopRule(Ui& ui, Config& edited);
  void drawErrata(Ui& ui, Config& edited);
  void drawLook(Ui& ui, Config& edited);
  void drawDetailSwitches(Ui& ui, Config& edited);
  void drawOptimizers(Ui& ui, Config& edited);
  void drawCatalog(Ui& ui, Config& edited);
  void drawHyperparameters(Ui& ui, Config& edited);
  /// What scenes show of the chosen optimizer, a line each that opens one.
  void drawDemonstrations(Ui& ui, const Config& edited);
  ColouredAdvice advice(const Ui& ui) const;
  void drawCoach(Ui& ui);
  /// A slider or a choice for each hyperparameter; ids begin with `prefix`.
  void drawValues(Ui& ui, OptimizerConfig& optimizer, std::string_view prefix);
  void drawBranches(Ui& ui, Config& edited);
  void drawBranchSettings(Ui& ui, Config& edited);
  void drawTuning(Ui& ui);

  // What the mouse does to the plots: view.cpp.
  void react(Ui& ui, const PlotReaction& reaction, Config& edited) override;
  void settle(Config& edited) override;
  void follow(Ui& ui) override;
  void configure(Config edited) override { lab_.configure(std::move(edited), Pace::responsive); }
  void reactToField(const PlotReaction& reaction, Config& edited);
  /// A press on a row: an example is written out, a step sought, a run selected.
  void reactToRow(const std::string& table, long row, Config& edited);
  /// A click sets the start, along the horizontal parameter or both; a double click was not meant so.
  void setStart(const PlotEvents& events, Config& edited, bool isAlong = false);
  /// A click on a cell takes over its values.
  void reactToSweep(const PlotReaction& reaction, Config& edited);
  void operateCamera(Ui& ui, const LabPlot& plot, Config& edited);
  /// Applies what was found in the background.
  void applyTuned(Ui& ui);

  CameraPointer camera_;
  Sections sections_;
  FormulaField formula_;
  FormulaField weights_;
  bool wantsBranch_ = false;                         ///< the button was pressed in this frame
  ColouredAdvice advice_;                            ///< as it was when no control was held
  std::string adviceFor_;                            ///< the coach's button was pressed for this optimizer
  std::optional<long> soughtStep_;                   ///< time that a plot asks for
  std::optional<Point2> beforeClick_;                ///< the start, should the click become a double click
  std::optional<OptimizerConfig> beforeSweepClick_;  ///< the same of the values that the sweep sets
  std::optional<Point2> probed_;                     ///< the field under the pointer, in this frame
};

}  // namespace descenso
