#include "app/labs/network/state.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "app/labs/network/config_json.h"
#include "app/labs/playback_json.h"
#include "app/labs/read_json.h"
#include "app/text/numbers.h"
#include "engine/data/table.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

/// On the same examples they learn the same.
bool sameLearning(const NetworkLabConfig& a, const NetworkLabConfig& b) {
  return a.hidden == b.hidden && a.outputRate == b.outputRate && a.loss == b.loss && a.penalty == b.penalty &&
         a.inputNoise == b.inputNoise && a.augmentation == b.augmentation && a.training == b.training &&
         a.data.threshold == b.data.threshold;
}

/// What a network that is compared learns from: the same examples, numbers or classes.
std::shared_ptr<const NetworkData> comparedData(const NetworkLabConfig& config,
                                                const std::shared_ptr<const NetworkData>& data) {
  const std::optional<double>& threshold = config.kept.front().data.threshold;
  if (threshold == config.data.threshold || !data->numberRange) return data;
  NetworkDataConfig other = config.data;
  other.threshold = threshold;
  return std::make_shared<const NetworkData>(networkData(other));
}

bool sameExamples(const Examples& a, const Examples& b) {
  return a.name == b.name && a.inputs.rows() == b.inputs.rows() && a.inputs.cols() == b.inputs.cols() &&
         a.inputs == b.inputs && a.classes == b.classes && a.targets.size() == b.targets.size() &&
         a.targets == b.targets && a.classNames == b.classNames && a.inputNames == b.inputNames &&
         a.furtherTargetNames == b.furtherTargetNames;
}

/// The weights of the plane are parameters of the network, and two.
void keepSliceWithin(NetworkLabLook& look, Index parameters) {
  for (std::size_t i = 0; i < 2; ++i)
    if (look.sliceWeights[i] >= parameters) look.sliceWeights[i] = static_cast<Index>(i);
  if (look.sliceWeights[0] == look.sliceWeights[1]) look.sliceWeights = {0, 1};
}

/// What the look points at is there.
void keepLookWithin(NetworkLabConfig& config, const NetworkData& data) {
  NetworkLabLook& look = config.look;
  const int inputs = static_cast<int>(data.all.inputCount());
  if (look.axes[0] >= inputs || look.axes[1] >= inputs || look.axes[0] == look.axes[1]) look.axes = {0, 1};
  const int layers = static_cast<int>(config.hidden.size());
  const bool isPaintable = data.all.isClassified() && inputs == 2 && data.all.size() <= mostPaintedExamples;
  look.brush = isPaintable ? std::min(look.brush, static_cast<int>(data.all.classCount()) - 1) : -1;
  look.layer = std::clamp(look.layer, 0, std::max(0, layers - 1));
  keepSliceWithin(look, parameterCount(networkOf(config, data)));
  if (!look.pinned) return;
  const auto [layer, unit] = *look.pinned;
  Index units = 0;
  if (layer == 0) units = inputs;
  if (layer > 0 && layer <= layers) units = config.hidden[static_cast<std::size_t>(layer) - 1].units;
  if (layer == layers + 1) units = outputsFor(data.all);
  if (unit >= units) look.pinned.reset();
}

}  // namespace

NetworkLab::NetworkLab() {
  data_ = std::make_shared<const NetworkData>(networkData(config_.data));
  training_ = std::make_shared<NetworkTraining>(config_, data_);
  playback_.setLast(config_.training.steps);
  playback_.setSpeed(100);
}

// Everything is made before anything is kept: what throws leaves the lab as it was.
void NetworkLab::configure(NetworkLabConfig config, std::shared_ptr<const NetworkData> made) {
  if (config == config_) return;
  std::shared_ptr<const NetworkData> data = data_;
  if (config.data != config_.data)
    data = made ? std::move(made) : std::make_shared<const NetworkData>(networkData(config.data));
  keepLookWithin(config, *data);
  const bool isSame = data == data_ && sameLearning(config, config_);
  std::shared_ptr<NetworkTraining> training;
  if (!isSame) training = std::make_shared<NetworkTraining>(config, data);
  std::shared_ptr<NetworkTraining> kept = kept_;
  if (config.kept.empty())
    kept.reset();
  else if (data == data_ && sameLearning(config.kept.front(), config_))
    kept = training_;
  else if (data != data_ || config.kept != config_.kept)
    kept = std::make_shared<NetworkTraining>(config.kept.front(), comparedData(config, data));
  if (kept != kept_) ++keptTrainings_;
  kept_ = std::move(kept);
  if (!isSame) {
    training_ = std::move(training);
    ++trainings_;
    if (data != data_) probe_.reset();
    data_ = std::move(data);
    playback_.setLast(config.training.steps);
  }
  training_->judgeFrom(config.look.threshold);
  if (kept_) kept_->judgeFrom(config.look.threshold);
  rememberTable(config.data.table);
  config_ = std::move(config);
}

bool NetworkLab::advance(double seconds) {
  using Clock = std::chrono::steady_clock;
  share_.frameEnded(seconds);
  const double coming = playback_.isPlaying() ? std::ceil(seconds * playback_.speed()) + 1 : 0;
  const double wanted = std::min(static_cast<double>(playback_.step()) + coming, static_cast<double>(playback_.last()));
  bool isChanged = isComputing();
  const auto begin = Clock::now();
  const bool isEnough = trainTowards(static_cast<long>(wanted), share_.computing());
  share_.computed(std::chrono::duration<double>(Clock::now() - begin).count(), !isEnough);
  isChanged = playback_.advance(seconds, knownStep()) || isChanged;
  if (training_->isEnded() && playback_.last() != training_->last()) {
    playback_.setLast(training_->last());
    isChanged = true;
  }
  return isChanged;
}

/// Whoever is behind goes on.
bool NetworkLab::trainTowards(long step, double seconds) {
  training_->advance(step, kept_ ? seconds / 2 : seconds);
  if (kept_) kept_->advance(step, seconds / 2);
  return !isBehind(*training_, step) && (!kept_ || !isBehind(*kept_, step));
}

long NetworkLab::knownStep() const {
  const long reached = training_->reached();
  return kept_ && !kept_->isEnded() ? std::min(reached, kept_->reached()) : reached;
}

ShownNetwork NetworkLab::shownKept() const {
  return {kept_->data(), kept_->network(), kept_->phi(shownStep()), revisionOf(*kept_, keptTrainings_)};
}

void NetworkLab::complete() {
  while (isComputing()) trainTowards(playback_.step(), 1);
  if (training_->isEnded()) playback_.setLast(training_->last());
}

const Vector& NetworkLab::phi() const { return training_->phi(shownStep()); }

const Vector& NetworkLab::gradient() const {
  if (gradient_.revision == revision() && gradient_.value.size() > 0) return gradient_.value;
  gradient_.revision = revision();
  gradient_.value.resize(training_->problem()->dimension());
  training_->measured().lossAndGradient(phi(), Batch::whole(), gradient_.value);
  return gradient_.value;
}

const Eigen::MatrixXi& NetworkLab::confusionOf(DataPart part) const {
  Confusion& known = confusions_.at(static_cast<std::size_t>(part));
  if (known.revision == revision() && known.threshold == config_.look.threshold) return known.counts;
  known.counts = confusion(network(), phi(), training_->measuredOf(part), threshold());
  known.revision = revision();
  known.threshold = config_.look.threshold;
  return known.counts;
}

std::uint64_t NetworkLab::revision() const { return revisionOf(*training_, trainings_); }

std::uint64_t NetworkLab::revisionOf(const NetworkTraining& training, std::uint64_t count) const {
  constexpr std::uint64_t stepsOfOne = 2 * static_cast<std::uint64_t>(mostTrainingSteps) + 2;
  const std::uint64_t restored = training.earlyStop() && shownStep() >= training.earlyStop()->at ? 1 : 0;
  return 1 + count * stepsOfOne + 2 * static_cast<std::uint64_t>(shownStep()) + restored;
}

Vector NetworkLab::probe() const {
  if (probe_ && probe_->size() == data_->all.inputCount()) return *probe_;
  return data_->all.inputs.col(data_->split.train.front());
}

void NetworkLab::setParameter(Index parameter, double value) {
  NetworkLabConfig config = config_;
  const Vector& now = phi();
  config.training.start.assign(now.begin(), now.end());
  config.training.start.at(static_cast<std::size_t>(parameter)) = value;
  configure(std::move(config));
  playback_.seek(0);
}

json NetworkLab::save() const { return withPlayback(toJson(config_), playback_); }

void NetworkLab::load(const json& state) {
  NetworkLabConfig config = readNetworkLabConfig(withoutPlayback(state), tables_);
  // Examples that come back from a scene (undo, the last session) are those that are there: nothing is computed.
  if (config.data.own && config_.data.own && sameExamples(*config.data.own, *config_.data.own))
    config.data.own = config_.data.own;
  const PlaybackState playback = readPlayback(state, config.training.steps, {.speed = 100});
  try {
    configure(std::move(config));
  } catch (const std::invalid_argument& error) {
    // All members are checked by themselves; what is left is what does not fit together.
    throw SceneError("", messageOf(error));
  }
  restore(playback, playback_);
}

void NetworkLab::useData(DataSet data) {
  checkData(data);
  Table table{.name = data.name, .columns = {}, .lines = {}};
  table.columns.push_back({.name = "x", .numbers = {data.x.begin(), data.x.end()}, .words = {}, .vocabulary = {}});
  table.columns.push_back({.name = "y", .numbers = {data.y.begin(), data.y.end()}, .words = {}, .vocabulary = {}});
  table.lines.resize(table.columns.front().numbers.size());
  std::iota(table.lines.begin(), table.lines.end(), 1);
  NetworkLabConfig config = config_;
  chooseTable(config, std::make_shared<const OwnTable>(std::move(table)),
              {.inputs = {0}, .target = 1, .isClass = false});
  config.data.isStandardised = true;
  configure(std::move(config));
}

DataReader NetworkLab::dataReader() const {
  return [present = config_](std::string_view text, std::string_view name, const std::stop_token& stop,
                             const ReadProgress& progress) -> DataUse {
    std::optional<Table> table = readTable(text, name, stop, progress);
    if (!table) return {};
    LearnableColumns columns = learnableColumns(*table);
    const std::string target = table->columns[static_cast<std::size_t>(columns.choice.target)].name;
    NetworkLabConfig config = present;
    chooseTable(config, std::make_shared<const OwnTable>(std::move(*table)), std::move(columns.choice));
    config.data.isStandardised = true;
    if (stop.stop_requested()) return {};
    auto made = std::make_shared<const NetworkData>(networkData(config.data));
    DataReport report{.count = made->all.size(), .missingLines = made->missingLines};
    report.refusal = std::move(columns.refusal);
    report.target = target;
    for (const int input : made->constantInputs)
      report.constantInputs.push_back(made->all.inputNames[static_cast<std::size_t>(input)]);
    return [source = std::move(config.data), made = std::move(made), report = std::move(report)](Lab& lab) {
      dynamic_cast<NetworkLab&>(lab).useTable(source, made);
      return report;
    };
  };
}

/// The shares may have been set otherwise while the table was read.
void NetworkLab::useTable(const NetworkDataConfig& source, std::shared_ptr<const NetworkData> made) {
  NetworkLabConfig config = config_;
  chooseTable(config, source.table, source.columns);
  config.data.isStandardised = source.isStandardised;
  const NetworkDataConfig& data = config.data;
  const bool isAsMade = data.trainShare == source.trainShare && data.validationShare == source.validationShare &&
                        data.splitSeed == source.splitSeed;
  configure(std::move(config), isAsMade ? std::move(made) : nullptr);
}

void NetworkLab::rememberTable(const OwnTablePtr& table) {
  constexpr std::size_t mostRemembered = 3;
  if (!table || (!tables_.empty() && tables_.back() == table)) return;
  std::erase(tables_, table);
  tables_.push_back(table);
  if (tables_.size() > mostRemembered) tables_.erase(tables_.begin());
}

void NetworkLab::addExample(const Point2& place, int classIndex) {
  Examples examples = data_->all;
  if (!examples.isClassified() || examples.inputCount() != 2 || classIndex >= examples.classCount()) return;
  if (examples.size() >= mostPaintedExamples) return;
  examples.inputs.conservativeResize(Eigen::NoChange, examples.inputs.cols() + 1);
  examples.inputs.rightCols(1) = place;
  examples.classes.push_back(classIndex);
  paint(std::move(examples));
}

void NetworkLab::removeExample(const Point2& place, double reach) {
  const Examples& all = data_->all;
  if (all.inputCount() != 2 || all.size() < 2 || all.size() > mostPaintedExamples) return;
  const Vector span = data_->high - data_->low;
  Index nearest = 0;
  const double distance =
      ((all.inputs.colwise() - place).array().colwise() / span.array()).matrix().colwise().norm().minCoeff(&nearest);
  if (distance > reach) return;
  std::vector<int> kept;
  for (int i = 0; i < static_cast<int>(all.size()); ++i)
    if (i != nearest) kept.push_back(i);
  paint(selected(all, kept));
}

/// The same data but for an example: the map and the weights stay.
void NetworkLab::paint(Examples examples) {
  NetworkLabConfig config = config_;
  config.data.own = std::make_shared<const Examples>(std::move(examples));
  config.data.table = nullptr;
  config.data.columns = {};
  config.data.features.clear();
  configure(std::move(config));
}

void NetworkLab::toggleSeries(int index) {
  constexpr std::array<const char*, 3> parts = {"train", "validation", "test"};
  if (index < 0 || index >= static_cast<int>(parts.size())) return;
  NetworkLabConfig config = config_;
  std::set<std::string>& hidden = config.look.view("curves").hidden;
  const std::string part = parts[static_cast<std::size_t>(index)];
  if (hidden.erase(part) == 0) hidden.insert(part);
  configure(std::move(config));
}

std::string NetworkLab::table() const {
  std::string text = "step,train_loss,validation_loss,test_loss,train_accuracy,validation_accuracy,test_accuracy\n";
  const Measurements& known = training_->measurements();
  for (std::size_t i = 0; i < known.size(); ++i) {
    text += std::to_string(static_cast<long>(known.steps[i]));
    for (const std::vector<double>* column : {&known.trainLoss, &known.validationLoss, &known.testLoss,
                                              &known.trainAccuracy, &known.validationAccuracy, &known.testAccuracy})
      text += std::isnan((*column)[i]) ? "," : "," + formatExact((*column)[i]);
    text += '\n';
  }
  return text;
}

}  // namespace descenso
