#include "app/labs/approximation/state.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "app/labs/approximation/config_json.h"
#include "app/labs/playback_json.h"
#include "app/labs/read_json.h"
#include "app/text/numbers.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

constexpr std::size_t samplesOfInterval = 1200;  // steps; 1/5, 1/10, 1/20 … 1/200 end at one of them
// Numbers of pieces at which the errors are looked at: round ones, evenly far apart on a logarithmic axis.
constexpr Index lookedCounts[] = {1, 2, 3, 4, 5, 7, 10, 14, 20, 30, 40, 50, 70, 100, 140, 200};

OneLayerNetwork sumOf(const ApproximationConfig& config, const Curve& target, PieceKind pieces, Index count) {
  if (count == 0) return {.kind = pieces == PieceKind::bumps ? UnitKind::sigmoid : UnitKind::relu};
  return pieces == PieceKind::bumps ? sumOfBumps(target, count, config.steepness) : straightPieces(target, count);
}

OneLayerNetwork shapeOf(const ApproximationConfig& config) {
  if (config.shape == UnitShape::bump) return bump(config.height, config.shapeWeight, config.left, config.right);
  if (config.shape == UnitShape::ramp) return ramp(config.height, config.left, config.right);
  return hat(config.height, config.left, config.right);
}

/// Of the transport.
long lastStepOf(const ApproximationConfig& config) {
  if (config.stage == ApproximationStage::sum) return maximumPieces;
  return config.stage == ApproximationStage::training ? config.training.steps : 0;
}

/// Whether both train the same network on the same examples.
bool sameTraining(const ApproximationConfig& a, const ApproximationConfig& b) {
  return a.target == b.target && a.training == b.training;
}

}  // namespace

std::vector<double> unitInterval(std::size_t steps) {
  std::vector<double> x(steps + 1);
  for (std::size_t i = 0; i <= steps; ++i) x[i] = static_cast<double>(i) / static_cast<double>(steps);
  return x;
}

std::vector<Point2> curveHandles(const ApproximationLab& lab) {
  const ApproximationConfig& config = lab.config();
  switch (config.stage) {
    case ApproximationStage::unit:
      return {{config.place, config.unit == UnitKind::sigmoid ? 0.5 : 0}};
    case ApproximationStage::shape: {
      if (config.shape == UnitShape::bump) return {{config.left, config.height / 2}, {config.right, config.height / 2}};
      return {{config.left, 0}, {config.right, config.shape == UnitShape::ramp ? config.height : 0}};
    }
    case ApproximationStage::sum:
    case ApproximationStage::training:
      break;
  }
  return config.target.isDrawn ? config.target.points : std::vector<Point2>();
}

ApproximationLab::ApproximationLab() : target_(curveOf(config_.target)) { playback_.setLast(lastStepOf(config_)); }

void ApproximationLab::configure(ApproximationConfig config) {
  if (config == config_) return;
  check(config);
  const bool isOtherTarget = config.target != config_.target;
  const bool isOtherTraining = !sameTraining(config, config_);
  if (isOtherTarget) target_ = curveOf(config.target);
  const ApproximationStage before = config_.stage;
  if (isOtherTarget || config.steepness != config_.steepness) errorCurves_.reset();
  ApproximationConfig past = std::exchange(config_, std::move(config));
  past.look = config_.look;
  if (past != config_) forgetSamples();
  retime(before);
  if (isOtherTraining) {
    widths_.clear();
    layers_.clear();
    examples_.clear();
    if (trainer_) {
      trainer_->stop();
      retired_.push_back(std::move(trainer_));
      seenTrained_ = -1;
    }
  }
  if (config_.stage == ApproximationStage::training && examples_.empty())
    examples_ = isOnPoints() ? config_.target.points : sampledCurve(target_, config_.training);
  startTraining();
  followSweeps();
}

// Each stage has a time of its own, and finds it as it was left.
void ApproximationLab::retime(ApproximationStage before) {
  const bool isOther = before != config_.stage;
  if (isOther && before == ApproximationStage::sum) piecesStep_ = playback_.step();
  if (isOther && before == ApproximationStage::training) trainingStep_ = playback_.step();
  playback_.setLast(lastStepOf(config_));
  if (!isOther) return;
  if (config_.stage == ApproximationStage::sum) playback_.seek(piecesStep_);
  if (config_.stage == ApproximationStage::training) playback_.seek(trainingStep_);
}

json ApproximationLab::save() const { return withPlayback(toJson(config_), playback_); }

void ApproximationLab::load(const json& state) {
  ApproximationConfig config = readApproximationConfig(withoutPlayback(state));
  const PlaybackState playback =
      readPlayback(state, lastStepOf(config), {.step = config.stage == ApproximationStage::sum ? piecesStep_ : 0});
  try {
    configure(std::move(config));
  } catch (const std::invalid_argument& error) {
    // All members are checked by themselves; what is left is a network that this optimizer cannot train.
    throw SceneError("/training", messageOf(error));
  }
  restore(playback, playback_);
}

bool ApproximationLab::advance(double seconds) {
  std::erase_if(retired_, [](const auto& trainer) { return !trainer->isRunning(); });
  startTraining();
  bool isChanged = widths_.collect();
  isChanged = layers_.collect() || isChanged;
  const double progress = widths_.progress() + layers_.progress();
  isChanged = std::exchange(seenProgress_, progress) != progress || isChanged;
  const bool isTraining = config_.stage == ApproximationStage::training;
  const long known = trainer_ ? trainer_->known() : -1;
  if (isTraining) isChanged = std::exchange(seenTrained_, known) != known || isChanged;
  isChanged = playback_.advance(seconds, knownStep()) || isChanged;
  if (isTraining && trainer_ && trainer_->divergedAt() >= 0 && playback_.step() >= known) playback_.pause();
  return isChanged;
}

long ApproximationLab::knownStep() const {
  return config_.stage == ApproximationStage::training ? std::max(0L, seenTrained_) : Lab::knownStep();
}

void ApproximationLab::useData(DataSet data) {
  checkData(data);
  TargetConfig target = config_.target;
  target.isDrawn = true;
  target.points.clear();
  for (Index i = 0; i < data.size(); ++i) target.points.emplace_back(data.x[i], data.y[i]);
  curveOf(target);
  ApproximationConfig config = config_;
  config.target = std::move(target);
  if (config.stage < ApproximationStage::sum) config.stage = ApproximationStage::sum;
  configure(std::move(config));
}

std::vector<std::string_view> ApproximationLab::series() const {
  switch (config_.stage) {
    case ApproximationStage::unit:
      return {"output"};
    case ApproximationStage::shape:
      return {"output", "pieces"};
    case ApproximationStage::sum:
      return {"target", "output", "pieces"};
    case ApproximationStage::training:
      break;
  }
  return {"target", "output", "examples"};
}

void ApproximationLab::toggleSeries(int index) {
  const std::vector<std::string_view> names = series();
  if (index < 0 || index >= static_cast<int>(names.size())) return;
  ApproximationConfig config = config_;
  const std::string name(names[static_cast<std::size_t>(index)]);
  std::set<std::string>& hidden = config.look.view("curve").hidden;
  if (hidden.erase(name) == 0) hidden.insert(name);
  configure(std::move(config));
}

std::string ApproximationLab::table() const {
  ApproximationLab whole;
  whole.load(save());
  whole.completeTraining();
  const Samples& samples = whole.samples();
  std::string text = "x,target,output\n";
  for (std::size_t i = 0; i < samples.x.size(); ++i) {
    text += formatExact(samples.x[i]) + "," + formatExact(samples.target[i]) + "," + formatExact(samples.output[i]);
    text += '\n';
  }
  return text;
}

void ApproximationLab::forgetSamples() {
  samples_.reset();
  network_.reset();
}

void ApproximationLab::followStep() {
  long step = playback_.step();
  if (config_.stage == ApproximationStage::training) step = isOfAnotherTraining() ? -1 : trainedStep();
  if (std::exchange(sampledStep_, step) != step) forgetSamples();
}

const OneLayerNetwork& ApproximationLab::network() {
  followStep();
  if (network_) return *network_;
  if (config_.stage == ApproximationStage::unit)
    network_ = singleUnit(config_.unit, config_.weight, config_.place);
  else if (config_.stage == ApproximationStage::shape)
    network_ = shapeOf(config_);
  else
    network_ = sumOf(config_, target_, config_.pieces, config_.stage == ApproximationStage::sum ? sampledStep_ : 0);
  return *network_;
}

const ApproximationLab::Samples& ApproximationLab::samples() {
  followStep();
  if (samples_) return *samples_;
  const bool isTrained = config_.stage == ApproximationStage::training;
  Samples samples{.x = unitInterval(isTrained ? trainedSteps : samplesOfInterval)};
  for (const double x : samples.x) samples.target.push_back(target_(x));
  if (isTrained) {
    if (sampledStep_ >= 0) {
      const std::span<const float> said = trainer_->curve(sampledStep_);
      lastSaid_.assign(said.begin(), said.end());
    }
    lastSaid_.resize(samples.x.size());
    samples.output = lastSaid_;
  } else {
    samples.output.resize(samples.x.size());
    network().evaluate(samples.x, samples.output);
  }
  samples.error = approximationError(samples.target, samples.output);
  samples_ = std::move(samples);
  if (isOnPoints()) samples_->error = errorAtPoints();
  return *samples_;
}

std::optional<double> ApproximationLab::outputAt(double x) {
  if (config_.stage != ApproximationStage::training) return network()(x);
  if (!(x >= 0 && x <= 1)) return std::nullopt;
  const std::vector<double>& output = samples().output;
  const double place = x * static_cast<double>(trainedSteps);
  const auto before = std::min(static_cast<std::size_t>(place), trainedSteps - 1);
  const double part = place - static_cast<double>(before);
  return (1 - part) * output[before] + part * output[before + 1];
}

ApproximationError ApproximationLab::errorAtPoints() {
  std::vector<double> wanted, got;
  for (const Point2& point : examples_) {
    wanted.push_back(point.y());
    got.push_back(*outputAt(point.x()));
  }
  return approximationError(wanted, got);
}

const ErrorCurves& ApproximationLab::errorCurves() {
  if (errorCurves_) return *errorCurves_;
  const std::vector<double> x = unitInterval(samplesOfInterval);
  std::vector<double> wanted, got(x.size());
  for (const double each : x) wanted.push_back(target_(each));
  const auto errorOf = [&](PieceKind pieces, Index count) {
    sumOf(config_, target_, pieces, count).evaluate(x, got);
    return approximationError(wanted, got).largest;
  };
  ErrorCurves curves;
  for (const Index count : lookedCounts) {
    curves.counts.push_back(static_cast<double>(count));
    curves.bumps.push_back(errorOf(PieceKind::bumps, count));
    curves.straight.push_back(errorOf(PieceKind::straight, count));
  }
  errorCurves_ = std::move(curves);
  return *errorCurves_;
}

void ApproximationLab::startTraining() {
  if (config_.stage != ApproximationStage::training || trainer_ || !retired_.empty()) return;
  trainer_ = std::make_unique<CurveTrainer>(CurveTrainingSetup{config_.training, curveExamples(examples_)});
  seenTrained_ = -1;
  forgetSamples();
}

bool ApproximationLab::isOnPoints() const {
  return config_.stage == ApproximationStage::training && config_.target.isDrawn && config_.training.onPoints;
}

long ApproximationLab::trainedStep() const {
  return std::min(playback_.step(), std::max(0L, seenTrained_));
}

bool ApproximationLab::isOfAnotherTraining() const {
  return config_.stage == ApproximationStage::training && seenTrained_ < 0;
}

void ApproximationLab::completeTraining(long step) {
  retired_.clear();
  startTraining();
  if (!trainer_) return;
  trainer_->waitFor(step);
  seenTrained_ = trainer_->known();
}

bool ApproximationLab::isFilling() const {
  if (widths_.isRunning() || layers_.isRunning()) return true;
  return config_.stage == ApproximationStage::training && (!trainer_ || trainer_->isRunning());
}

// A sweep that is wanted begins when its stage is shown, and stays what it is until something else is trained.
void ApproximationLab::followSweeps() {
  const auto follow = [&](ShapeSweep& sweep, SweepKind kind, bool isWanted) {
    if (!isWanted) sweep.cancel();
    if (isWanted && !sweep.isStarted() && config_.stage == ApproximationStage::training)
      sweep.start(sweptTrainings(kind, config_.training), curveExamples(examples_), target_);
  };
  follow(widths_, SweepKind::widths, config_.sweeps.widths);
  follow(layers_, SweepKind::layers, config_.sweeps.layers);
}

void ApproximationLab::completeSweep(SweepKind kind) { (kind == SweepKind::widths ? widths_ : layers_).complete(); }

}  // namespace descenso
