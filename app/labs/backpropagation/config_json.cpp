#include "app/labs/backpropagation/config_json.h"

#include <algorithm>

#include "app/labs/formula_text.h"
#include "app/labs/read_json.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

InputSetting& inputCalled(std::vector<InputSetting>& inputs, const std::string& name, const std::string& pointer) {
  const std::string shown = shownName(name);
  const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const auto& input) { return input.name == shown; });
  if (found != inputs.end()) return *found;
  std::string known;
  for (const InputSetting& input : inputs) known.append(known.empty() ? "" : ", ").append(input.name);
  throw known.empty() ? SceneError(pointer, "the formula has no input of this name; its inputs are none"_message)
                      : SceneError(pointer, {"the formula has no input of this name; its inputs are {names}"_message,
                                             {{"names", known}}});
}

void readInputs(const json& value, const std::string& pointer, std::vector<InputSetting>& inputs) {
  if (!value.is_object())
    throw SceneError(pointer, "must be an object of names and numbers such as {\"x\": 2}"_message);
  for (const auto& [name, number] : value.items()) {
    const std::string place = childPointer(pointer, name);
    inputCalled(inputs, name, place).value = readNumber(number, place, -mostInputValue, mostInputValue);
  }
}

/// Names of what an update leaves as it is.
void readFixed(const json& value, const std::string& pointer, std::vector<InputSetting>& inputs) {
  readArray(value, pointer);
  for (InputSetting& input : inputs) input.isLearned = true;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string place = childPointer(pointer, std::to_string(i));
    inputCalled(inputs, readText(value[i], place), place).isLearned = false;
  }
}

void readTyped(const std::string& text, const std::string& pointer, BackpropagationConfig& config) {
  try {
    if (text != config.formula) chooseFormula(config, text);
  } catch (const FormulaError& error) {
    throw SceneError(pointer, atColumn(error));
  }
}

std::vector<std::string_view> graphNames() {
  std::vector<std::string_view> names;
  for (const NamedGraph& graph : graphCatalog()) names.push_back(graph.name);
  return names;
}

}  // namespace

json toJson(const BackpropagationConfig& config) {
  json inputs = json::object();
  json fixed = json::array();
  for (const InputSetting& input : config.inputs) {
    inputs[input.name] = input.value;
    if (!input.isLearned) fixed.push_back(input.name);
  }
  return {{"formula", config.formula},
          {"inputs", inputs},
          {"fixed", fixed},
          {"output", config.output},
          {"alpha", config.alpha},
          {"updates", config.updates},
          {"printed", config.isPrinted},
          {"selected", config.selected},
          {"look", toJson(config.look)}};
}

BackpropagationConfig readBackpropagationConfig(const json& value) {
  const JsonObject object(
      value, "", {"graph", "formula", "inputs", "fixed", "output", "alpha", "updates", "printed", "selected", "look"});
  BackpropagationConfig config;
  if (const json* graph = object.find("graph")) {
    const std::vector<std::string_view> names = graphNames();
    chooseGraph(config, graphCatalog()[readName(*graph, object.pointer("graph"), names)]);
  }
  if (const json* formula = object.find("formula"))
    readTyped(readText(*formula, object.pointer("formula")), object.pointer("formula"), config);
  if (const json* inputs = object.find("inputs")) readInputs(*inputs, object.pointer("inputs"), config.inputs);
  if (const json* fixed = object.find("fixed")) readFixed(*fixed, object.pointer("fixed"), config.inputs);
  const ComputationGraph graph = readGraph(config.formula);
  object.text("output", config.output);
  if (!config.output.empty()) {
    if (!graph.find(config.output))
      throw SceneError(object.pointer("output"), "no part of the formula has this name"_message);
    config.output = shownName(config.output);
  }
  const Hyperparameter& alpha = backpropagationSlider("alpha");
  object.number("alpha", config.alpha, alpha.minimum, alpha.maximum);
  object.whole("updates", config.updates, 1, mostGraphUpdates);
  object.flag("printed", config.isPrinted);
  if (const json* selected = object.find("selected")) {
    const auto last = static_cast<long>(graph.nodes().size()) - 1;
    config.selected = static_cast<int>(readWhole(*selected, object.pointer("selected"), -1, last));
  }
  if (const json* look = object.find("look")) readLabLook(*look, object.pointer("look"), config.look);
  return config;
}

}  // namespace descenso
