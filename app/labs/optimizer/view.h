// The optimizer lab on the screen: what is set on the left, the field in the middle, what follows from it on the right.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/labs/lab_view.h"
#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/state.h"
#include "app/plot/plot_pointer.h"
#include "app/widgets/formula_field.h"
#include "app/widgets/ui.h"

namespace descenso {

/// What the coach says about a run that goes wrong; without sentences about none.
struct CoachAdvice {
  std::string optimizer;
  std::vector<std::string> sentences;
  Color color{};
};

class OptimizerLabView final : public LabView {
 public:
  OptimizerLabView(OptimizerLab& lab, OptimizerPlots& plots) : lab_(lab), plots_(plots) {}

  void draw(Ui& ui, const Rect& area) override;
  void drawPresentation(Ui& ui, const Rect& area) override;
  void fit() override;
  void toggleGrid() override;
  void toggleContours() override;
  void toggleLegend() override;
  void nextPlot() override;
  void resetCamera() override;

 private:
  using Config = OptimizerLabConfig;

  /// Applies what was edited in this frame; what cannot be computed is refused with a notice.
  void apply(Ui& ui, const Config& edited);
  /// For keys: applies a change to a copy of the configuration.
  template <class Change>
  void edit(Change change);

  // The panel on the left: view_controls.cpp, view_problem.cpp, view_optimizers.cpp, view_catalog.cpp,
  // view_branches.cpp, view_race.cpp, view_detail.cpp.
  void drawPanel(Ui& ui, const Rect& rect, Config& edited);
  void drawRail(Ui& ui, const Rect& rect, Config& edited);
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
  void drawErrata(Ui& ui, const Config& edited);
  void drawLook(Ui& ui, Config& edited);
  void drawDetailSwitches(Ui& ui, Config& edited);
  void drawOptimizers(Ui& ui, Config& edited);
  void drawCatalog(Ui& ui, Config& edited);
  void drawHyperparameters(Ui& ui, Config& edited);
  CoachAdvice advice(const Ui& ui) const;
  void drawCoach(Ui& ui);
  /// A slider or a choice for each hyperparameter; ids begin with `prefix`.
  void drawValues(Ui& ui, OptimizerConfig& optimizer, std::string_view prefix);
  void drawBranches(Ui& ui, Config& edited);
  void drawBranchSettings(Ui& ui, Config& edited);
  bool section(Ui& ui, std::string_view name);

  // The plots: view_plots.cpp.
  void drawSide(Ui& ui, const Rect& side, Config& edited);
  void drawPageTabs(Ui& ui, const Rect& row, Config& edited);
  void drawPlotTabs(Ui& ui, const Rect& row, const std::vector<SidePage::Part>& parts, Config& edited);
  void drawPlot(Ui& ui, std::string_view name, const Rect& area, Config& edited);
  void operateField(Ui& ui, Config& edited);
  void operateInset(Ui& ui, Config& edited);
  /// The mouse over the map, whole or magnified: sets starts, and is where the probe looks.
  void useMapEvents(const PlotEvents& events, Config& edited);
  void operateConvergence(Ui& ui, Config& edited);
  void operateFit(Ui& ui, Config& edited);
  void operateProfile(Ui& ui, Config& edited);
  /// A press on a row writes its prediction out.
  void operateExamples(Ui& ui, Config& edited);
  void operateSurface(Ui& ui, Config& edited);
  // The maps, and the search for the best α: view_maps.cpp.
  void drawFilling(Ui& ui, std::string_view name);
  void operateBasins(Ui& ui, Config& edited);
  void operateSweep(Ui& ui, Config& edited);
  void drawTuning(Ui& ui);
  /// Looks after what fills itself in the background, and applies what was found there.
  void followBackground(Ui& ui);
  void keepGesture(std::string_view name, const PlotEvents& events);

  OptimizerLab& lab_;
  OptimizerPlots& plots_;
  std::map<std::string, PlotPointer, std::less<>> pointers_;
  CameraPointer camera_;
  std::map<std::string, bool, std::less<>> sections_;  ///< open or closed
  FormulaField formula_;
  FormulaField weights_;
  bool wantsBranch_ = false;                         ///< the button was pressed in this frame
  CoachAdvice advice_;                               ///< as it was when no control was held
  std::string adviceFor_;                            ///< the coach's button was pressed for this optimizer
  bool isFocusShown_ = false;                        ///< the plot was chosen by key: frame it
  std::optional<Point2> beforeClick_;                ///< the start, should the click become a double click
  std::optional<OptimizerConfig> beforeSweepClick_;  ///< the same of the values that the sweep sets
  bool isHovered_ = false;                           ///< the field, in this frame
};

}  // namespace descenso
