#include "app/labs/optimizer/state.h"

#include <stdexcept>

#include "app/labs/optimizer/config_json.h"
#include "app/labs/read_json.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

using nlohmann::json;

RaceConfig raceConfig(const OptimizerLabConfig& config) {
  RaceConfig race{.optimizers = {}, .start = config.start, .batches = {}, .steps = config.steps};
  for (const Contestant& contestant : config.contestants)
    if (contestant.enabled) race.optimizers.push_back(contestant.optimizer);
  return race;
}

bool sameRace(const OptimizerLabConfig& a, const OptimizerLabConfig& b) {
  return a.contestants == b.contestants && a.start == b.start && a.steps == b.steps;
}

}  // namespace

OptimizerLab::OptimizerLab() {
  compute(config_, true);
  playback_.setLast(config_.steps);
}

void OptimizerLab::configure(OptimizerLabConfig config) {
  if (config == config_) return;
  check(config);
  const bool problemChanged = !sameProblem(config.problem, config_.problem);
  if (problemChanged || !sameRace(config, config_)) compute(config, problemChanged);
  config_ = std::move(config);
  playback_.setLast(config_.steps);
  divideSteps();
}

// A line for each term; with the last line, φ, the step is made.
void OptimizerLab::divideSteps() {
  const Run* run = config_.look.explain ? runOf(config_.look.selected) : nullptr;
  if (run == nullptr)
    playback_.divide(1, 0);
  else
    playback_.divide(static_cast<int>(run->terms().size()) + 1, run->timeline().lastStep());
}

// Everything is made before anything is kept: what throws leaves the lab as it was.
void OptimizerLab::compute(const OptimizerLabConfig& config, bool problemToo) {
  const std::shared_ptr<const Problem> problem = problemToo ? makeProblem(config.problem) : problem_;
  Race race(problem, raceConfig(config));
  race.advanceTo(config.steps);
  if (problemToo) map_ = LossMap(problem, findProblem(config.problem.name)->range);
  if (problemToo) probe_.reset();
  problem_ = problem;
  race_ = std::move(race);
  ++raceRevision_;
}

json OptimizerLab::save() const {
  json state = toJson(config_);
  state["step"] = playback_.step();
  state["speed"] = playback_.speed();
  return state;
}

void OptimizerLab::load(const json& state) {
  if (!state.is_object()) throw SceneError("", "must be an object");
  json settings = state;
  settings.erase("step");
  settings.erase("speed");
  OptimizerLabConfig config = readOptimizerLabConfig(settings);
  Playback time;
  long step = 0;
  double speed = time.speed();
  if (state.contains("step")) step = readWhole(state["step"], "/step", 0, config.steps);
  if (state.contains("speed")) speed = readNumber(state["speed"], "/speed", 1, Playback::maximumSpeed);
  try {
    configure(std::move(config));
  } catch (const std::invalid_argument& error) {
    // All members are checked by themselves; what is left is a start at which the problem has no finite loss.
    throw SceneError("/start", error.what());
  }
  playback_.setSpeed(speed);
  playback_.seek(step);
}

void OptimizerLab::useData(DataSet data) {
  if (problemEntry().dataSets.empty()) throw std::invalid_argument("this problem has no data");
  checkData(data);
  OptimizerLabConfig config = config_;
  config.problem.own = std::make_shared<DataSet>(std::move(data));
  configure(std::move(config));
}

void OptimizerLab::toggleSeries(int index) {
  if (index < 0 || static_cast<std::size_t>(index) >= config_.contestants.size()) return;
  OptimizerLabConfig config = config_;
  Contestant& contestant = config.contestants[static_cast<std::size_t>(index)];
  contestant.enabled = !contestant.enabled;
  configure(std::move(config));
}

std::string OptimizerLab::table() const {
  std::string text = "optimizer,step,p0,p1,loss,grad0,grad1\n";
  for (const Run& run : race_.runs()) {
    for (Index step = 0; step < run.timeline().size(); ++step) {
      const StepRecord record = run.timeline().at(step);
      text += run.entry().name;
      text += ',' + std::to_string(step);
      for (const double value : {record.phi[0], record.phi[1], record.loss, record.gradient[0], record.gradient[1]})
        text += ',' + formatExact(value);
      text += '\n';
    }
  }
  return text;
}

const Run* OptimizerLab::runOf(std::string_view optimizer) const {
  for (const Run& run : race_.runs())
    if (run.entry().name == optimizer) return &run;
  return nullptr;
}

StepRecord OptimizerLab::shown(const Run& run) const {
  return run.timeline().at(std::min<Index>(playback_.step(), run.timeline().lastStep()));
}

bool OptimizerLab::hasDiverged(const Run& run) const {
  return run.status() == RunStatus::diverged && playback_.step() >= run.divergence().step;
}

std::optional<StationaryPoint> OptimizerLab::minimumNear(const Run& run) const {
  const Behaviour behaviour = verdict(run).behaviour;
  const bool hasLeft = behaviour == Behaviour::diverged || behaviour == Behaviour::growing;
  return nearestMinimum(map_.stationaryPoints(), hasLeft ? config_.start : Point2(shown(run).phi), map_.range());
}

void OptimizerLab::setProbe(std::optional<Point2> phi) {
  if (!phi || !phi->allFinite()) {
    probe_.reset();
    return;
  }
  if (probe_ && probe_->phi == *phi) return;
  Vector gradient(2);
  const double loss = problem_->lossAndGradient(*phi, Batch::whole(), gradient);
  probe_ = Probe{*phi, loss, gradient};
}

OptimizerLab::Explanation OptimizerLab::explanation() const {
  const int lines = playback_.part();
  if (lines == 0) return {playback_.step(), 0, true};
  return {playback_.step() + 1, static_cast<std::size_t>(lines), false};
}

}  // namespace descenso
