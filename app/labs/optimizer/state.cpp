#include "app/labs/optimizer/state.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "app/export/trajectory.h"
#include "app/labs/optimizer/config_json.h"
#include "app/labs/optimizer/state_examples.h"
#include "app/labs/optimizer/state_printed.h"
#include "app/labs/optimizer/update_card.h"
#include "app/labs/playback_json.h"
#include "app/labs/read_json.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

bool sameRace(const OptimizerLabConfig& a, const OptimizerLabConfig& b) {
  return a.contestants == b.contestants && a.start == b.start && a.moreStarts == b.moreStarts && a.steps == b.steps &&
         a.batches == b.batches && a.schedule == b.schedule && a.stopBelow == b.stopBelow && a.branches == b.branches &&
         a.asPrinted == b.asPrinted && a.erratum == b.erratum;
}

/// Examples that come back from a scene (undo, the last session) are those that are there: nothing is computed for
/// them.
void keepSameData(ProblemConfig& read, const ProblemConfig& present) {
  if (!read.own || !present.own) return;
  const DataSet& a = *read.own;
  const DataSet& b = *present.own;
  if (a.name == b.name && a.x.size() == b.x.size() && a.x == b.x && a.y == b.y) read.own = present.own;
}

/// `known`: that of the same problem, if there is one; dragging the start makes none anew.
std::shared_ptr<const Problem> printedFor(const OptimizerLabConfig& config, std::shared_ptr<const Problem> known) {
  const std::optional<PrintedSetting>& printed = findProblem(config.problem.name)->printed;
  if (!printed || !config.shows(printed->erratum)) return nullptr;
  if (known) return known;
  const std::optional<ProblemConfig> form = printedProblem(config.problem);
  return form ? std::shared_ptr<const Problem>(makeProblem(*form)) : nullptr;
}

std::string tableOf(const Race& race, Index dimension) {
  std::string text = "optimizer," + trajectoryHeader(dimension) + '\n';
  for (const Run& run : race.runs()) {
    for (Index step = 0; step < run.timeline().size(); ++step) {
      text.append(run.entry().name) += ',';
      appendTrajectoryRow(text, run.timeline().at(step));
    }
  }
  return text;
}

}  // namespace

OptimizerLab::OptimizerLab() {
  compute(config_, true, Pace::complete);
  playback_.setLast(config_.steps);
}

void OptimizerLab::configure(OptimizerLabConfig config, Pace pace) {
  if (config == config_) return;
  check(config);
  const bool problemChanged = !sameProblem(config.problem, config_.problem);
  // A stretch of one method's values says nothing about another's.
  if (config.look.selected != config_.look.selected && config.look.view("sweep") == config_.look.view("sweep"))
    config.look.view("sweep").x.fit = config.look.view("sweep").y.fit = true;
  const bool raceChanged = problemChanged || !sameRace(config, config_);
  if (raceChanged) compute(config, problemChanged, pace);
  const bool isHeldAnew = config.look.view("field").held != config_.look.view("field").held;
  config_ = std::move(config);
  followRun(pace);
  if (isHeldAnew || !probe_) setProbe(std::nullopt);
  maps_.follow(mapSubject());
  if (raceChanged) {
    tuning_.cancel();
    hasTuned_ = false;
  }
  playback_.setLast(config_.steps);
  divideSteps();
}

// Everything is made before anything is kept: what throws leaves the lab as it was.
void OptimizerLab::compute(const OptimizerLabConfig& config, bool problemToo, Pace pace) {
  const ProblemEntry& entry = *findProblem(config.problem.name);
  const bool hasMore = !entry.parameters.empty();
  // Moving a parameter that is held goes through no example again.
  const bool isSameWhole = whole_ && sameWhole(config_.problem, config.problem);
  std::shared_ptr<const Problem> whole = whole_;
  std::shared_ptr<const Problem> problem = problem_;
  if (problemToo) {
    ProblemConfig all = config.problem;
    all.allParameters = hasMore;
    if (!isSameWhole || !hasMore) whole = makeProblem(all);
    problem = hasMore ? makeSlice(whole, config.problem) : whole;
  }
  const std::shared_ptr<const Problem> trained = config.problem.allParameters ? whole : problem;
  ProblemMap problemMap = isSameWhole ? problemMap_ : mapOf(config.problem);
  std::vector<Parameter> parameters = isSameWhole ? parameters_ : parametersOf(config.problem);
  std::shared_ptr<const Problem> printed = printedFor(config, problemToo ? nullptr : printed_);
  LabRaces races(trained, config, printed);
  races.advance(pace);
  // Where all are trained, the map goes through the selected run: followRun() makes it.
  if (problemToo && !config.problem.allParameters) map_ = LossMap(problem, problemMap.range, pace);
  if (problemToo) {
    probe_.reset();
    mapAt_.reset();
    onMap_ = {};
    if (config.problem.allParameters) onMap_.shown = mapParameters(entry, config.problem.settings);
  }
  whole_ = std::move(whole);
  trained_ = trained;
  problem_ = std::move(problem);
  printed_ = std::move(printed);
  problemMap_ = std::move(problemMap);
  parameters_ = std::move(parameters);
  races_ = std::move(races);
  ++raceRevision_;
}

void OptimizerLab::followRun(Pace pace) {
  if (!trainsAll()) return;
  const Run* run = runOf(config_.look.selected);
  Vector at = run ? Vector(shown(*run).phi) : trainedStart(config_, config_.start);
  for (const Index free : onMap_.shown) at[free] = 0;  // the map holds the others
  if (mapAt_ && *mapAt_ == at) return;
  ProblemConfig cut = config_.problem;
  cut.fixed.assign(at.begin(), at.end());
  problem_ = makeSlice(whole_, cut);
  map_ = LossMap(problem_, problemMap_.range, pace);
  mapAt_ = std::move(at);
  if (!probe_) return;
  const Point2 phi = probe_->phi;
  probe_.reset();
  setProbe(phi);
}

std::vector<std::string_view> OptimizerLab::trainedSymbols() const {
  if (!trainsAll()) return {problemMap_.symbols.begin(), problemMap_.symbols.end()};
  std::vector<std::string_view> symbols;
  for (const Parameter& parameter : parameters_) symbols.push_back(parameter.symbol);
  return symbols;
}

bool OptimizerLab::advance(double seconds) {
  bool isChanged = map_.collect();
  if (!races_.isComplete()) {
    races_.advance(Pace::responsive);
    ++raceRevision_;
    divideSteps();
    isChanged = true;
  }
  isChanged = maps_.advance(mapSubject()) || isChanged;
  if (tuning_.isRunning()) {
    hasTuned_ = tuning_.advance();
    isChanged = true;
  }
  isChanged = playback_.advance(seconds) || isChanged;
  if (isChanged) followRun(Pace::responsive);
  return isChanged;
}

std::optional<std::vector<TunedRate>> OptimizerLab::applyTuned() {
  if (!std::exchange(hasTuned_, false)) return std::nullopt;
  const std::vector<TunedRate> rates = tuning_.take();
  OptimizerLabConfig config = config_;
  for (const TunedRate& rate : rates) {
    const auto& declared = findOptimizer(rate.optimizer)->hyperparameters;
    for (std::size_t i = 0; i < declared.size(); ++i)
      if (declared[i].name == "alpha") config.find(rate.optimizer)->optimizer.values[i] = rate.alpha;
  }
  configure(std::move(config), Pace::responsive);
  return rates;
}

bool OptimizerLab::explainsExamples() const {
  return config_.look.explain && config_.look.side == "examples" && problemEntry().isLine;
}

// The lines of the card, or one for each example and one for φ; with the last line the step is made.
void OptimizerLab::divideSteps() {
  const Run* run = config_.look.explain ? runOf(config_.look.selected) : nullptr;
  if (run == nullptr) {
    playback_.divide(1, 0);
    return;
  }
  const Index lines =
      explainsExamples() ? std::min<Index>(problem_->exampleCount(), mostExplainedRows) + 1 : explainedLineCount(*run);
  playback_.divide(static_cast<int>(lines), run->timeline().lastStep());
}

json OptimizerLab::save() const { return withPlayback(toJson(config_), playback_); }

void OptimizerLab::load(const json& state) {
  OptimizerLabConfig config = readOptimizerLabConfig(withoutPlayback(state));
  keepSameData(config.problem, config_.problem);
  const PlaybackState playback = readPlayback(state, config.steps);
  try {
    configure(std::move(config));
  } catch (const std::invalid_argument& error) {
    // All members are checked by themselves; what is left is a start at which the problem has no finite loss.
    throw SceneError("/start", messageOf(error));
  }
  restore(playback, playback_);
}

void OptimizerLab::useData(DataSet data) {
  if (problemEntry().dataSets.empty()) throw InvalidArgument("this problem has no data"_message);
  checkData(data);
  OptimizerLabConfig config = config_;
  config.problem.own = std::make_shared<DataSet>(std::move(data));
  config.problem.fixed.clear();
  if (!(mapOf(config.problem).range == problemMap_.range)) refit(config);
  configure(std::move(config), Pace::responsive);
}

void OptimizerLab::toggleSeries(int index) {
  OptimizerLabConfig config = config_;
  for (Contestant& contestant : config.contestants) {
    if (!contestant.listed || index-- != 0) continue;
    contestant.enabled = !contestant.enabled;
    configure(std::move(config), Pace::responsive);
    return;
  }
}

std::string OptimizerLab::table() const {
  const Index dimension = trained_->dimension();
  if (races_.isComplete()) return tableOf(race(), dimension);
  LabRaces whole(trained_, config_, printed_);
  whole.advance(Pace::complete);
  return tableOf(whole.race(), dimension);
}

const Run* OptimizerLab::runOf(std::string_view optimizer) const {
  for (const Run& run : race().runs())
    if (run.entry().name == optimizer) return &run;
  return nullptr;
}

void OptimizerLab::branch() {
  const Run* run = runOf(config_.look.selected);
  if (run == nullptr || config_.branches.size() >= mostBranches) return;
  const StepRecord now = shown(*run);
  OptimizerLabConfig config = config_;
  config.branches.push_back({run->config(),
                             {now.phi.begin(), now.phi.end()},
                             now.step,
                             now.evaluations.passes(run->problem().exampleCount())});
  config.look.branch = static_cast<int>(config.branches.size()) - 1;
  configure(std::move(config), Pace::responsive);
}

StepRecord OptimizerLab::shown(const Run& run) const {
  return run.timeline().at(std::min<Index>(playback_.step(), run.timeline().lastStep()));
}

bool OptimizerLab::hasDiverged(const Run& run) const {
  return run.status() == RunStatus::diverged && playback_.step() >= run.divergence().step;
}

bool OptimizerLab::hasStopped(const Run& run) const {
  const Index last = run.timeline().lastStep();
  return last < config_.steps && playback_.step() >= last && isStill(run, config_.stopBelow);
}

Verdict OptimizerLab::verdict(const Run& run) const {
  const long step = playback_.step();
  std::erase_if(judged_, [&](const Judged& known) { return known.race != raceRevision_ || known.step != step; });
  for (const Judged& known : judged_)
    if (known.run == &run) return known.verdict;
  judged_.push_back({&run, raceRevision_, step, judge(run, step)});
  return judged_.back().verdict;
}

std::optional<Index> OptimizerLab::offTheMapSince(const Run& run) const {
  std::optional<Index> since;
  for (Index step = shown(run).step; step >= 0; --step) {
    if (map_.range().contains(onMap_(run.timeline().at(step).phi))) break;
    since = step;
  }
  return since;
}

std::optional<StationaryPoint> OptimizerLab::minimumNear(const Run& run) const {
  const Behaviour behaviour = verdict(run).behaviour;
  const bool hasLeft = behaviour == Behaviour::diverged || behaviour == Behaviour::growing || offTheMapSince(run);
  return nearestLow(map_.stationaryPoints(), hasLeft ? config_.start : shownOnMap(run), map_.range());
}

void OptimizerLab::setProbe(std::optional<Point2> phi) {
  const std::optional<DataPoint>& held = config_.look.view("field").held;
  if (!phi && held) phi = Point2(held->x, held->y);
  if (!phi || !phi->allFinite()) {
    probe_.reset();
    return;
  }
  const bool isBent = config_.look.curvature;
  if (probe_ && probe_->phi == *phi && probe_->curvature.has_value() == isBent) return;
  Vector gradient(2);
  const double loss = problem_->lossAndGradient(*phi, Batch::whole(), gradient);
  probe_ = Probe{*phi, loss, gradient};
  if (!isBent) return;
  probe_->curvature = curvatureAt(*problem_, *phi);
  probe_->stabilityLimit = probe_->curvature->stabilityLimit();
  if (!trainsAll()) return;
  Vector point = *mapAt_;
  for (std::size_t i = 0; i < 2; ++i) point[onMap_.shown[i]] = (*phi)[static_cast<Index>(i)];
  probe_->stabilityLimit = curvatureAt(*trained_, point).stabilityLimit();
}

OptimizerLab::Explanation OptimizerLab::explanation() const {
  const int lines = playback_.part();
  if (lines == 0) return {playback_.step(), 0, true};
  return {playback_.step() + 1, static_cast<std::size_t>(lines), false};
}

}  // namespace descenso
