// The optimizer lab's state: one problem, several optimizers from one start, every step of them computed ahead.
#pragma once

#include <optional>

#include "app/labs/lab.h"
#include "app/labs/optimizer/config.h"
#include "app/labs/optimizer/state_map.h"
#include "app/labs/optimizer/state_maps.h"
#include "app/labs/optimizer/state_projection.h"
#include "app/labs/optimizer/state_races.h"
#include "app/labs/optimizer/state_tuning.h"
#include "engine/analysis/curvature.h"
#include "engine/analysis/verdict.h"

namespace descenso {

/// What the pointer reads off the field.
struct Probe {
  Point2 phi;
  double loss = 0;
  Point2 gradient;
  std::optional<Curvature> curvature{};  ///< where it is asked for
  double stabilityLimit = 0;             ///< with the curvature, of all parameters that are trained
};

class OptimizerLab final : public Lab {
 public:
  OptimizerLab();

  const OptimizerLabConfig& config() const { return config_; }
  /// Computes again what the difference touches, and nothing else; keeps the step shown as far as there is one. Throws
  /// std::invalid_argument and leaves everything as it was.
  /// At a responsive pace it comes back within some tens of milliseconds, and advance() does what is left.
  void configure(OptimizerLabConfig config, Pace pace = Pace::complete);
  bool isComputing() const { return !races_.isComplete() || !map_.isReady(); }

  std::string_view name() const override { return "optimizer"; }
  nlohmann::json save() const override;
  void load(const nlohmann::json& state) override;
  Playback& playback() override { return playback_; }
  bool advance(double seconds) override;
  const Playback& playback() const { return playback_; }
  std::string countText(const Translations& text, long step) const override;
  void useData(DataSet data) override;
  void toggleSeries(int index) override;
  /// Header optimizer,step,p0,p1,loss,grad0,grad1 and one row a step of every run, 17 significant digits.
  std::string table() const override;

  /// What the map shows: two parameters. Where all are trained, at the present value of the others in the selected run.
  const Problem& problem() const { return *problem_; }
  const std::shared_ptr<const Problem>& sharedProblem() const { return problem_; }
  /// What the runs train: the map's problem, or all its parameters.
  const Problem& trained() const { return *trained_; }
  bool trainsAll() const { return config_.problem.allParameters; }
  /// From what the runs train to the map.
  const Projection& onMap() const { return onMap_; }
  /// Where all are trained: the values at which the map holds the others; what is on it counts for nothing.
  const std::optional<Vector>& mapAt() const { return mapAt_; }
  /// The symbols of what the runs train.
  std::vector<std::string_view> trainedSymbols() const;
  /// What the runs would train if the problem were as the slides print it; nullptr where that is not another one, or
  /// ghosts are not asked for.
  const std::shared_ptr<const Problem>& printedProblem() const { return printed_; }
  /// The examples; the same as long as they are.
  const std::shared_ptr<const Problem>& wholeProblem() const { return whole_; }
  /// The map through where the selected run is at the step shown, where it is not yet.
  void followRun(Pace pace);
  const ProblemEntry& problemEntry() const { return *findProblem(config_.problem.name); }
  /// What the map shows: symbols, range and start, for this problem's settings and data.
  const ProblemMap& problemMap() const { return problemMap_; }
  /// All parameters where the map shows two of more; else none.
  const std::vector<Parameter>& parameters() const { return parameters_; }
  /// Runs of the enabled optimizers, in the catalog's order; complete unless isComputing().
  const Race& race() const { return races_.race(); }
  const LabRaces& races() const { return races_; }
  /// Changes with the race: what is drawn from it is drawn again.
  std::uint64_t raceRevision() const { return raceRevision_; }
  LossMap& map() { return map_; }
  const LossMap& map() const { return map_; }

  /// Of the selected optimizer; they begin in advance(), while they are looked at.
  const LabMaps& maps() const { return maps_; }
  void setMapsInSight(const MapsInSight& maps) { maps_.setInSight(maps); }
  void cancelMap(MapKind kind) { maps_.cancel(kind); }
  void restartMap(MapKind kind) { maps_.restart(mapSubject(), kind); }
  void completeMap(MapKind kind) { maps_.complete(mapSubject(), kind); }
  /// advance() has something to take over from the background now and then, though nothing is changed.
  bool isFilling() const { return maps_.isFilling() || tuning_.isRunning(); }

  /// Looks for the best α of each contestant; another race ends the search.
  void tune() { tuning_.start(mapSubject()); }
  void cancelTuning() { tuning_.cancel(); }
  const LabTuning& tuning() const { return tuning_; }
  /// Once the search has ended: sets every α that was found, in one change, and returns them.
  std::optional<std::vector<TunedRate>> applyTuned();

  /// nullptr if that optimizer does not take part.
  const Run* runOf(std::string_view optimizer) const;
  /// A new branch from where the selected optimizer's run stands, with its rule and values: to be changed next. Nothing
  /// happens if it does not run or there are branches enough.
  void branch();

  /// Whether explaining goes through the rows of the examples' table, one prediction after another, instead of the
  /// lines of an update.
  bool explainsExamples() const;

  /// The run at the step shown; the last finite state of one that ended before it.
  StepRecord shown(const Run& run) const;
  /// Whether the run has ended, by diverging, at or before the step shown.
  bool hasDiverged(const Run& run) const;
  /// Whether the stop rule has ended the run at or before the step shown.
  bool hasStopped(const Run& run) const;
  /// On the run, at the step shown.
  Verdict verdict(const Run& run) const;
  /// The first step from which the run has been off the map until the one shown; nothing if it is on it.
  std::optional<Index> offTheMapSince(const Run& run) const;
  /// The minimum or valley by which the stability of this run is judged: near where it is, or where it started if it
  /// has left.
  std::optional<StationaryPoint> minimumNear(const Run& run) const;

  /// Where the pointer reads the field off; without one it is read off where the look holds it.
  void setProbe(std::optional<Point2> phi);
  const std::optional<Probe>& probe() const { return probe_; }

  /// What the update card explains: update number `step`, its first `lines` lines. In explain mode → reveals the lines
  /// of the next update one by one; its last line makes the step. Where the examples are explained, their rows are such
  /// lines.
  struct Explanation {
    long step = 0;
    std::size_t lines = 0;
    bool isWhole = true;
  };
  Explanation explanation() const;

 private:
  void compute(const OptimizerLabConfig& config, bool problemToo, Pace pace);
  Point2 shownOnMap(const Run& run) const { return onMap_(shown(run).phi); }
  void divideSteps();
  MapSubject mapSubject() const { return {problem_, trained_, map_, config_}; }

  OptimizerLabConfig config_;
  Playback playback_;
  std::shared_ptr<const Problem> whole_;  ///< all parameters, or the problem of two
  std::shared_ptr<const Problem> trained_;
  std::shared_ptr<const Problem> problem_;
  std::shared_ptr<const Problem> printed_;
  Projection onMap_;
  std::optional<Vector> mapAt_;  ///< where all are trained: the point through which the map goes
  ProblemMap problemMap_;
  std::vector<Parameter> parameters_;
  LossMap map_;
  LabRaces races_;
  LabMaps maps_;
  LabTuning tuning_;
  bool hasTuned_ = false;  ///< what was found waits to be applied
  std::uint64_t raceRevision_ = 0;
  std::optional<Probe> probe_;
  struct Judged {
    const Run* run;
    std::uint64_t race;  ///< raceRevision_
    long step;
    Verdict verdict;
  };
  mutable std::vector<Judged> judged_;  ///< of what is shown: a frame asks for the same several times
};

}  // namespace descenso
