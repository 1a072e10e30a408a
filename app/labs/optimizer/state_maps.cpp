#include "app/labs/optimizer/state_maps.h"

#include <algorithm>

#include "app/labs/optimizer/state_races.h"
#include "engine/analysis/walk.h"

namespace descenso {
namespace {

constexpr double lowestAlpha = 1e-3;
constexpr Index columns = 61;  // of four decades of α: powers of ten are among them
constexpr Index rows = 50;     // of [0, 1): hundredths, 0.9 among them
constexpr long updatesToTheBest = 200;
constexpr double openMargin = 0.02;  // an end that does not belong to the axis is not tried

bool isSwept(const Hyperparameter& declared) { return !declared.isChoice() && !declared.isWhole; }

SweepAxis axisOf(const Hyperparameter& declared) {
  const double span = declared.maximum - declared.minimum;
  return {.hyperparameter = std::string(declared.name),
          .low = declared.name == "alpha" ? lowestAlpha : declared.minimum,
          .high = declared.openMaximum ? declared.maximum - openMargin * span : declared.maximum,
          .count = declared.scale == Scale::logarithmic ? columns : rows};
}

/// With the swept values replaced: which of them is chosen changes no cell.
OptimizerConfig withoutSwept(OptimizerConfig optimizer) {
  const OptimizerEntry& entry = *findOptimizer(optimizer.name);
  for (const SweepAxis& axis : sweepAxes(optimizer))
    for (std::size_t i = 0; i < entry.hyperparameters.size(); ++i)
      if (entry.hyperparameters[i].name == axis.hyperparameter) optimizer.values[i] = entry.hyperparameters[i].fallback;
  return optimizer;
}

long mapSteps(const OptimizerLabConfig& config) { return std::min(config.steps, mostMapSteps); }

std::vector<StationaryPoint> minimaOf(const LossMap& map) {
  std::vector<StationaryPoint> minima;
  for (const StationaryPoint& point : map.stationaryPoints())
    if (point.type == StationaryType::minimum) minima.push_back(point);
  return minima;
}

BasinQuery basinQuery(const MapSubject& subject) {
  return {.problem = subject.problem,
          .optimizer = subject.config.find(subject.config.look.selected)->optimizer,
          .batches = batchesOf(subject.config, *subject.problem),
          .schedule = subject.config.schedule,
          .box = subject.map.range(),
          .width = basinSide,
          .height = basinSide,
          .steps = mapSteps(subject.config),
          .minima = minimaOf(subject.map)};
}

SweepQuery sweepQuery(const MapSubject& subject, const std::vector<SweepAxis>& axes) {
  SweepQuery query{.problem = subject.trained,
                   .optimizer = withoutSwept(subject.config.find(subject.config.look.selected)->optimizer),
                   .start = trainedStart(subject.config, subject.config.start),
                   .batches = batchesOf(subject.config, *subject.trained),
                   .schedule = subject.config.schedule,
                   .first = axes.front(),
                   .steps = mapSteps(subject.config),
                   .goal = {.bestLoss = bestKnownLoss(subject)}};
  if (axes.size() > 1) query.second = axes[1];
  return query;
}

}  // namespace

std::optional<MapKind> mapOfPlot(std::string_view plot) {
  if (plot == "basins") return MapKind::basins;
  if (plot == "sweep") return MapKind::sweep;
  return std::nullopt;
}

bool showsMaps(const OptimizerLabLook& look) { return sidePageOf(look.side).name == "maps"; }

double bestKnownLoss(const MapSubject& subject) {
  if (subject.config.problem.allParameters) {
    Walk walk(*subject.trained, {"bfgs", {}}, {.steps = updatesToTheBest});
    walk.restart(trainedStart(subject.config, subject.config.start));
    while (walk.steps() < updatesToTheBest && !walk.hasDiverged() && walk.gradientNorm() > 0) walk.step();
    return walk.loss();
  }
  const std::vector<StationaryPoint> minima = minimaOf(subject.map);
  return minima.empty() ? subject.map.grid()->low : minima.front().loss;
}

std::vector<SweepAxis> sweepAxes(const OptimizerConfig& optimizer) {
  const OptimizerEntry& entry = *findOptimizer(optimizer.name);
  std::vector<SweepAxis> axes;
  const auto add = [&](std::string_view name) {
    for (const Hyperparameter& declared : entry.hyperparameters)
      if (declared.name == name) axes.push_back(axisOf(declared));
  };
  add("alpha");
  add("beta");
  if (axes.size() == 2) return axes;
  axes.clear();
  for (const Hyperparameter& declared : entry.hyperparameters)
    if (isSwept(declared) && axes.size() < 2) axes.push_back(axisOf(declared));
  return axes;
}

LabMaps::Key LabMaps::keyOf(const MapSubject& subject, MapKind kind) {
  const OptimizerLabConfig& config = subject.config;
  const OptimizerConfig& optimizer = config.find(config.look.selected)->optimizer;
  const bool isSweep = kind == MapKind::sweep;
  Key key{.problem = isSweep ? subject.trained : subject.problem,
          .isMapReady = subject.map.isReady(),
          .optimizer = isSweep ? withoutSwept(optimizer) : optimizer,
          .start = {},
          .steps = config.steps,  // not the map's: a schedule may end with the race
          .batches = config.batches,
          .schedule = config.schedule};
  if (isSweep) {
    const Vector start = trainedStart(config, config.start);
    key.start.assign(start.begin(), start.end());
  }
  return key;
}

void LabMaps::follow(const MapSubject& subject) {
  const bool isShown = showsMaps(subject.config.look);
  Key basinKey = keyOf(subject, MapKind::basins);
  Key sweepKey = keyOf(subject, MapKind::sweep);
  if (!(basinKey == basinKey_) || (!(isShown && inSight_.basins) && basins_.isFilling())) basins_.forget();
  if (!(sweepKey == sweepKey_) || (!(isShown && inSight_.sweep) && sweep_.isFilling())) {
    sweep_.forget();
    best_.reset();
  }
  basinKey_ = std::move(basinKey);
  sweepKey_ = std::move(sweepKey);
}

bool LabMaps::advance(const MapSubject& subject) {
  follow(subject);
  bool isChanged = false;
  if (showsMaps(subject.config.look) && subject.map.isReady()) {
    for (const MapKind kind : {MapKind::sweep, MapKind::basins}) {
      if (!canFill(subject, kind)) continue;
      if (!inSight_.of(kind) || (kind == MapKind::basins ? basins_.isStarted() : sweep_.isStarted())) continue;
      start(subject, kind);
      isChanged = isFilling();
    }
  }
  isChanged = basins_.collect() || isChanged;
  if (sweep_.collect()) {
    keepBest();
    isChanged = true;
  }
  return isChanged;
}

void LabMaps::start(const MapSubject& subject, MapKind kind) {
  if (kind == MapKind::basins) {
    basins_.start(basinQuery(subject));
    return;
  }
  best_.reset();
  const std::vector<SweepAxis> axes = sweepAxes(subject.config.find(subject.config.look.selected)->optimizer);
  if (!axes.empty()) sweep_.start(sweepQuery(subject, axes));
}

void LabMaps::keepBest() { best_ = sweep_.job() == nullptr ? std::nullopt : bestOf(*sweep_.job()); }

void LabMaps::cancel(MapKind kind) {
  if (kind == MapKind::basins) {
    basins_.cancel();
  } else {
    sweep_.cancel();
    keepBest();
  }
}

void LabMaps::restart(const MapSubject& subject, MapKind kind) {
  follow(subject);
  if (canFill(subject, kind) && subject.map.isReady()) start(subject, kind);
}

void LabMaps::complete(const MapSubject& subject, MapKind kind) {
  follow(subject);
  const bool isBasins = kind == MapKind::basins;
  const bool isThere =
      isBasins ? basins_.isStarted() && !basins_.isCancelled() : sweep_.isStarted() && !sweep_.isCancelled();
  if (!isThere && canFill(subject, kind) && subject.map.isReady()) start(subject, kind);
  if (isBasins) {
    basins_.complete();
  } else {
    sweep_.complete();
    keepBest();
  }
}

}  // namespace descenso
