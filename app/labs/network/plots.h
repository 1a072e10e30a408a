// The network lab's plots: what the network says everywhere, its diagram, its curves, and how well it does.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/labs/lab_plots.h"
#include "app/labs/network/plots_diagram.h"
#include "app/labs/network/plots_field.h"
#include "app/labs/network/plots_slice.h"
#include "app/labs/network/state.h"
#include "app/labs/network/state_sweep.h"
#include "app/plot/pace.h"
#include "app/labs/side_page.h"
#include "app/plot/plot.h"
#include "engine/networks/hidden_space.h"

namespace descenso {

/// What the mouse is doing to one plot, as far as it is to be seen in it.
struct NetworkGesture {
  std::string emphasised;            ///< series under the pointer in the legend
  std::optional<Rect> box;           ///< being drawn with the right button
  std::optional<Vec2> pointer{};     ///< in data, over the boundary
  std::optional<UnitPlace> unit{};   ///< under the pointer in the diagram
  std::optional<Index> parameter{};  ///< of the link under the pointer in the diagram
};

class NetworkPlots final : public LabPlots {
 public:
  explicit NetworkPlots(NetworkLab& lab) : lab_(lab) {}

  std::vector<std::string_view> names() const override;
  std::vector<PlacedPlot> layout(const Rect& area, float scale) const override;
  void complete(std::string_view name) override;
  void draw(std::string_view name, PlotContext& context, const Rect& area) override;

  /// Those of the page that have something to show for these data.
  std::vector<SidePage::Part> partsOf(const SidePage& page) const;

  /// Where things stood when the plot was last drawn; nullptr before.
  const PlotFrame* frame(std::string_view name) const;
  const DiagramFrame& diagram() const { return diagram_; }
  NetworkGesture& gesture(std::string_view name) { return gestures_[std::string(name)]; }

  /// Whether something has been missing from the plots drawn since the last time this was asked.
  bool takeUnfinished() { return std::exchange(isUnfinished_, false); }

  /// At a responsive pace pictures are as fine as time allows.
  void setPace(Pace pace) { pace_ = pace; }
  LabSweep& sweep() { return sweep_; }

 private:
  // plots_boundary.cpp
  void drawBoundary(const PlotContext& context, const Rect& area);
  void drawMap(const PlotContext& context, const Rect& area, bool isKept);
  void drawExamplePoints(Plot& plot, const PlotContext& context, bool isKept);
  void drawCopies(Plot& plot, const PlotContext& context);
  void drawProbe(Plot& plot, const PlotContext& context);
  std::string boundaryTitle(const PlotContext& context) const;
  std::optional<UnitPlace> shownUnit() const;
  double secondsAPicture() const;
  // plots_fit.cpp
  void drawFit(const PlotContext& context, const Rect& area, bool isKept);
  void drawKeptFit(Plot& plot, const PlotContext& context) const;
  /// The network that is compared has a plot of its own: over one input only where it learns something else.
  bool isSplit() const;
  void drawFitPoints(Plot& plot, const PlotContext& context, const NetworkData& data) const;
  void drawAnswers(Plot& plot, const PlotContext& context, const ShownNetwork& shown) const;
  void drawUnitCurve(Plot& plot, const PlotContext& context, const UnitPlace& unit) const;
  // plots_answer.cpp
  void drawAnswer(const PlotContext& context, const Rect& area) const;

  void drawDiagram(const PlotContext& context, const Rect& area);

  // plots_curves.cpp
  void drawCurves(const PlotContext& context, const Rect& area);
  void drawKeptCurves(Plot& plot, const PlotContext& context) const;
  void drawAccuracy(const PlotContext& context, const Rect& area);
  void drawParts(Plot& plot, const PlotContext& context, const std::set<std::string>& hidden,
                 std::span<const std::vector<double>* const> columns) const;

  // plots_hidden.cpp
  void drawHidden(const PlotContext& context, const Rect& area);
  void refreshHidden(int layer, const std::vector<int>& examples);
  void drawSeparation(Plot& plot, const PlotContext& context, int layer) const;

  // plots_slice.cpp
  void drawSlice(const PlotContext& context, const Rect& area);
  void drawTrail(Plot& plot, const PlotContext& context) const;

  // plots_quality.cpp
  void drawConfusion(const PlotContext& context, const Rect& area) const;
  void drawRoc(const PlotContext& context, const Rect& area);
  void drawThresholdMark(Plot& plot, const PlotContext& context) const;
  void drawGradients(const PlotContext& context, const Rect& area);

  // plots_counting.cpp
  void drawParameters(const PlotContext& context, const Rect& area);
  void drawShapes(const PlotContext& context, const Rect& area);

  // plots_sweep.cpp
  void drawSweep(const PlotContext& context, const Rect& area);
  void drawSweepErrors(const PlotContext& context, const Rect& area);
  void drawTile(const PlotContext& context, const Rect& place, std::size_t index, const TrainingCell& cell,
                bool isBest);
  void drawCurveTile(const PlotContext& context, const Rect& place, const TrainingCell& cell) const;
  const LabSweep& currentSweep();
  const ImageSpec& sweepTile(std::size_t index, const TrainingCell& cell, const Theme& theme);
  // plots_models.cpp
  void drawModels(const PlotContext& context, const Rect& content);
  void drawSupports(const PlotContext& context, const Rect& tile, const TrainingCell& cell) const;

  NetworkLab& lab_;
  std::map<std::string, PlotFrame, std::less<>> frames_;
  std::map<std::string, NetworkGesture, std::less<>> gestures_;
  DiagramFrame diagram_;
  DiagramTiles tiles_;
  BoundaryField field_;
  BoundaryField keptField_;
  HiddenSpace hidden_;
  LossSlice slice_;
  LabSweep sweep_;
  struct SweepTiles {
    long sweep = 0;
    ThemeName theme = ThemeName::dark;
    std::vector<ImageSpec> images{};  ///< of each cell; without pixels until it is known
  };
  SweepTiles sweepTiles_;
  Pace pace_ = Pace::complete;
  bool isUnfinished_ = false;

  /// What the network says of each example that is shown, until φ is another.
  struct Answers {
    std::uint64_t revision = 0;
    double threshold = 0.5;
    std::vector<int> classes{};
  };
  const Answers& answers(bool isKept);
  Answers answers_;
  Answers keptAnswers_;
  struct Roc {
    std::uint64_t revision = 0;
    RocCurve curve{};
  };
  Roc roc_;
};

}  // namespace descenso
