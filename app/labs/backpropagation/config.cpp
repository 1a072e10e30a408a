#include "app/labs/backpropagation/config.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr std::array<std::string_view, 10> plotNames = {"graph", "step",       "code",   "gradients",  "cost",
                                                        "paths", "dictionary", "layers", "derivation", "slope"};
// Numbers that inputs of a typed formula begin with: whole, small, of both signs, and 1 first.
constexpr std::array<double, 6> firstNumbers = {1, 2, -1, 3, 0.5, -2};
constexpr std::string_view slopeGraph = "sigmoid-slope";

void refuseWrong(bool isRight, const Message& message) {
  if (!isRight) throw InvalidArgument(message);
}

}  // namespace

BackpropagationConfig::BackpropagationConfig() : look(plotNames) {
  chooseGraph(*this, graphCatalog().front());
  look.side = "step";
}

void chooseGraph(BackpropagationConfig& config, const NamedGraph& graph) {
  config.formula = graph.text;
  config.inputs.clear();
  const ComputationGraph read = readGraph(graph.text);
  for (const int node : read.inputs()) {
    const std::string& name = read.node(node).name;
    const auto given = std::find_if(graph.inputs.begin(), graph.inputs.end(),
                                    [&](const GraphInput& input) { return shownName(input.name) == name; });
    config.inputs.push_back({name, given->value, given->isLearned});
  }
  config.output = graph.output;
  config.alpha = graph.alpha;
  config.updates = graph.updates;
  config.isPrinted = false;
  config.selected = -1;
  PlotView& view = config.look.view("graph");
  view.x.fit = view.y.fit = true;
}

void chooseFormula(BackpropagationConfig& config, std::string_view text) {
  const ComputationGraph graph = readGraph(text);
  std::vector<InputSetting> inputs;
  for (const int node : graph.inputs()) {
    const std::string& name = graph.node(node).name;
    const auto before = std::find_if(config.inputs.begin(), config.inputs.end(),
                                     [&](const InputSetting& input) { return input.name == name; });
    const double number = firstNumbers[inputs.size() % firstNumbers.size()];
    inputs.push_back(before == config.inputs.end() ? InputSetting{name, number, true} : *before);
  }
  config.formula = text;
  config.inputs = std::move(inputs);
  config.output.clear();
  config.selected = -1;
  PlotView& view = config.look.view("graph");
  view.x.fit = view.y.fit = true;
}

const NamedGraph* namedGraph(const BackpropagationConfig& config) {
  const auto& graphs = graphCatalog();
  const auto found =
      std::find_if(graphs.begin(), graphs.end(), [&](const NamedGraph& graph) { return graph.text == config.formula; });
  return found == graphs.end() ? nullptr : &*found;
}

const Hyperparameter& backpropagationSlider(std::string_view name) {
  static const std::vector<Hyperparameter> sliders = {
      {.name = "alpha", .symbol = "α", .minimum = 1e-4, .maximum = 10, .fallback = 0.1, .scale = Scale::logarithmic},
      {.name = "updates",
       .symbol = "n",
       .minimum = 1,
       .maximum = static_cast<double>(mostGraphUpdates),
       .fallback = 1,
       .isWhole = true},
      {.name = "input", .symbol = "x", .minimum = -10, .maximum = 10, .fallback = 1},
  };
  const auto found = std::find_if(sliders.begin(), sliders.end(), [&](const auto& each) { return each.name == name; });
  if (found == sliders.end()) throw InvalidArgument("unknown slider \"{name}\""_message, {{"name", name}});
  return *found;
}

std::span<const std::string_view> backpropagationPlotNames() { return plotNames; }

const std::vector<SidePage>& backpropagationPages(const BackpropagationConfig& config) {
  static const std::vector<SidePage> usual = {
      {"step", {{"step", 0.56f}, {"code", 0.44f}}},
      {"gradients", {{"gradients", 0.56f}, {"cost", 0.44f}}},
      {"paths", {{"paths", 1}}},
      {"words", {{"dictionary", 0.48f}, {"layers", 0.52f}}},
  };
  static const std::vector<SidePage> withSlope = [] {
    std::vector<SidePage> pages = usual;
    pages.push_back({"slope", {{"derivation", 0.46f}, {"slope", 0.54f}}});
    return pages;
  }();
  const NamedGraph* named = namedGraph(config);
  return named != nullptr && named->name == slopeGraph ? withSlope : usual;
}

void check(const BackpropagationConfig& config, const ComputationGraph& graph) {
  const std::size_t count = graph.inputs().size();
  refuseWrong(config.inputs.size() == count,
              {"there must be {count} inputs, got {got}"_message, {{"count", count}, {"got", config.inputs.size()}}});
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& name = graph.node(graph.inputs()[i]).name;
    const InputSetting& input = config.inputs[i];
    refuseWrong(input.name == name, {"input {place} is called {name}, got {got}"_message,
                                     {{"place", i}, {"name", name}, {"got", input.name}}});
    refuseWrong(std::abs(input.value) <= mostInputValue,
                {"{name} must be a number in [-1e6, 1e6]"_message, {{"name", name}}});
  }
  refuseWrong(
      config.output.empty() || graph.find(config.output).has_value(),
      {"no part is called \"{name}\"; name one in the formula, as in {name} = x y"_message, {{"name", config.output}}});
  refuseWrong(config.selected >= -1 && config.selected < static_cast<int>(graph.nodes().size()),
              {"selected must be in [-1, {nodes}), got {got}"_message,
               {{"nodes", graph.nodes().size()}, {"got", config.selected}}});
  checkValue(backpropagationSlider("alpha"), config.alpha);
  checkValue(backpropagationSlider("updates"), static_cast<double>(config.updates));
  for (const std::string& name : {config.look.focus, config.look.side})
    refuseWrong(std::find(plotNames.begin(), plotNames.end(), name) != plotNames.end(),
                {"unknown plot \"{name}\""_message, {{"name", name}}});
}

}  // namespace descenso
