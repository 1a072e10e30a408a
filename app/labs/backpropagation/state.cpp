#include "app/labs/backpropagation/state.h"

#include <cmath>
#include <utility>

#include "app/labs/backpropagation/config_json.h"
#include "app/labs/backpropagation/state_text.h"
#include "app/labs/playback_json.h"
#include "app/text/numbers.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

std::string csvField(std::string_view text) {
  std::string field = "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + "\"";
}

}  // namespace

BackpropagationLab::BackpropagationLab() : graph_(readGraph(config_.formula)), layout_(layOut(graph_)) { compute(); }

void BackpropagationLab::configure(BackpropagationConfig config) {
  if (config == config_) return;
  const bool isOtherGraph = config.formula != config_.formula;
  ComputationGraph graph = isOtherGraph ? readGraph(config.formula) : graph_;
  descenso::check(config, graph);
  BackpropagationConfig past = std::exchange(config_, std::move(config));
  if (isOtherGraph) {
    graph_ = std::move(graph);
    layout_ = layOut(graph_);
  }
  past.look = config_.look;
  past.selected = config_.selected;
  past.isPrinted = config_.isPrinted;
  if (past == config_) return;
  const bool isOtherWalk = isOtherGraph || past.output != config_.output;
  compute();
  if (isOtherWalk) playback_.restart();
}

void BackpropagationLab::compute() {
  output_ = config_.output.empty() ? graph_.output() : *graph_.find(config_.output);
  walk_ = GraphWalk(graph_, output_);
  paths_ = countPaths(graph_, output_);
  std::vector<double> start;
  std::vector<bool> learned;
  for (const InputSetting& input : config_.inputs) {
    start.push_back(input.value);
    learned.push_back(input.isLearned);
  }
  descend(graph_, start, learned, output_, config_.alpha, config_.updates, descent_, scratch_);
  printedCost_ = costAsPrinted();
  computedCycle_ = -1;
  // Where the numbers end, so does the walk: before the update that would leave them.
  const long updates = std::ssize(descent_.costs) - 1;
  playback_.setLast(descent_.isCutShort ? (updates + 1) * walk_.length() - 1 : updates * walk_.length());
}

// One update with the slide's gradient, and with the right one where the slide has none.
std::optional<double> BackpropagationLab::costAsPrinted() const {
  const NamedGraph* named = namedGraph(config_);
  if (named == nullptr || named->printed.empty() || descent_.inputs.size() < 2) return std::nullopt;
  GraphValues values;
  computeGraph(graph_, descent_.inputs[0], output_, values);
  std::vector<double> inputs = descent_.inputs[1];
  for (const PrintedGradient& printed : named->printed) {
    const int node = *graph_.find(printed.input);
    const auto input = static_cast<std::size_t>(graph_.node(node).input);
    if (!isLearned(node)) continue;
    inputs[input] = printed.factor.empty() ? printed.updated
                                           : descent_.inputs[0][input] -
                                                 config_.alpha * printedGradient(printed, graph_, values);
  }
  computeGraph(graph_, inputs, output_, values);
  return values.value(output_);
}

const PrintedGradient* BackpropagationLab::printed(int node) const {
  const NamedGraph* named = namedGraph(config_);
  if (named == nullptr || !config_.isPrinted) return nullptr;
  for (const PrintedGradient& printed : named->printed)
    if (graph_.find(printed.input) == node) return &printed;
  return nullptr;
}

const GraphValues& BackpropagationLab::values() {
  if (std::exchange(computedCycle_, cycle()) != cycle()) computeGraph(graph_, inputs(), output_, values_);
  return values_;
}

const std::vector<double>& BackpropagationLab::inputsAfter() const {
  const auto next = static_cast<std::size_t>(cycle()) + (event().phase == WalkPhase::update ? 1 : 0);
  return descent_.inputs[next];
}

bool BackpropagationLab::isLearned(int node) const {
  const int input = graph_.node(node).input;
  return input >= 0 && config_.inputs[static_cast<std::size_t>(input)].isLearned;
}

int BackpropagationLab::nodeInView() const {
  if (config_.selected >= 0) return config_.selected;
  const WalkEvent event = this->event();
  if (event.phase == WalkPhase::backward && event.edge >= 0) return graph_.edge(event.edge).from;
  return event.node >= 0 ? event.node : output_;
}

NodeCheck BackpropagationLab::check(int node) { return checkNode(graph_, inputs(), values(), node); }

json BackpropagationLab::save() const { return withPlayback(toJson(config_), playback_); }

void BackpropagationLab::load(const json& state) {
  BackpropagationLab loaded;
  loaded.configure(readBackpropagationConfig(withoutPlayback(state)));
  const PlaybackState playback = readPlayback(state, loaded.playback_.last());
  restore(playback, loaded.playback_);
  *this = std::move(loaded);
}

void BackpropagationLab::useData(DataSet) {
  throw InvalidArgument("a computational graph learns from no examples; open data in another lab"_message);
}

void BackpropagationLab::toggleSeries(int index) {
  if (index < 0 || index >= std::ssize(config_.inputs)) return;
  BackpropagationConfig config = config_;
  config.inputs[static_cast<std::size_t>(index)].isLearned ^= true;
  configure(std::move(config));
}

std::string BackpropagationLab::table() const {
  GraphValues values;
  computeGraph(graph_, inputs(), output_, values);
  std::string text = "node,name,formula,value,gradient,difference\n";
  for (std::size_t i = 0; i < graph_.nodes().size(); ++i) {
    const auto node = static_cast<int>(i);
    const bool hasGradient = !graph_.nodes()[i].isConstant;
    text += std::to_string(i) + "," + csvField(graph_.nodes()[i].name) + "," + csvField(graph_.sourceOf(node)) + "," +
            formatExact(values.value(node)) + ",";
    if (hasGradient) {
      const NodeCheck check = checkNode(graph_, inputs(), values, node);
      text += formatExact(check.gradient) + "," + formatExact(check.difference);
    } else {
      text += ",";
    }
    text += '\n';
  }
  return text;
}

}  // namespace descenso
