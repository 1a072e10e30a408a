#include "app/labs/network/state_training.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr long mostMeasured = 1000;
constexpr long fewestMeasured = 40;
constexpr long firstMeasured = 8;  // steps measured one by one, before the curve is steep no more
constexpr Index mostMeasuredProducts = 400'000'000;  // of a weight and an output, for one part of the data
constexpr Index fewestMeasuredExamples = 200;
constexpr std::size_t historyBytes = std::size_t{192} << 20;
constexpr std::size_t trailBytes = std::size_t{32} << 20;
constexpr std::size_t mostFootprints = 512;  // enough for a path without corners of its own
constexpr Index mostSquared = 1000;  // parameters of an optimizer that keeps a matrix of them

BatchSchedule batchesFor(const NetworkTrainingConfig& config, Index examples) {
  if (config.batchSize == 0 || config.batchSize >= examples) return {};
  return makeBatches({.size = config.batchSize, .order = BatchOrder::shuffled, .seed = config.seed}, examples,
                     config.steps);
}

std::shared_ptr<const Examples> learnedExamples(const NetworkLabConfig& config, const NetworkData& data) {
  if (config.augmentation.copies == 0) return data.train;
  return std::make_shared<const Examples>(augmented(*data.train, config.augmentation, config.training.seed));
}

/// What is measured of a part of the data by a network of so many parameters.
std::shared_ptr<const Examples> measuredPart(const std::shared_ptr<const NetworkData>& data, DataPart part,
                                             Index parameters) {
  const Examples& whole = data->measuredOf(part);
  const Index most = std::max(fewestMeasuredExamples, mostMeasuredProducts / parameters);
  if (whole.size() <= most) return {data, &whole};
  return std::make_shared<const Examples>(spreadOver(whole, most));
}

}  // namespace

std::size_t Measurements::at(long step) const {
  const auto after = std::upper_bound(steps.begin(), steps.end(), static_cast<double>(step));
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, after - steps.begin() - 1));
}

Vector startOf(const NetworkTrainingConfig& config, const NetworkConfig& network) {
  if (config.start.empty())
    return initialParameters(network, config.initialisation, config.initialScale, config.initialSeed);
  const Index wanted = parameterCount(network);
  if (static_cast<Index>(config.start.size()) != wanted)
    throw InvalidArgument("start must hold the {wanted} parameters of this network, holds {got}"_message,
                          {{"wanted", wanted}, {"got", config.start.size()}});
  return VectorView(config.start.data(), wanted);
}

void checkOptimizer(const NetworkLabConfig& config, const NetworkConfig& network) {
  const std::string& name = config.training.optimizer.name;
  const Index count = parameterCount(network);
  if ((name != "newton" && name != "bfgs") || count <= mostSquared) return;
  throw InvalidArgument(
      "{name} keeps a matrix of {count} × {count} numbers: it is for networks of at most "
      "{most} parameters"_message,
      {{"name", NameIn{"optimizer", name}}, {"count", count}, {"most", mostSquared}});
}

NetworkTraining::NetworkTraining(const NetworkLabConfig& config, std::shared_ptr<const NetworkData> data)
    : data_(std::move(data)),
      learned_(learnedExamples(config, *data_)),
      problem_(std::make_shared<NetworkProblem>(networkOf(config, *data_), learned_)),
      steps_(config.training.steps),
      bestLoss_(std::numeric_limits<double>::infinity()) {
  checkOptimizer(config, network());
  for (const DataPart part : {DataPart::train, DataPart::validation, DataPart::test})
    parts_[static_cast<std::size_t>(part)] = measuredPart(data_, part, parameterCount(network()));
  measured_ = problem_;
  if (measuredOf(DataPart::train).size() < data_->train->size())
    measured_ = std::make_shared<NetworkProblem>(network(), parts_[static_cast<std::size_t>(DataPart::train)]);
  phi_ = startOf(config.training, network());
  RunOptions options{.batches = batchesFor(config.training, learned_->size()),
                     .schedule = config.training.schedule,
                     .steps = steps_,
                     .rates = learningRates(network()),
                     .keep = Keep::keyFrames,
                     .bytes = historyBytes};
  run_ = std::make_unique<Run>(problem_, config.training.optimizer, phi_, std::move(options));
  const bool hasBatches = !run_->options().batches.empty();
  updatesPerEpoch_ = hasBatches ? descenso::updatesPerEpoch(learned_->size(), config.training.batchSize) : 1;
  // Twice an epoch, where epochs are not so long that hardly any curve would come of it.
  interval_ = std::max((steps_ + mostMeasured - 1) / mostMeasured,
                       std::min((updatesPerEpoch_ + 1) / 2, std::max(1L, steps_ / fewestMeasured)));
  patience_ = data_->validation.size() > 0 ? config.training.patience * updatesPerEpoch_ : 0;
  measure();
  leaveFootprint();
}

bool NetworkTraining::isEnded() const { return reached_ >= steps_ || earlyStop_ || hasDiverged(); }

long NetworkTraining::last() const { return isEnded() ? reached_ : steps_; }

bool NetworkTraining::advance(long step, double seconds) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  const long before = reached_;
  const long target = std::min(step, steps_);
  while (reached_ < target && !isEnded()) {
    makeStep();
    if (Clock::now() >= end) break;
  }
  return reached_ > before;
}

// φ of the last step that is finite stays.
void NetworkTraining::makeStep() {
  const StepRecord record = run_->step();
  if (hasDiverged()) return;
  phi_ = record.phi;
  ++reached_;
  if (reached_ % stride_ == 0) leaveFootprint();
  const bool isEpochsEnd = patience_ > 0 && reached_ % updatesPerEpoch_ == 0;
  if (reached_ <= firstMeasured || reached_ % interval_ == 0 || reached_ == steps_ || isEpochsEnd) measure();
}

void NetworkTraining::measure() {
  const bool hasTwoClasses = data_->all.classCount() == 2;
  const auto add = [&](const Examples& examples, std::vector<double>& losses, std::vector<double>& accuracies,
                       std::vector<RightAnswers>& answers) {
    Score known{std::nan(""), std::nan("")};
    RightAnswers found;
    if (examples.size() > 0) known = score(network(), phi_, examples, &found);
    losses.push_back(known.loss);
    accuracies.push_back(hasTwoClasses ? found.accuracy(threshold_) : known.accuracy);
    if (hasTwoClasses) answers.push_back(found);
  };
  Measurements& all = measurements_;
  all.steps.push_back(static_cast<double>(reached_));
  add(measuredOf(DataPart::train), all.trainLoss, all.trainAccuracy, all.trainAnswers);
  add(measuredOf(DataPart::validation), all.validationLoss, all.validationAccuracy, all.validationAnswers);
  add(measuredOf(DataPart::test), all.testLoss, all.testAccuracy, all.testAnswers);
  watchValidation();
}

void NetworkTraining::judgeFrom(int percent) {
  if (std::exchange(threshold_, percent) == percent) return;
  const auto judge = [&](const std::vector<RightAnswers>& answers, std::vector<double>& accuracies) {
    for (std::size_t i = 0; i < answers.size(); ++i) accuracies[i] = answers[i].accuracy(percent);
  };
  judge(measurements_.trainAnswers, measurements_.trainAccuracy);
  judge(measurements_.validationAnswers, measurements_.validationAccuracy);
  judge(measurements_.testAnswers, measurements_.testAccuracy);
}

void NetworkTraining::leaveFootprint() {
  trail_.push_back({reached_, phi_});
  const std::size_t room = trailBytes / (8 * static_cast<std::size_t>(phi_.size()));
  const std::size_t most = std::clamp<std::size_t>(room, 4, mostFootprints);
  if (trail_.size() <= most) return;
  stride_ *= 2;
  std::erase_if(trail_, [&](const Footprint& footprint) { return footprint.step % stride_ != 0; });
}

void NetworkTraining::watchValidation() {
  if (patience_ == 0) return;
  const double loss = measurements_.validationLoss.back();
  if (loss < bestLoss_) {
    bestLoss_ = loss;
    bestStep_ = reached_;
  } else if (reached_ - bestStep_ >= patience_) {
    earlyStop_ = EarlyStop{.at = reached_, .best = bestStep_};
  }
}

long NetworkTraining::weightsOf(long step) const {
  return earlyStop_ && step >= earlyStop_->at ? earlyStop_->best : std::clamp(step, 0L, reached_);
}

const Vector& NetworkTraining::phi(long step) {
  const long wanted = weightsOf(step);
  if (wanted == reached_) return phi_;
  if (wanted == shownStep_) return shown_;
  if (!rewind_) rewind_ = std::make_unique<Rewind>(*run_);
  shown_ = rewind_->seek(wanted);
  shownStep_ = wanted;
  return shown_;
}

}  // namespace descenso
