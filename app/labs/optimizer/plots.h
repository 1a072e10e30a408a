// The optimizer lab's plots: the field with every path, the surface, the fit, convergence, and the update line by line.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/labs/lab_plots.h"
#include "app/labs/optimizer/plots_maps.h"
#include "app/labs/optimizer/state.h"
#include "app/labs/optimizer/state_convexity.h"
#include "app/labs/optimizer/state_profile.h"
#include "app/labs/optimizer/state_slice.h"
#include "app/labs/optimizer/state_weights.h"
#include "app/labs/optimizer/update_card.h"
#include "app/plot/plot.h"
#include "app/plot/plot_pointer.h"
#include "app/plot/surface_plot.h"

namespace descenso {

/// What the mouse is doing to one plot, as far as it is to be seen in it.
struct PlotGesture {
  std::string emphasised;           ///< series under the pointer in the legend
  std::optional<Rect> box;          ///< being drawn with the right button
  bool overStart = false;           ///< the pointer is over the start marker
  bool movesStart = false;          ///< the start is being dragged: whole paths are shown, wherever time stands
  std::optional<Point2> pointer{};  ///< over a map
};

/// One run as the plots need it.
struct PlottedRun {
  enum class Kind {
    contestant,
    furtherStart,  ///< a contestant from another start
    branch,        ///< continues a contestant otherwise
    printed,       ///< ghost of the formula as the slides print it
  };

  const Run* run = nullptr;
  Kind kind = Kind::contestant;
  std::string name;  ///< "adam"
  int slot = 0;
  std::vector<double> first{};        ///< φ₀ by step
  std::vector<double> second{};       ///< φ₁ by step
  std::vector<double> steps{};        ///< number of each step
  std::vector<double> evaluations{};  ///< made until each step
  long from = 0;                      ///< of a branch: the step at which it begins
};

/// The frame of the field's magnified part.
inline constexpr std::string_view insetOfField = "field.inset";

/// Layout pixels of a small plot in which a legend hides little.
inline constexpr float tallEnoughForLegend = 180;

class OptimizerPlots final : public LabPlots {
 public:
  explicit OptimizerPlots(OptimizerLab& lab) : lab_(lab) {}

  std::vector<std::string_view> names() const override;
  std::vector<PlacedPlot> layout(const Rect& area, float scale) const override;
  void draw(std::string_view name, PlotContext& context, const Rect& area) override;
  void complete(std::string_view name) override;

  /// Those of the page that have something to show for this problem.
  std::vector<SidePage::Part> partsOf(const SidePage& page) const;

  /// Where things stood when the plot was last drawn; nullptr before.
  const PlotFrame* frame(std::string_view name) const;
  const std::optional<SurfaceFrame>& surfaceFrame() const { return surfaceFrame_; }
  /// Where the rows of the examples' table stand.
  const std::vector<Rect>& exampleRows() const { return exampleRows_; }
  /// The cell of the sweep nearest to this point of its plot.
  std::optional<GridPosition> sweepCellAt(const DataPoint& pointer) const;
  PlotGesture& gesture(std::string_view name) { return gestures_[std::string(name)]; }

  /// At a responsive pace what takes long may be missing from a plot and be there when it is drawn again.
  void setPace(Pace pace) { pace_ = pace; }
  /// Whether something has been missing from the plots drawn since the last time this was asked.
  bool takeUnfinished() { return std::exchange(isUnfinished_, false); }

 private:
  void refresh();

  void drawField(const PlotContext& context, const Rect& area);
  std::optional<ColorBar> colorBar() const;
  FieldSpec fieldSpec(const Box& view, bool isInset = false);
  /// The part around the lowest minimum, magnified, where the look asks for it.
  void drawFieldInset(Plot& plot, const PlotContext& context);
  void drawStationaryPoints(Plot& plot, const PlotContext& context) const;
  void drawRuns(Plot& plot, const PlotContext& context, bool isWhole) const;
  void drawMoreStarts(Plot& plot, const PlotContext& context, std::size_t upTo) const;
  /// A thin line along `xs` and `ys` as far as the step shown; a ghost has an entry of its own in the legend.
  void drawBeside(Plot& plot, const PlotContext& context, const PlottedRun& run, std::span<const double> xs,
                  std::span<const double> ys, std::size_t upTo, const std::set<std::string>& hidden) const;
  void drawProbe(Plot& plot, const PlotContext& context) const;

  void drawSurfacePlot(const PlotContext& context, const Rect& area);
  SurfaceSpec surfaceSpec(const PlotContext& context);
  void layPaths(const PlotContext& context);
  void drawSurfaceMarkers(const PlotContext& context, SurfaceSpec spec) const;

  void drawFit(const PlotContext& context, const Rect& area);
  void drawExamples(Plot& plot, const PlotContext& context);
  void drawResiduals(Plot& plot, const PlotContext& context) const;
  void thinOut(const Plot& plot, float side);
  /// The model as the slides print it; nullptr where they print it so, or are not asked for.
  const Problem* printedModel();
  std::optional<double> printedLoss();
  /// Its curve at the φ of the run whose residuals are shown.
  void drawPrintedModel(Plot& plot, const PlotContext& context);
  static void drawModel(Plot& plot, const Problem& problem, ConstVectorRef phi, const Stroke& stroke);

  void drawConvergence(const PlotContext& context, const Rect& area);
  Range lossRange(Scale scale) const;

  // The maps: plots_maps.cpp.
  void drawBasins(const PlotContext& context, const Rect& area);
  void listBasins(Plot& plot, const PlotContext& context) const;
  void readBasins(Plot& plot, const PlotContext& context);
  void drawSweep(const PlotContext& context, const Rect& area);
  void drawSweptSteps(Plot& plot, const PlotContext& context) const;
  void markSweep(Plot& plot, const PlotContext& context, const OptimizerConfig& optimizer) const;
  void readSweep(Plot& plot, const PlotContext& context);
  // Curvature, plots_curvature.cpp.
  void drawConvexity(Plot& plot, const PlotContext& context);
  struct Hatch;
  struct HatchSign {
    std::string_view name;
    std::string_view label;
    std::vector<double> CurvatureGrid::*eigenvalue;
    Color color;
  };
  void drawHatch(Plot& plot, const PlotContext& context, const std::shared_ptr<const CurvatureGrid>& grid,
                 const HatchSign& sign, Hatch& kept);
  void drawCurvature(const Plot& plot, const PlotContext& context) const;
  std::vector<Plot::ReadOutLine> curvatureLines(const PlotContext& context) const;

  // What one update of the selected run adds to field and fit, plots_step.cpp.
  void drawStepDetails(Plot& plot, const PlotContext& context);
  void drawPopulation(Plot& plot, const PlotContext& context, const Run& run);
  void drawExampleArrows(Plot& plot, const PlotContext& context, const Run& run);
  void drawLookAhead(Plot& plot, const PlotContext& context, const Run& run);
  void drawBatch(Plot& plot, const PlotContext& context);
  std::optional<Batch> comingBatch() const;

  void drawSlice(const PlotContext& context, const Rect& area);
  void refreshSlice(const Run& run);
  void drawSliceCurve(Plot& plot, const PlotContext& context, const Run& run, const StepSlice& slice) const;
  void drawBrackets(Plot& plot, const PlotContext& context, const StepSlice& slice) const;
  // The curve along one parameter, plots_profile.cpp.
  void drawProfile(const PlotContext& context, const Rect& area);
  void refreshProfile(const Range& x);
  void drawBentDown(Plot& plot, const PlotContext& context) const;
  void drawTangent(Plot& plot, const PlotContext& context) const;
  void drawBalls(Plot& plot, const PlotContext& context) const;
  void drawMomentum(const PlotContext& context, const Rect& area);
  void drawAverage(const PlotContext& context, const Rect& area);

  void drawUpdate(const PlotContext& context, const Rect& area) const;
  static void drawPhases(const PlotContext& context, const Rect& row, Phase now,
                         const std::array<std::string, 4>& lines);
  /// All lines, or the first `revealed` of them with the last of these marked.
  static void drawCard(const PlotContext& context, const Rect& content, const std::vector<CardLine>& lines,
                       std::optional<std::size_t> revealed);

  OptimizerLab& lab_;
  std::uint64_t revision_ = 0;      ///< of the race that `runs_` come from
  std::vector<PlottedRun> runs_;    ///< the contestants
  std::vector<PlottedRun> beside_;  ///< the same from further starts, and ghosts: drawn thinner, below
  std::map<std::string, PlotFrame, std::less<>> frames_;
  std::vector<Rect> exampleRows_;
  std::optional<SurfaceFrame> surfaceFrame_;
  std::map<std::string, PlotGesture, std::less<>> gestures_;

  struct SurfaceKey {
    std::uint64_t race = 0;
    std::shared_ptr<const Problem> problem;
    long step = -1;
    std::set<std::string> hidden;
    ThemeName theme = ThemeName::dark;
    float lineScale = 1;
    bool operator==(const SurfaceKey&) const = default;
  };
  SurfaceKey surfaceKey_;
  std::vector<SurfacePath> surfacePaths_;
  std::uint64_t surfaceRevision_ = 0;

  struct FitPoints {
    std::shared_ptr<const Problem> problem;  ///< other data are another problem
    Box box;
    Vec2 pixels;
    std::vector<double> x, y;
  };
  FitPoints fitPoints_;
  ProblemConfig printedConfig_;
  std::shared_ptr<const Problem> printedProblem_;  ///< of that configuration; nullptr before one was asked for
  MapPictures pictures_;

  Pace pace_ = Pace::complete;
  bool isUnfinished_ = false;
  ConvexityMap convexity_;
  struct Hatch {
    std::shared_ptr<const CurvatureGrid> grid;
    Box view;
    Vec2 size;
    std::vector<HatchLine> lines;
  };
  Hatch hatch_;
  Hatch hatchOfConcave_;

  /// One step of one run: what is made for it is kept as long as it is the one shown.
  struct StepKey {
    std::uint64_t race = 0;
    std::string run;
    Index step = -1;
    bool operator==(const StepKey&) const = default;
  };
  StepReplay replay_;
  StepKey arrowsKey_;
  std::optional<ExampleArrows> arrows_;
  StepKey sliceKey_;
  std::optional<StepSlice> slice_;

  struct ProfileKey {
    std::shared_ptr<const Problem> problem;
    double low = 0;
    double high = 0;
    double held = 0;
    bool operator==(const ProfileKey&) const = default;
  };
  ProfileKey profileKey_;
  Profile profile_;
};

}  // namespace descenso
