#include "app/labs/activation/state.h"

#include <algorithm>
#include <utility>

#include "app/labs/activation/config_json.h"
#include "app/labs/playback_json.h"
#include "app/text/numbers.h"
#include "engine/math/message.h"
#include "engine/networks/linear_layers.h"
#include "engine/networks/softmax.h"

namespace descenso {
namespace {

using nlohmann::json;

constexpr int tableRows = 241;  // of the gallery's table: z from −6 to 6

std::string tableRow(const std::vector<double>& cells) {
  std::string row;
  for (const double cell : cells) row += (row.empty() ? "" : ",") + formatExact(cell);
  return row + '\n';
}

std::string galleryTable(const ActivationLab& lab) {
  const std::vector<ActivationKind> kinds = lab.shownKinds();
  std::string text = "z";
  for (const ActivationKind kind : kinds) {
    const std::string name(activation(kind).name);
    text += "," + name + "," + name + " slope";
  }
  text += '\n';
  for (int i = 0; i < tableRows; ++i) {
    const double z = -6 + 12.0 * i / (tableRows - 1);
    std::vector<double> cells = {z};
    for (const ActivationKind kind : kinds) {
      cells.push_back(lab.value(kind, z));
      cells.push_back(lab.slope(kind, z));
    }
    text += tableRow(cells);
  }
  return text;
}

std::string studyTable(const NeuronStudyConfig& config) {
  const NeuronStudy study(config);
  std::string text = "step";
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string name(activation(study.told(i)).name);
    text += "," + name + " loss";
    for (Index k = 0; k < study.neuron(i).dimension(); ++k) text += "," + name + " phi" + std::to_string(k);
  }
  text += '\n';
  for (Index step = 0; step <= config.steps; ++step) {
    std::vector<double> cells = {static_cast<double>(step)};
    for (std::size_t i = 0; i < 2; ++i) {
      const StepRecord record = study.at(i, step);
      cells.push_back(record.loss);
      cells.insert(cells.end(), record.phi.begin(), record.phi.end());
    }
    text += tableRow(cells);
  }
  return text;
}

std::string layersTable(const ActivationLab& lab) {
  const std::size_t units = lab.config().layers.units.size();
  std::string text = "x";
  for (std::size_t i = 0; i < units; ++i) text += units == 1 ? ",y1" : ",y1_" + std::to_string(i + 1);
  text += ",y2\n";
  for (int x = -10; x <= 10; ++x) {
    std::vector<double> cells = {static_cast<double>(x)};
    for (std::size_t i = 0; i < units; ++i) cells.push_back(lab.firstLayer(x, i));
    cells.push_back(lab.secondLayer(x));
    text += tableRow(cells);
  }
  return text;
}

std::string chainTable(const Chain& chain) {
  std::string text = "layer,weight,z,a,slope,gradient\n";
  for (std::size_t l = 0; l < chain.sums.size(); ++l)
    text += tableRow({static_cast<double>(l + 1), chain.weights[l], chain.sums[l], chain.outputs[l], chain.slopes[l],
                      chain.gradients[l]});
  return text;
}

/// Whether the state shown has that plot.
bool isInReach(const ActivationConfig& config, std::string_view plot) {
  if (activationPicture(config) == plot) return true;
  for (const SidePage& page : activationPages(config))
    for (const SidePage::Part& part : page.parts)
      if (part.plot == plot) return true;
  return false;
}

}  // namespace

ActivationLab::ActivationLab() { playback_.setLast(lastStepOf(config_)); }

void ActivationLab::configure(ActivationConfig config) {
  if (config == config_) return;
  check(config);
  if (config.study != config_.study) study_.reset();
  if (config.chain != config_.chain || config.parameters != config_.parameters) {
    chain_.reset();
    chainLayers_ = -1;
    growth_.reset();
  }
  const ActivationStage before = config_.stage;
  if (!isInReach(config, config.look.focus)) config.look.focus = activationPicture(config);
  config_ = std::move(config);
  retime(before);
  if (config_.gallery.isTimed) costs_.start(config_.parameters);
}

// Learning and chain have a time of their own, and find it as it was left.
void ActivationLab::retime(ActivationStage before) {
  const bool isOther = before != config_.stage;
  if (isOther && before == ActivationStage::learning) studyStep_ = playback_.step();
  if (isOther && before == ActivationStage::chain) layers_ = playback_.step();
  playback_.setLast(lastStepOf(config_));
  if (!isOther) return;
  if (config_.stage == ActivationStage::learning) playback_.seek(studyStep_);
  if (config_.stage == ActivationStage::chain) playback_.seek(layers_);
}

json ActivationLab::save() const { return withPlayback(toJson(config_), playback_); }

void ActivationLab::load(const json& state) {
  ActivationConfig config = readActivationConfig(withoutPlayback(state));
  const PlaybackState playback =
      readPlayback(state, lastStepOf(config), {.step = config.stage == ActivationStage::chain ? layers_ : 0});
  configure(std::move(config));
  restore(playback, playback_);
}

bool ActivationLab::advance(double seconds) {
  const bool isMeasured = costs_.collect();
  return playback_.advance(seconds) || isMeasured;
}

void ActivationLab::useData(DataSet) {
  throw InvalidArgument("the activation lab learns from no examples; open them in the network lab"_message);
}

void ActivationLab::toggleSeries(int index) {
  if (config_.stage != ActivationStage::gallery) return;
  if (index < 0 || index >= static_cast<int>(config_.gallery.shown.size())) return;
  ActivationConfig config = config_;
  config.gallery.shown[static_cast<std::size_t>(index)].flip();
  configure(std::move(config));
}

std::string ActivationLab::table() const {
  switch (config_.stage) {
    case ActivationStage::learning:
      return studyTable(config_.study);
    case ActivationStage::layers:
      return layersTable(*this);
    case ActivationStage::chain:
      return playback_.step() == 0 ? "layer,weight,z,a,slope,gradient\n" : chainTable(descenso::chain(chainConfig()));
    case ActivationStage::softmax: {
      const std::vector<double>& scores = config_.softmax.scores;
      const Vector p = softmax(VectorView(scores.data(), std::ssize(scores)), config_.softmax.temperature);
      std::string text = "score,probability\n";
      for (std::size_t i = 0; i < scores.size(); ++i) text += tableRow({scores[i], p[static_cast<Index>(i)]});
      return text;
    }
    case ActivationStage::gallery:
    case ActivationStage::neuron:
      break;
  }
  return galleryTable(*this);
}

double ActivationLab::value(ActivationKind kind, double z) const {
  if (kind == ActivationKind::maxout) return config_.gallery.maxout.value(z);
  return activation(kind).value(z, config_.parameter(kind));
}

double ActivationLab::slope(ActivationKind kind, double z) const {
  if (kind == ActivationKind::maxout) return config_.gallery.maxout.slope(z);
  return activation(kind).slope(z, config_.parameter(kind));
}

std::vector<double> ActivationLab::kinks(ActivationKind kind) const {
  if (kind != ActivationKind::maxout) return activation(kind).kinks;
  const std::optional<double> kink = config_.gallery.maxout.kink();
  return kink ? std::vector<double>{*kink} : std::vector<double>();
}

OutputRange ActivationLab::range(ActivationKind kind) const {
  if (kind == ActivationKind::maxout) return config_.gallery.maxout.range();
  return outputRange(activation(kind), config_.parameter(kind));
}

const PrintedActivation* ActivationLab::printed(ActivationKind kind) const {
  const PrintedActivation* found = findPrinted(kind);
  if (found == nullptr || found->value == nullptr) return nullptr;
  for (const double z : {-3.0, -1.0, 1.0, 3.0})
    if (found->value(z, config_.parameter(kind)) != value(kind, z)) return found;
  return nullptr;
}

std::vector<ActivationKind> ActivationLab::shownKinds() const {
  std::vector<ActivationKind> kinds;
  for (const Activation& each : activationCatalog())
    if (config_.gallery.shown[static_cast<std::size_t>(each.kind)]) kinds.push_back(each.kind);
  return kinds;
}

double ActivationLab::neuronSum(double x1, double x2) const {
  const PlaneNeuron& neuron = config_.neuron;
  return neuron.alpha * x1 + neuron.beta * x2 + neuron.shift;
}

double ActivationLab::firstLayer(double x, std::size_t unit) const {
  const HiddenUnit& each = config_.layers.units[unit];
  return each.w1 * x + each.b1;
}

double ActivationLab::secondLayer(double x) const {
  const Activation& f = activation(config_.layers.between);
  double sum = 0;
  for (std::size_t i = 0; i < config_.layers.units.size(); ++i)
    sum += config_.layers.units[i].w2 * f.value(firstLayer(x, i), config_.parameter(f.kind));
  return sum + config_.layers.b2;
}

Point2 ActivationLab::oneLayer() const {
  const TwoLayers& layers = config_.layers;
  const Index count = std::ssize(layers.units);
  LinearLayer first{Matrix(count, 1), Vector(count)};
  LinearLayer second{Matrix(1, count), Vector::Constant(1, layers.b2)};
  for (Index i = 0; i < count; ++i) {
    const HiddenUnit& unit = layers.units[static_cast<std::size_t>(i)];
    first.weights(i, 0) = unit.w1;
    first.bias[i] = unit.b1;
    second.weights(0, i) = unit.w2;
  }
  const LinearLayer one = stacked(first, second);
  return {one.weights(0, 0), one.bias[0]};
}

double ActivationLab::secondSlope(double x) const {
  const Activation& f = activation(config_.layers.between);
  double sum = 0;
  for (std::size_t i = 0; i < config_.layers.units.size(); ++i) {
    const HiddenUnit& unit = config_.layers.units[i];
    sum += unit.w2 * f.slope(firstLayer(x, i), config_.parameter(f.kind)) * unit.w1;
  }
  return sum;
}

const NeuronStudy& ActivationLab::study() {
  if (!study_) study_.emplace(config_.study);
  return *study_;
}

ChainConfig ActivationLab::chainConfig() const {
  ChainConfig config = config_.chain;
  config.parameter = config_.parameter(config.activation);
  config.layers = config_.stage == ActivationStage::chain ? playback_.step() : layers_;
  return config;
}

const std::optional<Chain>& ActivationLab::chain() {
  const ChainConfig config = chainConfig();
  if (std::exchange(chainLayers_, config.layers) == config.layers) return chain_;
  if (config.layers > 0)
    chain_ = descenso::chain(config);
  else
    chain_.reset();
  return chain_;
}

const ChainGrowth& ActivationLab::growth() {
  if (!growth_) growth_ = chainGrowth(chainConfig());
  return *growth_;
}

}  // namespace descenso
