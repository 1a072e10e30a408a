// Everything that can be set in the optimizer lab: plain data, compared to find out what has to be computed again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/plot/painter.h"
#include "app/plot/plot_view.h"
#include "engine/optimizers/catalog.h"
#include "engine/problems/catalog.h"

namespace descenso {

/// Equal where they build the same problem; a user's data set is the same if it is the same object.
bool sameProblem(const ProblemConfig& a, const ProblemConfig& b);

/// One optimizer in the race.
struct Contestant {
  OptimizerConfig optimizer;  ///< `values` always complete
  bool enabled = false;
  bool operator==(const Contestant&) const = default;
};

inline constexpr long maximumSteps = 100'000;

/// Plots that can be looked at alone, in the order in which Tab goes through them.
std::span<const std::string_view> optimizerPlotNames();

/// Along the valley in which the book's runs end, so that no ridge hides it; near, for a wide and low panel.
inline constexpr Camera optimizerCamera{.azimuth = -98, .elevation = 52, .distance = 2.3f, .pan = {0, 0.04f}};

/// How the lab is looked at: changing it computes nothing again.
struct OptimizerLabLook {
  PlotView field;
  PlotView fit;
  PlotView convergence;
  Camera camera = optimizerCamera;
  ColorMap colorMap = ColorMap::slate;
  double dim = 1;  ///< of the field: 1 full, 0 the plot's background
  bool contours = true;
  Scale fieldScale = Scale::linear;  ///< of the field's colours and the surface's height
  bool stationaryPoints = true;
  std::string selected = "adam";  ///< the optimizer whose settings and update are shown
  std::string focus = "field";    ///< the plot that keys act on and presentation mode shows
  std::string side = "surface";   ///< what the right column shows where it does not show everything
  bool explain = false;           ///< → reveals the next update line by line
  bool operator==(const OptimizerLabLook&) const = default;
};

struct OptimizerLabConfig {
  /// The book's Gabor problem, with gradient descent, momentum and Adam from (−1.5, 8.5).
  OptimizerLabConfig();

  ProblemConfig problem;
  std::vector<Contestant> contestants;  ///< every optimizer of the catalog, in its order
  Point2 start{-1.5, 8.5};
  long steps = 200;
  OptimizerLabLook look;

  bool operator==(const OptimizerLabConfig& other) const;

  /// nullptr if there is none of that name.
  Contestant* find(std::string_view optimizer);
  const Contestant* find(std::string_view optimizer) const;
};

/// Takes over problem `name` with its first data set, default settings, range and start.
void chooseProblem(OptimizerLabConfig& config, std::string_view name);
/// Shows the whole range of the problem's map again.
void fitField(OptimizerLabConfig& config);

/// Throws std::invalid_argument for anything that cannot be computed: what was wrong and what would be right.
void check(const OptimizerLabConfig& config);

}  // namespace descenso
