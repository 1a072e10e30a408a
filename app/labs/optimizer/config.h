// Everything that can be set in the optimizer lab: plain data, compared to find out what has to be computed again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/lab_look.h"
#include "app/labs/side_page.h"
#include "app/plot/painter.h"
#include "app/plot/plot_view.h"
#include "engine/optimizers/catalog.h"
#include "engine/problems/catalog.h"
#include "engine/training/batches.h"
#include "engine/training/schedule.h"

namespace descenso {

/// Equal where they build the same problem; a user's data set is the same if it is the same object.
bool sameProblem(const ProblemConfig& a, const ProblemConfig& b);
/// Equal but for which parameters are trained and what the others are: the same examples, the same map.
bool sameWhole(ProblemConfig a, const ProblemConfig& b);

/// One optimizer of the catalog.
struct Contestant {
  OptimizerConfig optimizer;  ///< `values` always complete
  bool enabled = false;       ///< takes part in the race
  bool listed = false;        ///< stands in the panel, to be switched on and off there; true of all that take part
  bool operator==(const Contestant&) const = default;
};

inline constexpr long maximumSteps = 100'000;
inline constexpr double leastStop = 1e-12;  ///< ε of the stop rule
inline constexpr double mostStop = 1;
inline constexpr std::size_t mostMoreStarts = 24;
inline constexpr std::size_t mostBranches = 8;

/// A run that goes on from a step of a contestant with a rule, or a learning rate, of its own. The contestant's own
/// path stays.
struct Branch {
  OptimizerConfig optimizer;        ///< `values` always complete
  std::vector<double> start{0, 0};  ///< where the contestant stood: all parameters that are trained
  long from = 0;                    ///< the step at which it stood there
  double evaluations = 0;           ///< that it had asked for until then: Evaluations::passes
  bool operator==(const Branch&) const = default;
};

/// Plots that can be looked at alone, in the order in which Tab goes through them.
std::span<const std::string_view> optimizerPlotNames();

/// Pages of the right column, in the order of their tabs.
const std::vector<SidePage>& optimizerPages();
/// The first page with that plot.
const SidePage& sidePageOf(std::string_view plot);

/// Along the valley in which the book's runs end, so that no ridge hides it; near, for a wide and low panel.
inline constexpr Camera optimizerCamera{.azimuth = -98, .elevation = 52, .distance = 2.3f, .pan = {0, 0.04f}};

/// How the lab is looked at: changing it computes nothing again.
struct OptimizerLabLook : LabLook {
  /// Over the field no grid: contours are lines enough. Beside it the surface.
  OptimizerLabLook();

  Camera camera = optimizerCamera;
  ColorMap colorMap = ColorMap::slate;
  double dim = 1;  ///< of the field: 1 full, 0 the plot's background
  bool contours = true;
  Scale fieldScale = Scale::linear;  ///< of the field's colours and the surface's height
  bool stationaryPoints = true;
  bool convexity = false;         ///< hatches the field where the loss is not convex
  bool curvature = false;         ///< ellipse and eigenvalues of the Hessian at the pointer
  bool exampleGradients = false;  ///< arrows of the examples of the selected run's next update
  std::string selected = "adam";  ///< the optimizer whose settings and update are shown
  int branch = -1;                ///< whose settings are shown instead of the selected optimizer's; −1: none
  bool explain = false;           ///< → reveals the next update line by line
  long example = 0;               ///< from 0, whose prediction is written out
  Index component = 0;            ///< of the gradient, whose moving average is shown
  bool byEvaluations = false;     ///< convergence against what was asked of the problem instead of steps
  bool operator==(const OptimizerLabLook&) const = default;
};

struct OptimizerLabConfig {
  /// The book's Gabor problem, with gradient descent, momentum and Adam from (−1.5, 8.5).
  OptimizerLabConfig();

  ProblemConfig problem;
  std::vector<Contestant> contestants;  ///< every optimizer of the catalog, in its order
  Point2 start{-1.5, 8.5};
  std::vector<Point2> moreStarts{};  ///< from which every contestant runs too, drawn thinner
  long steps = 200;
  /// Mini-batches for the contestants that take them; nothing: all data in every update.
  std::optional<BatchConfig> batches{};
  ScheduleConfig schedule{"constant", {}};  ///< `values` always complete
  double stopBelow = 0;                     ///< a run ends with the first update ‖Δφ‖ below it; 0: none does
  std::vector<Branch> branches{};
  bool asPrinted = false;  ///< beside each contestant its ghost with the formula that the slides print
  std::string erratum{};   ///< "E21": the one thing that is then shown as printed; empty: all there are
  OptimizerLabLook look;

  bool operator==(const OptimizerLabConfig& other) const;

  /// Whether this one is shown as the slides print it.
  bool shows(std::string_view printed) const { return asPrinted && (erratum.empty() || erratum == printed); }

  /// Switches a contestant on or off; what takes part is listed.
  void enable(std::string_view optimizer, bool isOn);
  /// nullptr if there is none of that name.
  Contestant* find(std::string_view optimizer);
  const Contestant* find(std::string_view optimizer) const;
};

/// What the slides print wrong of what this lab shows.
std::span<const std::string_view> optimizerErrata();

/// Parameters that runs change: two, or all of the problem.
Index trainedCount(const ProblemConfig& problem);
/// Where a run that starts at this point of the map begins.
Vector trainedStart(const OptimizerLabConfig& config, const Point2& start);
/// Trains all parameters, or the two on the map; branches were of the other.
void trainAll(OptimizerLabConfig& config, bool isAll);

/// Takes over problem `name` with its first data set, default settings, range and start.
void chooseProblem(OptimizerLabConfig& config, std::string_view name);
/// After the problem's data, settings, formula or range were changed: its plots whole, its start, no others, and
/// logarithmic colours where most of the map would be one colour. Throws as mapOf() does.
void refit(OptimizerLabConfig& config);

/// Throws std::invalid_argument for anything that cannot be computed: what was wrong and what would be right.
void check(const OptimizerLabConfig& config);

}  // namespace descenso
