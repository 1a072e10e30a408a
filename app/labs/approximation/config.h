// Everything that can be set in the universal approximation lab: plain data, compared to find out what has to be
// computed again.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/approximation/config_target.h"
#include "app/labs/lab_look.h"
#include "app/labs/side_page.h"
#include "engine/networks/approximation.h"
#include "engine/optimizers/catalog.h"

namespace descenso {

/// What is on the picture, from the simplest to the whole.
enum class ApproximationStage {
  unit,     ///< one unit
  shape,    ///< two or three units that make a bump, a ramp or a hat
  sum,      ///< as many of them as come close to a curve, written down
  training  ///< a network that learns the curve
};
std::span<const std::string_view> approximationStageNames();

enum class UnitShape { bump, ramp, hat };
std::span<const std::string_view> unitShapeNames();

enum class PieceKind { bumps, straight };
std::span<const std::string_view> piecesNames();

/// A network of hidden layers that are all alike, and how it learns.
struct CurveTraining {
  CurveTraining();
  long layers = 1;  ///< hidden ones
  long units = 20;  ///< in each
  ActivationKind activation = ActivationKind::tanh;
  bool onPoints = false;      ///< learns from the drawn points alone instead of from the curve
  long examples = 200;        ///< of the curve, evenly spaced
  double noise = 0;           ///< standard deviation of what is added to them
  OptimizerConfig optimizer;  ///< `values` always complete
  Initialisation initialisation = Initialisation::xavier;
  long seed = 1;
  long steps = 1000;
  bool operator==(const CurveTraining&) const = default;
};

inline constexpr long mostCurveLayers = 5;
inline constexpr long mostCurveUnits = 500;
inline constexpr long fewestCurveExamples = 50;
inline constexpr long mostCurveExamples = 1000;
inline constexpr long mostCurveSteps = 20'000;
/// A rule that keeps a matrix of second derivatives is not offered more parameters.
inline constexpr Index mostCurvatureParameters = 400;

/// 1 → units → … → units → 1: weights and biases together.
Index parametersOf(const CurveTraining& training);
/// The layers with one input and one output.
NetworkConfig networkOf(const CurveTraining& training);

/// Plots that can be looked at alone, the picture first.
std::span<const std::string_view> approximationPlotNames();
/// Pages of the right column, in the order of their tabs.
const std::vector<SidePage>& approximationPages(ApproximationStage stage);

/// The curve in focus, the formula beside it, the loss on a logarithmic axis.
LabLook approximationLook();

struct ApproximationConfig {
  TargetConfig target{};
  ApproximationStage stage = ApproximationStage::unit;

  UnitKind unit = UnitKind::sigmoid;
  double weight = 10;  ///< w of the one unit
  double place = 0.4;  ///< s, where its weighted sum is 0

  UnitShape shape = UnitShape::bump;
  double shapeWeight = 1000;  ///< w of both sigmoids of the bump
  double height = 0.8;
  double left = 0.4;  ///< s₁
  double right = 0.6;

  PieceKind pieces = PieceKind::bumps;  ///< as many as the step shown
  double steepness = 1000;              ///< w of all sigmoids

  CurveTraining training;
  /// Networks of other sizes are trained too, in the background.
  struct Sweeps {
    bool widths = false;  ///< one layer of more and more units
    bool layers = false;  ///< the same units in one layer and in several
    bool operator==(const Sweeps&) const = default;
  };
  Sweeps sweeps;
  LabLook look = approximationLook();
  bool operator==(const ApproximationConfig&) const = default;
};

/// Sliders of the lab by name ("weight"); labelled under "approximation.NAME".
const Hyperparameter& approximationSlider(std::string_view name);

/// Throws std::invalid_argument for anything that cannot be computed: what was wrong and what would be right.
void check(const ApproximationConfig& config);

}  // namespace descenso
