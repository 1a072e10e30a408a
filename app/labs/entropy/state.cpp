#include "app/labs/entropy/state.h"

#include <stdexcept>
#include <utility>

#include "app/labs/entropy/config_json.h"
#include "app/labs/playback_json.h"
#include "app/labs/read_json.h"
#include "app/text/numbers.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

constexpr int tableSamples = 200;  // of the losses, over what the axis means

/// Of the transport.
long lastEntropyStep(const EntropyConfig& config) {
  if (config.stage == EntropyStage::codes) return std::ssize(config.codes.p) - 1;
  return config.stage == EntropyStage::softmax ? lastSoftmaxStep(config.softmax.source) : lossSteps;
}

std::string codesTable(const CodesResult& codes, Outcomes outcomes) {
  std::string text = "outcome,p,q,surprise_p,surprise_q";
  for (const CodeResult& code : codes.codes) text += "," + std::string(code.name);
  text += '\n';
  for (std::size_t i = 0; i < codes.surpriseP.size(); ++i) {
    const auto place = static_cast<Index>(i);
    text += outcomeNames(outcomes)[i];
    for (const double value : {codes.p[place], codes.q[place], codes.surpriseP[i], codes.surpriseQ[i]})
      text += "," + formatExact(value);
    for (const CodeResult& code : codes.codes) text += "," + code.words[i];
    text += '\n';
  }
  return text;
}

std::string softmaxTable(const SoftmaxResult& result) {
  std::string text = "class,score,probability,label,slope\n";
  for (Index k = 0; k < result.scores.size(); ++k) {
    text += std::to_string(k + 1);
    for (const double value : {result.scores[k], result.steps.probabilities[k], result.label[k], result.slopes[k]})
      text += "," + formatExact(value);
    text += '\n';
  }
  return text;
}

std::string lossesTable(const LossesConfig& config) {
  std::string text = std::string(lossAxisNames()[static_cast<std::size_t>(config.axis)]) +
                     ",loss,slope,squared_error,squared_error_slope\n";
  const LossRange range = lossRange(config);
  for (int i = 0; i <= tableSamples; ++i) {
    const double at = range.low + (range.high - range.low) * i / tableSamples;
    const LossSlope likelihood = likelihoodLossAt(config, at);
    const LossSlope squared = squaredLossAt(config, at);
    text += formatExact(at);
    for (const double value : {likelihood.loss, likelihood.slope, squared.loss, squared.slope})
      text += "," + formatExact(value);
    text += '\n';
  }
  return text;
}

}  // namespace

EntropyLab::EntropyLab() { playback_.setLast(lastEntropyStep(config_)); }

// Each stage has a time of its own, and finds it as it was left.
void EntropyLab::configure(EntropyConfig config) {
  if (config == config_) return;
  check(config);
  if (config.codes != config_.codes) codes_.reset();
  if (config.softmax != config_.softmax) softmax_.reset();
  if (config.losses != config_.losses) losses_.reset();
  const EntropyConfig before = std::exchange(config_, std::move(config));
  const bool isOtherWay = before.softmax.source != config_.softmax.source;
  steps_[static_cast<std::size_t>(before.stage)] = playback_.step();
  if (isOtherWay) steps_[static_cast<std::size_t>(EntropyStage::softmax)] = 0;
  playback_.setLast(lastEntropyStep(config_));
  if (before.stage != config_.stage || isOtherWay) playback_.seek(steps_[static_cast<std::size_t>(config_.stage)]);
}

json EntropyLab::save() const { return withPlayback(toJson(config_), playback_); }

void EntropyLab::load(const json& state) {
  EntropyConfig config = readEntropyConfig(withoutPlayback(state));
  const PlaybackState playback = readPlayback(state, lastEntropyStep(config));
  try {
    configure(std::move(config));
  } catch (const std::invalid_argument& error) {
    throw SceneError("", messageOf(error));
  }
  restore(playback, playback_);
}

void EntropyLab::useData(DataSet) {
  throw InvalidArgument("this lab has no examples; its distributions, scores and losses are set in the panel"_message);
}

std::vector<std::string_view> EntropyLab::series() const {
  if (config_.stage == EntropyStage::codes) return {"p", "q"};
  if (config_.stage == EntropyStage::losses) return {"likelihood", "squared", "printed"};
  return {};
}

void EntropyLab::toggleSeries(int index) {
  const std::vector<std::string_view> names = series();
  if (index < 0 || index >= std::ssize(names)) return;
  EntropyConfig config = config_;
  const std::string name(names[static_cast<std::size_t>(index)]);
  std::set<std::string>& hidden = config.look.view(picture()).hidden;
  if (hidden.erase(name) == 0) hidden.insert(name);
  configure(std::move(config));
}

std::string EntropyLab::table() const {
  if (config_.stage == EntropyStage::codes) return codesTable(codes(), config_.codes.outcomes);
  return config_.stage == EntropyStage::softmax ? softmaxTable(softmax()) : lossesTable(config_.losses);
}

const CodesResult& EntropyLab::codes() const {
  if (!codes_) codes_ = codesResult(config_.codes);
  return *codes_;
}

const SoftmaxResult& EntropyLab::softmax() const {
  if (!softmax_) softmax_ = softmaxResult(config_.softmax);
  return *softmax_;
}

const LossesResult& EntropyLab::losses() const {
  if (!losses_) losses_ = lossesResult(config_.losses);
  return *losses_;
}

}  // namespace descenso
